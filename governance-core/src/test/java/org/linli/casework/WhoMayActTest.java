package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Membership;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.Secondment;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.Direction;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.TraceEvent;

/** Whoever belongs to an organisation counts as it where it must not judge itself; who has departed is put in charge of nothing. */
class WhoMayActTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-03T01:14:00Z");
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId OTHER_STREET = ActorId.of("other-street");
    private static final ActorId STREET_CLERK = ActorId.of("street-clerk");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final ActorId CREW = ActorId.of("property-crew");
    private static final ActorId GUARD = ActorId.of("property-guard");
    private static final ActorId LEFT = ActorId.of("guard-who-left");
    private static final ActorId WALKER = ActorId.of("grid-worker");
    private static final ActorId SENT_DOWN = ActorId.of("official-sent-down");
    private static final ActorId BUREAU = ActorId.of("bureau");
    private static final ActorId BRIGADE = ActorId.of("bureau-brigade");
    private static final ActorId SQUAD = ActorId.of("bureau-squad");
    private static final ActorId COMMITTEE = ActorId.of("committee");
    private static final ActorId OLD = ActorId.of("old-company");
    private static final ActorId HELPED = ActorId.of("helped-for-a-while");
    private static final ActorId NEXT = ActorId.of("next-company");
    private static final ActorId CENTRE = ActorId.of("district-centre");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Roster roster = Roster.of("test", "1", actors());
    private final Journal journal = InMemoryJournal.create();
    private final Community community = Community.open(
            journal,
            Clock.fixed(NOW, WUHAN),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(),
                    CaseTerms.of(WorkCalendar.everyDay(WUHAN))
                            .with(CasePolicy.DEFAULT.toBuilder("2")
                                    .addArbiter(CENTRE)
                                    .build())
                            .with(roster),
                    Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();
    private final OversightDesk above = cases.oversight();

    private static Map<ActorId, Ties> actors() {
        Map<ActorId, Ties> all = new LinkedHashMap<>();
        all.put(RESIDENT, Ties.of(ActorKind.RESIDENT, SINCE));
        all.put(STREET, Ties.of(ActorKind.STREET_OFFICE, SINCE));
        all.put(OTHER_STREET, Ties.of(ActorKind.STREET_OFFICE, SINCE));
        all.put(STREET_CLERK, person().with(Membership.since(STREET, Role.OFFICER, SINCE)));
        all.put(PROPERTY, Ties.of(ActorKind.PROPERTY_COMPANY, SINCE));
        all.put(CREW, Ties.of(ActorKind.PROPERTY_COMPANY, SINCE).alwaysBelow(Optional.of(PROPERTY)));
        all.put(GUARD, person().with(Membership.since(CREW, Role.EMPLOYEE, SINCE)));
        all.put(LEFT, person().with(Membership.since(CREW, Role.EMPLOYEE, SINCE).until(NOW)));
        all.put(
                WALKER,
                person().with(Membership.since(COMMITTEE, Role.GRID_WORKER, SINCE)
                        .withEmployer(PROPERTY)));
        all.put(SENT_DOWN, person().with(new Secondment(BRIGADE, COMMITTEE, Optional.empty(), Validity.since(SINCE))));
        all.put(BUREAU, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE));
        all.put(BRIGADE, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE).alwaysBelow(Optional.of(BUREAU)));
        all.put(SQUAD, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE).alwaysBelow(Optional.of(BUREAU)));
        all.put(COMMITTEE, Ties.of(ActorKind.RESIDENTS_COMMITTEE, SINCE));
        all.put(OLD, Ties.of(ActorKind.PROPERTY_COMPANY, SINCE).until(NOW));
        all.put(
                HELPED,
                person().with(Membership.since(OLD, Role.EMPLOYEE, NOW.minusSeconds(4_000))
                        .until(NOW.minusSeconds(1_000))));
        all.put(NEXT, Ties.of(ActorKind.PROPERTY_COMPANY, NOW.plusSeconds(1)));
        return all;
    }

    private static Ties person() {
        return Ties.of(ActorKind.STAFF_MEMBER, SINCE);
    }

    @Test
    void who_has_departed_or_not_begun_is_put_in_charge_of_nothing() {
        for (ActorId absent : List.of(OLD, NEXT)) {
            Report received = Report.of(MatterId.of("lift"), absent, Channel.PHONE);
            refused(CaseReason.TAKES_NO_PART, () -> cases.report(received, by(RESIDENT)));
            CaseId open = reported(CaseKind.HELP);
            refused(CaseReason.TAKES_NO_PART, () -> cases.accept(open, DeadlineClass.SEVEN_DAYS, by(absent)));
            cases.accept(open, DeadlineClass.SEVEN_DAYS, by(PROPERTY));
            refused(CaseReason.TAKES_NO_PART, () -> cases.assign(open, absent, by(PROPERTY)));
            refused(CaseReason.TAKES_NO_PART, () -> cases.assign(open, CREW, List.of(absent), by(PROPERTY)));
            CaseId disputed = disputed(BUREAU);
            refused(CaseReason.TAKES_NO_PART, () -> above.rule(disputed, absent, DeadlineClass.SEVEN_DAYS, by(STREET)));
        }
    }

    @Test
    void private_persons_neither_lead_nor_assist() {
        CaseId open = reported(CaseKind.HELP);
        cases.accept(open, DeadlineClass.SEVEN_DAYS, by(PROPERTY));
        refused(CaseReason.NOT_A_HANDLING_UNIT, () -> cases.assign(open, RESIDENT, by(PROPERTY)));
        refused(CaseReason.NOT_A_HANDLING_UNIT, () -> cases.assign(open, CREW, List.of(RESIDENT), by(PROPERTY)));
    }

    @Test
    void a_ruling_is_given_by_who_has_authority_over_the_parties() {
        CaseId id = disputed(BUREAU);
        for (ActorId none : List.of(COMMITTEE, RESIDENT, BRIGADE, GUARD)) {
            CaseReason reason =
                    none.equals(BRIGADE) || none.equals(GUARD) ? CaseReason.PARTY_CANNOT_RULE : CaseReason.MAY_NOT_RULE;
            refused(reason, () -> above.rule(id, BUREAU, DeadlineClass.SEVEN_DAYS, by(none)));
        }
        assertEquals(
                CaseStage.ASSIGNED,
                above.rule(id, BUREAU, DeadlineClass.SEVEN_DAYS, by(STREET))
                        .state()
                        .stage());
        CaseId second = disputed(BUREAU);
        assertEquals(
                List.of(BUREAU),
                above.rule(second, BUREAU, DeadlineClass.SEVEN_DAYS, by(CENTRE))
                        .state()
                        .oversight()
                        .bound(),
                "whom the policy names");
    }

    @Test
    void a_department_rules_between_its_own_parts_and_not_between_others() {
        CaseId inside = reportedTo(BRIGADE, CaseKind.HELP);
        cases.dispute(inside, Optional.of(SQUAD), by(BRIGADE));
        assertEquals(
                Optional.of(SQUAD),
                above.rule(inside, SQUAD, DeadlineClass.SEVEN_DAYS, by(BUREAU))
                        .state()
                        .accountable());
        CaseId outside = reportedTo(BRIGADE, CaseKind.HELP);
        cases.dispute(outside, Optional.of(PROPERTY), by(BRIGADE));
        refused(CaseReason.MAY_NOT_RULE, () -> above.rule(outside, PROPERTY, DeadlineClass.SEVEN_DAYS, by(BUREAU)));
    }

    @Test
    void a_party_and_its_people_rule_on_nothing_even_if_they_are_a_street() {
        CaseId id = reportedTo(STREET, CaseKind.HELP);
        cases.dispute(id, Optional.of(BUREAU), by(STREET));
        refused(CaseReason.PARTY_CANNOT_RULE, () -> above.rule(id, BUREAU, DeadlineClass.SEVEN_DAYS, by(STREET)));
        Act clerkElsewhere = by(STREET_CLERK).onBehalfOf(OTHER_STREET);
        refused(CaseReason.PARTY_CANNOT_RULE, () -> above.rule(id, BUREAU, DeadlineClass.SEVEN_DAYS, clerkElsewhere));
        above.rule(id, BUREAU, DeadlineClass.SEVEN_DAYS, by(OTHER_STREET));
    }

    @Test
    void a_street_that_is_pointed_to_may_take_the_case_upon_itself_and_nothing_else() {
        CaseId id = disputed(STREET);
        refused(CaseReason.PARTY_CANNOT_RULE, () -> above.rule(id, PROPERTY, DeadlineClass.SEVEN_DAYS, by(STREET)));
        Act clerkOfAParty = by(STREET_CLERK).onBehalfOf(OTHER_STREET);
        refused(
                CaseReason.PARTY_CANNOT_RULE,
                () -> above.rule(id, OTHER_STREET, DeadlineClass.SEVEN_DAYS, clerkOfAParty));
        Case ruled =
                above.rule(id, STREET, DeadlineClass.SEVEN_DAYS, by(STREET)).state();
        assertEquals(Optional.of(STREET), ruled.accountable());
        assertEquals(List.of(STREET), ruled.oversight().bound());
        CaseId second = disputed(STREET);
        above.rule(second, PROPERTY, DeadlineClass.SEVEN_DAYS, by(CENTRE));
    }

    @Test
    void an_arbiter_who_has_departed_rules_no_more() {
        CaseTerms terms = CaseTerms.of(WorkCalendar.everyDay(WUHAN))
                .with(CasePolicy.DEFAULT.toBuilder("2").addArbiter(OLD).build())
                .with(roster);
        Case disputed = cases.get(disputed(BUREAU));
        Mandate held = Mandate.held(Basis.of("test", "1"));
        Act before = Act.of(ActId.of("before"), OLD, NOW.minusSeconds(1));
        assertTrue(
                CaseOversightRules.rule(disputed, PROPERTY, DeadlineClass.SEVEN_DAYS, terms, held, before)
                        instanceof Ruling.Granted);
        assertTrue(CaseOversightRules.rule(disputed, PROPERTY, DeadlineClass.SEVEN_DAYS, terms, held, by(OLD))
                        instanceof Ruling.Refused<CaseFact> no
                && no.refusal().reason() == CaseReason.MAY_NOT_RULE);
    }

    @Test
    void what_is_pointed_elsewhere_is_not_pointed_to_ones_own_nor_to_the_departed_or_the_accused() {
        CaseId id = reported(CaseKind.HELP);
        TurnAway why = TurnAway.NOT_OURS;
        refused(CaseReason.NOBODY_ELSE_NAMED, () -> cases.turnAway(id, why, Optional.of(CREW), by(PROPERTY)));
        refused(CaseReason.TAKES_NO_PART, () -> cases.turnAway(id, why, Optional.of(OLD), by(PROPERTY)));
        Report against = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        CaseId secret = cases.report(against, by(RESIDENT)).state().id();
        for (ActorId theirs : List.of(PROPERTY, CREW, GUARD)) {
            refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.turnAway(secret, why, Optional.of(theirs), by(STREET)));
            refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.dispute(secret, Optional.of(theirs), by(STREET)));
        }
        cases.dispute(secret, Optional.of(BUREAU), by(STREET));
    }

    @Test
    void a_case_whose_actor_has_departed_is_handed_over_by_who_may_rule() {
        CaseId id = underWayBefore(OLD);
        refused(CaseReason.TAKES_NO_PART, () -> above.handOver(id, NEXT, by(STREET)));
        refused(CaseReason.NOT_A_HANDLING_UNIT, () -> above.handOver(id, RESIDENT, by(STREET)));
        refused(CaseReason.TAKES_NO_ORDERS, () -> above.handOver(id, COMMITTEE, by(STREET)));
        refused(CaseReason.MAY_NOT_RULE, () -> above.handOver(id, PROPERTY, by(PROPERTY)));
        refused(CaseReason.OWN_FAVOUR, () -> above.handOver(id, PROPERTY, by(OLD)));
        Case before = cases.get(id);
        Case after = above.handOver(id, PROPERTY, by(STREET)).state();
        assertEquals(Optional.of(PROPERTY), after.accountable());
        assertEquals(List.of(OLD, PROPERTY), after.handling().inCharge());
        assertEquals(before.stage(), after.stage());
        assertEquals(before.clock(), after.clock());
        refused(CaseReason.STILL_TAKES_PART, () -> above.handOver(id, BUREAU, by(STREET)));
        cases.handle(id, Solution.SOLVED, by(PROPERTY));
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(id, by(PROPERTY)));
    }

    @Test
    void what_is_opened_again_after_its_actor_has_departed_is_given_to_somebody_else() {
        CaseId id = underWayBefore(OLD);
        cases.handle(id, Solution.SOLVED, before(OLD));
        cases.verify(id, before(STREET));
        cases.close(id, before(STREET));
        DeadlineClass day = DeadlineClass.TWENTY_FOUR_HOURS;
        ReopenReason why = ReopenReason.CAME_BACK;
        refused(CaseReason.TAKES_NO_PART, () -> cases.reopen(id, why, day, by(RESIDENT)));
        refused(CaseReason.TAKES_NO_PART, () -> cases.reopen(id, why, Optional.of(NEXT), day, by(STREET)));
        refused(CaseReason.TAKES_NO_ORDERS, () -> cases.reopen(id, why, Optional.of(COMMITTEE), day, by(STREET)));
        refused(CaseReason.MAY_NOT_RULE, () -> cases.reopen(id, why, Optional.of(PROPERTY), day, by(RESIDENT)));
        Case open =
                cases.reopen(id, why, Optional.of(PROPERTY), day, by(STREET)).state();
        assertEquals(Optional.of(PROPERTY), open.accountable());
        CaseId other = handledBy(PROPERTY);
        cases.verify(other, by(STREET));
        cases.close(other, by(STREET));
        refused(CaseReason.STILL_TAKES_PART, () -> cases.reopen(other, why, Optional.of(BUREAU), day, by(RESIDENT)));
    }

    private CaseId underWayBefore(ActorId doer) {
        Report report = Report.of(MatterId.of("lift"), doer, Channel.PHONE);
        CaseId id = cases.report(report, before(RESIDENT)).state().id();
        cases.accept(id, DeadlineClass.SEVEN_DAYS, before(doer));
        cases.assign(id, doer, before(doer));
        return cases.takeUp(id, before(doer)).state().id();
    }

    private static Act before(ActorId actor) {
        return Act.of(ActId.of("before-" + NUMBER.incrementAndGet()), actor, NOW.minusSeconds(3_600));
    }

    @Test
    void a_body_that_governs_itself_is_asked_by_a_ruling_and_not_bound() {
        CaseId id = disputed(COMMITTEE);
        Case ruled =
                above.rule(id, COMMITTEE, DeadlineClass.SEVEN_DAYS, by(STREET)).state();
        assertEquals(Optional.of(PROPERTY), ruled.accountable(), "until it is taken up");
        assertEquals(List.of(), ruled.oversight().bound());
        assertTrue(ruled.clock().due().isPresent(), "the clock runs for whoever answers");
        Case back = cases.sendBack(id, SendBack.NOT_MINE, by(COMMITTEE)).state();
        assertEquals(Optional.of(PROPERTY), back.accountable());
        CaseId willing = disputed(COMMITTEE);
        above.rule(willing, COMMITTEE, DeadlineClass.SEVEN_DAYS, by(STREET));
        assertEquals(
                Optional.of(COMMITTEE),
                cases.takeUp(willing, by(COMMITTEE)).state().accountable(),
                "taking it up is its consent");
    }

    @Test
    void a_dispute_is_with_somebody_else() {
        CaseId id = reported(CaseKind.HELP);
        refused(CaseReason.DISPUTED_TO_ONESELF, () -> cases.dispute(id, Optional.of(PROPERTY), by(PROPERTY)));
        refused(CaseReason.DISPUTED_TO_ONESELF, () -> cases.dispute(id, Optional.of(CREW), by(PROPERTY)));
        refused(CaseReason.TAKES_NO_PART, () -> cases.dispute(id, Optional.of(OLD), by(PROPERTY)));
    }

    @Test
    void nobody_of_the_doers_looks_at_what_was_done() {
        CaseId done = handled();
        for (ActorId own : List.of(PROPERTY, CREW, GUARD, WALKER)) {
            refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(done, by(own)));
            refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.sendToRework(done, by(own)));
            refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(done, by(own).onBehalfOf(STREET)));
            refused(CaseReason.OWN_FAVOUR, () -> above.makeVoid(done, VoidReason.TEST, by(own)));
        }
        cases.verify(done, by(LEFT));
    }

    @Test
    void whoever_has_left_since_is_not_free_of_what_was_reported_or_done_before() {
        CaseId done = reportedTo(PROPERTY, CaseKind.HELP, before(RESIDENT));
        cases.accept(done, DeadlineClass.SEVEN_DAYS, before(PROPERTY));
        cases.assign(done, PROPERTY, before(PROPERTY));
        cases.takeUp(done, before(PROPERTY));
        CaseId later = reported(CaseKind.HELP);
        cases.handle(done, Solution.SOLVED, before(PROPERTY));
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(done, by(LEFT)));
        Report against = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        CaseId secret = cases.report(against, before(RESIDENT)).state().id();
        assertFalse(isOpen(secret, LEFT), "who was theirs when it was reported");
        refused(CaseReason.UNKNOWN_CASE, () -> cases.accept(secret, DeadlineClass.SEVEN_DAYS, by(LEFT)));
        cases.accept(later, DeadlineClass.SEVEN_DAYS, by(PROPERTY));
        cases.assign(later, PROPERTY, by(PROPERTY));
        cases.takeUp(later, by(PROPERTY));
        cases.handle(later, Solution.SOLVED, by(PROPERTY));
        cases.verify(later, by(LEFT));
    }

    @Test
    void who_left_after_the_work_was_done_does_not_look_at_it() {
        CaseId id = reportedTo(OLD, CaseKind.HELP, Act.of(ActId.of("first"), RESIDENT, NOW.minusSeconds(9_000)));
        cases.accept(id, DeadlineClass.SEVEN_DAYS, before(OLD));
        cases.assign(id, OLD, before(OLD));
        cases.takeUp(id, before(OLD));
        cases.handle(id, Solution.SOLVED, before(OLD));
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(id, by(HELPED)));
        cases.verify(id, by(STREET));
    }

    @Test
    void who_was_sent_down_belongs_to_where_they_came_from_and_not_to_where_they_serve() {
        CaseId theirs = handledBy(BUREAU);
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(theirs, by(SENT_DOWN)));
        CaseId hosts = handledBy(COMMITTEE);
        cases.verify(hosts, by(SENT_DOWN));
    }

    @Test
    void who_stands_above_the_doer_may_look_at_it() {
        CaseId done = handledBy(BRIGADE);
        cases.verify(done, by(BUREAU));
    }

    @Test
    void nobody_of_the_accused_has_a_part_or_sees_it() {
        Report against = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        CaseId secret = cases.report(against, by(RESIDENT)).state().id();
        for (ActorId theirs : List.of(PROPERTY, CREW, GUARD, WALKER)) {
            refused(CaseReason.UNKNOWN_CASE, () -> cases.accept(secret, DeadlineClass.SEVEN_DAYS, by(theirs)));
            refused(
                    CaseReason.UNKNOWN_CASE,
                    () -> cases.accept(
                            secret, DeadlineClass.SEVEN_DAYS, by(theirs).onBehalfOf(STREET)));
            assertFalse(isOpen(secret, theirs), theirs + " is told nothing");
        }
        assertTrue(isOpen(secret, LEFT), "who left is no longer theirs");
        assertTrue(isOpen(secret, STREET));
        cases.accept(secret, DeadlineClass.SEVEN_DAYS, by(STREET));
        refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.assign(secret, CREW, by(STREET)));
        refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.assign(secret, BUREAU, List.of(CREW), by(STREET)));
        Report received = Report.of(MatterId.of("fees"), CREW, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.report(received, by(RESIDENT)));
    }

    @Test
    void an_informant_who_works_for_the_accused_stays_an_informant() {
        Report against = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        CaseId secret = cases.report(against, by(GUARD)).state().id();
        assertTrue(isOpen(secret, GUARD));
        cases.attach(secret, new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1])), by(GUARD));
        cases.withdraw(secret, WithdrawReason.NO_REASON, by(GUARD));
        CaseId ofThemselves = cases.report(against, by(PROPERTY)).state().id();
        refused(CaseReason.UNKNOWN_CASE, () -> cases.withdraw(ofThemselves, WithdrawReason.NO_REASON, by(PROPERTY)));
    }

    @Test
    void what_rests_on_who_belongs_to_whom_cites_the_roster() {
        CaseId done = handled();
        cases.verify(done, by(STREET));
        TraceEvent last = journal.trail(Case.KIND.subject(done), Direction.BACKWARD)
                .iterator()
                .next();
        assertTrue(last.fact() instanceof CaseFact.Verified);
        assertTrue(last.basis().contains(roster.basis()), last.basis().toString());
    }

    @Test
    void what_is_added_to_a_report_of_wrongdoing_cites_the_roster_and_what_is_added_to_another_does_not() {
        Evidence photo = new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1]));
        CaseId open = reported(CaseKind.HELP);
        cases.attach(open, photo, by(RESIDENT));
        assertFalse(basisOfLast(open).contains(roster.basis()));
        Report against = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(PROPERTY);
        CaseId secret = cases.report(against, by(RESIDENT)).state().id();
        cases.attach(secret, photo, by(RESIDENT));
        assertTrue(basisOfLast(secret).contains(roster.basis()));
    }

    private List<Basis> basisOfLast(CaseId id) {
        return journal.trail(Case.KIND.subject(id), Direction.BACKWARD)
                .iterator()
                .next()
                .basis();
    }

    @Test
    void a_whistle_cites_the_roster_that_says_who_is_a_street_and_who_a_department() {
        CaseId id = reported(CaseKind.HELP);
        cases.accept(id, DeadlineClass.SEVEN_DAYS, by(PROPERTY));
        above.whistle(id, List.of(BUREAU), DeadlineClass.TWO_HOURS, by(STREET));
        TraceEvent last = journal.trail(Case.KIND.subject(id), Direction.BACKWARD)
                .iterator()
                .next();
        assertTrue(last.fact() instanceof CaseOversightFact.Whistled);
        assertTrue(last.basis().contains(roster.basis()), last.basis().toString());
    }

    private boolean isOpen(CaseId id, ActorId reader) {
        return cases.get(id).isOpenTo(reader, Audience.OFFICERS, roster, NOW);
    }

    private CaseId reported(CaseKind kind) {
        return reportedTo(PROPERTY, kind);
    }

    private CaseId reportedTo(ActorId receiver, CaseKind kind) {
        return reportedTo(receiver, kind, by(RESIDENT));
    }

    private CaseId reportedTo(ActorId receiver, CaseKind kind, Act act) {
        Report report = Report.of(MatterId.of("lift"), receiver, Channel.PHONE).withKind(kind);
        return cases.report(report, act).state().id();
    }

    private CaseId disputed(ActorId pointsTo) {
        CaseId id = reported(CaseKind.HELP);
        return cases.dispute(id, Optional.of(pointsTo), by(PROPERTY)).state().id();
    }

    private CaseId handled() {
        return handledBy(PROPERTY);
    }

    private CaseId handledBy(ActorId doer) {
        CaseId id = reportedTo(doer, CaseKind.HELP);
        cases.accept(id, DeadlineClass.SEVEN_DAYS, by(doer));
        cases.assign(id, doer, by(doer));
        cases.takeUp(id, by(doer));
        return cases.handle(id, Solution.SOLVED, by(doer)).state().id();
    }

    private void refused(CaseReason reason, Runnable command) {
        long before = journal.size();
        RefusedException refused = assertThrows(RefusedException.class, command::run, reason.code());
        assertEquals(reason, refused.refusal().reason());
        assertEquals(before, journal.size(), "a refusal writes nothing");
    }

    private Act by(ActorId actor) {
        return community.act(actor);
    }
}
