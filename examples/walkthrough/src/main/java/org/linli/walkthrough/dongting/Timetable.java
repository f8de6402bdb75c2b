package org.linli.walkthrough.dongting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of a day, one after the other without gaps. Everything that happens in a step is dated in it, after the end of the step
 * before and not after its own: so whoever knows the latest time in the trace knows which step it stands in.
 */
final class Timetable {

    /** How long a stretch of ordinary work is. */
    static final Duration SLOT = Duration.ofMinutes(10);

    private static final LocalTime OPENING = LocalTime.of(6, 40);
    private static final LocalTime BEGIN = LocalTime.of(7, 0);
    private static final LocalTime END = LocalTime.of(20, 0);

    private final List<Step> steps;

    /** What a step is for. */
    enum Kind {
        /** Who there is, and on what ground, is written down. */
        OPEN,
        /** People do their work. */
        WORK,
        /** A doer would like to verify what they did themselves. */
        VERIFY_OWN_WORK,
        /** Somebody sends a report again, not knowing whether it got through. */
        SEND_AGAIN,
        /** A unit would accept what another is responsible for. */
        OVERSTEP,
        /** A party to a dispute would rule on it. */
        RULE_OWN_DISPUTE,
        /** The street would summon the residents' committee. */
        SUMMON_COMMITTEE,
        /** Residents ask to have what is personal erased. */
        ERASE;

        /** Whether it is several appends, each of which does nothing when it is done again. */
        boolean isDoneAgain() {
            return this == OPEN || this == ERASE;
        }
    }

    /**
     * A step.
     *
     * @param kind what it is for
     * @param start after this moment
     * @param end until this moment
     */
    record Step(Kind kind, Instant start, Instant end) {

        /** Whether a moment lies in it. */
        boolean holds(Instant at) {
            return at.isAfter(start) && !at.isAfter(end);
        }

        /** Whether it ends a full hour. */
        boolean isFullHour() {
            return end.atZone(Dongting.ZONE).getMinute() == 0
                    && end.atZone(Dongting.ZONE).getSecond() == 0;
        }
    }

    /** A step without its start. */
    private record Stop(Kind kind, Instant end) {}

    private Timetable(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The timetable of the day. */
    static Timetable ofTheDay() {
        List<Stop> stops = new ArrayList<>();
        for (Instant end = at(BEGIN).plus(SLOT); !end.isAfter(at(END)); end = end.plus(SLOT)) {
            stops.add(new Stop(Kind.WORK, end));
        }
        stops.add(new Stop(Kind.OPEN, at(BEGIN.minusMinutes(10))));
        stops.add(new Stop(Kind.SUMMON_COMMITTEE, at(LocalTime.of(8, 30, 30))));
        stops.add(new Stop(Kind.RULE_OWN_DISPUTE, at(LocalTime.of(9, 50, 30))));
        stops.add(new Stop(Kind.SEND_AGAIN, at(LocalTime.of(9, 20, 30))));
        stops.add(new Stop(Kind.VERIFY_OWN_WORK, at(LocalTime.of(10, 20, 30))));
        stops.add(new Stop(Kind.OVERSTEP, at(LocalTime.of(11, 10, 30))));
        stops.add(new Stop(Kind.ERASE, at(END.plusMinutes(1))));
        stops.sort(Comparator.comparing(Stop::end));
        List<Step> steps = new ArrayList<>();
        Instant start = at(OPENING);
        for (Stop stop : stops) {
            steps.add(new Step(stop.kind(), start, stop.end()));
            start = stop.end();
        }
        return new Timetable(steps);
    }

    private static Instant at(LocalTime time) {
        return time.atDate(Dongting.DATE).atZone(Dongting.ZONE).toInstant();
    }

    /** The steps, in order. */
    List<Step> steps() {
        return steps;
    }

    /** When the last one ends. */
    Instant end() {
        return steps.get(steps.size() - 1).end();
    }
}
