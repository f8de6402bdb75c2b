package org.linli.audit.merkle;

import java.util.Objects;

/**
 * The head of a tree: how many leaves it has and their root, such as "8 leaves under {@code 5dc9da79…}". A checkpoint is
 * a signed head; a proof is checked against heads that the checker trusts.
 *
 * <p>A head may come from anyone and be false, except that an empty tree has one root only.
 *
 * @param size the number of leaves, from 0 to {@link #MAX_SIZE} inclusive
 * @param root the Merkle Tree Hash of those leaves
 */
public record TreeHead(long size, MerkleHash root) {

    /** The largest size that a tree or a claim about one may have: 2^62. Beyond it shifts would overflow. */
    public static final long MAX_SIZE = 1L << 62;

    /** The head of the tree without leaves. */
    public static final TreeHead EMPTY = new TreeHead(0, MerkleHash.EMPTY_ROOT);

    /**
     * A head as it is claimed.
     *
     * @param size the number of leaves
     * @param root the Merkle Tree Hash of those leaves
     * @throws IllegalArgumentException if the size is negative or beyond {@link #MAX_SIZE}, or if it is 0 and the root
     *     is not {@link MerkleHash#EMPTY_ROOT}
     */
    public TreeHead {
        checkSize(size);
        Objects.requireNonNull(root, "root");
        if (size == 0 && !root.equals(MerkleHash.EMPTY_ROOT)) {
            throw new IllegalArgumentException(
                    "The root (" + root + ") of an empty tree must be " + MerkleHash.EMPTY_ROOT + ".");
        }
    }

    /** Compares this head with the root that a proof led to. */
    Verification verifyRoot(MerkleHash got) {
        return root.equals(got) ? new Verification.Valid() : new Verification.RootMismatch(size, root, got);
    }

    static long checkSize(long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("The size (" + size + ") of a tree must be between 0 and 2^62.");
        }
        return size;
    }
}
