package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Asked;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;

/** Every reason is given by some case, writes nothing, and says what it means. */
class CaseReasonsTest {
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2026-03-03T01:14:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId PROPERTY = ActorId.of("property-1");
    private static final ActorId TEAM = ActorId.of("team-1");
    private static final ActorId HELPER = ActorId.of("team-2");
    private static final ActorId STREET = ActorId.of("street-1");
    private static final ActorId WATER = ActorId.of("water-bureau");
    private static final ActorId COMMITTEE = ActorId.of("committee-1");
    private static final ActorId OLD = ActorId.of("old-property-company");
    private static final ActorId HOTLINE = ActorId.of("hotline-12345");

    private static final Roster NOBODY = Roster.of("nobody", "1", Map.of());

    private final Journal journal = InMemoryJournal.create();
    private final Community community = Community.open(
            journal,
            Clock.fixed(MORNING, WUHAN),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(),
                    CaseTerms.of(WorkCalendar.everyDay(WUHAN))
                            .with(CasePolicy.DEFAULT.toBuilder("2")
                                    .addCallCentre(HOTLINE)
                                    .build())
                            .with(Roster.of(
                                    "test",
                                    "1",
                                    Map.of(
                                            STREET, kind(ActorKind.STREET_OFFICE),
                                            WATER, kind(ActorKind.GOVERNMENT_DEPARTMENT),
                                            COMMITTEE, kind(ActorKind.RESIDENTS_COMMITTEE),
                                            RESIDENT, kind(ActorKind.RESIDENT),
                                            OLD,
                                                    kind(ActorKind.PROPERTY_COMPANY)
                                                            .until(MORNING)))),
                    Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();
    private final OversightDesk above = cases.oversight();
    private final Set<CaseReason> given = new TreeSet<>();

    private static Ties kind(ActorKind kind) {
        return Ties.of(kind, Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void every_reason_is_given_by_some_case_and_says_what_it_means() {
        in_the_life_of_a_case();
        at_the_door();
        about_the_clock();
        from_above();
        between_cases();
        for (CaseReason reason : CaseReason.values()) {
            assertTrue(given.contains(reason), "no case gives " + reason.code());
            assertFalse(reason.meaning().isBlank() || reason.remedy().isBlank(), reason.code());
        }
    }

    private void in_the_life_of_a_case() {
        CaseId open = reported();
        CaseId assigned = assigned();
        refused(CaseReason.UNKNOWN_CASE, () -> cases.takeUp(CaseId.of("nowhere"), act(TEAM)));
        refused(CaseReason.ALREADY_REPORTED, () -> cases.report(open, lamp(), act(RESIDENT)));
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.handle(open, Solution.SOLVED, act(PROPERTY)));
        refused(CaseReason.NOT_ACCOUNTABLE, () -> cases.assign(assigned, TEAM, act(TEAM)));
        refused(CaseReason.NOT_THE_ASSIGNEE, () -> cases.takeUp(assigned, act(COMMITTEE)));
        refused(CaseReason.NOT_THE_REPORTER, () -> cases.withdraw(open, WithdrawReason.NO_REASON, act(TEAM)));
        refused(
                CaseReason.DOER_CANNOT_WITHDRAW,
                () -> cases.withdraw(
                        open, WithdrawReason.NO_REASON, act(PROPERTY).onBehalfOf(RESIDENT)));
        refused(CaseReason.NOT_A_QUESTION, () -> cases.answer(open, Basis.of("kb.lamps", "1"), act(PROPERTY)));
        for (int i = 0; i < CasePolicy.DEFAULT.sendBacks(); i++) {
            cases.sendBack(assigned, SendBack.NO_MEANS, act(TEAM));
            cases.assign(assigned, TEAM, act(PROPERTY));
        }
        refused(CaseReason.SENT_BACK_TOO_OFTEN, () -> cases.sendBack(assigned, SendBack.NO_MEANS, act(TEAM)));
        CaseId done = handled();
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(done, act(TEAM)));
        refused(
                CaseReason.DOER_CANNOT_VERIFY,
                () -> cases.sendToRework(done, act(HELPER).onBehalfOf(STREET)));
        cases.verify(done, act(STREET));
        cases.close(done, act(STREET));
        refused(CaseReason.ENDED, () -> cases.handle(done, Solution.SOLVED, act(TEAM)));
        for (ActorId served : List.of(PROPERTY, TEAM, HELPER)) {
            refused(CaseReason.DOER_CANNOT_ASK, () -> cases.followUp(done, FollowUp.NOT_REACHED, act(served)));
            refused(
                    CaseReason.DOER_CANNOT_ASK,
                    () -> cases.followUp(done, FollowUp.NOT_REACHED, act(STREET).onBehalfOf(served)));
        }
        cases.followUp(done, FollowUp.NOT_REACHED, act(HOTLINE));
        cases.followUp(done, FollowUp.answered(true, true), act(HOTLINE));
        refused(CaseReason.ALREADY_ASKED, () -> cases.followUp(done, FollowUp.NOT_REACHED, act(HOTLINE)));
        DeadlineClass day = DeadlineClass.TWENTY_FOUR_HOURS;
        refused(CaseReason.OWN_FAVOUR, () -> cases.reopen(done, ReopenReason.CAME_BACK, day, act(TEAM)));
        refused(
                CaseReason.OWN_FAVOUR,
                () -> cases.reopen(
                        done, ReopenReason.CAME_BACK, day, act(STREET).onBehalfOf(HELPER)));
        refused(
                CaseReason.STILL_TAKES_PART,
                () -> cases.reopen(done, ReopenReason.CAME_BACK, Optional.of(WATER), day, act(RESIDENT)));
        refused(
                CaseReason.REOPENED_FOR_TOO_LONG,
                () -> cases.reopen(done, ReopenReason.CAME_BACK, DeadlineClass.parse("8d"), act(RESIDENT)));
        cases.reopen(done, ReopenReason.CAME_BACK, DeadlineClass.SEVEN_DAYS, act(RESIDENT));
        assertEquals(CaseStage.ACCEPTED, cases.get(done).stage());
    }

    private void at_the_door() {
        CaseId open = reported();
        Act past = Act.of(ActId.of("past"), PROPERTY, MORNING.minusSeconds(61));
        refused(CaseReason.BEFORE_LATEST_ACT, () -> cases.accept(open, DeadlineClass.TWO_HOURS, past));
        Act ahead = Act.of(ActId.of("ahead"), PROPERTY, MORNING.plusSeconds(61));
        refused(CaseReason.IN_THE_FUTURE, () -> cases.accept(open, DeadlineClass.TWO_HOURS, ahead));
        refused(CaseReason.DUE_TOO_LATE, () -> cases.accept(open, DeadlineClass.parse("61d"), act(PROPERTY)));
        Deadline distant = new Deadline(MORNING.plusSeconds(86_400 * 60 + 1), DeadlineClass.TWO_HOURS, "as-filed@1");
        refused(CaseReason.DUE_TOO_LATE, () -> cases.accept(open, distant, act(PROPERTY)));
        Deadline passed = new Deadline(MORNING.minusSeconds(1), DeadlineClass.TWO_HOURS, "as-filed@1");
        refused(CaseReason.DEADLINE_PASSED, () -> cases.accept(open, passed, act(PROPERTY)));
        refused(
                CaseReason.NOBODY_ELSE_NAMED,
                () -> cases.turnAway(open, TurnAway.NOT_OURS, Optional.empty(), act(PROPERTY)));
        for (TurnAway why : List.of(TurnAway.NOT_OURS, TurnAway.UNCLEAR)) {
            refused(
                    CaseReason.NOBODY_ELSE_NAMED,
                    () -> cases.turnAway(open, why, Optional.of(PROPERTY), act(PROPERTY)));
            refused(
                    CaseReason.NOBODY_ELSE_NAMED,
                    () -> cases.turnAway(open, why, Optional.of(TEAM), act(TEAM).onBehalfOf(PROPERTY)));
        }
        refused(CaseReason.TEXT_TOO_LONG, () -> cases.report(saying("暗".repeat(100_000)), act(RESIDENT)));
        for (String hidden : List.of("a\u0000b", "a\u202eb", "a\u200fb", "a\ud800b", "a\u0085b")) {
            refused(CaseReason.TEXT_HAS_HIDDEN_CHARACTERS, () -> cases.report(saying(hidden), act(RESIDENT)));
        }
        cases.report(
                saying("two lines\n\tand a family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"), act(RESIDENT));
        refused(CaseReason.NOT_A_HANDLING_UNIT, () -> cases.report(receivedBy(HOTLINE), act(RESIDENT)));
        refused(CaseReason.NOT_A_HANDLING_UNIT, () -> cases.report(receivedBy(RESIDENT), act(RESIDENT)));
        Report against = lamp().withKind(CaseKind.WRONGDOING).against(TEAM);
        CaseId secret = cases.report(against, act(RESIDENT)).state().id();
        refused(CaseReason.UNKNOWN_CASE, () -> cases.accept(secret, DeadlineClass.TWO_HOURS, act(TEAM)));
        cases.accept(secret, DeadlineClass.TWO_HOURS, act(PROPERTY));
        refused(CaseReason.ACCUSED_HAS_NO_PART, () -> cases.assign(secret, TEAM, act(PROPERTY)));
        Evidence photo = new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1]));
        cases.attach(open, photo, act(RESIDENT));
        refused(CaseReason.EVIDENCE_ALREADY_THERE, () -> cases.attach(open, photo, act(RESIDENT)));
        for (int i = 1; i < CasePolicy.DEFAULT.mostEvidence(); i++) {
            ActorId stranger = ActorId.of("stranger-" + i / CasePolicy.DEFAULT.mostEvidenceEach());
            cases.attach(open, new Evidence(EvidenceKind.SCAN, Digest.sha256(new byte[i + 1])), act(stranger));
        }
        Evidence more = new Evidence(EvidenceKind.SCAN, Digest.sha256(new byte[1_000]));
        refused(CaseReason.TOO_MUCH_EVIDENCE_OF_ONE, () -> cases.attach(open, more, act(ActorId.of("stranger-1"))));
        refused(CaseReason.TOO_MUCH_EVIDENCE, () -> cases.attach(open, more, act(TEAM)));
        cases.attach(open, more, act(PROPERTY));
        assertEquals(
                new Exhibit(more, PROPERTY),
                cases.get(open).handling().evidence().get(CasePolicy.DEFAULT.mostEvidence()),
                "nobody shuts out whoever answers for it");
    }

    private void about_the_clock() {
        CaseId id = underWay();
        refused(
                CaseReason.OWN_FAVOUR,
                () -> above.extend(id, DeadlineClass.SEVEN_DAYS, ExtendReason.PROCEDURE, act(TEAM)));
        refused(
                CaseReason.EXTENDED_FOR_TOO_LONG,
                () -> above.extend(id, DeadlineClass.parse("16d"), ExtendReason.PROCEDURE, act(STREET)));
        for (int i = 0; i < CasePolicy.DEFAULT.extensions(); i++) {
            above.extend(id, DeadlineClass.SEVEN_DAYS, ExtendReason.PROCEDURE, act(STREET));
        }
        refused(
                CaseReason.EXTENDED_TOO_OFTEN,
                () -> above.extend(id, DeadlineClass.SEVEN_DAYS, ExtendReason.PROCEDURE, act(STREET)));
        for (int i = 0; i < CasePolicy.DEFAULT.pauses(); i++) {
            cases.pause(id, PauseReason.WEATHER, act(TEAM));
            cases.resume(id, act(TEAM));
        }
        refused(CaseReason.PAUSED_TOO_OFTEN, () -> cases.pause(id, PauseReason.WEATHER, act(TEAM)));
        for (int nanos : new int[] {0, 999}) {
            Instant review = MORNING.plusNanos(nanos);
            refused(CaseReason.REVIEW_NOT_AHEAD, () -> above.park(id, ParkReason.FUNDS, review, act(STREET)));
        }
        Instant inTwoYears = MORNING.plusSeconds(86_400 * 730);
        refused(CaseReason.PARKED_FOR_TOO_LONG, () -> above.park(id, ParkReason.FUNDS, inTwoYears, act(STREET)));
        refused(CaseReason.NOTHING_TO_RAISE, () -> above.raise(id, CaseArbitraries.PLAN, act(STREET)));
        CaseId late = late();
        cases.accept(late, DeadlineClass.TWO_HOURS, earlier(2, PROPERTY));
        refused(
                CaseReason.ALREADY_OVERDUE,
                () -> above.extend(late, DeadlineClass.SEVEN_DAYS, ExtendReason.PROCEDURE, act(STREET)));
        above.raise(late, CaseArbitraries.PLAN, act(STREET));
    }

    private CaseId late() {
        return cases.report(lamp(), earlier(1, RESIDENT)).state().id();
    }

    private void from_above() {
        CaseId id = reported();
        refused(CaseReason.DISPUTED_TO_ONESELF, () -> cases.dispute(id, Optional.of(PROPERTY), act(PROPERTY)));
        refused(CaseReason.TAKES_NO_PART, () -> cases.dispute(id, Optional.of(OLD), act(PROPERTY)));
        cases.dispute(id, Optional.of(WATER), act(PROPERTY));
        refused(CaseReason.DUE_TOO_LATE, () -> above.rule(id, PROPERTY, DeadlineClass.parse("61d"), act(STREET)));
        refused(CaseReason.MAY_NOT_RULE, () -> above.rule(id, PROPERTY, DeadlineClass.SEVEN_DAYS, act(COMMITTEE)));
        refused(CaseReason.PARTY_CANNOT_RULE, () -> above.rule(id, PROPERTY, DeadlineClass.SEVEN_DAYS, act(WATER)));
        above.rule(id, WATER, DeadlineClass.SEVEN_DAYS, act(STREET));
        assertEquals(List.of(PROPERTY, WATER), cases.get(id).handling().inCharge());
        refused(CaseReason.BOUND_BY_RULING, () -> cases.sendBack(id, SendBack.NOT_MINE, act(WATER)));
        refused(CaseReason.BOUND_BY_RULING, () -> cases.dispute(id, Optional.empty(), act(WATER)));
        DeadlineClass soon = DeadlineClass.TWO_HOURS;
        refused(CaseReason.MAY_NOT_WHISTLE, () -> above.whistle(id, List.of(WATER), soon, act(COMMITTEE)));
        refused(CaseReason.STILL_TAKES_PART, () -> above.handOver(id, PROPERTY, act(STREET)));
        CaseId left =
                cases.report(receivedBy(OLD), earlier(3, RESIDENT)).state().id();
        refused(CaseReason.TAKES_NO_ORDERS, () -> above.handOver(left, COMMITTEE, act(STREET)));
        refused(CaseReason.NOBODY_SUMMONED, () -> above.whistle(id, List.of(), soon, act(STREET)));
        refused(CaseReason.NOT_SUMMONED_BY_WHISTLE, () -> above.whistle(id, List.of(COMMITTEE), soon, act(STREET)));
        above.whistle(id, List.of(WATER), soon, act(STREET));
        refused(CaseReason.ALREADY_SUMMONED, () -> above.whistle(id, List.of(WATER), soon, act(STREET)));
        refused(CaseReason.NOT_SUMMONED, () -> above.answerWhistle(id, WhistleAnswer.COMING, act(PROPERTY)));
        CaseId other = cases.report(receivedBy(WATER), act(RESIDENT)).state().id();
        cases.accept(other, DeadlineClass.SEVEN_DAYS, act(WATER));
        refused(CaseReason.WHISTLE_UNANSWERED, () -> cases.merge(id, other, act(WATER)));
        above.answerWhistle(id, WhistleAnswer.COMING, act(WATER));
        above.exclude(id, Exclusion.FORCE_MAJEURE, act(STREET));
        refused(CaseReason.ALREADY_EXCLUDED, () -> above.exclude(id, Exclusion.FORCE_MAJEURE, act(STREET)));
    }

    private void between_cases() {
        CaseId one = reported();
        CaseId other = reported();
        CaseId secret = cases.report(lamp().withKind(CaseKind.WRONGDOING), act(RESIDENT))
                .state()
                .id();
        refused(CaseReason.MERGED_INTO_ITSELF, () -> cases.merge(one, one, act(PROPERTY)));
        refused(CaseReason.MERGED_INTO_ENDED, () -> cases.merge(one, CaseId.of("nowhere"), act(PROPERTY)));
        refused(CaseReason.CONFIDENTIAL_AND_NOT, () -> cases.merge(one, secret, act(PROPERTY)));
        cases.relate(other, Derivation.CAUSED_BY, one, act(PROPERTY));
        refused(CaseReason.ALREADY_RELATED, () -> cases.relate(other, Derivation.CAUSED_BY, one, act(PROPERTY)));
        refused(CaseReason.DERIVATION_IN_A_CIRCLE, () -> cases.relate(one, Derivation.FOLLOWS, other, act(PROPERTY)));
        refused(CaseReason.DERIVATION_IN_A_CIRCLE, () -> cases.relate(one, Derivation.FOLLOWS, one, act(PROPERTY)));
        refused(CaseReason.DERIVATION_IN_A_CIRCLE, () -> cases.merge(one, other, act(PROPERTY)));
        CaseId against = cases.report(lamp().withKind(CaseKind.WRONGDOING).against(TEAM), act(RESIDENT))
                .state()
                .id();
        refused(
                CaseReason.AGAINST_SOMEBODY_ELSE,
                () -> cases.relate(against, Derivation.FOLLOWS, secret, act(PROPERTY)));
        assertThrows(
                IllegalArgumentException.class, () -> cases.relate(one, Derivation.MERGED_INTO, other, act(PROPERTY)));
        cases.accept(one, DeadlineClass.SEVEN_DAYS, act(PROPERTY));
        CaseId unaccepted = reported();
        refused(CaseReason.MERGED_INTO_UNACCEPTED, () -> cases.merge(one, unaccepted, act(PROPERTY)));
        CaseId question = cases.report(lamp().withKind(CaseKind.QUESTION), act(RESIDENT))
                .state()
                .id();
        refused(CaseReason.MERGED_INTO_QUESTION, () -> cases.merge(unaccepted, question, act(PROPERTY)));
        CaseId excluded = reported();
        above.exclude(excluded, Exclusion.FORCE_MAJEURE, act(STREET));
        refused(CaseReason.MERGED_INTO_EXCLUDED, () -> cases.merge(unaccepted, excluded, act(PROPERTY)));
        CaseId done = handled();
        CaseId later = cases.report(receivedBy(TEAM), act(RESIDENT)).state().id();
        refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(later, done, act(TEAM)));
        CaseId neighbours =
                cases.report(lamp(), act(ActorId.of("resident-2"))).state().id();
        cases.merge(neighbours, unaccepted, act(PROPERTY));
        refused(
                CaseReason.GOES_ON_FOR_OTHERS,
                () -> cases.withdraw(unaccepted, WithdrawReason.NO_REASON, act(RESIDENT)));
        refused(CaseReason.TOO_FEW_PARTS, () -> cases.split(one, List.of(lamp()), act(PROPERTY)));
        List<Report> unlike = List.of(lamp(), lamp().withKind(CaseKind.WRONGDOING));
        refused(CaseReason.PART_UNLIKE_WHOLE, () -> cases.split(one, unlike, act(PROPERTY)));
        refused(
                CaseReason.TEXT_TOO_LONG,
                () -> cases.split(one, List.of(lamp(), saying("暗".repeat(100_000))), act(PROPERTY)));
        refused(
                CaseReason.TEXT_HAS_HIDDEN_CHARACTERS,
                () -> cases.split(one, List.of(lamp(), saying("a\u202eb")), act(PROPERTY)));
        List<Report> many = new ArrayList<>();
        for (int i = 0; i < CasePolicy.DEFAULT.mostLinks(); i++) {
            many.add(lamp());
        }
        refused(CaseReason.TOO_MANY_LINKS, () -> cases.split(one, many, act(PROPERTY)));
    }

    @Test
    void of_a_report_of_wrongdoing_the_informant_is_hidden_from_whom_it_is_against() {
        Report against = lamp().withKind(CaseKind.WRONGDOING).against(TEAM);
        Case secret = cases.report(against, act(RESIDENT)).state();
        assertEquals(Optional.empty(), secret.reporterFor(TEAM, Audience.OFFICERS, NOBODY, MORNING));
        assertEquals(Optional.empty(), secret.reporterFor(COMMITTEE, Audience.PARTIES, NOBODY, MORNING));
        assertEquals(Optional.of(RESIDENT), secret.reporterFor(STREET, Audience.OFFICERS, NOBODY, MORNING));
        cases.attach(secret.id(), new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1])), act(RESIDENT));
        cases.withdraw(secret.id(), WithdrawReason.NO_REASON, act(RESIDENT));
        journal.trail(Case.KIND.subject(secret.id()), org.linli.trace.Direction.FORWARD)
                .forEach(event -> assertEquals(Audience.OFFICERS, event.fact().audience()));
        Case plain = cases.report(lamp().withKind(CaseKind.COMPLAINT).against(TEAM), act(RESIDENT))
                .state();
        assertEquals(Optional.of(RESIDENT), plain.reporterFor(TEAM, Audience.PARTIES, NOBODY, MORNING));
    }

    @Test
    void emergencies_and_legal_matters_name_their_route() {
        for (TurnAway reason : TurnAway.values()) {
            assertEquals(
                    reason != TurnAway.NOT_OURS && reason != TurnAway.UNCLEAR,
                    reason.route().isPresent());
            assertEquals(reason.name().startsWith("EMERGENCY_"), reason.isEmergency());
            if (reason.isEmergency()) {
                String number = reason.name().substring("EMERGENCY_".length());
                assertTrue(reason.route().orElseThrow().startsWith(number), number);
            }
        }
    }

    private void refused(CaseReason reason, Runnable command) {
        long before = journal.size();
        Refusal refusal = assertThrows(RefusedException.class, command::run, reason.code())
                .refusal();
        assertEquals(reason, refusal.reason());
        assertEquals(before, journal.size(), "a refusal writes nothing");
        given.add(reason);
    }

    private CaseId reported() {
        return cases.report(lamp(), act(RESIDENT)).state().id();
    }

    private CaseId assigned() {
        CaseId id = reported();
        cases.accept(id, DeadlineClass.TWENTY_FOUR_HOURS, act(PROPERTY));
        return cases.assign(id, TEAM, List.of(HELPER), act(PROPERTY)).state().id();
    }

    private CaseId underWay() {
        return cases.takeUp(assigned(), act(TEAM)).state().id();
    }

    private CaseId handled() {
        return cases.handle(underWay(), Solution.SOLVED, act(TEAM)).state().id();
    }

    private static Report lamp() {
        return receivedBy(PROPERTY);
    }

    private static Report receivedBy(ActorId receiver) {
        return Report.of(MatterId.of("street-lighting"), receiver, Channel.MOBILE);
    }

    private static Report saying(String text) {
        return lamp().withDescription(Personal.of(RESIDENT, "description", text));
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private static Act earlier(int number, ActorId actor) {
        return Act.of(ActId.of("early-" + number), actor, MORNING.minusSeconds(86_400L - number));
    }

    @Test
    void what_one_was_let_date_ahead_does_not_shut_out_the_honest() {
        CaseId id = reported();
        Act ahead = Act.of(ActId.of("ahead"), ActorId.of("stranger-1"), MORNING.plusSeconds(60));
        cases.attach(id, new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1])), ahead);
        cases.accept(id, DeadlineClass.TWO_HOURS, act(PROPERTY));
        assertEquals(
                Optional.of(MORNING.plusSeconds(7_200)), cases.get(id).clock().due(), "reckoned from its own date");
        assertEquals(Optional.of(MORNING.plusSeconds(60)), cases.get(id).latestAt());
        assertEquals(Optional.of(Asked.AHEAD), CasePolicy.DEFAULT.ahead(), "one allowance here and everywhere else");
    }

    @Test
    void units_do_not_shift_cases_onto_each_other_by_merging() {
        CaseId theirs = reported();
        cases.accept(theirs, DeadlineClass.SEVEN_DAYS, act(WATER));
        CaseId ours = reported();
        Refusal onto = assertThrows(RefusedException.class, () -> cases.merge(ours, theirs, act(PROPERTY)))
                .refusal();
        assertEquals(CaseReason.NOT_ACCOUNTABLE, onto.reason());
        assertEquals(Case.KIND.subject(theirs), onto.subject());
        assertEquals(Optional.of(WATER), onto.responsibleInstead());
        cases.accept(ours, DeadlineClass.TWO_HOURS, act(PROPERTY));
        Refusal from = assertThrows(RefusedException.class, () -> cases.merge(ours, theirs, act(WATER)))
                .refusal();
        assertEquals(Case.KIND.subject(ours), from.subject());
        assertEquals(Optional.of(PROPERTY), from.responsibleInstead());
        cases.assign(ours, WATER, act(PROPERTY));
        cases.takeUp(ours, act(WATER));
        cases.merge(ours, theirs, act(WATER));
        assertEquals(Optional.of(WATER), cases.get(theirs).accountable());
        CaseId fresh = reported();
        cases.merge(fresh, theirs, act(WATER));
        assertEquals(CaseStage.MERGED, cases.get(fresh).stage(), "what nobody has accepted yet is taken over");
    }

    @Test
    void an_act_of_the_longest_id_can_split_a_case() {
        CaseId whole = reported();
        cases.accept(whole, DeadlineClass.SEVEN_DAYS, act(PROPERTY));
        Act act = Act.of(ActId.of("a".repeat(200)), PROPERTY, MORNING);
        cases.split(whole, List.of(lamp(), lamp()), act);
        assertEquals(2, cases.get(whole).links().size());
        assertTrue(cases.split(whole, List.of(lamp(), lamp()), act).repeated());
    }
}
