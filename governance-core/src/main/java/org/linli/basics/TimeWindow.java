package org.linli.basics;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of time that includes its start and excludes its end, for example
 * {@code 2026-03-03T01:00:00Z/2026-03-03T03:00:00Z}; never empty.
 *
 * @param startInclusive the first instant inside
 * @param endExclusive the first instant after; later than the start
 */
public record TimeWindow(Instant startInclusive, Instant endExclusive) {
    /** Cuts both to microseconds and checks that the window ends after it starts. */
    public TimeWindow {
        startInclusive = Microseconds.cut(Objects.requireNonNull(startInclusive, "startInclusive"));
        endExclusive = Microseconds.cut(Objects.requireNonNull(endExclusive, "endExclusive"));
        if (!startInclusive.isBefore(endExclusive)) {
            throw new IllegalArgumentException(
                    "The end (" + endExclusive + ") of a time window must be later than its start (" + startInclusive
                            + "). Maybe the two were swapped.");
        }
    }

    /**
     * The window between two instants.
     *
     * @param startInclusive the first instant inside
     * @param endExclusive the first instant after
     * @return the window
     * @throws IllegalArgumentException if the window would be empty or upside down
     */
    public static TimeWindow of(Instant startInclusive, Instant endExclusive) {
        return new TimeWindow(startInclusive, endExclusive);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text two ISO-8601 instants with a slash between them
     * @return the window
     * @throws IllegalArgumentException if the text is anything else
     */
    public static TimeWindow parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "The time window (" + text + ") must be two instants with a '/' between.");
        }
        try {
            return new TimeWindow(Instant.parse(text.substring(0, slash)), Instant.parse(text.substring(slash + 1)));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("The time window (" + text + ") must be two ISO-8601 instants.", e);
        }
    }

    /**
     * Whether an instant lies inside.
     *
     * @param instant any instant
     * @return true from the start on and before the end
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(startInclusive) && instant.isBefore(endExclusive);
    }

    /**
     * Whether the two windows share an instant; windows that only touch do not.
     *
     * @param other another window
     * @return true if there is an instant inside both
     */
    public boolean overlaps(TimeWindow other) {
        return startInclusive.isBefore(other.endExclusive) && other.startInclusive.isBefore(endExclusive);
    }

    /**
     * What the two windows share.
     *
     * @param other another window
     * @return the shared window, or nothing if they do not overlap
     */
    public Optional<TimeWindow> intersection(TimeWindow other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        Instant start = startInclusive.isAfter(other.startInclusive) ? startInclusive : other.startInclusive;
        Instant end = endExclusive.isBefore(other.endExclusive) ? endExclusive : other.endExclusive;
        return Optional.of(new TimeWindow(start, end));
    }

    /**
     * The length of the window.
     *
     * @return the time from start to end, positive
     */
    public Duration length() {
        return Duration.between(startInclusive, endExclusive);
    }

    /** The two instants in ISO-8601 with a slash between. */
    @Override
    public String toString() {
        return startInclusive + "/" + endExclusive;
    }
}
