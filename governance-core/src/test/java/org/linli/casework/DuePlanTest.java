package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.WorkCalendar;

class DuePlanTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final DuePlan.Step BEFORE = DuePlan.Step.remindBefore(Duration.ofHours(1));
    private static final DuePlan.Step AFTER = DuePlan.Step.escalateAfter(Duration.ZERO, ActorId.of("street"));

    @Test
    void steps_follow_each_other_and_there_is_one() {
        assertThrows(IllegalArgumentException.class, () -> new DuePlan("plan", "1", List.of()));
        for (DuePlan.Step wrong : List.of(BEFORE, DuePlan.Step.remindBefore(Duration.ofHours(2)))) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> new DuePlan("plan", "1", List.of(BEFORE, wrong)));
            assertTrue(String.valueOf(refused.getMessage()).contains("step 2"), refused.getMessage());
        }
        assertEquals(2, new DuePlan("plan", "1", List.of(BEFORE, AFTER)).steps().size());
    }

    @Test
    void each_step_is_taken_once_and_of_a_parked_case_once_for_its_day_and_once_when_it_falls_due() {
        DuePlan plan = new DuePlan("plan", "1", List.of(BEFORE, AFTER));
        Instant due = NINE.plusSeconds(86_400);
        Instant late = due.plusSeconds(86_400);
        assertEquals(Optional.empty(), plan.stepAt(NINE.minusSeconds(3_601), 0, NINE, Optional.empty()));
        assertEquals(Optional.of(1), plan.stepAt(NINE.minusSeconds(3_600), 0, NINE, Optional.empty()));
        assertEquals(Optional.of(2), plan.stepAt(late, 1, NINE, Optional.empty()));
        assertEquals(Optional.empty(), plan.stepAt(late, 2, NINE, Optional.empty()));
        assertEquals(Optional.empty(), plan.stepAt(due.minusSeconds(3_601), 2, NINE, Optional.of(due)));
        assertEquals(Optional.of(3), plan.stepAt(due.minusSeconds(3_600), 2, NINE, Optional.of(due)));
        assertEquals(Optional.of(4), plan.stepAt(due, 3, NINE, Optional.of(due)));
        assertEquals(Optional.empty(), plan.stepAt(late, 4, NINE, Optional.of(due)));
        assertEquals(AFTER, plan.step(4));
    }

    @Test
    void a_clock_that_goes_on_after_a_stop_has_run_out_is_due_as_was_stamped_whatever_the_calendar_says_by_then() {
        WorkCalendar calendar = WorkCalendar.everyDay(ZoneOffset.UTC);
        Deadline set = DeadlineClass.SEVEN_DAYS.from(NINE, calendar);
        Deadline then = DeadlineClass.FIFTEEN_DAYS.from(NINE.plusSeconds(9_999), calendar);
        Instant until = NINE.plusSeconds(3_600);
        CaseClock paused = CaseClock.UNSET.startedFor(set).pausedAt(NINE, until, then);
        assertEquals(Optional.of(then), paused.goingOnAt(until.plusSeconds(1), calendar));
        assertEquals(Optional.of(set.laterBy(Duration.ofHours(1), calendar)), paused.goingOnAt(until, calendar));
        assertEquals(Duration.ZERO, CaseClock.UNSET.stoppedUntil(until, calendar));
    }
}
