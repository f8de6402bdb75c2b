package org.linli.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subjects that an office has folded and keeps at hand: bounded, the least recently used leaving first, in segments so that
 * threads seldom meet. What is not here is folded again from its trail.
 */
final class WorkingSet {
    private static final int SEGMENTS = 64;
    private final Segment[] segments = new Segment[SEGMENTS];

    WorkingSet(int capacity) {
        int perSegment = Math.max(1, (capacity + SEGMENTS - 1) / SEGMENTS);
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment(perSegment);
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
        int hash = subject.hashCode();
        return segments[(hash ^ (hash >>> 16)) & (SEGMENTS - 1)];
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
