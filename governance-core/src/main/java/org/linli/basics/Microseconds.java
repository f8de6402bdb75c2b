package org.linli.basics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time as it is kept here: instants in whole microseconds, which is what logs and databases hold. What is finer is cut off where a time
 * comes in, so that what is written and what is read are the same.
 */
public final class Microseconds {
    /** The earliest time that can be kept: 2^53 − 1 microseconds before 1970, in the year 1684. Canonical JSON holds no larger integer. */
    public static final Instant EARLIEST = instant(-(1L << 53) + 1);

    /** The latest time that can be kept: 2^53 − 1 microseconds after 1970, in the year 2255. */
    public static final Instant LATEST = instant((1L << 53) - 1);

    private Microseconds() {}

    /**
     * The instant without what is finer than a microsecond, as it can be kept.
     *
     * @param instant an instant from {@link #EARLIEST} to {@link #LATEST}
     * @return the latest whole microsecond at or before it
     * @throws IllegalArgumentException if it is earlier or later than can be kept
     */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // only the part below a microsecond is asked for
    public static Instant cut(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("The time (" + instant + ") must lie between " + EARLIEST + " and "
                    + LATEST + " to be kept. Maybe a placeholder for 'never' was used.");
        }
        return instant.getNano() % 1_000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The microseconds since 1970-01-01T00:00:00Z.
     *
     * @param instant any instant
     * @return whole microseconds, rounded down; negative before 1970
     * @throws ArithmeticException if they do not fit a long, some 292,000 years away
     */
    public static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        int micros = instant.getNano() / 1_000;
        return seconds < 0 && micros > 0
                // Towards zero first, so that the earliest instant that fits does not overflow on the way.
                ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000_000L), micros - 1_000_000L)
                : Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros);
    }

    /**
     * The instant so many microseconds after 1970-01-01T00:00:00Z.
     *
     * @param micros microseconds, negative before 1970
     * @return the instant
     */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
