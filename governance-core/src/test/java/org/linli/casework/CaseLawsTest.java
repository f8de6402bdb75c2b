package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.testkit.CaseLaws;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Ruling;

/** The laws of the test kit find what rules that forgot something would have let through. */
class CaseLawsTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final ActorId LEFT = ActorId.of("left");
    private static final CaseId ID = CaseId.of("c");
    private static final Roster ROSTER = Roster.of(
            "test",
            "1",
            Map.of(
                    STREET,
                    Ties.of(ActorKind.STREET_OFFICE, SINCE),
                    PROPERTY,
                    Ties.of(ActorKind.PROPERTY_COMPANY, SINCE),
                    LEFT,
                    Ties.of(ActorKind.STAFF_MEMBER, SINCE)
                            .with(Membership.since(PROPERTY, Role.EMPLOYEE, SINCE)
                                    .until(NINE.plusSeconds(210)))));
    private static final CaseTerms TERMS =
            CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC)).with(ROSTER);

    private final InMemoryJournal journal = InMemoryJournal.create();
    private final Office office = Office.over(journal);
    private int minute;

    @Test
    void a_deadline_comes_from_the_policy_within_its_limit_or_from_a_duty() {
        reported();
        enter(PROPERTY, accepted("400d"), TERMS.policy().basis());
        assertBroken("more time than the policy allows");
    }

    @Test
    void a_deadline_that_cites_neither_policy_nor_duty_is_found() {
        reported();
        enter(PROPERTY, accepted("400d"), Basis.of("rights", "1"));
        assertBroken("accepted with a deadline that neither the policy nor a duty allows");
    }

    @Test
    void a_duty_may_give_more_time() {
        reported();
        enter(PROPERTY, accepted("400d"), Basis.of("duties", "7"));
        CaseLaws.assertKept(journal, TERMS, Duration.ZERO);
    }

    @Test
    void a_second_look_by_who_has_left_the_doer_since_is_found() {
        handled();
        minute = 4;
        enter(LEFT, new CaseFact.Verified(ID, Audience.PARTIES));
        assertBroken("looked at by whoever did it");
    }

    @Test
    void a_second_look_by_somebody_else_is_in_order() {
        handled();
        enter(STREET, new CaseFact.Verified(ID, Audience.PARTIES));
        CaseLaws.assertKept(journal, TERMS, Duration.ZERO);
    }

    private void handled() {
        reported();
        enter(PROPERTY, accepted("2h"), TERMS.policy().basis());
        enter(PROPERTY, new CaseFact.Assigned(ID, PROPERTY, List.of(), Audience.PARTIES));
        enter(PROPERTY, new CaseFact.TakenUp(ID, Audience.PARTIES));
        minute = 3;
        enter(PROPERTY, new CaseFact.Handled(ID, Solution.SOLVED, Audience.PARTIES));
    }

    private void reported() {
        enter(RESIDENT, new CaseFact.Reported(ID, Report.of(MatterId.of("lamp"), PROPERTY, Channel.PHONE)));
    }

    private static CaseFact accepted(String time) {
        return new CaseFact.Accepted(ID, DeadlineClass.parse(time).from(NINE, TERMS.calendar()), Audience.PARTIES);
    }

    /** Past any rule. */
    private void enter(ActorId actor, CaseFact fact, Basis... basis) {
        Act act = Act.of(ActId.of("a-" + journal.size()), actor, NINE.plusSeconds(60L * minute));
        office.act(Case.KIND, ID, act, before -> new Ruling.Granted<>(List.of(fact), List.of(basis)));
    }

    private void assertBroken(String breach) {
        AssertionError found =
                assertThrows(AssertionError.class, () -> CaseLaws.assertKept(journal, TERMS, Duration.ZERO));
        assertTrue(String.valueOf(found.getMessage()).startsWith(breach), found.getMessage());
    }
}
