package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
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
import org.linli.trace.RefusedException;

/** Due, overdue and by how much; reminders and escalations when the host settles; who answered for what, when. */
class CaseClockTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId STREET = ActorId.of("street-1");
    private static final ActorId WATER = ActorId.of("water-bureau");
    private static final ActorId HOUSING = ActorId.of("housing-bureau");
    private static final ActorId LEAVING = ActorId.of("leaving-1");
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

    private static Ties kind(ActorKind kind) {
        return Ties.of(kind, Instant.parse("2020-01-01T00:00:00Z"));
    }

    private static Community open(Journal journal) {
        return Community.open(
                journal,
                java.time.Clock.fixed(NINE, ZoneOffset.UTC),
                IdSource.seeded(1),
                new Community.Settings(
                        Authority.checkedByHost(),
                        CaseTerms.of(WorkCalendar.weekdays(ZoneId.of("Asia/Shanghai")))
                                .with(CasePolicy.DEFAULT.withAnyDate())
                                .with(Roster.of(
                                        "clock",
                                        "1",
                                        Map.of(
                                                STREET, kind(ActorKind.STREET_OFFICE),
                                                WATER, kind(ActorKind.GOVERNMENT_DEPARTMENT),
                                                HOUSING, kind(ActorKind.GOVERNMENT_DEPARTMENT),
                                                LEAVING,
                                                        kind(ActorKind.PROPERTY_COMPANY)
                                                                .until(at(195))))),
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
    void a_pause_runs_out_by_itself_whether_anybody_goes_on_or_not() {
        CaseId id = underWay();
        int week = 7 * 1_440;
        Case paused = cases.pause(id, PauseReason.MATERIAL, act(60, TEAM)).state();
        assertEquals(Optional.of(at(120 + week)), paused.clock().due(), "if the pause is used up");
        assertEquals(Optional.empty(), paused.lateBy(at(120 + week)));
        assertEquals(Optional.of(Duration.ofMinutes(5)), paused.lateBy(at(125 + week)), "nobody has resumed it");
        community.catchUp(1_000);
        assertEquals(List.of(), overdue(120 + week));
        assertEquals(List.of(id), overdue(121 + week));
        assertEquals(List.of(), raised(89 + week, id));
        assertEquals(List.of("1 team-1"), raised(90 + week, id), "and it is raised while it is paused");
        Case resumed = cases.resume(id, act(125 + week, TEAM)).state();
        assertEquals(Optional.of(at(120 + week)), resumed.clock().due(), "later than that it never gets");
        assertEquals(Duration.ofDays(7), resumed.clock().stopped());
    }

    @Test
    void what_was_overdue_when_it_was_paused_stays_so_among_the_open_cases() {
        CaseId id = underWay();
        cases.pause(id, PauseReason.MATERIAL, act(130, TEAM));
        community.catchUp(1_000);
        assertEquals(List.of(id), overdue(140));
        assertEquals(Optional.of(Duration.ofMinutes(10)), cases.get(id).lateBy(at(5_000)));
    }

    @Test
    void a_pause_that_has_run_out_is_parked_from_then_on_and_one_that_has_not_from_its_beginning() {
        int week = 7 * 1_440;
        CaseId id = underWay();
        cases.pause(id, PauseReason.MATERIAL, act(60, TEAM));
        cases.oversight().park(id, ParkReason.FUNDS, at(50_000), act(70 + week, STREET));
        assertEquals(Optional.empty(), cases.get(id).lateBy(at(40_000)));
        assertEquals(
                Optional.of(at(120 + week + 30)),
                cases.resume(id, act(100 + week, TEAM)).state().clock().due(),
                "ten minutes went by between the end of the pause and the parking");
        CaseId other = underWay();
        cases.pause(other, PauseReason.MATERIAL, act(60, TEAM));
        cases.oversight().park(other, ParkReason.FUNDS, at(50_000), act(100, STREET));
        assertEquals(
                Optional.of(at(120 + 50_000 - 60)), cases.get(other).clock().due(), "if that is used up");
        assertEquals(
                Optional.of(at(120 + 20_000)),
                cases.resume(other, act(20_060, TEAM)).state().clock().due());
    }

    private List<CaseId> overdue(int minute) {
        return community.openCases().overdueAt(at(minute), 10).stream()
                .map(OpenCases.Item::id)
                .toList();
    }

    @Test
    void what_goes_on_for_a_case_that_was_due_earlier_is_watched_by_that() {
        CaseId slow = cases.report(Report.of(LIGHT, PROPERTY, Channel.MOBILE), act(0, RESIDENT))
                .state()
                .id();
        cases.accept(slow, DeadlineClass.SEVEN_DAYS, act(0, PROPERTY));
        CaseId quick = cases.report(Report.of(LIGHT, PROPERTY, Channel.MOBILE), act(1, RESIDENT))
                .state()
                .id();
        cases.accept(quick, DeadlineClass.TWO_HOURS, act(1, PROPERTY));
        cases.merge(quick, slow, act(2, PROPERTY));
        assertEquals(Optional.of(at(121)), cases.get(slow).clock().due());
        assertEquals(List.of("1 property-1"), raised(100, slow));
        assertEquals(List.of(slow), overdue(122));
        CaseId later = cases.report(Report.of(LIGHT, PROPERTY, Channel.MOBILE), act(101, RESIDENT))
                .state()
                .id();
        cases.accept(later, DeadlineClass.TWO_HOURS, act(101, PROPERTY));
        cases.merge(later, slow, act(102, PROPERTY));
        assertEquals(Optional.of(at(121)), cases.get(slow).clock().due(), "the earlier of both");
    }

    @Test
    void a_whistle_that_is_not_answered_is_urged_and_those_above_are_told() throws java.io.IOException {
        CaseId id = underWay();
        cases.oversight().whistle(id, List.of(WATER, HOUSING), DeadlineClass.TWO_HOURS, act(10, STREET));
        cases.oversight().answerWhistle(id, WhistleAnswer.COMING, act(20, HOUSING));
        cases.pause(id, PauseReason.ANOTHER_UNIT, act(30, TEAM));
        assertEquals(List.of(), urged(99, id));
        assertEquals(List.of("1 water-bureau water-bureau"), urged(100, id));
        assertEquals(List.of(), community.openCases().unansweredAt(at(130), 10));
        assertEquals(List.of(), cases.get(id).oversight().overdueAt(at(130)));
        assertEquals(List.of("1 water-bureau water-bureau", "2 water-bureau street-1"), urged(131, id));
        assertEquals(List.of("1 water-bureau water-bureau", "2 water-bureau street-1"), urged(131, id), "once");
        List<OpenCases.Unanswered> open = List.of(new OpenCases.Unanswered(id, WATER, at(130), 2));
        assertEquals(open, community.openCases().unansweredAt(at(131), 10));
        assertEquals(2, cases.get(id).oversight().overdueAt(at(131)).get(0).urged());
        java.io.ByteArrayOutputStream saved = new java.io.ByteArrayOutputStream();
        community.openCases().save(new java.io.DataOutputStream(saved));
        OpenCases restored = new OpenCases();
        restored.restore(new java.io.DataInputStream(new java.io.ByteArrayInputStream(saved.toByteArray())));
        assertEquals(open, restored.unansweredAt(at(131), 10));
        cases.oversight().answerWhistle(id, WhistleAnswer.NOT_COMPETENT, act(140, WATER));
        community.catchUp(1_000);
        assertEquals(List.of(), community.openCases().unansweredAt(at(999), 10));
        assertEquals(
                CaseReason.NOT_SUMMONED,
                assertThrows(
                                RefusedException.class,
                                () -> cases.oversight().urge(id, WATER, PLAN, act(9_000, PLATFORM)))
                        .refusal()
                        .reason());
    }

    /** What has been urged once the host has settled at a minute. */
    private List<String> urged(int minute, CaseId id) {
        List<String> steps = new java.util.ArrayList<>();
        community.catchUp(1_000);
        community.settle(at(minute), 100);
        community.catchUp(1_000);
        journal.trail(Case.KIND.subject(id), Direction.FORWARD).forEach(event -> {
            if (event.fact() instanceof CaseOversightFact.AnswerUrged step) {
                steps.add(step.step() + " " + step.department() + " " + step.told());
            }
        });
        return steps;
    }

    @Test
    void what_is_settled_is_at_most_what_was_asked_for() {
        CaseId id = underWay();
        cases.oversight().whistle(id, List.of(WATER, HOUSING), DeadlineClass.TWO_HOURS, act(10, STREET));
        community.catchUp(1_000);
        assertEquals(2, community.settle(at(125), 2), "the case and one whistle");
        community.catchUp(1_000);
        assertEquals(2, community.settle(at(125), 100), "the case again and the other whistle");
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
        assertEquals(Optional.empty(), cases.get(id).lateBy(at(10_060)), "an hour was left when it was parked");
        assertEquals(Optional.of(Duration.ofMinutes(5)), cases.get(id).lateBy(at(10_065)), "nobody let it go on");
        assertEquals(List.of(), overdue(10_060));
        assertEquals(List.of(id), overdue(10_061));
        Case resumed = cases.resume(id, act(10_070, TEAM)).state();
        assertEquals(Optional.of(at(10_060)), resumed.clock().due());
    }

    @Test
    void a_case_that_is_parked_again_stands_still_from_then_on_if_its_day_has_passed() {
        CaseId id = underWay();
        cases.oversight().park(id, ParkReason.FUNDS, at(1_000), act(60, STREET));
        cases.oversight().park(id, ParkReason.FUNDS, at(2_000), act(900, STREET));
        assertEquals(Optional.of(at(2_060)), cases.get(id).clock().due(), "all the while");
        cases.oversight().park(id, ParkReason.CONSENT, at(3_000), act(2_020, STREET));
        assertEquals(Optional.of(at(3_040)), cases.get(id).clock().due(), "twenty minutes have gone by between");
        cases.oversight().park(id, ParkReason.CONSENT, at(5_000), act(3_050, STREET));
        assertEquals(Optional.of(Duration.ofMinutes(10)), cases.get(id).lateBy(at(4_000)), "as late as it was");
        assertEquals(Optional.of(at(5_000)), cases.get(id).clock().reviewAt());
        community.catchUp(1_000);
        assertEquals(List.of(id), overdue(4_000));
    }

    @Test
    void what_was_parked_is_raised_for_its_day_and_again_when_it_falls_due() {
        CaseId id = underWay();
        cases.oversight().park(id, ParkReason.FUNDS, at(10_000), act(60, STREET));
        assertEquals(List.of("1 team-1"), raised(9_970, id), "half an hour before its day");
        List<String> forItsDay = List.of("1 team-1", "2 street-1");
        assertEquals(forItsDay, raised(10_001, id), "on its day");
        assertEquals(forItsDay, raised(10_029, id), "an hour was left when it was parked");
        assertEquals(
                List.of("1 team-1", "2 street-1", "4 team-1"), raised(10_030, id), "half an hour before it is due");
        List<String> due = List.of("1 team-1", "2 street-1", "4 team-1", "5 street-1");
        assertEquals(due, raised(10_061, id), "it is due");
        assertEquals(due, raised(10_061, id), "once");
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
    void what_falls_due_is_raised_anew_after_a_pause_of_no_length_and_for_whoever_it_is_handed_to() {
        CaseId id = underWay();
        community.catchUp(1_000);
        assertEquals(List.of("1 team-1"), raised(90, id));
        cases.pause(id, PauseReason.MATERIAL, act(91, TEAM));
        cases.resume(id, act(91, TEAM));
        assertEquals(Optional.of(at(120)), cases.get(id).clock().due(), "due when it was");
        community.catchUp(1_000);
        assertEquals(List.of("1 team-1", "1 team-1"), raised(92, id));
        assertEquals(List.of("1 team-1", "1 team-1"), raised(93, id));
        CaseId left = cases.report(Report.of(LIGHT, LEAVING, Channel.PHONE), act(94, RESIDENT))
                .state()
                .id();
        cases.accept(left, DeadlineClass.TWO_HOURS, act(95, LEAVING));
        community.catchUp(1_000);
        assertEquals(List.of("1 leaving-1"), raised(190, left));
        cases.oversight().handOver(left, PROPERTY, act(200, STREET));
        community.catchUp(1_000);
        assertEquals(List.of("1 leaving-1", "1 property-1"), raised(201, left), "the next is reminded, too");
        assertEquals(List.of("1 leaving-1", "1 property-1", "2 street-1"), raised(215, left));
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
