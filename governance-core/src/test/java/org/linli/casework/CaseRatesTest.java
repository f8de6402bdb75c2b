package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Rate;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;

class CaseRatesTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId STREET = ActorId.of("street-1");

    private final Community community = Community.open(
            InMemoryJournal.create(),
            Clock.fixed(NINE, ZoneOffset.UTC),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(),
                    CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC)).with(CasePolicy.DEFAULT.withAnyDate()),
                    Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();
    private final List<CaseId> all = new ArrayList<>();
    private int number;

    @Test
    void over_nothing_every_rate_is_undefined() {
        CaseRates rates = CaseRates.of(List.of(), NINE);
        assertFalse(rates.all().response().isDefined());
        assertFalse(rates.all().onTime().isDefined());
        assertFalse(rates.withoutExcluded().extension().isDefined());
    }

    @Test
    void each_rate_is_counted_over_its_own_base_with_and_without_what_is_excluded() {
        handledAt(60, FollowUp.answered(true, true));
        handledAt(60, new FollowUp(true, false, false, false));
        CaseId late = handledAt(180, FollowUp.NOT_REACHED);
        CaseId overdue = accepted();
        CaseId fresh = accepted(500);
        CaseId again = handledAt(90, FollowUp.answered(true, false));
        cases.reopen(again, ReopenReason.NOT_DONE, DeadlineClass.SEVEN_DAYS, act(600, STREET));
        CaseId withdrawn = accepted();
        cases.withdraw(withdrawn, WithdrawReason.NO_REASON, act(10, ActorId.of("resident-1")));
        cases.oversight().extend(fresh, DeadlineClass.TWO_HOURS, ExtendReason.PROCEDURE, act(501, STREET));
        cases.oversight().exclude(late, Exclusion.FORCE_MAJEURE, act(600, STREET));

        CaseRates rates = CaseRates.of(all.stream().map(cases::get).toList(), at(610));
        CaseRates.Figures with = rates.all();
        assertEquals(Rate.of(2, 3), with.response(), "of the three who were reached; reopening unsays nothing");
        assertEquals(Rate.of(2, 3), with.solution());
        assertEquals(Rate.of(1, 3), with.satisfaction());
        assertEquals(
                Rate.of(3, 4),
                FollowUpRates.of(all.stream().map(cases::get).toList()).contact());
        assertEquals(
                List.of(Optional.of(FollowUp.answered(true, false))),
                cases.get(again).ending().rounds().stream()
                        .map(CaseRound::followUp)
                        .toList());
        assertEquals(Optional.empty(), cases.get(again).ending().followUp(), "it has not been closed since");
        // To be handled: three in time, one of them reopened since, one late, one overdue; the fresh and the withdrawn
        // are not.
        assertEquals(Rate.of(4, 5), with.disposal());
        assertEquals(Rate.of(3, 5), with.onTime());
        assertEquals(Rate.of(2, 5), with.overdue());
        assertEquals(Rate.of(1, 4), with.rework());
        assertEquals(Rate.of(1, 6), with.extension());
        CaseRates.Figures without = rates.withoutExcluded();
        assertEquals(1, rates.excluded());
        assertEquals(Rate.of(3, 4), without.disposal());
        assertEquals(Rate.of(3, 4), without.onTime());
        assertEquals(Rate.of(1, 4), without.overdue());
        assertEquals(Rate.of(1, 3), without.rework());
        assertEquals(Rate.of(1, 5), without.extension());
        assertEquals(CaseStage.ACCEPTED, cases.get(overdue).stage());
    }

    @Test
    void what_was_late_stays_in_the_rates_when_it_is_reopened_withdrawn_or_merged() {
        CaseId late = handledAt(180, FollowUp.answered(false, false));
        cases.reopen(late, ReopenReason.NOT_DONE, DeadlineClass.TWO_HOURS, act(200, STREET));
        assertEquals(
                List.of(Optional.of(Duration.ofMinutes(60))),
                cases.get(late).ending().rounds().stream()
                        .map(CaseRound::lateBy)
                        .toList());
        assertEquals(List.of(Rate.of(1, 1), Rate.of(0, 1), Rate.of(1, 1)), deadlines(210), "late, and once more to do");
        cases.assign(late, TEAM, act(210, TEAM));
        cases.takeUp(late, act(211, TEAM));
        cases.handle(late, Solution.SOLVED, act(220, TEAM));
        assertEquals(List.of(Rate.of(2, 2), Rate.of(1, 2), Rate.of(1, 2)), deadlines(230), "in time only this time");

        CaseId withdrawn = accepted();
        cases.withdraw(withdrawn, WithdrawReason.NO_REASON, act(121, ActorId.of("resident-1")));
        CaseId duplicate = accepted();
        CaseId goesOn = accepted(100);
        cases.merge(duplicate, goesOn, act(130, PROPERTY));
        assertEquals(
                cases.get(duplicate).clock().due(), cases.get(goesOn).clock().due(), "merging gains nobody time");
        assertEquals(
                List.of(Rate.of(2, 3), Rate.of(1, 5), Rate.of(4, 5)),
                deadlines(230),
                "withdrawn, merged and what goes on for it are late, and only the last is still to be handled");
        cases.oversight().makeVoid(goesOn, VoidReason.TEST, act(240, STREET));
        assertEquals(List.of(Rate.of(2, 2), Rate.of(1, 4), Rate.of(3, 4)), deadlines(250));
    }

    @Test
    void voiding_a_case_that_was_opened_again_does_not_undo_the_round_that_was_late() {
        CaseId late = handledAt(180, FollowUp.NOT_REACHED);
        cases.reopen(late, ReopenReason.NOT_DONE, DeadlineClass.TWO_HOURS, act(200, STREET));
        cases.oversight().makeVoid(late, VoidReason.TEST, act(201, ActorId.of("district-1")));
        assertEquals(List.of(Rate.of(1, 1), Rate.of(0, 1), Rate.of(1, 1)), deadlines(9_000));
        CaseRates.Figures all =
                CaseRates.of(List.of(cases.get(late)), at(9_000)).all();
        assertEquals(Rate.of(1, 1), all.rework(), "nor that it was opened again");
    }

    @Test
    void a_round_without_a_deadline_is_neither_in_time_nor_late() {
        Report hours = Report.of(MatterId.of("hours"), PROPERTY, Channel.PHONE).withKind(CaseKind.QUESTION);
        CaseId asked =
                cases.report(hours, act(0, ActorId.of("resident-1"))).state().id();
        all.add(asked);
        cases.answer(asked, Basis.of("kb.hours", "1"), act(1, PROPERTY));
        cases.reopen(asked, ReopenReason.NOT_DONE, DeadlineClass.TWO_HOURS, act(2, STREET));
        CaseRates.Figures still =
                CaseRates.of(List.of(cases.get(asked)), at(100)).all();
        assertFalse(still.disposal().isDefined());
        assertFalse(still.onTime().isDefined());
        assertEquals(List.of(Rate.of(0, 1), Rate.of(0, 1), Rate.of(1, 1)), deadlines(123));
    }

    private List<Rate> deadlines(int minute) {
        CaseRates.Figures all = CaseRates.of(this.all.stream().map(cases::get).toList(), at(minute))
                .all();
        return List.of(all.disposal(), all.onTime(), all.overdue());
    }

    @Test
    void closing_times_are_crossed_and_compared() {
        for (int i = 0; i < 6; i++) {
            handledAt(30 + i, FollowUp.NOT_REACHED);
            all.add(reported(MatterId.of("noise"), 0));
        }
        ClosingCross<MatterId> cross = ClosingCross.by(
                all.stream().map(cases::get).toList(),
                each -> each.intake().map(begun -> begun.report().matter()),
                at(1_000));
        assertEquals(
                List.of(MatterId.of("lamp"), MatterId.of("noise")),
                List.copyOf(cross.curves().keySet()));
        assertEquals(6, cross.curves().get(MatterId.of("lamp")).closed());
        assertEquals(6, cross.curves().get(MatterId.of("noise")).censored());
        assertEquals(6, cross.compare().orElseThrow().groups().get(0).observed());
        assertEquals(
                Optional.empty(),
                ClosingCross.by(List.<Case>of(), each -> Optional.of("x"), NINE).compare());
    }

    private CaseId reported(MatterId matter, int minute) {
        return cases.report(Report.of(matter, PROPERTY, Channel.PHONE), act(minute, ActorId.of("resident-1")))
                .state()
                .id();
    }

    private CaseId accepted() {
        return accepted(0);
    }

    private CaseId accepted(int minute) {
        CaseId id = reported(MatterId.of("lamp"), minute);
        all.add(id);
        return cases.accept(id, DeadlineClass.TWO_HOURS, act(minute, PROPERTY))
                .state()
                .id();
    }

    private CaseId handledAt(int minute, FollowUp followUp) {
        CaseId id = accepted();
        cases.assign(id, TEAM, act(1, PROPERTY));
        cases.takeUp(id, act(2, TEAM));
        cases.handle(id, Solution.SOLVED, act(minute, TEAM));
        cases.verify(id, act(minute + 1, STREET));
        cases.close(id, act(minute + 2, STREET));
        return cases.followUp(id, followUp, act(minute + 3, STREET)).state().id();
    }

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private Act act(int minute, ActorId actor) {
        return Act.of(ActId.of("a-" + number++), actor, at(minute));
    }
}
