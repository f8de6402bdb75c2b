package org.linli.audit.merkle;

import java.util.Arrays;
import java.util.Objects;

/**
 * A growing tree that keeps all its finished nodes in memory, 64 bytes a leaf, in blocks of 8 KiB (256 hashes, the tile
 * of the tlog-tiles format). Any earlier size can be asked for its root and proofs.
 *
 * <p>One thread at a time appends; any number of threads read meanwhile, and see whole leaves only.
 *
 * <p>For a log that outgrows the memory use a {@link Frontier} with a {@link NodeSink} and {@link NodeReader} of your
 * own; this tree is made of the same parts.
 */
public final class MerkleTree implements NodeReader {

    private static final int HASH = MerkleHash.BYTES;

    private final Frontier frontier = Frontier.empty();
    private final TreeHasher hasher = TreeHasher.create();
    private final byte[] leafHash = new byte[HASH];
    private final Level[] levels = new Level[Long.numberOfTrailingZeros(TreeHead.MAX_SIZE) + 1];
    private final NodeSink keep;
    /** Written after the nodes that it counts: who reads it sees them. */
    private volatile long size;

    private MerkleTree() {
        Arrays.setAll(levels, level -> new Level());
        keep = (level, index, source, offset) -> levels[level].put(index, source, offset);
    }

    /**
     * A tree without leaves.
     *
     * @return a new tree
     */
    public static MerkleTree empty() {
        return new MerkleTree();
    }

    /**
     * Adds the leaf of an entry.
     *
     * @param entry the entry, of any length
     * @return the index of the new leaf
     */
    public long append(byte[] entry) {
        Objects.requireNonNull(entry, "entry");
        hasher.leafHash(entry, 0, entry.length, leafHash, 0);
        return appendLeafHash(leafHash, 0);
    }

    /**
     * Adds a leaf whose hash the caller has computed, perhaps on another thread.
     *
     * @param source an array that holds the hash of the leaf
     * @param offset where its 32 bytes begin
     * @return the index of the new leaf
     * @throws IndexOutOfBoundsException if fewer than 32 bytes follow the offset
     */
    public long appendLeafHash(byte[] source, int offset) {
        long index = frontier.append(source, offset, keep);
        size = index + 1;
        return index;
    }

    /**
     * The number of leaves so far.
     *
     * @return from 0 up
     */
    public long size() {
        return size;
    }

    /**
     * The tree as it stands now.
     *
     * @return a snapshot that later leaves do not touch
     */
    public TreeSnapshot snapshot() {
        return TreeSnapshot.of(this, size);
    }

    /**
     * The tree as it stood, or stands, at a size.
     *
     * @param size from 0 to {@link #size()}
     * @return a snapshot that later leaves do not touch
     * @throws IllegalArgumentException if the tree has not grown to that size
     */
    public TreeSnapshot at(long size) {
        long current = this.size;
        if (size < 0 || size > current) {
            throw new IllegalArgumentException("The size (" + size + ") of a snapshot must be between 0 and the size ("
                    + current + ") of the tree.");
        }
        return TreeSnapshot.of(this, size);
    }

    @Override
    public void read(int level, long index, byte[] target, int offset) {
        long current = size;
        if (level < 0 || level >= levels.length || index < 0 || index >= current >>> level) {
            throw new IllegalArgumentException("The node (level " + level + ", index " + index
                    + ") must be finished in the tree of " + current + " leaves.");
        }
        levels[level].read(index, target, offset);
    }

    /** The hashes of one level, end to end in blocks that are never moved once readers may look at them. */
    private static final class Level {

        private static final int BLOCK_BITS = 8;
        private static final int BLOCK_HASHES = 1 << BLOCK_BITS;

        /** Volatile, so that a reader who meets a grown array meets its contents. */
        private volatile byte[][] blocks = {};

        void put(long index, byte[] source, int offset) {
            int block = Math.toIntExact(index >>> BLOCK_BITS);
            byte[][] current = blocks;
            if (block == current.length) {
                current = Arrays.copyOf(current, Math.max(1, current.length * 2));
                blocks = current;
            }
            if (current[block] == null) {
                current[block] = new byte[BLOCK_HASHES * HASH];
            }
            System.arraycopy(source, offset, current[block], at(index), HASH);
        }

        void read(long index, byte[] target, int offset) {
            System.arraycopy(blocks[(int) (index >>> BLOCK_BITS)], at(index), target, offset, HASH);
        }

        private static int at(long index) {
            return (int) (index & (BLOCK_HASHES - 1)) * HASH;
        }
    }
}
