package org.linli.walkthrough.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places durations along a line of a given length, in proportion or by their logarithm, and picks ticks for it. */
final class TimeAxis {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86400;
    private static final double LEAST_GAP = 46;

    /** The steps of a linear axis. */
    private static final long[] STEPS = {
        1,
        5,
        10,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        30 * DAY,
        60 * DAY,
        90 * DAY,
        180 * DAY,
        365 * DAY
    };

    /** The ticks of a logarithmic axis, those first that are to stay if not all have room. */
    private static final long[] MARKS = {
        MINUTE,
        HOUR,
        DAY,
        7 * DAY,
        30 * DAY,
        365 * DAY,
        10 * 365 * DAY,
        1,
        10 * MINUTE,
        6 * HOUR,
        100 * DAY,
        10,
        3 * 365 * DAY,
        30 * MINUTE,
        3 * HOUR,
        12 * HOUR,
        3 * DAY,
        14 * DAY,
        5 * MINUTE,
        2 * MINUTE,
        2 * HOUR,
        2 * DAY
    };

    private final boolean logarithmic;
    private final double from;
    private final double to;
    private final double left;
    private final double length;

    private TimeAxis(boolean logarithmic, double from, double to, double left, double length) {
        this.logarithmic = logarithmic;
        this.from = from;
        this.to = to;
        this.left = left;
        this.length = length;
    }

    /** An axis from zero. */
    static TimeAxis linear(Duration longest, double left, double length) {
        return new TimeAxis(false, 0, Math.max(1, seconds(longest)), left, length);
    }

    /** An axis from the largest tick that is no longer than the shortest duration above zero, and at least a minute. */
    static TimeAxis logarithmic(Duration shortest, Duration longest, double left, double length) {
        double from = MINUTE;
        for (long mark : MARKS) {
            if (mark <= seconds(shortest)) {
                from = Math.max(from, (double) mark);
            }
        }
        return new TimeAxis(true, from, Math.max(2 * from, seconds(longest)), left, length);
    }

    Duration from() {
        return Duration.ofSeconds((long) from);
    }

    double x(Duration duration) {
        double at = Math.min(to, Math.max(from, seconds(duration)));
        double share = logarithmic ? StrictMath.log(at / from) / StrictMath.log(to / from) : (at - from) / (to - from);
        return left + length * share;
    }

    List<Duration> ticks() {
        List<Duration> ticks = new ArrayList<>();
        if (logarithmic) {
            for (long mark : MARKS) {
                Duration tick = Duration.ofSeconds(mark);
                boolean inside = mark >= from && mark <= to;
                if (inside && ticks.stream().allMatch(other -> Math.abs(x(other) - x(tick)) >= LEAST_GAP)) {
                    ticks.add(tick);
                }
            }
            ticks.sort(Comparator.naturalOrder());
        } else {
            for (long at = 0; at <= to; at += step()) {
                ticks.add(Duration.ofSeconds(at));
            }
        }
        return ticks;
    }

    private long step() {
        for (long step : STEPS) {
            if (length * step / to >= LEAST_GAP * 1.3) {
                return step;
            }
        }
        long years = STEPS[STEPS.length - 1];
        return years * (long) Math.ceil(LEAST_GAP * 1.3 * to / (length * years));
    }

    /** A tick in its largest whole unit, as in {@code 90 min} or {@code 7 d}. */
    static String tick(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return "0";
        }
        if (seconds % (365 * DAY) == 0) {
            return seconds / (365 * DAY) + " y";
        }
        if (seconds % DAY == 0) {
            return seconds / DAY + " d";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + " h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s";
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
