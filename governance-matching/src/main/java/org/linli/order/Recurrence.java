package org.linli.order;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.basics.TimeWindow;

/**
 * When a service is wanted again and again: on days of the week, from and to a time on the wall, from a first date on. For example every
 * Tuesday from 9:00 to 11:00, since 3 March 2026.
 *
 * @param zone the zone of the clock on the wall
 * @param days on which days of the week, in their order, each once; at least one; immutable
 * @param from when it is wanted from, inclusive
 * @param to until when, exclusive; on the next day if it is not after {@code from}
 * @param first the first date on which it may be wanted
 * @param last the last date on which it may be wanted; nothing for as long as nobody ends it
 */
public record Recurrence(
        ZoneId zone, List<DayOfWeek> days, LocalTime from, LocalTime to, LocalDate first, Optional<LocalDate> last) {
    /** Checks that nothing is missing and that the last date does not lie before the first. */
    public Recurrence {
        Objects.requireNonNull(zone, "zone");
        days = days.stream().distinct().sorted().toList();
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("The days of a recurrence must be one at least.");
        }
        if (last.filter(end -> end.isBefore(first)).isPresent()) {
            throw new IllegalArgumentException("The last date (" + last.get()
                    + ") of a recurrence must not lie before the first (" + first + ").");
        }
    }

    /**
     * A recurrence every week, until somebody ends it.
     *
     * @param zone the zone of the clock on the wall
     * @param from when it is wanted from
     * @param to until when; on the next day if it is not after {@code from}
     * @param first the first date on which it may be wanted
     * @param days on which days of the week
     * @return the recurrence
     */
    public static Recurrence weekly(ZoneId zone, LocalTime from, LocalTime to, LocalDate first, DayOfWeek... days) {
        return new Recurrence(zone, List.of(days), from, to, first, Optional.empty());
    }

    /**
     * The same recurrence with a last date.
     *
     * @param end the last date on which it may be wanted
     * @return a recurrence
     */
    public Recurrence until(LocalDate end) {
        return new Recurrence(zone, days, from, to, first, Optional.of(end));
    }

    /**
     * The dates on which it is wanted.
     *
     * @param startInclusive from when to look
     * @param endExclusive until when
     * @return the dates in their order; immutable
     */
    public List<LocalDate> dates(LocalDate startInclusive, LocalDate endExclusive) {
        LocalDate start = startInclusive.isBefore(first) ? first : startInclusive;
        LocalDate end = last.filter(any -> any.isBefore(endExclusive))
                .map(any -> any.plusDays(1))
                .orElse(endExclusive);
        return start.isBefore(end)
                ? start.datesUntil(end)
                        .filter(date -> days.contains(date.getDayOfWeek()))
                        .collect(Collectors.toUnmodifiableList())
                : List.of();
    }

    /**
     * The window of one date. It is as long as its times on the wall say, or as the change of the clocks makes it: a time over which they are
     * put forward is the instant at which they are; where they are put forward over all of it, it begins then and is as long as on
     * other days.
     *
     * @param date the date on which it begins
     * @return the window
     */
    public TimeWindow on(LocalDate date) {
        return WallTimes.window(zone, date, from, to);
    }
}
