package org.linli.audit.merkle;

/**
 * The finished nodes of a tree, wherever they are kept. Node {@code index} of level {@code level} covers the
 * {@code 2^level} leaves from {@code index · 2^level} on, and is finished when the tree has them all.
 */
@FunctionalInterface
public interface NodeReader {

    /**
     * Reads the hash of one finished node.
     *
     * <p>Requires {@code 0 <= level <= 62} and {@code 0 <= (index + 1) · 2^level <= size} of the tree.
     *
     * @param level 0 for a leaf, one more for each step up
     * @param index the number of the node at its level, from 0
     * @param target where the 32 bytes go
     * @param offset where in the target they begin
     * @throws IllegalArgumentException if the tree has no such finished node
     */
    void read(int level, long index, byte[] target, int offset);
}
