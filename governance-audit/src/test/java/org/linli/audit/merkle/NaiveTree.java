package org.linli.audit.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The recursive definitions of RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1, word for word: slow, and sharing no code with what
 * they are compared with.
 */
final class NaiveTree {

    private NaiveTree() {}

    static List<byte[]> entries(long count) {
        return LongStream.range(0, count)
                .mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static byte[] root(List<byte[]> d) {
        if (d.isEmpty()) {
            return sha256();
        } else if (d.size() == 1) {
            return sha256(new byte[] {0}, d.get(0));
        }
        int k = split(d.size());
        return sha256(new byte[] {1}, root(d.subList(0, k)), root(d.subList(k, d.size())));
    }

    static List<MerkleHash> path(int m, List<byte[]> d) {
        List<MerkleHash> path = new ArrayList<>();
        if (d.size() > 1) {
            int k = split(d.size());
            if (m < k) {
                path.addAll(path(m, d.subList(0, k)));
                path.add(MerkleHash.of(root(d.subList(k, d.size()))));
            } else {
                path.addAll(path(m - k, d.subList(k, d.size())));
                path.add(MerkleHash.of(root(d.subList(0, k))));
            }
        }
        return path;
    }

    static List<MerkleHash> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<MerkleHash> subproof(int m, List<byte[]> d, boolean known) {
        List<MerkleHash> proof = new ArrayList<>();
        if (m == d.size()) {
            if (!known) {
                proof.add(MerkleHash.of(root(d)));
            }
            return proof;
        }
        int k = split(d.size());
        if (m <= k) {
            proof.addAll(subproof(m, d.subList(0, k), known));
            proof.add(MerkleHash.of(root(d.subList(k, d.size()))));
        } else {
            proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
            proof.add(MerkleHash.of(root(d.subList(0, k))));
        }
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
