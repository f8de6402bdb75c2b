package org.linli.deliberation.design;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long a phase is open. For example two weeks, one week at the least, and twice extended by a week at the most.
 *
 * @param shortest before that it is not closed; not negative
 * @param planned after that it is over, unless it is extended; positive, not less than the shortest
 * @param extensions how often it may be extended; 0 to {@value #MOST_EXTENSIONS}
 * @param by by how much each time; positive where it may be extended
 */
public record PhaseLength(Duration shortest, Duration planned, int extensions, Duration by) {
    /** More often no phase is extended. */
    public static final int MOST_EXTENSIONS = 12;

    /** Checks that the parts agree; cut to microseconds. */
    public PhaseLength {
        shortest = shortest.truncatedTo(ChronoUnit.MICROS);
        planned = planned.truncatedTo(ChronoUnit.MICROS);
        by = by.truncatedTo(ChronoUnit.MICROS);
        if (shortest.isNegative() || planned.isZero() || planned.isNegative() || planned.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("The planned length (" + planned
                    + ") of a phase must be positive and not less than its shortest (" + shortest
                    + "), which must not be negative.");
        }
        if (extensions < 0 || extensions > MOST_EXTENSIONS) {
            throw new IllegalArgumentException("The number of extensions (" + extensions + ") of a phase must be 0 to "
                    + MOST_EXTENSIONS + ". Maybe plan it longer.");
        }
        if (extensions > 0 && (by.isZero() || by.isNegative())) {
            throw new IllegalArgumentException("The extension (" + by + ") of a phase must be positive.");
        }
    }

    /**
     * A length that is never changed.
     *
     * @param planned how long
     * @return the length
     */
    public static PhaseLength of(Duration planned) {
        return new PhaseLength(planned, planned, 0, Duration.ZERO);
    }

    /**
     * The same length, but it may be closed before.
     *
     * @param least how long at the least
     * @return a length
     */
    public PhaseLength atLeast(Duration least) {
        return new PhaseLength(least, planned, extensions, by);
    }

    /**
     * The same length, but it may be extended.
     *
     * @param times how often
     * @param each by how much each time
     * @return a length
     */
    public PhaseLength extendable(int times, Duration each) {
        return new PhaseLength(shortest, planned, times, Objects.requireNonNull(each, "each"));
    }

    /**
     * How long it is open at the most.
     *
     * @return planned, and all extensions
     */
    public Duration longest() {
        return planned.plus(by.multipliedBy(extensions));
    }
}
