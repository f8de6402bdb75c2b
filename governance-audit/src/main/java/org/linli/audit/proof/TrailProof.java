package org.linli.audit.proof;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.TrustPolicy;

/**
 * All that a log has about one subject up to some record, to be checked offline: the records in their order, each an
 * {@link OfflineProof} that carries it, all under one checkpoint.
 *
 * <pre>{@code
 * TrailProof trail = TrailProof.parse(Files.readAllBytes(file));
 * TrailVerdict verdict = trail.verify(TrustPolicy.of(VerifierKey.parse(printedKey)));
 * }</pre>
 *
 * <p>Each record has hashed into it the subject, its number in the subject's trail and the hash of the record before. So nobody can leave
 * one out of the middle, swap two or put one in, not even whoever has made the file.
 *
 * <p>As a file it is the proofs one after the other, nothing between: cut it in front of each line {@code c2sp.org/tlog-proof@v1} that
 * begins the file or follows a signature line, and any tool for such proofs checks the pieces. {@link #toString} and {@link #parse} are
 * inverses.
 */
public final class TrailProof {

    /** How long a trail may be as a file: 64 MiB. */
    public static final int MAX_BYTES = 1 << 26;

    /** How many records a trail may have: 65,536. */
    public static final int MAX_RECORDS = 1 << 16;

    private static final String FORMAT = "trail proof";
    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final String SIGNATURE = "\n\u2014 ";

    private final List<OfflineProof> records;
    private final Optional<OfflineProof> lifted;

    private TrailProof(List<OfflineProof> records, Optional<OfflineProof> lifted) {
        this.records = records;
        this.lifted = lifted;
    }

    /**
     * A trail made of the proofs of its records.
     *
     * @param records the proofs from the first record on, each with its record as the extra part; copied
     * @return the trail; nothing is checked here
     * @throws IllegalArgumentException if there is none, or more than {@link #MAX_RECORDS}
     */
    public static TrailProof of(List<OfflineProof> records) {
        List<OfflineProof> copy = List.copyOf(records);
        if (copy.isEmpty() || copy.size() > MAX_RECORDS) {
            throw new IllegalArgumentException(
                    "The number (" + copy.size() + ") of records of a trail must be 1 to " + MAX_RECORDS + ".");
        }
        return new TrailProof(copy, Optional.empty());
    }

    /**
     * The trail, its checkpoint proven in the logs above.
     *
     * @param first the proof of the first record, lifted as far as the trail is to be proven; it leads through the checkpoint of all of
     *     them
     * @return the trail; nothing is checked here
     */
    public TrailProof lifted(OfflineProof first) {
        return new TrailProof(records, Optional.of(first));
    }

    /**
     * Reads a trail.
     *
     * @param file the bytes of the file
     * @return the trail; neither hashes nor signatures are checked yet
     * @throws TlogFormatException if it is none
     */
    public static TrailProof parse(byte[] file) {
        Objects.requireNonNull(file, "file");
        if (file.length > MAX_BYTES) {
            throw new TlogFormatException(FORMAT, MAX_BYTES, "It must not be longer than " + MAX_BYTES + " bytes.");
        }
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(file.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new TlogFormatException(FORMAT, in.position(), "It must be valid UTF-8.");
        }
        String text = out.flip().toString();
        List<OfflineProof> records = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        while (from < text.length() || records.isEmpty()) {
            int end = nextProof(text, from);
            String piece = text.substring(from, end);
            if (records.size() == MAX_RECORDS) {
                throw new TlogFormatException(FORMAT, bytes, "There must be at most " + MAX_RECORDS + " records.");
            }
            try {
                records.add(OfflineProof.parse(piece));
            } catch (TlogFormatException e) {
                throw new TlogFormatException(
                        FORMAT,
                        bytes + e.position(),
                        "Record " + (records.size() + 1) + " must be an offline proof. " + e.getMessage());
            }
            bytes += piece.getBytes(StandardCharsets.UTF_8).length;
            from = end;
        }
        // What stands above another proof is about no record: it lifts the first one, and with it the checkpoint of
        // all.
        OfflineProof last = records.get(records.size() - 1);
        boolean isLifted = records.size() > 1 && isAbove(last, bytes);
        return isLifted
                ? new TrailProof(List.copyOf(records.subList(0, records.size() - 1)), Optional.of(last))
                : new TrailProof(List.copyOf(records), Optional.empty());
    }

    private static boolean isAbove(OfflineProof proof, int end) {
        try {
            return proof.lower().isPresent();
        } catch (TlogFormatException e) {
            throw new TlogFormatException(
                    FORMAT, end, "What lifts the trail must be an offline proof. " + e.getMessage());
        }
    }

    /** Where the next proof begins: at a header that follows a signature line; the length of the text if none does. */
    private static int nextProof(String text, int from) {
        for (int at = text.indexOf(HEADER, from + 1); at >= 0; at = text.indexOf(HEADER, at + 1)) {
            int lineBefore = at < 2 ? -1 : text.lastIndexOf('\n', at - 2);
            if (text.charAt(at - 1) == '\n' && lineBefore >= from && text.startsWith(SIGNATURE, lineBefore)) {
                return at;
            }
        }
        return text.length();
    }

    /**
     * The proofs of the records.
     *
     * @return from the first record on; immutable
     */
    public List<OfflineProof> records() {
        return records;
    }

    /**
     * The proof of the first record up to the topmost log, if the trail was lifted.
     *
     * @return the proof; empty if the trail is proven under the checkpoint of its own log
     */
    public Optional<OfflineProof> lifted() {
        return lifted;
    }

    /**
     * Checks that these are the first records of one subject, none left out, under a checkpoint that one trusts; of a trail that was
     * lifted, under one that the logs above lead up to. Costs the signatures of one checkpoint for each log, and the hashes.
     *
     * @param policy whom the checker trusts
     * @return {@link TrailVerdict.Proven}, or the first thing that is wrong
     */
    public TrailVerdict verify(TrustPolicy policy) {
        return new TrailCheck(policy).check(records, lifted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrailProof that && records.equals(that.records) && lifted.equals(that.lifted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(records, lifted);
    }

    /**
     * The trail as a file has it, the inverse of {@link #parse}.
     *
     * @return the proofs, one after the other; last, if it was lifted, the one up to the topmost log
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        records.forEach(text::append);
        lifted.ifPresent(text::append);
        return text.toString();
    }
}
