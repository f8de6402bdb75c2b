package org.linli.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.linli.trace.TraceStoreException;

/**
 * What waits for the thread that writes: a queue with room for so many bytes. Whoever comes when it is full waits until there is room,
 * so that a disk that is slower than the callers does not fill the memory.
 */
final class Backlog {
    private final long room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queued = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Deque<Object> queue = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private volatile @Nullable RuntimeException refusal;

    /**
     * An empty queue.
     *
     * @param room how many bytes may wait; what is larger waits alone
     */
    Backlog(long room) {
        this.room = room;
    }

    /** Puts something in the queue, when there is room for so many bytes. An interrupt does not end the wait; it is passed on. */
    void put(Object work, long length) {
        lock.lock();
        try {
            while (refusal == null && bytes > 0 && bytes + length > room) {
                emptied.awaitUninterruptibly();
            }
            refuseIfOver();
            queue.add(work);
            bytes += length;
            queued.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Throws what whoever comes from now on is told, if anything. */
    void refuseIfOver() {
        RuntimeException why = refusal;
        if (why != null) {
            throw new TraceStoreException(String.valueOf(why.getMessage()), why);
        }
    }

    /** How many bytes wait. */
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves everything that waits to a queue of the caller's, waiting for something if there is nothing.
     *
     * @param patience how many nanoseconds to wait at most; {@link Long#MAX_VALUE} for as long as it takes
     * @return false once the queue is closed and empty
     */
    boolean take(Deque<Object> work, long patience) {
        lock.lock();
        try {
            long left = patience;
            while (queue.isEmpty() && !closed && left > 0) {
                if (left == Long.MAX_VALUE) {
                    queued.awaitUninterruptibly();
                } else {
                    try {
                        left = queued.awaitNanos(left);
                    } catch (InterruptedException nobodyAsks) {
                        // The thread that takes is ours; an interrupt on it means nothing and would close its channels.
                        left = Math.max(left - 1, 0);
                    }
                }
            }
            work.addAll(queue);
            queue.clear();
            bytes = 0;
            emptied.signalAll();
            return !work.isEmpty() || !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and says why to whoever comes; what waits is still taken. The first reason stays unless this one is final. */
    void close(RuntimeException why, boolean isFinal) {
        lock.lock();
        try {
            if (isFinal || refusal == null) {
                refusal = why;
            }
            closed = true;
            queued.signal();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
