package org.linli.matching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The digest of a problem: of its parts in turn, each led by its length, numbers big-endian, texts in UTF-8. */
final class ProblemDigest {
    static final int BYTES = 32;

    private static final int ROOM = 8_192;

    private final MessageDigest sha;
    private final ByteBuffer some = ByteBuffer.allocate(ROOM);

    private ProblemDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", missing);
        }
    }

    static String of(MatchingProblem problem) {
        ProblemDigest digest = new ProblemDigest();
        digest.put(problem.levels.size());
        problem.levels.forEach(digest::put);
        digest.put(problem.orders);
        digest.put(problem.suppliers);
        digest.put(problem.capacity);
        digest.put(problem.penalty);
        digest.put(problem.start);
        digest.put(problem.head);
        digest.put(problem.cost);
        digest.flush();
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    static String of(FundingProblem problem) {
        ProblemDigest digest = new ProblemDigest();
        digest.put("funding");
        digest.put(problem.levels.size());
        problem.levels.forEach(digest::put);
        digest.put(problem.orders);
        digest.put(problem.programmes);
        digest.put(problem.penalties);
        digest.put(problem.amounts);
        digest.put(problem.funding.budget());
        digest.put(problem.funding.start());
        digest.put(problem.funding.programme());
        digest.put(problem.funding.price());
        digest.flush();
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    private void put(Names names) {
        put(names.size());
        for (int i = 0; i < names.size(); i++) {
            put(names.get(i));
        }
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        flush();
        sha.update(bytes);
    }

    private void put(int[] numbers) {
        put(numbers.length);
        Arrays.stream(numbers).forEach(this::put);
    }

    private void put(long[] numbers) {
        put(numbers.length);
        Arrays.stream(numbers).forEach(this::put);
    }

    private void put(long number) {
        if (some.remaining() < Long.BYTES) {
            flush();
        }
        some.putLong(number);
    }

    private void flush() {
        sha.update(some.array(), 0, some.position());
        some.clear();
    }
}
