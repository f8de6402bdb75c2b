package org.linli.audit.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * The two hash functions of the tree, kept apart by a first byte so that a node can never pass for a leaf: a leaf is
 * {@code SHA-256(0x00 ‖ entry)}, a node {@code SHA-256(0x01 ‖ left ‖ right)} (RFC 9162, 2.1.1).
 *
 * <p>Holds a working buffer: for one thread at a time. Make one for each thread that hashes and keep it.
 */
public final class TreeHasher {

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final MessageDigest sha256;
    private final byte[] node = new byte[1 + 2 * MerkleHash.BYTES];

    private TreeHasher(MessageDigest sha256) {
        this.sha256 = sha256;
        node[0] = NODE_PREFIX;
    }

    /**
     * A new hasher.
     *
     * @return a hasher for one thread
     */
    public static TreeHasher create() {
        try {
            return new TreeHasher(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must offer SHA-256, and this one does not.", e);
        }
    }

    /**
     * The hash of a leaf.
     *
     * @param entry the entry, of any length
     * @return {@code SHA-256(0x00 ‖ entry)}
     */
    public MerkleHash leafHash(byte[] entry) {
        Objects.requireNonNull(entry, "entry");
        sha256.update(LEAF_PREFIX);
        return MerkleHash.of(sha256.digest(entry), 0);
    }

    /**
     * The hash of a leaf whose entry stands in a longer array, written without making an object.
     *
     * @param source the array that holds the entry
     * @param offset where the entry begins
     * @param length how many bytes it has, 0 or more
     * @param target where the 32 bytes go
     * @param targetOffset where in the target they begin
     * @throws IndexOutOfBoundsException if a range does not fit its array
     */
    public void leafHash(byte[] source, int offset, int length, byte[] target, int targetOffset) {
        Objects.checkFromIndexSize(offset, length, source.length);
        Objects.checkFromIndexSize(targetOffset, MerkleHash.BYTES, target.length);
        sha256.update(LEAF_PREFIX);
        sha256.update(source, offset, length);
        finish(target, targetOffset);
    }

    /**
     * The hash of a node.
     *
     * @param left the hash of the left child
     * @param right the hash of the right child
     * @return {@code SHA-256(0x01 ‖ left ‖ right)}
     */
    public MerkleHash nodeHash(MerkleHash left, MerkleHash right) {
        left.copyTo(node, 1);
        right.copyTo(node, 1 + MerkleHash.BYTES);
        return MerkleHash.of(sha256.digest(node), 0);
    }

    /**
     * The hash of a node whose children's hashes stand side by side, written without making an object. The target may
     * overlap the children.
     *
     * @param children the array that holds left and right, 64 bytes
     * @param offset where the left one begins
     * @param target where the 32 bytes go
     * @param targetOffset where in the target they begin
     * @throws IndexOutOfBoundsException if a range does not fit its array
     */
    public void nodeHash(byte[] children, int offset, byte[] target, int targetOffset) {
        Objects.checkFromIndexSize(targetOffset, MerkleHash.BYTES, target.length);
        System.arraycopy(children, offset, node, 1, 2 * MerkleHash.BYTES);
        sha256.update(node, 0, node.length);
        finish(target, targetOffset);
    }

    private void finish(byte[] target, int targetOffset) {
        try {
            sha256.digest(target, targetOffset, MerkleHash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 must fit into the 32 bytes checked before.", e);
        }
    }
}
