package org.linli.basics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * How long something may take, for example {@code 24h}, {@code 7d} or {@code 5wd} (five working days). Hours run through nights
 * and holidays; days end at the same local time so many dates later; working days skip what the calendar says is free.
 *
 * @param amount how many units, 1 to 10,000
 * @param unit of which unit
 */
public record DeadlineClass(int amount, Unit unit) {
    /** Two hours: what cannot wait. */
    public static final DeadlineClass TWO_HOURS = new DeadlineClass(2, Unit.HOURS);
    /** Twenty-four hours. */
    public static final DeadlineClass TWENTY_FOUR_HOURS = new DeadlineClass(24, Unit.HOURS);
    /** Seven days by date. */
    public static final DeadlineClass SEVEN_DAYS = new DeadlineClass(7, Unit.DAYS);
    /** Fifteen days by date. */
    public static final DeadlineClass FIFTEEN_DAYS = new DeadlineClass(15, Unit.DAYS);

    /** What a deadline is counted in. */
    public enum Unit {
        /** Elapsed hours. */
        HOURS("h"),
        /** Dates in the calendar's zone, keeping the local time of day; where summer time skips it, as much later. */
        DAYS("d"),
        /** Dates on which the calendar says that work is done. */
        WORKING_DAYS("wd");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Checks the amount. */
    public DeadlineClass {
        Objects.requireNonNull(unit, "unit");
        if (amount < 1 || amount > 10_000) {
            throw new IllegalArgumentException("The amount (" + amount + ") of a deadline class must be 1 to 10,000.");
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text a number followed by {@code h}, {@code d} or {@code wd}
     * @return the class
     * @throws IllegalArgumentException if the text is anything else
     */
    public static DeadlineClass parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        String suffix = text.substring(digits);
        for (Unit unit : Unit.values()) {
            if (unit.suffix.equals(suffix) && digits > 0 && digits < 6 && text.charAt(0) != '0') {
                return new DeadlineClass(Integer.parseInt(text, 0, digits, 10), unit);
            }
        }
        throw new IllegalArgumentException(
                "The deadline class (" + text + ") must be a number of h, d or wd: '24h', '5wd'.");
    }

    /**
     * When it is due if the clock starts now.
     *
     * @param start the instant from which the time counts
     * @param calendar the calendar whose zone, holidays and make-up days apply
     * @return the due instant, stamped with this class and the version of the calendar
     */
    public Deadline from(Instant start, WorkCalendar calendar) {
        Instant due = switch (unit) {
            case HOURS -> start.plus(Duration.ofHours(amount));
            case DAYS -> local(start, calendar).plusDays(amount).toInstant();
            case WORKING_DAYS -> {
                ZonedDateTime at = local(start, calendar);
                LocalDate date = at.toLocalDate();
                for (int left = amount; left > 0; ) {
                    date = date.plusDays(1);
                    if (calendar.isWorkingDay(date)) {
                        left--;
                    }
                }
                // Once and at the end: where summer time skips the time of day on the way, later days still have it.
                yield at.with(date).toInstant();
            }
        };
        return new Deadline(due, this, calendar.versionedName());
    }

    /**
     * How much time of this class's own kind passes between two instants: elapsed time for hours; local time for days, in which a date
     * has twenty-four hours whatever summer time does; for working days local time on dates on which work is done. It is by this much
     * that a pause moves a due instant.
     *
     * @param start where to begin
     * @param end where to stop
     * @param calendar the calendar whose zone, holidays and make-up days apply
     * @return the time, zero or more; zero if the end is not later than the start
     */
    public Duration timeBetween(Instant start, Instant end, WorkCalendar calendar) {
        if (!end.isAfter(start)) {
            return Duration.ZERO;
        }
        if (unit == Unit.HOURS) {
            return Duration.between(start, end);
        }
        LocalDateTime from = local(start, calendar).toLocalDateTime();
        LocalDateTime to = local(end, calendar).toLocalDateTime();
        Duration passed = Duration.between(from, to);
        if (unit == Unit.WORKING_DAYS) {
            passed = workedBefore(to, calendar).minus(workedBefore(from, calendar));
            for (LocalDate date = from.toLocalDate(); date.isBefore(to.toLocalDate()); date = date.plusDays(1)) {
                passed = calendar.isWorkingDay(date) ? passed.plusDays(1) : passed;
            }
        }
        // Where the clocks go back, local time may run backwards.
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /** How much of its date has been worked before a local time. */
    private static Duration workedBefore(LocalDateTime at, WorkCalendar calendar) {
        return calendar.isWorkingDay(at.toLocalDate())
                ? Duration.ofNanos(at.toLocalTime().toNanoOfDay())
                : Duration.ZERO;
    }

    /** The instant so much time of this class's own kind later. */
    Instant later(Instant from, Duration by, WorkCalendar calendar) {
        return switch (unit) {
            case HOURS -> from.plus(by);
            case DAYS -> {
                ZonedDateTime at = local(from, calendar);
                yield at.toLocalDateTime().plus(by).atZone(calendar.zone()).toInstant();
            }
            case WORKING_DAYS -> {
                LocalDateTime at = local(from, calendar).toLocalDateTime();
                LocalDate date = at.toLocalDate();
                Duration left = workedBefore(at, calendar).plus(by);
                while (!calendar.isWorkingDay(date)) {
                    date = date.plusDays(1);
                }
                for (long days = left.toDays(); days > 0; ) {
                    date = date.plusDays(1);
                    days = calendar.isWorkingDay(date) ? days - 1 : days;
                }
                yield date.atStartOfDay()
                        .plus(left.minusDays(left.toDays()))
                        .atZone(calendar.zone())
                        .toInstant();
            }
        };
    }

    private static ZonedDateTime local(Instant start, WorkCalendar calendar) {
        return start.atZone(calendar.zone());
    }

    /** The amount followed by {@code h}, {@code d} or {@code wd}. */
    @Override
    public String toString() {
        return amount + unit.suffix;
    }
}
