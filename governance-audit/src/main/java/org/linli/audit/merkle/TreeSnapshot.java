package org.linli.audit.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A tree as it stood when it had a certain size, such as "the log at 700 records". Later leaves never touch it, so that
 * root and proofs of any earlier size stay available for good.
 *
 * <p>Root, inclusion and consistency each cost O(log n) node reads and hashes. Holds no state of its own: as many threads
 * may use it as its {@link NodeReader} allows.
 */
public final class TreeSnapshot {

    private static final int HASH = MerkleHash.BYTES;

    private final NodeReader nodes;
    private final long size;

    private TreeSnapshot(NodeReader nodes, long size) {
        this.nodes = nodes;
        this.size = size;
    }

    /**
     * The tree that these nodes make at this size.
     *
     * @param nodes all finished nodes of a tree of at least this size
     * @param size the number of leaves, from 0 to {@link TreeHead#MAX_SIZE}
     * @return the snapshot; nothing is read yet
     * @throws IllegalArgumentException if the size is out of range
     */
    public static TreeSnapshot of(NodeReader nodes, long size) {
        Objects.requireNonNull(nodes, "nodes");
        return new TreeSnapshot(nodes, TreeHead.checkSize(size));
    }

    /**
     * The number of leaves.
     *
     * @return from 0 to {@link TreeHead#MAX_SIZE}
     */
    public long size() {
        return size;
    }

    NodeReader nodes() {
        return nodes;
    }

    /**
     * The root of all leaves.
     *
     * @return {@link MerkleHash#EMPTY_ROOT} if there are none
     */
    public MerkleHash root() {
        return size == 0 ? MerkleHash.EMPTY_ROOT : subtreeRoot(0, size);
    }

    /**
     * The size with its root.
     *
     * @return the head of this tree
     */
    public TreeHead head() {
        return new TreeHead(size, root());
    }

    /**
     * The hash of one leaf.
     *
     * @param index the number of the leaf; requires {@code 0 <= index < size}
     * @return its hash
     * @throws IllegalArgumentException if the index is out of range
     */
    public MerkleHash leafHash(long index) {
        checkIndex(index);
        return subtreeRoot(index, index + 1);
    }

    /**
     * The proof that a leaf is in this tree at its place (RFC 9162, 2.1.3.1).
     *
     * @param index the number of the leaf; requires {@code 0 <= index < size}
     * @return the proof, to be verified against {@link #head()}
     * @throws IllegalArgumentException if the index is out of range
     */
    public InclusionProof proveInclusion(long index) {
        checkIndex(index);
        return new InclusionProof(index, pathWithin(index, 0, size));
    }

    private List<MerkleHash> pathWithin(long index, long from, long to) {
        List<MerkleHash> path = new ArrayList<>(Long.SIZE);
        long start = from;
        long end = to;
        while (end - start > 1) {
            long split = start + widestLeftSubtree(end - start);
            if (index < split) {
                path.add(subtreeRoot(split, end));
                end = split;
            } else {
                path.add(subtreeRoot(start, split));
                start = split;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * The proof that this tree continues an earlier one, its first leaves unchanged (RFC 9162, 2.1.4.1).
     *
     * @param olderSize the size of the earlier tree; requires {@code 1 <= olderSize <= size}. Every tree continues the
     *     empty one, so that there is nothing to prove from 0
     * @return the proof, to be verified against both heads; empty if the sizes are equal
     * @throws IllegalArgumentException if the older size is out of range
     */
    public ConsistencyProof proveConsistency(long olderSize) {
        if (olderSize < 1 || olderSize > size) {
            throw new IllegalArgumentException(
                    "The older size (" + olderSize + ") must be between 1 and the size (" + size + ") of the tree."
                            + (olderSize == 0 ? " From an empty tree there is nothing to prove." : ""));
        }
        List<MerkleHash> path = new ArrayList<>(Long.SIZE);
        long start = 0;
        long end = size;
        while (end != olderSize) {
            long split = start + widestLeftSubtree(end - start);
            if (olderSize <= split) {
                path.add(subtreeRoot(split, end));
                end = split;
            } else {
                path.add(subtreeRoot(start, split));
                start = split;
            }
        }
        if (start != 0) {
            // Unless the older tree is a complete subtree of this one, whose root the verifier has.
            path.add(subtreeRoot(start, end));
        }
        Collections.reverse(path);
        return new ConsistencyProof(path);
    }

    /**
     * The root of a part of this tree.
     *
     * @param subtree the part; requires {@code endExclusive <= size}
     * @return its root
     * @throws IllegalArgumentException if it reaches beyond this tree
     */
    public MerkleHash root(Subtree subtree) {
        checkWithin(subtree);
        return subtreeRoot(subtree.startInclusive(), subtree.endExclusive());
    }

    /**
     * The proof that a leaf is in a part of this tree.
     *
     * @param index the number of the leaf in this tree; requires that the part holds it
     * @param subtree the part; requires {@code endExclusive <= size}
     * @return the proof, to be verified by {@link Subtree#verifyInclusion} against {@link #root(Subtree)}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public InclusionProof proveInclusion(long index, Subtree subtree) {
        checkWithin(subtree);
        if (index < subtree.startInclusive() || index >= subtree.endExclusive()) {
            throw new IllegalArgumentException("The index (" + index + ") of a leaf must lie in " + subtree + ".");
        }
        return new InclusionProof(index, pathWithin(index, subtree.startInclusive(), subtree.endExclusive()));
    }

    /**
     * The proof that a subtree is a part of this tree.
     *
     * @param subtree the part; requires {@code endExclusive <= size}
     * @return the hashes, to be verified by {@link Subtree#verifyConsistency}
     * @throws IllegalArgumentException if it reaches beyond this tree
     */
    public List<MerkleHash> proveConsistency(Subtree subtree) {
        checkWithin(subtree);
        List<MerkleHash> path = new ArrayList<>(Long.SIZE);
        long from = subtree.startInclusive();
        long to = subtree.endExclusive();
        long start = 0;
        long end = size;
        // Narrows down to the range, or, where a split cuts it, to the piece at its right edge.
        boolean whole = true;
        while (start != from || end != to) {
            long split = start + widestLeftSubtree(end - start);
            if (to <= split) {
                path.add(subtreeRoot(split, end));
                end = split;
            } else {
                path.add(subtreeRoot(start, split));
                whole &= from >= split;
                from = Math.max(from, split);
                start = split;
            }
        }
        if (!whole) {
            path.add(subtreeRoot(start, end));
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    private void checkWithin(Subtree subtree) {
        if (subtree.endExclusive() > size) {
            throw new IllegalArgumentException("The part " + subtree + " must lie in the tree of " + size + " leaves.");
        }
    }

    private void checkIndex(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("The index (" + index
                    + ") of a leaf must be at least 0 and below the size (" + size + ") of the tree.");
        }
    }

    /** The largest power of two below the width, which must be at least 2: where RFC 9162 splits a range. */
    private static long widestLeftSubtree(long width) {
        return Long.highestOneBit(width - 1);
    }

    /**
     * The root of the leaves from start to end, a range as repeated splitting yields it: it falls into complete subtrees,
     * the widest at the left, one for each set bit of its width; hashed together from the right.
     */
    private MerkleHash subtreeRoot(long start, long end) {
        long rest = end - start;
        long right = end;
        byte[] pair = new byte[2 * HASH];
        int level = Long.numberOfTrailingZeros(rest);
        nodes.read(level, (right >>> level) - 1, pair, HASH);
        right -= Long.lowestOneBit(rest);
        rest &= rest - 1;
        if (rest != 0) {
            TreeHasher hasher = TreeHasher.create();
            for (; rest != 0; rest &= rest - 1) {
                level = Long.numberOfTrailingZeros(rest);
                nodes.read(level, (right >>> level) - 1, pair, 0);
                hasher.nodeHash(pair, 0, pair, HASH);
                right -= Long.lowestOneBit(rest);
            }
        }
        return MerkleHash.of(pair, HASH);
    }
}
