package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceReason;

class CaseDeskTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T01:14:00Z");
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final ActorId RESIDENT = ActorId.of("resident-7f3a");
    private static final ActorId GRID_WORKER = ActorId.of("grid-worker-3");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId ELECTRICIAN = ActorId.of("electrician-2");
    private static final ActorId COMMITTEE = ActorId.of("committee");

    private final Journal journal = InMemoryJournal.create("test", Clock.fixed(MORNING, WUHAN));
    private final Community community = Community.open(
            journal,
            Clock.fixed(MORNING, WUHAN),
            IdSource.seeded(1),
            new Community.Settings(Authority.checkedByHost(), WorkCalendar.weekdays(WUHAN), Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();

    @Test
    void a_lamp_goes_from_report_to_follow_up_and_somebody_answers_for_it_all_the_time() {
        CaseId id = cases.report(lamp(), act(RESIDENT)).state().id();
        assertEquals(Optional.of(PROPERTY), cases.get(id).accountable(), "who received it answers for it");
        cases.accept(id, DeadlineClass.parse("5wd"), act(COMMITTEE));
        assertEquals(Optional.of(COMMITTEE), cases.get(id).accountable(), "who accepted it answers for it");
        cases.assign(id, ELECTRICIAN, act(COMMITTEE));
        assertEquals(Optional.of(COMMITTEE), cases.get(id).accountable(), "naming somebody does not shift it");
        cases.takeUp(id, act(ELECTRICIAN));
        assertEquals(Optional.of(ELECTRICIAN), cases.get(id).accountable(), "taking it up does");
        cases.handle(id, Solution.SOLVED, act(ELECTRICIAN));
        cases.verify(id, act(GRID_WORKER));
        cases.close(id, act(GRID_WORKER));
        Case after = cases.followUp(id, FollowUp.answered(true, true), act(GRID_WORKER))
                .state();

        assertEquals(CaseStage.FOLLOWED_UP, after.stage());
        assertEquals(Optional.of(GRID_WORKER), after.ending().verifier());
        assertEquals(8, events(id).size());
        // Tuesday 9:14 in Wuhan and five working days: Tuesday a week later, 9:14.
        assertEquals(
                Instant.parse("2026-03-10T01:14:00Z"),
                after.clock().deadline().orElseThrow().due());
        assertEquals("weekdays@1", after.clock().deadline().orElseThrow().calendar());
        assertEquals(
                List.of(
                        Basis.of("authority.checked-by-host", "1"),
                        Basis.of("calendar.weekdays", "1"),
                        CasePolicy.DEFAULT.basis()),
                events(id).get(1).basis());
    }

    @Test
    void a_grid_worker_reports_for_an_old_resident() {
        Case reported =
                cases.report(lamp(), act(GRID_WORKER).onBehalfOf(RESIDENT)).state();
        assertEquals(RESIDENT, reported.intake().orElseThrow().reporter());
    }

    @Test
    void a_deadline_set_elsewhere_is_kept_as_it_was_set() {
        CaseId id = cases.report(lamp(), act(RESIDENT)).state().id();
        Deadline asFiled = new Deadline(MORNING.plusSeconds(90), DeadlineClass.SEVEN_DAYS, "as-filed@1");
        Case accepted = cases.accept(id, asFiled, act(PROPERTY)).state();
        assertEquals(Optional.of(asFiled), accepted.clock().deadline());
        assertFalse(asFiled.isOverdueAt(MORNING.plusSeconds(90)));
        assertTrue(asFiled.isOverdueAt(MORNING.plusSeconds(91)));
    }

    @Test
    void the_doer_cannot_verify_neither_themselves_nor_through_another() {
        CaseId id = handled();
        assertEquals(
                CaseReason.DOER_CANNOT_VERIFY,
                refusal(() -> cases.verify(id, act(ELECTRICIAN))).reason());
        assertEquals(
                CaseReason.DOER_CANNOT_VERIFY,
                refusal(() -> cases.verify(id, act(ELECTRICIAN).onBehalfOf(COMMITTEE)))
                        .reason());
        assertEquals(
                CaseReason.DOER_CANNOT_VERIFY,
                refusal(() -> cases.verify(id, act(COMMITTEE).onBehalfOf(ELECTRICIAN)))
                        .reason());
    }

    @Test
    void whoever_did_the_work_for_somebody_cannot_verify_it_and_neither_can_whoever_handled_it() {
        CaseId id = cases.report(lamp(), act(RESIDENT)).state().id();
        cases.accept(id, DeadlineClass.TWENTY_FOUR_HOURS, act(PROPERTY));
        cases.assign(id, PROPERTY, act(PROPERTY));
        cases.takeUp(id, act(ELECTRICIAN).onBehalfOf(PROPERTY));
        cases.handle(id, Solution.SOLVED, act(GRID_WORKER).onBehalfOf(PROPERTY));
        for (ActorId hand : List.of(ELECTRICIAN, PROPERTY, GRID_WORKER)) {
            assertEquals(
                    CaseReason.DOER_CANNOT_VERIFY,
                    refusal(() -> cases.verify(id, act(hand))).reason());
        }
        assertEquals(
                List.of(ELECTRICIAN, PROPERTY, GRID_WORKER),
                cases.get(id).handling().doers());
        assertEquals(
                CaseStage.VERIFIED, cases.verify(id, act(COMMITTEE)).state().stage());
    }

    @Test
    void a_missing_argument_is_named() {
        CaseId id = CaseId.of("c");
        assertEquals(
                "report",
                assertThrows(NullPointerException.class, () -> cases.report(null, act(RESIDENT)))
                        .getMessage());
        assertEquals(
                "act",
                assertThrows(NullPointerException.class, () -> cases.report(lamp(), null))
                        .getMessage());
        assertEquals(
                "id",
                assertThrows(NullPointerException.class, () -> cases.get(null)).getMessage());
        assertEquals(
                "act",
                assertThrows(NullPointerException.class, () -> cases.verify(id, null))
                        .getMessage());
        assertEquals(
                "deadlineClass",
                assertThrows(NullPointerException.class, () -> cases.accept(id, (DeadlineClass) null, act(PROPERTY)))
                        .getMessage());
    }

    @Test
    void a_time_that_cannot_be_kept_is_refused_at_the_door() {
        assertThrows(IllegalArgumentException.class, () -> Act.of(ActId.of("x"), RESIDENT, Instant.MAX));
        assertThrows(IllegalArgumentException.class, () -> new Deadline(Instant.MIN, DeadlineClass.SEVEN_DAYS, "c@1"));
        assertEquals(List.of(), community.openCases().overdueAt(Instant.MAX, 10));
    }

    @Test
    void who_verified_may_close_and_so_may_who_answers_for_it_and_nobody_else() {
        CaseId id = handled();
        cases.verify(id, act(GRID_WORKER));
        Refusal refusal = refusal(() -> cases.close(id, act(COMMITTEE)));
        assertEquals(CaseReason.NOT_ACCOUNTABLE, refusal.reason());
        assertEquals(Optional.of(ELECTRICIAN), refusal.responsibleInstead());
        assertEquals(CaseStage.CLOSED, cases.close(id, act(ELECTRICIAN)).state().stage());
    }

    @Test
    void merging_writes_both_cases_or_neither() {
        CaseId first = cases.report(lamp(), act(RESIDENT)).state().id();
        CaseId second = cases.report(lamp(), act(GRID_WORKER)).state().id();
        long before = journal.size();
        assertEquals(
                CaseReason.NOT_ACCOUNTABLE,
                refusal(() -> cases.merge(second, first, act(RESIDENT))).reason());
        assertEquals(before, journal.size());
        cases.merge(second, first, act(PROPERTY));
        assertEquals(before + 2, journal.size());
        assertEquals(Optional.of(first), cases.get(second).links().mergedInto());
        assertEquals(List.of(second), cases.get(first).links().absorbed());
        assertEquals(
                CaseReason.ENDED,
                refusal(() -> cases.merge(second, first, act(PROPERTY))).reason());
        assertEquals(
                CaseReason.MERGED_INTO_ENDED,
                refusal(() -> cases.merge(first, second, act(PROPERTY))).reason());
        assertEquals(
                CaseReason.MERGED_INTO_ITSELF,
                refusal(() -> cases.merge(first, first, act(PROPERTY))).reason());
    }

    @Test
    void many_acts_share_one_sitting_and_all_go_or_none() {
        CaseId id = CaseId.of("c-1");
        community.sit(sitting -> {
            CaseDesk desk = cases.in(sitting);
            desk.report(id, lamp(), act(RESIDENT));
            assertFalse(desk.accept(id, DeadlineClass.TWO_HOURS, act(PROPERTY))
                    .receipt()
                    .isPresent());
            return desk.assign(id, ELECTRICIAN, act(PROPERTY)).state();
        });
        assertEquals(CaseStage.ASSIGNED, cases.get(id).stage());
        long before = journal.size();
        assertThrows(
                RefusedException.class,
                () -> community.sit(sitting -> {
                    cases.in(sitting).takeUp(id, act(ELECTRICIAN));
                    return cases.in(sitting).verify(id, act(COMMITTEE));
                }));
        assertEquals(before, journal.size());
        assertEquals(CaseStage.ASSIGNED, cases.get(id).stage());
    }

    @Test
    void without_a_mandate_the_answer_names_who_has_it() {
        Community strict = Community.open(
                journal,
                Clock.fixed(MORNING, WUHAN),
                IdSource.seeded(2),
                new Community.Settings(Authority.ownBehalf(), WorkCalendar.everyDay(WUHAN), Office.Settings.DEFAULT));
        Refusal refusal =
                refusal(() -> strict.cases().report(lamp(), act(GRID_WORKER).onBehalfOf(RESIDENT)));
        assertEquals(TraceReason.NO_MANDATE, refusal.reason());
        assertEquals(Optional.of(RESIDENT), refusal.responsibleInstead());
        assertEquals("case.report", refusal.tried());
    }

    @Test
    void a_refusal_explains_itself_with_ids_only() {
        CaseId id = cases.report(lamp(), act(RESIDENT)).state().id();
        RefusedException refused = assertThrows(
                RefusedException.class, () -> cases.turnAway(id, TurnAway.UNCLEAR, Optional.empty(), act(COMMITTEE)));
        assertTrue(refused.getMessage().contains("case.turn_away on case/" + id), refused.getMessage());
        assertTrue(refused.getMessage().contains("Responsible instead: property-1"), refused.getMessage());
        assertFalse(refused.getMessage().contains("dark"), "what the resident said is in no message");
    }

    private CaseId handled() {
        CaseId id = cases.report(lamp(), act(RESIDENT)).state().id();
        cases.accept(id, DeadlineClass.TWENTY_FOUR_HOURS, act(PROPERTY));
        cases.assign(id, ELECTRICIAN, act(PROPERTY));
        cases.takeUp(id, act(ELECTRICIAN));
        cases.handle(id, Solution.SOLVED, act(ELECTRICIAN));
        return id;
    }

    private static Report lamp() {
        return Report.of(MatterId.of("street-lighting"), PROPERTY, Channel.MOBILE)
                .withDescription(Personal.of(RESIDENT, "description", "dark at door 3"));
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private List<TraceEvent> events(CaseId id) {
        List<TraceEvent> events = new java.util.ArrayList<>();
        journal.trail(Case.KIND.subject(id), Direction.FORWARD).forEach(events::add);
        return events;
    }

    private static Refusal refusal(Runnable command) {
        return assertThrows(RefusedException.class, command::run).refusal();
    }

    @Test
    void act_ids_of_a_seeded_source_are_the_same_again() {
        IdSource again = IdSource.seeded(1);
        assertEquals(
                ActId.of(again.next()),
                Community.open(journal, Clock.fixed(MORNING, WUHAN), IdSource.seeded(1))
                        .act(RESIDENT)
                        .id());
    }
}
