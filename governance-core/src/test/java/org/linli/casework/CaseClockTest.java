package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Direction;
import org.linli.trace.Follower;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;

/** Due, overdue and by how much; reminders and escalations when the host settles; who answered for what, when. */
class CaseClockTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId STREET = ActorId.of("street-1");
    private static final ActorId PLATFORM = ActorId.of("platform");
    private static final MatterId LIGHT = MatterId.of("street-lighting");
    private static final AreaId GRID = AreaId.of("grid-7");
    private static final DuePlan PLAN = new DuePlan(
            "street",
            "3",
            List.of(
                    DuePlan.Step.remindBefore(Duration.ofMinutes(30)),
                    DuePlan.Step.escalateAfter(Duration.ZERO, STREET),
                    DuePlan.Step.escalateAfter(Duration.ofDays(1), ActorId.of("district-1"))));

    private final Journal journal = InMemoryJournal.create();
    private final Community community = open(journal);
    private final CaseRegister register = community.watch(PLAN, PLATFORM);
    private final CaseDesk cases = community.cases();
    private int number;

    private static Community open(Journal journal) {
        return Community.open(
                journal,
                java.time.Clock.fixed(NINE, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(
                        Authority.checkedByHost(),
                        CaseTerms.of(WorkCalendar.weekdays(ZoneId.of("Asia/Shanghai")))
                                .with(CasePolicy.DEFAULT.withAnyDate()),
                        Office.Settings.DEFAULT));
    }

    @Test
    void pauses_stop_the_clock_and_lateness_waits_with_it() {
        CaseId id = underWay();
        Case running = cases.get(id);
        assertEquals(Optional.of(at(120)), running.clock().due());
        assertFalse(running.isOverdueAt(at(120)));
        assertEquals(Optional.of(Duration.ofMinutes(10)), running.lateBy(at(130)));

        cases.pause(id, PauseReason.MATERIAL, act(60, TEAM));
        assertFalse(cases.get(id).isOverdueAt(at(1_000)), "the clock stands still");
        Case resumed = cases.resume(id, act(160, TEAM)).state();
        assertEquals(Optional.of(at(220)), resumed.clock().due());
        assertEquals(Duration.ofMinutes(100), resumed.clock().stopped());

        cases.pause(id, PauseReason.WEATHER, act(230, TEAM));
        assertEquals(Optional.of(Duration.ofMinutes(10)), cases.get(id).lateBy(at(500)), "late by then, and no later");
        assertEquals(
                Optional.of(Duration.ofMinutes(10)),
                cases.resume(id, act(500, TEAM)).state().lateBy(at(500)));
        cases.handle(id, Solution.SOLVED, act(505, TEAM));
        assertEquals(
                Optional.of(Duration.ofMinutes(15)), cases.get(id).lateBy(at(9_999)), "as late as when it was handled");
    }

    @Test
    void a_parked_case_is_looked_at_again_and_then_goes_on() {
        CaseId id = underWay();
        cases.oversight().park(id, ParkReason.FUNDS, at(10_000), act(60, STREET));
        assertFalse(cases.get(id).isOverdueAt(at(9_000)));
        assertEquals(List.of(), raised(9_000, id));
        assertEquals(
                List.of("1 property-1"),
                raised(9_970, id).stream()
                        .map(s -> s.replace("team-1", "property-1"))
                        .toList());
        Case resumed = cases.resume(id, act(10_060, TEAM)).state();
        assertEquals(Optional.of(at(120 + 10_000)), resumed.clock().due());
    }

    @Test
    void settling_reminds_first_and_then_tells_those_above_once_each() {
        CaseId id = underWay();
        assertEquals(List.of(), raised(89, id));
        assertEquals(List.of("1 team-1"), raised(90, id));
        assertEquals(List.of("1 team-1"), raised(100, id), "once");
        assertEquals(List.of("1 team-1", "2 street-1"), raised(121, id));
        assertEquals(List.of("1 team-1", "2 street-1", "3 district-1"), raised(120 + 1_440, id));
        assertEquals(Optional.of(TEAM), cases.get(id).accountable(), "who answers for it goes on to");
    }

    @Test
    void two_nodes_that_settle_the_same_raise_it_once() {
        CaseId id = underWay();
        Community other = open(journal);
        other.watch(PLAN, PLATFORM);
        other.catchUp(1_000);
        assertEquals(List.of("1 team-1"), raised(95, id));
        assertEquals(0, other.settle(at(95), 100));
        assertEquals(List.of("1 team-1"), raised(95, id));
    }

    /** What has been raised once the host has settled at a minute. */
    private List<String> raised(int minute, CaseId id) {
        community.catchUp(1_000);
        community.settle(at(minute), 100);
        community.catchUp(1_000);
        List<String> steps = new java.util.ArrayList<>();
        journal.trail(Case.KIND.subject(id), Direction.FORWARD).forEach(event -> {
            if (event.fact() instanceof CaseClockFact.Raised step) {
                steps.add(step.step() + " " + step.told());
            }
        });
        return steps;
    }

    @Test
    void the_register_counts_as_many_steps_as_a_plan_has() {
        List<DuePlan.Step> steps = java.util.stream.IntStream.rangeClosed(1, 130)
                .mapToObj(i -> DuePlan.Step.escalateAfter(Duration.ofSeconds(i), STREET))
                .toList();
        Community other = open(journal);
        CaseRegister counted = other.watch(new DuePlan("patient", "1", steps), PLATFORM);
        CaseId id = underWay();
        for (int step = 1; step <= 131; step++) {
            other.catchUp(1_000);
            other.settle(at(200), 100);
        }
        other.catchUp(1_000);
        assertEquals(
                List.of(130),
                counted.find(CaseFilter.ALL, 9).stream()
                        .map(CaseRegister.Item::raised)
                        .toList());
        assertEquals(130, other.cases().get(id).clock().raised());
    }

    @Test
    void the_register_finds_by_actor_area_stage_and_due() throws java.io.IOException {
        CaseId late = underWay();
        CaseId fresh = reported();
        CaseId done = underWay();
        cases.handle(done, Solution.SOLVED, act(20, TEAM));
        cases.verify(done, act(21, STREET));
        cases.close(done, act(22, STREET));
        community.catchUp(1_000);
        assertEquals(3, register.size());
        assertEquals(List.of(late, done, fresh), ids(CaseFilter.ALL));
        assertEquals(List.of(late), ids(CaseFilter.ALL.of(TEAM).at(CaseStage.UNDER_WAY)));
        assertEquals(List.of(fresh), ids(CaseFilter.ALL.in(GRID).of(PROPERTY)));
        assertEquals(List.of(), ids(CaseFilter.ALL.in(AreaId.of("elsewhere"))));
        assertEquals(List.of(), ids(CaseFilter.ALL.dueBefore(at(120))));
        assertEquals(List.of(late, done), ids(CaseFilter.ALL.dueBefore(at(121))));
        assertEquals(List.of(late), ids(CaseFilter.ALL.open().dueBefore(at(121))));
        assertEquals(List.of(late, fresh), ids(CaseFilter.ALL.open()));
        assertEquals(2, register.count(CaseFilter.ALL.of(TEAM)));
        assertEquals(1, register.find(CaseFilter.ALL, 1).size());

        java.io.ByteArrayOutputStream saved = new java.io.ByteArrayOutputStream();
        register.save(new java.io.DataOutputStream(saved));
        CaseRegister restored = new CaseRegister();
        restored.restore(new java.io.DataInputStream(new java.io.ByteArrayInputStream(saved.toByteArray())));
        assertEquals(register.find(CaseFilter.ALL, 10), restored.find(CaseFilter.ALL, 10));
    }

    private List<CaseId> ids(CaseFilter filter) {
        return register.find(filter, 10).stream().map(CaseRegister.Item::id).toList();
    }

    @Test
    void who_answered_for_what_on_a_day_is_known_years_later() throws java.io.IOException {
        Accountability view = new Accountability();
        Follower follower = Follower.of(community.office()).with(view);
        CaseId id = underWay();
        cases.handle(id, Solution.SOLVED, act(20, TEAM));
        cases.verify(id, act(21, STREET));
        cases.close(id, act(22, STREET));
        cases.reopen(id, ReopenReason.NOT_DONE, DeadlineClass.TWO_HOURS, act(100, STREET));
        follower.catchUp(1_000);
        assertEquals(List.of("property-1 0-2", "team-1 2-22", "team-1 100-"), answering(view, 0, 1_000));
        assertEquals(List.of(), answering(view, 50, 60));
        assertEquals(List.of("team-1 2-22"), answering(view, 5, 6));
        java.io.ByteArrayOutputStream saved = new java.io.ByteArrayOutputStream();
        view.save(new java.io.DataOutputStream(saved));
        Accountability restored = new Accountability();
        restored.restore(new java.io.DataInputStream(new java.io.ByteArrayInputStream(saved.toByteArray())));
        assertEquals(answering(view, 0, 1_000), answering(restored, 0, 1_000));
        assertTrue(restored.during(MatterId.of("noise"), Optional.of(GRID), TimeWindow.of(at(0), at(9)))
                .isEmpty());
    }

    private static List<String> answering(Accountability view, int from, int to) {
        return view.during(LIGHT, Optional.of(GRID), TimeWindow.of(at(from), at(to))).stream()
                .map(each -> each.actor() + " " + minute(each.from()) + "-"
                        + each.until().map(until -> "" + minute(until)).orElse(""))
                .toList();
    }

    private static long minute(Instant at) {
        return Duration.between(NINE, at).toMinutes();
    }

    private CaseId reported() {
        Report report = Report.of(LIGHT, PROPERTY, Channel.MOBILE).withArea(GRID);
        return cases.report(report, act(0, RESIDENT)).state().id();
    }

    private CaseId underWay() {
        CaseId id = reported();
        cases.accept(id, DeadlineClass.TWO_HOURS, act(0, PROPERTY));
        cases.assign(id, TEAM, act(1, PROPERTY));
        return cases.takeUp(id, act(2, TEAM)).state().id();
    }

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private Act act(int minute, ActorId actor) {
        return Act.of(ActId.of("a-" + number++), actor, at(minute));
    }
}
