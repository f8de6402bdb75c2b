package org.linli.audit;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.linli.audit.merkle.Frontier;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.NodeSink;
import org.linli.audit.merkle.TreeHead;
import org.linli.trace.TraceStoreException;

/** The roots of a log at some sizes, computed from its records: the files of the tree are not asked. */
final class LogRoots {
    /** How many records are read between two words on how far it has come. */
    static final int STEP = 10_000;

    private LogRoots() {}

    /** What records hash to. */
    @FunctionalInterface
    interface Leaves {
        void leafHash(long position, byte[] target);
    }

    /** Whether the records give a root, whatever the files of the tree say. */
    static boolean fit(ProvableLog log, TreeHead head) {
        return fit((position, target) -> log.leafHash(position).copyTo(target, 0), head);
    }

    static boolean fit(Leaves leaves, TreeHead head) {
        Frontier frontier = Frontier.empty();
        byte[] leaf = new byte[MerkleHash.BYTES];
        while (frontier.size() < head.size()) {
            leaves.leafHash(frontier.size(), leaf);
            frontier.append(leaf, 0, NodeSink.NONE);
        }
        return frontier.head().equals(head);
    }

    /**
     * Has the files of the tree made anew, where the records have the root that is known and these another.
     *
     * @throws TraceStoreException if they cannot be, since the log is not open for writing, or they are right
     */
    static void mendTree(ProvableLog log) {
        if (!(log instanceof TraceLog files) || !files.mendTree()) {
            throw otherThanTheTree(log.id());
        }
    }

    /** What is said where the records have the root that is known, and the files of the tree another: that is no fork. */
    static TraceStoreException otherThanTheTree(String log) {
        return new TraceStoreException(
                "The tree of log " + log + " must have the root of its records, and has another: what"
                        + " is derived of the records is damaged, and they themselves are as they were. Maybe verify the log, which"
                        + " names what is damaged, and delete that file: it is made anew when the log is opened for writing.");
    }

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
