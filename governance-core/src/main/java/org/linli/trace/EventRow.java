package org.linli.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All events by position, in chunks: any thread may set a position that it has reserved, and a reader of a reserved position waits the
 * moment until it is set.
 */
final class EventRow {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private volatile @Nullable AtomicReferenceArray<TraceEvent>[] chunks = newChunks(16);

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays cannot be generic
    private static @Nullable AtomicReferenceArray<TraceEvent>[] newChunks(int length) {
        return new AtomicReferenceArray[length];
    }

    void set(long position, TraceEvent event) {
        chunk(position).setRelease(slot(position), event);
    }

    TraceEvent await(long position) {
        AtomicReferenceArray<TraceEvent> chunk = chunk(position);
        int slot = slot(position);
        for (int spins = 0; ; spins++) {
            TraceEvent event = chunk.getAcquire(slot);
            if (event != null) {
                return event;
            }
            if (spins < 1_000) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1_000);
            }
        }
    }

    /** Neighbours lie far apart, so that threads that write one next to the other do not fight over a cache line. */
    private static int slot(long position) {
        int within = (int) position & (CHUNK - 1);
        return (within << (CHUNK_BITS / 2) | within >>> (CHUNK_BITS / 2)) & (CHUNK - 1);
    }

    private AtomicReferenceArray<TraceEvent> chunk(long position) {
        int number = Math.toIntExact(position >>> CHUNK_BITS);
        @Nullable AtomicReferenceArray<TraceEvent>[] current = chunks;
        AtomicReferenceArray<TraceEvent> chunk = number < current.length ? current[number] : null;
        return chunk != null ? chunk : makeChunk(number);
    }

    private synchronized AtomicReferenceArray<TraceEvent> makeChunk(int number) {
        @Nullable AtomicReferenceArray<TraceEvent>[] current = chunks;
        if (number >= current.length) {
            current = newChunks(Math.max(number + 1, current.length * 2));
            System.arraycopy(chunks, 0, current, 0, chunks.length);
            chunks = current;
        }
        AtomicReferenceArray<TraceEvent> chunk = current[number];
        if (chunk == null) {
            chunk = new AtomicReferenceArray<>(CHUNK);
            current[number] = chunk;
            chunks = current; // publishes the new chunk
        }
        return chunk;
    }
}
