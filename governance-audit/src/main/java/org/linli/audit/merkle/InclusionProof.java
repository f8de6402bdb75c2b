package org.linli.audit.merkle;

import java.util.List;

/**
 * A claim that a certain leaf stands at a certain index of a tree, such as "leaf 5, by these three hashes".
 *
 * <p>It says neither how large the tree is nor what its root is: both come from a {@link TreeHead} that the verifier
 * trusts. A proof that brought its own size could pass with another index than the one it was made for.
 *
 * @param index the number of the leaf, from 0, as claimed; judged by {@link #verify}
 * @param path the hashes of the siblings from the leaf's upwards; immutable
 */
public record InclusionProof(long index, List<MerkleHash> path) {

    /**
     * A proof as it is claimed: nothing is checked before {@link #verify}.
     *
     * @param index the number of the leaf
     * @param path the hashes of the siblings upwards; copied
     */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The number of hashes that a proof for this place has, and no other number is accepted.
     *
     * @param index the number of the leaf; requires {@code 0 <= index < size}
     * @param size the size of the tree, at most {@link TreeHead#MAX_SIZE}
     * @return from 0 to 62
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static int pathLength(long index, long size) {
        TreeHead.checkSize(size);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("The index (" + index
                    + ") of a leaf must be at least 0 and below the size (" + size + ") of the tree.");
        }
        // Up to where the ways to this leaf and to the last one meet, every step has a sibling. Above, only the steps
        // that come from the right do.
        int apart = bitLength(index ^ (size - 1));
        return apart + Long.bitCount(index >>> apart);
    }

    static int bitLength(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /**
     * Checks the claim as RFC 9162, 2.1.3.2 says.
     *
     * @param leafHash the hash of the leaf, best computed from the entry by the caller
     * @param head the head that the caller trusts
     * @return {@link Verification.Valid}, or what is wrong
     */
    public Verification verify(MerkleHash leafHash, TreeHead head) {
        if (index < 0 || index >= head.size()) {
            return new Verification.IndexOutOfRange(index, head.size());
        }
        int length = pathLength(index, head.size());
        if (path.size() != length) {
            return new Verification.PathLengthMismatch(length, path.size());
        }
        TreeHasher hasher = TreeHasher.create();
        long fn = index;
        long sn = head.size() - 1;
        MerkleHash r = leafHash;
        // With the right number of hashes, sn does not reach 0 before the last one and reaches it then.
        for (MerkleHash p : path) {
            if ((fn & 1) == 1 || fn == sn) {
                r = hasher.nodeHash(p, r);
                int shift = Long.numberOfTrailingZeros(fn);
                fn >>>= shift;
                sn >>>= shift;
            } else {
                r = hasher.nodeHash(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return head.verifyRoot(r);
    }
}
