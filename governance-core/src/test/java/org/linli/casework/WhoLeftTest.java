package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorDesk;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Naming;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Secondment;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.casework.testkit.CaseLaws;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;

/** Whoever left is not free of what began before it was said that they had. */
class WhoLeftTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant A_DAY_BEFORE = NOW.minusSeconds(86_400);
    private static final ActorId RESIDENT = ActorId.of("resident");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId COMPANY = ActorId.of("company");
    private static final ActorId SUB = ActorId.of("company-sub");
    private static final ActorId FIRM = ActorId.of("firm");
    private static final ActorId LI = ActorId.of("li");
    private static final Clock CLOCK = Clock.fixed(NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);

    private final Journal people = InMemoryJournal.create("people", CLOCK);
    private final Journal journal = InMemoryJournal.create("cases", CLOCK);
    private final CaseTerms terms =
            CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC)).with(CasePolicy.DEFAULT.withAnyDate());
    private final Community register = open(people, terms);
    private final ActorDesk actors = register.actors();
    private int number;

    WhoLeftTest() {
        for (ActorId each : new ActorId[] {STREET, COMPANY, SUB, FIRM}) {
            ActorKind kind = each.equals(STREET) ? ActorKind.STREET_OFFICE : ActorKind.PROPERTY_COMPANY;
            actors.register(each, kind, Naming.open(Name.of(each.value())), LONG_AGO, act(-9, STREET));
        }
        actors.register(LI, ActorKind.STAFF_MEMBER, Naming.NONE, LONG_AGO, act(-9, STREET));
        actors.placeBelow(SUB, Optional.of(COMPANY), LONG_AGO.plusSeconds(1), act(-9, STREET));
    }

    @Test
    void a_leaving_that_is_said_later_frees_nobody_of_what_began_before_it_was_said() {
        join(LONG_AGO);
        leave(A_DAY_BEFORE, 5);
        assertBarred(LI);
    }

    @Test
    void nor_does_one_of_whoever_is_employed_or_sent_down() {
        actors.join(LI, Membership.since(FIRM, Role.GRID_WORKER, LONG_AGO).withEmployer(COMPANY), act(-8, STREET));
        actors.leave(LI, FIRM, Role.GRID_WORKER, Optional.empty(), A_DAY_BEFORE, act(5, STREET));
        assertBarred(LI);
    }

    @Test
    void nor_does_a_recall() {
        join(LONG_AGO);
        actors.second(LI, new Secondment(COMPANY, STREET, Optional.empty(), Validity.since(LONG_AGO)), act(-8, STREET));
        leave(LONG_AGO.plusSeconds(60), -7);
        actors.recall(LI, STREET, A_DAY_BEFORE, act(5, STREET));
        assertBarred(LI);
    }

    @Test
    void nor_is_a_part_that_is_placed_elsewhere_as_of_an_earlier_day() {
        actors.placeBelow(SUB, Optional.of(FIRM), A_DAY_BEFORE, act(5, STREET));
        assertBarred(SUB);
    }

    @Test
    void nor_is_a_part_that_is_taken_out_as_of_an_earlier_day() {
        actors.placeBelow(SUB, Optional.empty(), A_DAY_BEFORE, act(5, STREET));
        assertBarred(SUB);
    }

    @Test
    void nor_is_whoever_departs_as_of_an_earlier_day() {
        join(LONG_AGO);
        actors.depart(LI, A_DAY_BEFORE, act(5, STREET));
        assertBarred(LI);
    }

    @Test
    void who_was_theirs_only_between_the_report_and_the_work_is_barred_too() {
        join(at(2));
        leave(at(3), 3);
        assertBarred(LI);
    }

    @Test
    void who_had_left_and_had_said_so_before_the_report_is_free() {
        join(LONG_AGO);
        leave(A_DAY_BEFORE, 0);
        Roster roster = roster();
        Community community = open(journal, terms.with(roster));
        CaseId done = handled(community);
        community.cases().verify(done, act(9, LI));
        assertTrue(community.cases().get(against(community)).isOpenTo(LI, Audience.OFFICERS, roster, at(9)));
    }

    @Test
    void a_rework_or_a_new_round_frees_nobody_who_left() {
        join(at(2));
        leave(at(5), 5);
        Roster roster = roster();
        Community community = open(journal, terms.with(roster));
        CaseDesk cases = community.cases();
        CaseId id = handled(community);
        barred(() -> cases.verify(id, act(6, LI)));
        cases.sendToRework(id, act(7, STREET));
        cases.handle(id, Solution.SOLVED, act(8, COMPANY));
        barred(() -> cases.verify(id, act(9, LI)));
        cases.verify(id, act(9, STREET));
        cases.close(id, act(9, STREET));
        cases.reopen(id, ReopenReason.CAME_BACK, DeadlineClass.TWO_HOURS, act(10, RESIDENT));
        cases.assign(id, COMPANY, act(11, COMPANY));
        cases.takeUp(id, act(11, COMPANY));
        cases.handle(id, Solution.SOLVED, act(12, COMPANY));
        barred(() -> cases.verify(id, act(13, LI)));
        CaseLaws.assertKept(journal, roster, Duration.ZERO);
    }

    private void join(Instant from) {
        actors.join(LI, Membership.since(COMPANY, Role.EMPLOYEE, from), act(-8, STREET));
    }

    private void leave(Instant end, int saidAt) {
        actors.leave(LI, COMPANY, Role.EMPLOYEE, Optional.empty(), end, act(saidAt, STREET));
    }

    private void assertBarred(ActorId who) {
        Roster roster = roster();
        Community community = open(journal, terms.with(roster));
        CaseId done = handled(community);
        barred(() -> community.cases().verify(done, act(9, who)));
        CaseId secret = against(community);
        assertFalse(community.cases().get(secret).isOpenTo(who, Audience.OFFICERS, roster, at(9)));
        RefusedException no = assertThrows(
                RefusedException.class, () -> community.cases().accept(secret, DeadlineClass.TWO_HOURS, act(9, who)));
        assertEquals(CaseReason.UNKNOWN_CASE, no.refusal().reason());
        assertEquals(roster, roster(), "as of its checkpoint, too");
        CaseLaws.assertKept(journal, roster, Duration.ZERO);
    }

    private static void barred(Runnable look) {
        RefusedException no = assertThrows(RefusedException.class, look::run);
        assertEquals(CaseReason.DOER_CANNOT_VERIFY, no.refusal().reason());
    }

    private CaseId handled(Community community) {
        CaseDesk cases = community.cases();
        CaseId id = cases.report(Report.of(MatterId.of("lamp"), COMPANY, Channel.PHONE), act(1, RESIDENT))
                .state()
                .id();
        cases.accept(id, DeadlineClass.TWO_HOURS, act(2, COMPANY));
        cases.assign(id, COMPANY, act(2, COMPANY));
        cases.takeUp(id, act(2, COMPANY));
        return cases.handle(id, Solution.SOLVED, act(4, COMPANY)).state().id();
    }

    private CaseId against(Community community) {
        Report report = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(COMPANY);
        return community.cases().report(report, act(1, RESIDENT)).state().id();
    }

    private Roster roster() {
        register.catchUp(1_000);
        return register.roster();
    }

    private static Community open(Journal journal, CaseTerms terms) {
        return Community.open(
                journal,
                CLOCK,
                IdSource.seeded(1),
                new Community.Settings(Authority.checkedByHost(), terms, Office.Settings.DEFAULT));
    }

    private static Instant at(int minute) {
        return NOW.plusSeconds(60L * minute);
    }

    private Act act(int minute, ActorId who) {
        return Act.of(ActId.of("a-" + number++), who, at(minute));
    }
}
