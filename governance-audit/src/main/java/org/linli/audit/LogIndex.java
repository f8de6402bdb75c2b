package org.linli.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.store.Segment;
import org.linli.trace.Head;
import org.linli.trace.Subject;

/**
 * What is known of a log in memory: where records stand, the trails of subjects, the tree. One thread adds; readers see what is below the
 * size that they have read first, so that what they see is one state of the log however much they look at.
 */
final class LogIndex {
    private final MerkleTree tree = MerkleTree.empty();
    private final Offsets offsets = new Offsets();
    private final ConcurrentMap<Subject, Positions> trails = new ConcurrentHashMap<>();
    /** The positions of records with values of a holder that are not erased. For the thread that adds only. */
    private final Map<String, Positions> sealedOf = new HashMap<>();

    /** For each holder that was erased, the position of the fact that says so last. */
    private final ConcurrentMap<String, Long> erasures = new ConcurrentHashMap<>();

    private volatile Segment[] segments = {};
    private volatile long size;

    /** How many records may be seen. */
    long size() {
        return size;
    }

    /** Lets everything that was added be seen. */
    void publish() {
        size = tree.size();
    }

    /** The position of the next record to be added. */
    long next() {
        return tree.size();
    }

    MerkleTree tree() {
        return tree;
    }

    void add(Subject subject, long offset, byte[] leafHash, int at) {
        long position = tree.size();
        offsets.add(offset);
        trails.computeIfAbsent(subject, none -> new Positions()).add(position);
        tree.appendLeafHash(leafHash, at);
    }

    void addSealed(String holder, long position) {
        sealedOf.computeIfAbsent(holder, none -> new Positions()).add(position);
    }

    /** The positions of records with values of a holder that are not erased, if there are any. */
    @Nullable
    Positions sealedOf(String holder) {
        return sealedOf.get(holder);
    }

    /** Takes note that all values of a holder are erased. */
    void forgetSealedOf(String holder) {
        sealedOf.remove(holder);
    }

    /** Takes note of an erasure, before anything is destroyed on its ground. */
    void addErasure(String holder, long position) {
        erasures.merge(holder, position, Math::max);
    }

    /** For each holder that was erased, the position of the fact that says so last. */
    Map<String, Long> erasures() {
        return erasures;
    }

    /** Whether what stands at a position for a holder was erased by a later record. */
    boolean isErased(String holder, long position) {
        return erasures.getOrDefault(holder, -1L) > position;
    }

    /** The head of a subject in the first so many records. */
    Head head(Subject subject, long within) {
        Positions trail = trails.get(subject);
        int count = trail == null ? 0 : trail.countBelow(within);
        return trail == null || count == 0 ? Head.NONE : new Head(count, trail.at(count - 1));
    }

    /** The head of a subject, records included that may not be seen yet. */
    Head latestHead(Subject subject) {
        return head(subject, Long.MAX_VALUE);
    }

    @Nullable
    Positions trail(Subject subject) {
        return trails.get(subject);
    }

    void add(Segment segment) {
        Segment[] more = Arrays.copyOf(segments, segments.length + 1);
        more[segments.length] = segment;
        segments = more;
    }

    Segment[] segments() {
        return segments;
    }

    /** The segment that a record is in. */
    Segment segmentOf(long position) {
        Segment[] known = segments;
        int low = 0;
        int high = known.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (known[middle].first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return known[low];
    }

    long offsetOf(long position) {
        return offsets.at(position);
    }

    /** Where a record must have ended: the next one begins, or the segment ends. Ends of batches may stand between. */
    long endOf(long position, long within, Segment segment) {
        long next = position + 1;
        return next < within && segmentOf(next) == segment ? offsets.at(next) : segment.end();
    }
}
