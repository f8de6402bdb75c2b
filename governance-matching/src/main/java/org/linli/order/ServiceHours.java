package org.linli.order;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.basics.TimeWindow;

/**
 * When a supplier serves: openings by the day of the week, and dates on which they are closed all the same. For example on Mondays from
 * 9:00 to 12:00 and from 14:00 to 18:00, and not on 1 October. Openings that touch or overlap are one; one that ends at or before it
 * begins goes on into the next day, and belongs to the day on which it began.
 *
 * @param zone the zone of the clock on the wall
 * @param openings when it is open; immutable, by day and time
 * @param closed dates on which no opening begins; immutable, unordered
 */
public record ServiceHours(ZoneId zone, List<Opening> openings, Set<LocalDate> closed) {
    /** The longest window that can be asked for: nobody orders a service that takes longer in one go. */
    static final Duration LONGEST = Duration.ofDays(31);

    /** Checks that nothing is missing. */
    public ServiceHours {
        Objects.requireNonNull(zone, "zone");
        openings = openings.stream()
                .sorted(Comparator.comparing(Opening::day)
                        .thenComparing(Opening::from)
                        .thenComparing(Opening::to))
                .toList();
        closed = Set.copyOf(closed);
    }

    /**
     * One opening of a week.
     *
     * @param day the day on which it begins
     * @param from when it begins, by the clock on the wall, inclusive
     * @param to when it ends, exclusive; on the next day if it is not after {@code from}
     */
    public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {
        /** Checks that nothing is missing. */
        public Opening {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * Hours without any opening yet.
     *
     * @param zone the zone of the clock on the wall
     * @return hours, to which {@code with…} adds openings
     */
    public static ServiceHours in(ZoneId zone) {
        return new ServiceHours(zone, List.of(), Set.of());
    }

    /**
     * The same hours with the same opening on some more days.
     *
     * @param from when it begins
     * @param to when it ends; on the next day if it is not after {@code from}
     * @param days the days on which it begins
     * @return hours
     */
    public ServiceHours with(LocalTime from, LocalTime to, DayOfWeek... days) {
        List<Opening> more = new ArrayList<>(openings);
        for (DayOfWeek day : days) {
            more.add(new Opening(day, from, to));
        }
        return new ServiceHours(zone, more, closed);
    }

    /**
     * The same hours with dates on which it is closed.
     *
     * @param dates the dates
     * @return hours
     */
    public ServiceHours closedOn(Set<LocalDate> dates) {
        return new ServiceHours(zone, openings, dates);
    }

    /**
     * Whether it is open all through a window. Days on which the clocks are changed are as long as they are; what times on the wall mean then
     * is the same as for a {@link Recurrence}. Cost: O(days of the window ×
     * openings).
     *
     * @param window the window
     * @return true if it is; false of any window of more than 31 days
     */
    public boolean covers(TimeWindow window) {
        if (window.length().compareTo(LONGEST) > 0) {
            return false;
        }
        Instant open = window.startInclusive();
        for (TimeWindow each : around(window)) {
            if (each.startInclusive().isAfter(open)) {
                return false;
            }
            if (each.endExclusive().isAfter(open)) {
                open = each.endExclusive();
            }
            if (!open.isBefore(window.endExclusive())) {
                return true;
            }
        }
        return false;
    }

    /** The openings that may have to do with a window, by their begin. */
    private List<TimeWindow> around(TimeWindow window) {
        LocalDate last = window.endExclusive().atZone(zone).toLocalDate();
        List<TimeWindow> found = new ArrayList<>();
        LocalDate first = window.startInclusive().atZone(zone).toLocalDate().minusDays(1);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (!closed.contains(date)) {
                for (Opening each : openings) {
                    if (each.day() == date.getDayOfWeek()) {
                        found.add(WallTimes.window(zone, date, each.from(), each.to()));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(TimeWindow::startInclusive));
        return found;
    }
}
