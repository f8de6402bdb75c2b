package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Deadline;
import org.linli.basics.WorkCalendar;

/**
 * Until when a case has to be handled, and what has stopped the clock. Pauses stop it: the due instant moves by the time of the
 * deadline's own kind that has passed meanwhile, so that hours count hours and working days count only working time.
 *
 * @param set the deadline as it was set, before any pause; nothing until the case is accepted
 * @param deadline the deadline as it is now
 * @param stopped for how long the clock has stood still since the deadline was set, in time of the deadline's kind
 * @param stoppedSince since when it stands still; nothing while it runs
 * @param reviewAt when a parked case is looked at again
 * @param extensions how often it was granted more time
 * @param raised how many steps of a plan for what falls due have been taken for this deadline
 */
public record CaseClock(
        Optional<Deadline> set,
        Optional<Deadline> deadline,
        Duration stopped,
        Optional<Instant> stoppedSince,
        Optional<Instant> reviewAt,
        int extensions,
        int raised) {
    static final CaseClock UNSET =
            new CaseClock(Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), Optional.empty(), 0, 0);

    /** Checks that nothing is missing. */
    public CaseClock {
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(stopped, "stopped");
        Objects.requireNonNull(stoppedSince, "stoppedSince");
        Objects.requireNonNull(reviewAt, "reviewAt");
    }

    /**
     * Until when the case has to be handled, if the clock runs on from here.
     *
     * @return the due instant; nothing until the case is accepted
     */
    public Optional<Instant> due() {
        return deadline.map(Deadline::due);
    }

    /**
     * When somebody has to look at the case: when it is due or, if it is parked, when it is to be looked at again.
     *
     * @return the instant; nothing until the case is accepted and while it is paused
     */
    public Optional<Instant> watched() {
        return stoppedSince.isPresent() ? reviewAt : due();
    }

    /**
     * By how much the due instant has passed, without the time for which the clock has stood still.
     *
     * @param now the instant to judge by
     * @return the time, positive; nothing if it has not passed or is not set
     */
    public Optional<Duration> lateBy(Instant now) {
        Instant upTo = stoppedSince.filter(since -> since.isBefore(now)).orElse(now);
        return due().filter(upTo::isAfter).map(due -> Duration.between(due, upTo));
    }

    /**
     * For how long the clock has stood still since the deadline was set, if it goes on at an instant.
     *
     * @param at when it goes on
     * @param calendar by which working days are told
     * @return time of the deadline's kind, zero or more
     */
    Duration stoppedUntil(Instant at, WorkCalendar calendar) {
        return set.flatMap(begun -> stoppedSince.map(
                        since -> stopped.plus(begun.deadlineClass().timeBetween(since, at, calendar))))
                .orElse(stopped);
    }

    CaseClock startedFor(Deadline given) {
        return new CaseClock(
                Optional.of(given),
                Optional.of(given),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                extensions,
                0);
    }

    CaseClock extendedOnceMore() {
        return new CaseClock(set, deadline, stopped, stoppedSince, reviewAt, extensions + 1, raised);
    }

    CaseClock stoppedAt(Instant at, Optional<Instant> review) {
        return new CaseClock(set, deadline, stopped, Optional.of(stoppedSince.orElse(at)), review, extensions, raised);
    }

    CaseClock goingOn(Deadline moved, Duration stoodStill) {
        return new CaseClock(set, Optional.of(moved), stoodStill, Optional.empty(), Optional.empty(), extensions, 0);
    }

    CaseClock raisedTo(int steps) {
        return new CaseClock(set, deadline, stopped, stoppedSince, reviewAt, extensions, steps);
    }
}
