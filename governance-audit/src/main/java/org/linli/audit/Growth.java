package org.linli.audit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets whoever wants to wait until a log has grown. */
final class Growth {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final LogIndex index;
    private final AtomicBoolean closed;
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition grown = waiting.newCondition();
    private final AtomicInteger waiters = new AtomicInteger();

    /**
     * For the readers of one log.
     *
     * @param index says how large it is
     * @param closed says whether it is closed, which ends every wait
     */
    Growth(LogIndex index, AtomicBoolean closed) {
        this.index = index;
        this.closed = closed;
    }

    /** Waits until the log has more than so many records, is closed, or patience ends; gives the size by then. */
    long await(long size, Duration patience) throws InterruptedException {
        long left = patience.isNegative() ? 0 : patience.compareTo(FOREVER) < 0 ? patience.toNanos() : Long.MAX_VALUE;
        waiting.lockInterruptibly();
        try {
            waiters.incrementAndGet();
            while (index.size() <= size && left > 0 && !closed.get()) {
                left = grown.awaitNanos(left);
            }
            return index.size();
        } finally {
            waiters.decrementAndGet();
            waiting.unlock();
        }
    }

    /** Wakes whoever waits; costs nothing while nobody does. */
    void wake() {
        if (waiters.get() > 0) {
            wakeAll();
        }
    }

    /** Wakes whoever waits, or is about to. */
    void wakeAll() {
        waiting.lock();
        try {
            grown.signalAll();
        } finally {
            waiting.unlock();
        }
    }
}
