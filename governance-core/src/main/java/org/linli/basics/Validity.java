package org.linli.basics;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * From when on something is so, and until when, for example {@code 2026-03-01T00:00:00Z/..}: since the first of March, until further
 * notice. Includes its start and excludes its end; never empty. Where an end must be known use {@link TimeWindow}.
 *
 * @param from the first instant, cut to microseconds
 * @param until the first instant after, later than {@code from}; nothing until further notice
 */
public record Validity(Instant from, Optional<Instant> until) {
    private static final String OPEN = "..";

    /** Cuts both to microseconds and checks that the end is later than the start. */
    public Validity {
        from = Microseconds.cut(Objects.requireNonNull(from, "from"));
        until = until.map(Microseconds::cut);
        if (until.isPresent() && !from.isBefore(until.get())) {
            throw new IllegalArgumentException("The end (" + until.get()
                    + ") of a validity must be later than its start (" + from + "). Maybe the two were swapped.");
        }
    }

    /**
     * From an instant until further notice.
     *
     * @param from the first instant
     * @return the validity
     */
    public static Validity since(Instant from) {
        return new Validity(from, Optional.empty());
    }

    /**
     * Between two instants.
     *
     * @param from the first instant
     * @param until the first instant after
     * @return the validity
     * @throws IllegalArgumentException if the end is not later than the start
     */
    public static Validity of(Instant from, Instant until) {
        return new Validity(from, Optional.of(until));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text an ISO-8601 instant, a slash, and another instant or {@code ..}
     * @return the validity
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Validity parse(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash > 0) {
                String end = text.substring(slash + 1);
                return new Validity(
                        Instant.parse(text.substring(0, slash)),
                        end.equals(OPEN) ? Optional.empty() : Optional.of(Instant.parse(end)));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The validity (" + text + ") must be an ISO-8601 instant, '/', and an instant or '..'.", e);
        }
        throw new IllegalArgumentException(
                "The validity (" + text + ") must be an ISO-8601 instant, '/', and an instant or '..'.");
    }

    /**
     * Whether it is so at an instant.
     *
     * @param instant any instant
     * @return true from the start on and before the end
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (until.isEmpty() || instant.isBefore(until.get()));
    }

    /**
     * Whether the two share an instant; those that only touch do not.
     *
     * @param other another validity
     * @return true if there is an instant in both
     */
    public boolean overlaps(Validity other) {
        return isBeforeEnd(from, other) && isBeforeEnd(other.from, this);
    }

    private static boolean isBeforeEnd(Instant instant, Validity validity) {
        return validity.until.isEmpty() || instant.isBefore(validity.until.get());
    }

    /**
     * The same start with an end.
     *
     * @param end the first instant after
     * @return a validity
     * @throws IllegalArgumentException if the end is not later than the start
     */
    public Validity until(Instant end) {
        return new Validity(from, Optional.of(end));
    }

    /** The two instants in ISO-8601 with a slash between; {@code ..} where the end is open. */
    @Override
    public String toString() {
        return from + "/" + until.map(Instant::toString).orElse(OPEN);
    }
}
