package org.linli.audit.merkle;

import java.util.Iterator;
import java.util.List;

/**
 * A range of leaves that every larger tree hashes as one piece or as the beginning of one, such as "[8, 13)": its start is a
 * multiple of the smallest power of two that is not below its width. Its root can be compared with the root of the whole
 * tree, so that a part may be checked, or signed, by itself.
 *
 * <p>Source: Merkle Tree Certificates (draft-ietf-plants-merkle-tree-certs), "Subtrees". A range without leaves is refused
 * here: it proves nothing, whatever root is claimed beside it.
 *
 * @param startInclusive the first leaf
 * @param endExclusive the leaf after the last
 */
public record Subtree(long startInclusive, long endExclusive) {

    /**
     * A range that is a subtree.
     *
     * @param startInclusive the first leaf
     * @param endExclusive the leaf after the last
     * @throws IllegalArgumentException unless {@link #isValid}
     */
    public Subtree {
        if (!isValid(startInclusive, endExclusive)) {
            throw new IllegalArgumentException("The range [" + startInclusive + ", " + endExclusive
                    + ") must hold a leaf and start at a multiple of the power of two that its width fits into.");
        }
    }

    /**
     * Whether a range is a subtree.
     *
     * @param startInclusive the first leaf
     * @param endExclusive the leaf after the last
     * @return true if it holds a leaf, ends at {@link TreeHead#MAX_SIZE} at most, and starts where a complete subtree of its width may
     */
    public static boolean isValid(long startInclusive, long endExclusive) {
        if (startInclusive < 0 || endExclusive <= startInclusive || endExclusive > TreeHead.MAX_SIZE) {
            return false;
        }
        long width = endExclusive - startInclusive;
        long ceiling = width == 1 ? 1 : Long.highestOneBit(width - 1) << 1;
        return (startInclusive & (ceiling - 1)) == 0;
    }

    /**
     * The number of leaves.
     *
     * @return 1 or more
     */
    public long width() {
        return endExclusive - startInclusive;
    }

    /**
     * Checks that a leaf stands in this subtree.
     *
     * @param proof the index of the leaf in the whole tree, with the hashes from the leaf up to the root of the subtree
     * @param leafHash the hash of the leaf
     * @param subtreeRoot the root of the subtree, which the caller trusts
     * @return {@link Verification.Valid}, or what is wrong
     */
    public Verification verifyInclusion(InclusionProof proof, MerkleHash leafHash, MerkleHash subtreeRoot) {
        long index = proof.index();
        if (index < startInclusive || index >= endExclusive) {
            return new Verification.IndexOutOfRange(index, endExclusive);
        }
        return new InclusionProof(index - startInclusive, proof.path())
                .verify(leafHash, new TreeHead(width(), subtreeRoot));
    }

    /**
     * Checks that this subtree is a part of a tree.
     *
     * @param path the hashes of the proof, from the bottom upwards
     * @param subtreeRoot the root of the subtree
     * @param head the head of the tree
     * @return {@link Verification.Valid}, or what is wrong
     */
    public Verification verifyConsistency(List<MerkleHash> path, MerkleHash subtreeRoot, TreeHead head) {
        if (endExclusive > head.size()) {
            return new Verification.SizesOutOfOrder(endExclusive, head.size());
        }
        long fn = startInclusive;
        long sn = endExclusive - 1;
        long tn = head.size() - 1;
        // Up to the highest complete subtree at the right edge of the range: below it the proof has nothing to add.
        while (fn != sn && (sn == tn || (sn & 1) == 1)) {
            fn >>>= 1;
            sn >>>= 1;
            tn >>>= 1;
        }
        boolean whole = fn == sn;
        int length = (whole ? 0 : 1) + InclusionProof.pathLength(sn, tn + 1);
        if (path.size() != length) {
            return new Verification.PathLengthMismatch(length, path.size());
        }
        TreeHasher hasher = TreeHasher.create();
        Iterator<MerkleHash> hashes = path.iterator();
        MerkleHash fr = whole ? subtreeRoot : hashes.next();
        MerkleHash sr = fr;
        while (hashes.hasNext()) {
            MerkleHash c = hashes.next();
            if ((sn & 1) == 1 || sn == tn) {
                if (fn < sn) {
                    fr = hasher.nodeHash(c, fr);
                }
                sr = hasher.nodeHash(c, sr);
                int shift = Long.numberOfTrailingZeros(sn);
                fn >>>= shift;
                sn >>>= shift;
                tn >>>= shift;
            } else {
                sr = hasher.nodeHash(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
            tn >>>= 1;
        }
        Verification ofSubtree = new TreeHead(width(), subtreeRoot).verifyRoot(fr);
        return ofSubtree.isValid() ? head.verifyRoot(sr) : ofSubtree;
    }
}
