package org.linli.audit.merkle;

import java.util.Objects;

/**
 * The right edge of a growing tree: the roots of its largest complete subtrees, one for each bit of the size that is
 * set. It is all that appending and the current root need, about 4 KiB whatever the size.
 *
 * <p>Appending costs one node hash a leaf on average ({@code n − popcount(n)} for the first n leaves), the root
 * O(log n). For one thread at a time.
 */
public final class Frontier {

    private static final int HASH = MerkleHash.BYTES;
    private static final int PAIR = 2 * HASH;
    private static final int LEVELS = Long.numberOfTrailingZeros(TreeHead.MAX_SIZE) + 1;

    private final TreeHasher hasher = TreeHasher.create();
    /** For each level the last two siblings side by side; the left one waits for the right one if the size has that bit. */
    private final byte[] pairs = new byte[LEVELS * PAIR];

    private final byte[] scratch = new byte[PAIR];
    private long size;

    private Frontier() {}

    /**
     * The frontier of the tree without leaves.
     *
     * @return a new frontier
     */
    public static Frontier empty() {
        return new Frontier();
    }

    /**
     * The frontier of a tree that exists already, to go on from there. Reads one node for each set bit of the size.
     *
     * @param snapshot the tree at the size to go on from
     * @return a new frontier
     */
    public static Frontier of(TreeSnapshot snapshot) {
        Frontier frontier = new Frontier();
        frontier.size = snapshot.size();
        for (long rest = frontier.size; rest != 0; rest &= rest - 1) {
            int level = Long.numberOfTrailingZeros(rest);
            snapshot.nodes().read(level, (frontier.size >>> level) - 1, frontier.pairs, level * PAIR);
        }
        return frontier;
    }

    /**
     * The number of leaves so far.
     *
     * @return from 0 to {@link TreeHead#MAX_SIZE}
     */
    public long size() {
        return size;
    }

    /**
     * Adds a leaf at the right and hands every node that this finishes to the sink, the leaf itself first, then upwards.
     * If the sink throws, the tree has not grown and the leaf may be appended again.
     *
     * @param source an array that holds the hash of the leaf
     * @param offset where its 32 bytes begin
     * @param sink where finished nodes go
     * @return the index of the new leaf
     * @throws IndexOutOfBoundsException if fewer than 32 bytes follow the offset
     * @throws IllegalStateException if the tree has {@link TreeHead#MAX_SIZE} leaves already
     */
    public long append(byte[] source, int offset, NodeSink sink) {
        Objects.checkFromIndexSize(offset, HASH, source.length);
        if (size == TreeHead.MAX_SIZE) {
            throw new IllegalStateException("A tree of 2^62 leaves must not grow.");
        }
        long index = size;
        int slot = slot(0, index);
        System.arraycopy(source, offset, pairs, slot, HASH);
        sink.put(0, index, pairs, slot);
        for (int level = 1; (index & 1) == 1; level++) {
            int children = (level - 1) * PAIR;
            index >>>= 1;
            slot = slot(level, index);
            hasher.nodeHash(pairs, children, pairs, slot);
            sink.put(level, index, pairs, slot);
        }
        return size++;
    }

    private static int slot(int level, long index) {
        return level * PAIR + (int) (index & 1) * HASH;
    }

    /**
     * The root of all leaves so far.
     *
     * @return {@link MerkleHash#EMPTY_ROOT} if there are none
     */
    public MerkleHash root() {
        if (size == 0) {
            return MerkleHash.EMPTY_ROOT;
        }
        int lowest = Long.numberOfTrailingZeros(size);
        System.arraycopy(pairs, lowest * PAIR, scratch, HASH, HASH);
        for (long rest = size & (size - 1); rest != 0; rest &= rest - 1) {
            System.arraycopy(pairs, Long.numberOfTrailingZeros(rest) * PAIR, scratch, 0, HASH);
            hasher.nodeHash(scratch, 0, scratch, HASH);
        }
        return MerkleHash.of(scratch, HASH);
    }

    /**
     * The size with its root.
     *
     * @return the head as of now
     */
    public TreeHead head() {
        return new TreeHead(size, root());
    }
}
