package org.linli.responsibility.disclosure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.linli.basics.TimeWindow;

/**
 * A period that is disclosed about: {@code 2026-02}, {@code 2026-Q1}, {@code 2026-H1} or {@code 2026}.
 *
 * @param every how long it is; never {@link Recurrence#EVENT}
 * @param year the year, 1 to 9999
 * @param number which of the year's, from 1
 */
public record DisclosurePeriod(Recurrence every, int year, int number) implements Comparable<DisclosurePeriod> {
    /** Checks that there is such a period. */
    public DisclosurePeriod {
        if (Objects.requireNonNull(every, "every") == Recurrence.EVENT) {
            throw new IllegalArgumentException("The recurrence (EVENT) of a period must have periods.");
        }
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("The year (" + year + ") of a period must be 1 to 9999.");
        }
        int most = 12 / every.months();
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "The number (" + number + ") of a period of a " + every + " must be 1 to " + most + ".");
        }
    }

    /**
     * The period that a date lies in.
     *
     * @param every how long it is; never {@link Recurrence#EVENT}
     * @param date the date
     * @return the period
     */
    public static DisclosurePeriod of(Recurrence every, LocalDate date) {
        int months = Math.max(1, every.months());
        return new DisclosurePeriod(every, date.getYear(), (date.getMonthValue() - 1) / months + 1);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text such as {@code 2026-Q1}
     * @return the period
     * @throws IllegalArgumentException if the text is anything else
     */
    public static DisclosurePeriod parse(String text) {
        if (text.matches("[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?")) {
            int year = Integer.parseInt(text.substring(0, 4));
            if (text.length() == 4) {
                return new DisclosurePeriod(Recurrence.YEAR, year, 1);
            }
            char kind = text.charAt(5);
            if (kind == 'Q' || kind == 'H') {
                return new DisclosurePeriod(
                        kind == 'Q' ? Recurrence.QUARTER : Recurrence.HALF_YEAR, year, text.charAt(6) - '0');
            }
            return new DisclosurePeriod(Recurrence.MONTH, year, Integer.parseInt(text.substring(5)));
        }
        throw new IllegalArgumentException(
                "The period (" + text + ") must be written as '2026-02', '2026-Q1', '2026-H1' or '2026'.");
    }

    /**
     * The period after.
     *
     * @return the next
     */
    public DisclosurePeriod next() {
        return number * every.months() < 12
                ? new DisclosurePeriod(every, year, number + 1)
                : new DisclosurePeriod(every, year + 1, 1);
    }

    /**
     * From when to when it is.
     *
     * @param zone by whose days
     * @return from the first midnight to that after the last day
     */
    public TimeWindow window(ZoneId zone) {
        LocalDate first = LocalDate.of(year, (number - 1) * every.months() + 1, 1);
        return TimeWindow.of(
                first.atStartOfDay(zone).toInstant(),
                first.plusMonths(every.months()).atStartOfDay(zone).toInstant());
    }

    /** By start, then the shorter first. */
    @Override
    public int compareTo(DisclosurePeriod other) {
        int byYear = Integer.compare(year, other.year);
        int byMonth = byYear != 0
                ? byYear
                : Integer.compare((number - 1) * every.months(), (other.number - 1) * other.every.months());
        return byMonth != 0 ? byMonth : every.compareTo(other.every);
    }

    /** Such as {@code 2026-Q1}. */
    @Override
    public String toString() {
        String start = String.format(Locale.ROOT, "%04d", year);
        return switch (every) {
            case MONTH -> start + String.format(Locale.ROOT, "-%02d", number);
            case QUARTER -> start + "-Q" + number;
            case HALF_YEAR -> start + "-H" + number;
            default -> start;
        };
    }
}
