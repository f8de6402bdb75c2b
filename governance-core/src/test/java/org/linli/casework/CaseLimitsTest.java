package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Identifier;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;

/** The last that is granted and the first that is not, where rules count, and what they say they relied on. */
class CaseLimitsTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final ActorId WATER = ActorId.of("water-bureau");
    private static final ActorId SHOP = ActorId.of("shop");
    private static final Roster ROSTER = Roster.of(
            "test",
            "1",
            Map.of(
                    STREET, Ties.of(ActorKind.STREET_OFFICE, NINE),
                    WATER, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, NINE)));

    private final Journal journal = InMemoryJournal.create();
    private final Community community = Community.open(
            journal,
            Clock.fixed(NINE, ZoneOffset.UTC),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(),
                    CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC))
                            .with(CasePolicy.DEFAULT.withAnyDate().toBuilder("2")
                                    .mostLinks(2)
                                    .build())
                            .with(ROSTER),
                    Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();
    private int number;

    @Test
    void a_case_is_tied_to_as_many_others_as_the_policy_says_and_to_no_more() {
        CaseId one = reported();
        CaseId other = reported();
        cases.relate(one, Derivation.FOLLOWS, reported(), act(PROPERTY));
        cases.relate(one, Derivation.FOLLOWS, other, act(PROPERTY));
        cases.relate(reported(), Derivation.FOLLOWS, other, act(PROPERTY));
        refused(CaseReason.TOO_MANY_LINKS, () -> cases.relate(one, Derivation.FOLLOWS, reported(), act(PROPERTY)));
        refused(CaseReason.TOO_MANY_LINKS, () -> cases.relate(reported(), Derivation.FOLLOWS, other, act(PROPERTY)));
        CaseId whole = accepted();
        refused(CaseReason.TOO_MANY_LINKS, () -> cases.split(whole, List.of(lamp(), lamp(), lamp()), act(PROPERTY)));
        cases.split(whole, List.of(lamp(), lamp()), act(PROPERTY));
    }

    @Test
    void the_walk_against_circles_goes_a_hundred_times_as_far_and_no_further() {
        CaseId last = reported();
        for (int behind = 1; behind <= 201; behind++) {
            CaseId next = reported();
            cases.relate(next, Derivation.FOLLOWS, last, act(PROPERTY));
            last = next;
        }
        CaseId tooFar = last;
        refused(CaseReason.TOO_MANY_LINKS, () -> cases.relate(reported(), Derivation.FOLLOWS, tooFar, act(PROPERTY)));
    }

    @Test
    void the_parts_of_a_report_of_wrongdoing_are_against_the_same() {
        Report against = lamp().withKind(CaseKind.WRONGDOING).against(SHOP);
        CaseId secret = cases.report(against, act(RESIDENT)).state().id();
        cases.accept(secret, DeadlineClass.TWO_HOURS, act(PROPERTY));
        Report elsewhere = lamp().withKind(CaseKind.WRONGDOING).against(WATER);
        refused(CaseReason.PART_UNLIKE_WHOLE, () -> cases.split(secret, List.of(against, elsewhere), act(PROPERTY)));
        refused(CaseReason.PART_UNLIKE_WHOLE, () -> cases.split(secret, List.of(against, lamp()), act(PROPERTY)));
        cases.split(secret, List.of(against, against), act(PROPERTY));
    }

    @Test
    void the_parts_of_a_split_case_have_the_id_of_the_act_if_that_is_short_enough() {
        String longest = "a".repeat(Identifier.MAX_LENGTH - 2);
        Act splitting = Act.of(ActId.of(longest), PROPERTY, NINE);
        assertEquals(
                List.of(CaseId.of(longest + ".1"), CaseId.of(longest + ".2")),
                cases.split(accepted(), List.of(lamp(), lamp()), splitting)
                        .state()
                        .links()
                        .parts());
    }

    @Test
    void a_department_is_urged_when_a_step_is_due_and_as_often_as_there_are_steps() {
        CaseId id = accepted();
        OversightDesk above = cases.oversight();
        above.whistle(id, List.of(WATER), DeadlineClass.TWO_HOURS, act(STREET));
        DuePlan plan = new DuePlan(
                "street",
                "1",
                List.of(
                        DuePlan.Step.remindBefore(Duration.ofHours(1)),
                        DuePlan.Step.escalateAfter(Duration.ZERO, STREET)));
        refused(CaseReason.NOTHING_TO_RAISE, () -> above.urge(id, WATER, plan, act(3_599, STREET)));
        above.urge(id, WATER, plan, act(3_600, STREET));
        refused(CaseReason.NOTHING_TO_RAISE, () -> above.urge(id, WATER, plan, act(7_199, STREET)));
        above.urge(id, WATER, plan, act(7_200, STREET));
        refused(CaseReason.NOTHING_TO_RAISE, () -> above.urge(id, WATER, plan, act(99_999, STREET)));
    }

    @Test
    void what_is_said_of_several_cases_cites_who_is_who_and_no_stage_of_what_is_unknown() {
        CaseId goesOn = accepted();
        CaseId ends = accepted();
        cases.oversight().whistle(ends, List.of(WATER), DeadlineClass.TWO_HOURS, act(STREET));
        cases.oversight().answerWhistle(ends, WhistleAnswer.COMING, act(WATER));
        cases.merge(ends, goesOn, act(PROPERTY));
        assertTrue(journal.trail(Case.KIND.subject(goesOn), Direction.BACKWARD)
                .iterator()
                .next()
                .basis()
                .contains(ROSTER.basis()));
        Refusal unknown = refused(CaseReason.UNKNOWN_CASE, () -> cases.takeUp(CaseId.of("nowhere"), act(PROPERTY)));
        assertEquals(Optional.empty(), unknown.standing());
        Refusal early = refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.takeUp(goesOn, act(PROPERTY)));
        assertEquals(Optional.of("ACCEPTED"), early.standing());
    }

    private static Report lamp() {
        return Report.of(MatterId.of("lamp"), PROPERTY, Channel.PHONE);
    }

    private CaseId reported() {
        return cases.report(lamp(), act(RESIDENT)).state().id();
    }

    private CaseId accepted() {
        return cases.accept(reported(), DeadlineClass.SEVEN_DAYS, act(PROPERTY))
                .state()
                .id();
    }

    private Refusal refused(CaseReason reason, Runnable command) {
        RefusedException refused = assertThrows(RefusedException.class, command::run, reason.code());
        assertEquals(reason, refused.refusal().reason());
        return refused.refusal();
    }

    private Act act(ActorId actor) {
        return act(0, actor);
    }

    private Act act(int seconds, ActorId actor) {
        return Act.of(ActId.of("a-" + number++), actor, NINE.plusSeconds(seconds));
    }
}
