package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Deadline;
import org.linli.basics.WorkCalendar;

/**
 * Until when a case has to be handled, and what stops the clock. A stop moves the due instant by the time of the deadline's own kind that
 * has passed meanwhile, so that hours count hours and working days count only working time. A pause stops it for so long at most and then
 * the clock goes on by itself; that of a parked case stands still until somebody lets it go on.
 *
 * @param set the deadline as it was set, before any stop; nothing until the case is accepted
 * @param deadline the deadline as it is now or, while the clock is stopped, as it was then
 * @param stopped for how long the clock had stood still since the deadline was set, before the stop that is on; in time of the deadline's kind
 * @param stop the pause or the parking that is on; nothing while neither is
 * @param extensions how often it was granted more time
 * @param pauses how often whoever answers for it has paused it
 * @param raised how many steps of a plan for what falls due have been taken for this deadline
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
     * @param until when a pause runs out, or a parked case is looked at again
     * @param then of a pause, the deadline if it runs out: after {@code until} the clock goes on by itself; nothing for a parked case
     */
    public record Stop(Instant since, Instant until, Optional<Deadline> then) {
        /** Checks that nothing is missing. */
        public Stop {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(then, "then");
        }

        boolean isOverAt(Instant at) {
            return then.isPresent() && at.isAfter(until);
        }
    }

    /**
     * Until when the case has to be handled: if the clock runs on from here or, while it is paused, if the pause is used up. Of a parked
     * case, as it was when it was parked.
     *
     * @return the due instant; nothing until the case is accepted
     */
    public Optional<Instant> due() {
        return stop.flatMap(Stop::then).or(() -> deadline).map(Deadline::due);
    }

    /**
     * When somebody has to look at the case: when it is due or, if it is parked, when it is to be looked at again.
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
        return stop.filter(each -> each.then().isEmpty()).map(Stop::until);
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

    /** The deadline if the clock goes on at an instant; nothing until one is set. */
    Optional<Deadline> goingOnAt(Instant at, WorkCalendar calendar) {
        return set.map(begun -> begun.laterBy(stoppedUntil(at, calendar), calendar));
    }

    CaseClock startedFor(Deadline given) {
        return new CaseClock(
                Optional.of(given), Optional.of(given), Duration.ZERO, Optional.empty(), extensions, pauses, 0);
    }

    CaseClock extendedOnceMore() {
        return new CaseClock(set, deadline, stopped, stop, extensions + 1, pauses, raised);
    }

    CaseClock pausedAt(Instant at, Instant until, Deadline then) {
        return new CaseClock(
                set, deadline, stopped, Optional.of(new Stop(at, until, Optional.of(then))), extensions, pauses + 1, 0);
    }

    CaseClock parkedAt(Instant at, Instant review) {
        Optional<Deadline> ranOut = stop.filter(each -> each.isOverAt(at)).flatMap(Stop::then);
        Instant since = ranOut.isPresent() || stop.isEmpty() ? at : stop.get().since();
        Optional<Stop> parked = Optional.of(new Stop(since, review, Optional.empty()));
        return ranOut.isPresent()
                ? new CaseClock(ranOut, ranOut, Duration.ZERO, parked, extensions, pauses, 0)
                : new CaseClock(set, deadline, stopped, parked, extensions, pauses, 0);
    }

    /** The clock of a case that goes on for another too, which was due earlier: a parked one stands still for the other from now on. */
    CaseClock takingOver(Deadline earlier, Instant at) {
        return stop.isEmpty()
                ? startedFor(earlier)
                : new CaseClock(
                        Optional.of(earlier),
                        Optional.of(earlier),
                        Duration.ZERO,
                        Optional.of(new Stop(at, stop.get().until(), stop.get().then())),
                        extensions,
                        pauses,
                        raised);
    }

    CaseClock goingOn(Deadline moved, Duration stoodStill) {
        return new CaseClock(set, Optional.of(moved), stoodStill, Optional.empty(), extensions, pauses, 0);
    }

    CaseClock raisedTo(int steps) {
        return new CaseClock(set, deadline, stopped, stop, extensions, pauses, steps);
    }
}
