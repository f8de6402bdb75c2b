package org.linli.audit.merkle;

/**
 * Where a growing tree puts its finished nodes. At each level they come in order of their index, without gaps; a node
 * comes once, and never changes.
 */
@FunctionalInterface
public interface NodeSink {

    /** A sink that keeps nothing, for those who want roots only. */
    NodeSink NONE = (level, index, source, offset) -> {};

    /**
     * Takes one finished node.
     *
     * @param level 0 for a leaf, one more for each step up
     * @param index the number of the node at its level, from 0
     * @param source an array that holds the hash; to be copied, not kept
     * @param offset where the 32 bytes of the hash begin
     */
    void put(int level, long index, byte[] source, int offset);
}
