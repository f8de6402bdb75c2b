package org.linli.audit.merkle;

import java.util.Iterator;
import java.util.List;

/**
 * A claim that one tree continues another: the leaves of the older tree are the first leaves of the newer one,
 * unchanged and in the same order.
 *
 * <p>It names neither tree: both come as {@link TreeHead}s, the older from what the verifier kept, the newer from a
 * checkpoint that it is asked to accept.
 *
 * @param path the hashes in the order of RFC 9162, from the bottom upwards; immutable
 */
public record ConsistencyProof(List<MerkleHash> path) {

    /**
     * A proof as it is claimed: nothing is checked before {@link #verify}.
     *
     * @param path the hashes in the order of RFC 9162; copied
     */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * The number of hashes that a proof between these sizes has, and no other number is accepted.
     *
     * @param olderSize the size of the older tree; requires {@code 1 <= olderSize <= newerSize}
     * @param newerSize the size of the newer tree, at most {@link TreeHead#MAX_SIZE}
     * @return from 0 (equal sizes) to 63
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static int pathLength(long olderSize, long newerSize) {
        TreeHead.checkSize(newerSize);
        if (olderSize < 1 || olderSize > newerSize) {
            throw new IllegalArgumentException(
                    "The older size (" + olderSize + ") must be between 1 and the newer size (" + newerSize + ").");
        }
        if (olderSize == newerSize) {
            return 0;
        }
        // The proof begins at the lowest complete subtree that ends where the older tree ends. If that is the whole
        // older tree, the verifier has its root and it is left out.
        int skipped = Long.numberOfTrailingZeros(olderSize);
        int begin = Long.bitCount(olderSize) == 1 ? 0 : 1;
        return begin + InclusionProof.pathLength(olderSize - 1, newerSize) - skipped;
    }

    /**
     * Checks the claim as RFC 9162, 2.1.4.2 says. Nothing can be learnt from an older size of 0, so that it is an error
     * here; who remembers nothing yet must say so itself.
     *
     * @param older the head that the caller has kept
     * @param newer the head that is to continue it
     * @return {@link Verification.Valid}, or what is wrong
     */
    public Verification verify(TreeHead older, TreeHead newer) {
        if (older.size() == 0 || older.size() > newer.size()) {
            return new Verification.SizesOutOfOrder(older.size(), newer.size());
        }
        int length = pathLength(older.size(), newer.size());
        if (path.size() != length) {
            return new Verification.PathLengthMismatch(length, path.size());
        }
        if (length == 0) {
            return older.verifyRoot(newer.root());
        }
        TreeHasher hasher = TreeHasher.create();
        int skipped = Long.numberOfTrailingZeros(older.size());
        long fn = (older.size() - 1) >>> skipped;
        long sn = (newer.size() - 1) >>> skipped;
        Iterator<MerkleHash> hashes = path.iterator();
        MerkleHash fr = Long.bitCount(older.size()) == 1 ? older.root() : hashes.next();
        MerkleHash sr = fr;
        // With the right number of hashes, sn does not reach 0 before the last one and reaches it then.
        while (hashes.hasNext()) {
            MerkleHash c = hashes.next();
            if ((fn & 1) == 1 || fn == sn) {
                fr = hasher.nodeHash(c, fr);
                sr = hasher.nodeHash(c, sr);
                int shift = Long.numberOfTrailingZeros(fn);
                fn >>>= shift;
                sn >>>= shift;
            } else {
                sr = hasher.nodeHash(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        Verification ofOlder = older.verifyRoot(fr);
        return ofOlder.isValid() ? newer.verifyRoot(sr) : ofOlder;
    }
}
