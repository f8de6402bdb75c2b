package org.linli.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subjects that an office has folded and keeps at hand: bounded, the least recently used leaving first, in segments so that
 * threads seldom meet. What is not here is folded again from its trail.
 */
final class WorkingSet {
    private static final int MAX_SEGMENTS = 64;
    private final Segment[] segments;

    /** At most so many subjects; a power of two of segments, few where there are few subjects, so that the bound is kept. */
    WorkingSet(int capacity) {
        segments = new Segment[Math.min(MAX_SEGMENTS, Integer.highestOneBit(Math.max(1, capacity / 16)))];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new Segment(capacity / segments.length);
        }
    }

    @Nullable
    Loaded<?> get(Subject subject) {
        Segment segment = segment(subject);
        synchronized (segment) {
            return segment.get(subject);
        }
    }

    /** Keeps what was folded furthest. */
    void put(Subject subject, Loaded<?> loaded) {
        Segment segment = segment(subject);
        synchronized (segment) {
            Loaded<?> known = segment.put(subject, loaded);
            if (known != null && known.head.sequence() > loaded.head.sequence()) {
                segment.put(subject, known);
            }
        }
    }

    void remove(Subject subject) {
        Segment segment = segment(subject);
        synchronized (segment) {
            segment.remove(subject);
        }
    }

    void clear() {
        for (Segment segment : segments) {
            synchronized (segment) {
                segment.clear();
            }
        }
    }

    int size() {
        int size = 0;
        for (Segment segment : segments) {
            synchronized (segment) {
                size += segment.size();
            }
        }
        return size;
    }

    private Segment segment(Subject subject) {
        // By the uppermost bits: by those that a segment's own map goes by, all that is in one segment would meet in a
        // few of its bins.
        return segments[(subject.hashCode() >>> 26) & (segments.length - 1)];
    }

    private static final class Segment extends LinkedHashMap<Subject, Loaded<?>> {
        private static final long serialVersionUID = 1;
        private final int capacity;

        Segment(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Loaded<?>> eldest) {
            return size() > capacity;
        }
    }
}
