package org.linli.basics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A clock that stands still, against a brute force that pushes the due instant on minute by minute, across the changes of summer time. */
class StoppedClockProperties {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

    /** A due instant and the pauses after its start, in minutes: how long it runs, how long it stands still, and so on. */
    record Life(ZoneId zone, DeadlineClass deadlineClass, Instant start, List<Integer> minutes) {}

    @Provide
    Arbitrary<Life> lives() {
        // Around the last Sunday of March and October 2026 and the second of March, with some days on either side.
        Arbitrary<Instant> starts = Combinators.combine(
                        Arbitraries.of("2026-03-05T00:00:00Z", "2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z"),
                        Arbitraries.integers().between(0, 6 * 24 * 60))
                .as((day, minute) -> Instant.parse(day).plus(minute, ChronoUnit.MINUTES));
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        Arbitraries.of("2h", "24h", "1d", "7d", "1wd", "5wd").map(DeadlineClass::parse),
                        starts,
                        Arbitraries.integers()
                                .between(1, 5_000)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(6))
                .as(Life::new);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void pauses_move_the_due_instant_as_pushing_it_minute_by_minute_does(@ForAll("lives") Life life) {
        WorkCalendar calendar = calendar(life.zone());
        Deadline set = life.deadlineClass().from(life.start(), calendar);
        Duration stopped = Duration.ZERO;
        long pushed = 0;
        Instant now = life.start();
        for (int i = 0; i + 1 < life.minutes().size(); i += 2) {
            Instant from = now.plus(life.minutes().get(i), ChronoUnit.MINUTES);
            Instant to = from.plus(life.minutes().get(i + 1), ChronoUnit.MINUTES);
            stopped = stopped.plus(life.deadlineClass().timeBetween(from, to, calendar));
            pushed += counted(life.deadlineClass().unit(), from, to, calendar);
            now = to;
        }
        assertEquals(Duration.ofMinutes(pushed), stopped);
        Instant expected = push(set.due(), life.deadlineClass().unit(), pushed, calendar);
        assertEquals(expected, set.laterBy(stopped, calendar).due());
    }

    /** How many minutes of the unit's own kind go by, one after the other. */
    private static long counted(DeadlineClass.Unit unit, Instant from, Instant to, WorkCalendar calendar) {
        long counted = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            LocalDateTime before = at.atZone(calendar.zone()).toLocalDateTime();
            LocalDateTime after =
                    at.plus(1, ChronoUnit.MINUTES).atZone(calendar.zone()).toLocalDateTime();
            boolean counts = unit != DeadlineClass.Unit.WORKING_DAYS || calendar.isWorkingDay(before.toLocalDate());
            long step = unit == DeadlineClass.Unit.HOURS ? 1 : ChronoUnit.MINUTES.between(before, after);
            counted += counts ? step : 0;
        }
        return Math.max(0, counted);
    }

    private static Instant push(Instant due, DeadlineClass.Unit unit, long minutes, WorkCalendar calendar) {
        if (minutes == 0) {
            return due;
        }
        if (unit == DeadlineClass.Unit.HOURS) {
            return due.plus(minutes, ChronoUnit.MINUTES);
        }
        LocalDateTime at = due.atZone(calendar.zone()).toLocalDateTime();
        for (long left = minutes; left > 0; left--) {
            at = at.plusMinutes(1);
            while (unit == DeadlineClass.Unit.WORKING_DAYS && !calendar.isWorkingDay(at.toLocalDate())) {
                at = at.plusDays(1);
            }
        }
        return at.atZone(calendar.zone()).toInstant();
    }

    private static WorkCalendar calendar(ZoneId zone) {
        return new WorkCalendar(
                "test",
                "1",
                zone,
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Set.of(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 10, 26)),
                Set.of(LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 29)));
    }

    @Test
    void what_stood_still_over_a_weekend_cost_no_working_day() {
        WorkCalendar weekdays = WorkCalendar.weekdays(ZoneId.of("Asia/Shanghai"));
        DeadlineClass five = DeadlineClass.parse("5wd");
        Instant friday = Instant.parse("2026-03-06T10:00:00Z");
        Instant monday = Instant.parse("2026-03-09T01:00:00Z");
        // From six on Friday to nine on Monday: six hours of Friday and nine of Monday.
        assertEquals(Duration.ofHours(15), five.timeBetween(friday, monday, weekdays));
        assertEquals(Duration.ofHours(63), DeadlineClass.SEVEN_DAYS.timeBetween(friday, monday, weekdays));
        assertEquals(Duration.ZERO, five.timeBetween(monday, friday, weekdays));
        Deadline due = five.from(friday, weekdays);
        assertEquals(due, due.laterBy(Duration.ZERO, weekdays));
        assertThrows(IllegalArgumentException.class, () -> due.laterBy(Duration.ofHours(-1), weekdays));
    }
}
