package org.linli.basics;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A due instant together with what it was reckoned by, so that it still explains itself when the calendar has changed.
 *
 * @param due the instant after which the thing is overdue
 * @param deadlineClass the class that was applied
 * @param calendar name and version of the calendar that was applied, such as {@code wuhan@2026}
 */
public record Deadline(Instant due, DeadlineClass deadlineClass, String calendar) {
    /** Checks that nothing is missing and cuts the instant to microseconds. */
    public Deadline {
        due = Microseconds.cut(Objects.requireNonNull(due, "due"));
        Objects.requireNonNull(deadlineClass, "deadlineClass");
        Identifier.checked("calendar", calendar);
    }

    /**
     * The same deadline after the clock has stood still.
     *
     * @param stopped for how long, in time of the deadline's own kind, as {@link DeadlineClass#timeBetween} tells it; not negative
     * @param with by which calendar it goes on
     * @return the later deadline, stamped with that calendar; the same if the clock has not stood still
     */
    public Deadline laterBy(Duration stopped, WorkCalendar with) {
        if (stopped.isNegative()) {
            throw new IllegalArgumentException("The time (" + stopped
                    + ") for which the clock of a deadline has stood still must not be negative.");
        }
        return stopped.isZero()
                ? this
                : new Deadline(deadlineClass.later(due, stopped, with), deadlineClass, with.versionedName());
    }

    /**
     * Whether the deadline has passed.
     *
     * @param now the instant to judge by
     * @return true only after the due instant, not at it
     */
    public boolean isOverdueAt(Instant now) {
        return now.isAfter(due);
    }
}
