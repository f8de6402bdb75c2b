package org.linli.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;
import org.linli.basics.TimeWindow;

/**
 * What times on the wall mean, for hours and for series alike: where the clocks are put forward over a time, it is the instant at which
 * they are; where they are put back over it, it is the first of the two.
 */
final class WallTimes {
    private WallTimes() {}

    /**
     * A window from and to a time on the wall; to one of the next day if that is not after the first. Where the clocks are put forward
     * over all of it, it begins then and is as long as on other days.
     */
    static TimeWindow window(ZoneId zone, LocalDate date, LocalTime from, LocalTime to) {
        LocalDateTime begin = date.atTime(from);
        LocalDateTime end = (to.isAfter(from) ? date : date.plusDays(1)).atTime(to);
        Instant start = instant(zone, begin);
        Instant until = instant(zone, end);
        return TimeWindow.of(start, until.isAfter(start) ? until : start.plus(Duration.between(begin, end)));
    }

    private static Instant instant(ZoneId zone, LocalDateTime wall) {
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }
}
