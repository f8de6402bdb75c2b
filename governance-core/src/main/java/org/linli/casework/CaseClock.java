package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Deadline;
import org.linli.basics.WorkCalendar;

/**
 * Until when a case has to be handled, and what stops the clock. A stop moves the due instant by the time of the deadline's own kind that
 * has passed meanwhile, so that hours count hours and working days count only working time. It stands still until somebody lets it go on,
 * and for so long at most: when a pause has run out, or the day has come on which a parked case is looked at again, it goes on by itself.
 *
 * @param set the deadline as it was set, before any stop; nothing until the case is accepted
 * @param deadline the deadline as it is now or, while the clock is stopped, as it was then
 * @param stopped for how long the clock had stood still since the deadline was set, before the stop that is on; in time of the deadline's kind
 * @param stop the pause or the parking that is on; nothing while neither is
 * @param extensions how often it was granted more time
 * @param pauses how often whoever answers for it has paused it
 * @param raised how many steps of a plan for what falls due have been taken for this deadline; of a parked case, the first round is for the day on
 *     which it is looked at again, and the second for its deadline
 */
public record CaseClock(
        Optional<Deadline> set,
        Optional<Deadline> deadline,
        Duration stopped,
        Optional<Stop> stop,
        int extensions,
        int pauses,
        int raised) {
    static final CaseClock UNSET =
            new CaseClock(Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), 0, 0, 0);

    /** Checks that nothing is missing. */
    public CaseClock {
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(stopped, "stopped");
        Objects.requireNonNull(stop, "stop");
    }

    /**
     * What has stopped a clock.
     *
     * @param since since when it stands still
     * @param until when a pause runs out, or a parked case is looked at again: after that the clock goes on by itself
     * @param then the deadline if it does
     * @param parked whether the case is parked (挂账), and not only paused
     */
    public record Stop(Instant since, Instant until, Deadline then, boolean parked) {
        /** Checks that nothing is missing. */
        public Stop {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(then, "then");
        }

        boolean isOverAt(Instant at) {
            return at.isAfter(until);
        }
    }

    /**
     * Until when the case has to be handled: if the clock runs on from here or, while it is paused or parked, if that is used up.
     *
     * @return the due instant; nothing until the case is accepted
     */
    public Optional<Instant> due() {
        return stop.map(Stop::then).or(() -> deadline).map(Deadline::due);
    }

    /**
     * When a parked case falls due if nobody does anything: its clock goes on by itself on the day on which it is to be looked at again.
     *
     * @return the due instant; nothing if it is not parked
     */
    public Optional<Instant> dueAfterReview() {
        return stop.filter(Stop::parked).map(Stop::then).map(Deadline::due);
    }

    /**
     * When somebody has to look at the case first: when it is due or, if it is parked, when it is to be looked at again.
     *
     * @return the instant; nothing until the case is accepted
     */
    public Optional<Instant> watched() {
        return reviewAt().or(this::due);
    }

    /**
     * When a parked case is looked at again.
     *
     * @return the instant; nothing if it is not parked
     */
    public Optional<Instant> reviewAt() {
        return stop.filter(Stop::parked).map(Stop::until);
    }

    /**
     * By how much the due instant has passed, without the time for which the clock has stood still.
     *
     * @param now the instant to judge by
     * @return the time, positive; nothing if it has not passed or is not set
     */
    public Optional<Duration> lateBy(Instant now) {
        boolean stands = stop.isPresent() && !stop.get().isOverAt(now);
        Optional<Instant> due = stands ? deadline.map(Deadline::due) : due();
        Instant upTo = stands && stop.get().since().isBefore(now) ? stop.get().since() : now;
        return due.filter(upTo::isAfter).map(passed -> Duration.between(passed, upTo));
    }

    /**
     * For how long the clock has stood still since the deadline was set, if it goes on at an instant.
     *
     * @param at when it goes on
     * @param calendar by which working days are told
     * @return time of the deadline's kind, zero or more
     */
    Duration stoppedUntil(Instant at, WorkCalendar calendar) {
        if (set.isEmpty() || stop.isEmpty()) {
            return stopped;
        }
        Instant until = stop.get().isOverAt(at) ? stop.get().until() : at;
        return stopped.plus(set.get().deadlineClass().timeBetween(stop.get().since(), until, calendar));
    }

    /** The deadline if the clock goes on at an instant, after a stop that has run out as it was stamped then; nothing until one is set. */
    Optional<Deadline> goingOnAt(Instant at, WorkCalendar calendar) {
        Optional<Deadline> ranOut = stop.filter(each -> each.isOverAt(at)).map(Stop::then);
        return ranOut.isPresent() ? ranOut : set.map(begun -> begun.laterBy(stoppedUntil(at, calendar), calendar));
    }

    CaseClock startedFor(Deadline given) {
        return new CaseClock(
                Optional.of(given), Optional.of(given), Duration.ZERO, Optional.empty(), extensions, pauses, 0);
    }

    CaseClock extendedOnceMore() {
        return new CaseClock(set, deadline, stopped, stop, extensions + 1, pauses, raised);
    }

    /** The deadline if the clock stands still from an instant on, or since it already does, until a later one. */
    Deadline standingStill(Instant from, Instant until, WorkCalendar calendar) {
        CaseClock running = past(from);
        Deadline begun = running.set.orElseThrow();
        Duration more = begun.deadlineClass().timeBetween(running.stoppedSince(from), until, calendar);
        return begun.laterBy(running.stopped.plus(more), calendar);
    }

    CaseClock pausedAt(Instant at, Instant until, Deadline then) {
        return stoppedBy(new Stop(at, until, then, false), pauses + 1);
    }

    CaseClock parkedAt(Instant at, Instant review, Deadline then) {
        CaseClock running = past(at);
        return running.stoppedBy(new Stop(running.stoppedSince(at), review, then, true), pauses);
    }

    /** This clock without a stop that has run out by an instant. */
    private CaseClock past(Instant at) {
        Optional<Deadline> ranOut = stop.filter(each -> each.isOverAt(at)).map(Stop::then);
        return ranOut.isEmpty()
                ? this
                : new CaseClock(ranOut, ranOut, Duration.ZERO, Optional.empty(), extensions, pauses, raised);
    }

    private Instant stoppedSince(Instant at) {
        return stop.map(Stop::since).orElse(at);
    }

    private CaseClock stoppedBy(Stop by, int paused) {
        return new CaseClock(set, deadline, stopped, Optional.of(by), extensions, paused, 0);
    }

    CaseClock with(CasePast past) {
        return new CaseClock(
                set,
                deadline,
                stopped,
                stop,
                Math.max(extensions, past.extensions()),
                Math.max(pauses, past.pauses()),
                raised);
    }

    CaseClock goingOn(Deadline moved, Duration stoodStill) {
        return new CaseClock(set, Optional.of(moved), stoodStill, Optional.empty(), extensions, pauses, 0);
    }

    CaseClock raisedTo(int steps) {
        return new CaseClock(set, deadline, stopped, stop, extensions, pauses, steps);
    }
}
