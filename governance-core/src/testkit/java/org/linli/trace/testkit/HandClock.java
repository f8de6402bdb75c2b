package org.linli.trace.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves its hand. Safe for use by several threads. */
public final class HandClock extends Clock {
    private final AtomicReference<Instant> now;

    /**
     * A clock that stands.
     *
     * @param start where its hand stands first
     */
    public HandClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /**
     * Moves the hand.
     *
     * @param step by how much, forward or back
     */
    public void move(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
