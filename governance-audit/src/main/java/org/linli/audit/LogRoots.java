package org.linli.audit;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;

/** The roots of a log at some sizes, computed from its records: the files of the tree are not asked. */
final class LogRoots {
    /** How many records are read between two words on how far it has come. */
    static final int STEP = 10_000;

    private LogRoots() {}

    /** The root at each of the sizes, none beyond the log's. */
    static SortedMap<Long, MerkleHash> of(ProvableLog log, SortedSet<Long> sizes, LongConsumer progress) {
        SortedMap<Long, MerkleHash> roots = new TreeMap<>();
        Frontier frontier = Frontier.empty();
        byte[] leaf = new byte[MerkleHash.BYTES];
        for (long size : sizes) {
            while (frontier.size() < size) {
                log.leafHash(frontier.size()).copyTo(leaf, 0);
                frontier.append(leaf, 0, NodeSink.NONE);
                if (frontier.size() % STEP == 0) {
                    progress.accept(frontier.size());
                }
            }
            roots.put(size, frontier.root());
        }
        return roots;
    }
}
