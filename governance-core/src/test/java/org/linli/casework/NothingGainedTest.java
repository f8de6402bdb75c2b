package org.linli.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
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
import org.linli.casework.testkit.CaseArbitraries;
import org.linli.casework.testkit.CaseLaws;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;

/** Merging, splitting, withdrawing and pointing elsewhere gain nobody time, and nobody is rid of a case or of its past thereby. */
class NothingGainedTest {
    private static final Instant NINE = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId RESIDENT = ActorId.of("resident-1");
    private static final ActorId NEIGHBOUR = ActorId.of("resident-2");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId PROPERTY = ActorId.of("property");
    private static final ActorId GUARD = ActorId.of("property-guard");
    private static final ActorId TEAM = ActorId.of("team");
    private static final ActorId HELPER = ActorId.of("helper");
    private static final ActorId SHOP = ActorId.of("shop");
    private static final ActorId SHELF = ActorId.of("shop-assistant");
    private static final ActorId WATER = ActorId.of("water-bureau");
    private static final ActorId HOTLINE = ActorId.of("hotline");
    private static final ActorId LEAVING = ActorId.of("leaving-company");
    private static final Set<CaseMove> LOOKS = EnumSet.of(CaseMove.VERIFY, CaseMove.SEND_TO_REWORK, CaseMove.FOLLOW_UP);
    private static final ActorId CLOSING = ActorId.of("closing-bureau");

    private final Roster roster = Roster.of("test", "1", actors());
    private final Journal journal = InMemoryJournal.create();
    private final Community community = Community.open(
            journal,
            Clock.fixed(NINE, ZoneOffset.UTC),
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(),
                    CaseTerms.of(WorkCalendar.everyDay(ZoneOffset.UTC))
                            .with(CasePolicy.DEFAULT.withAnyDate().toBuilder("2")
                                    .addCallCentre(HOTLINE)
                                    .build())
                            .with(roster),
                    Office.Settings.DEFAULT));
    private final CaseDesk cases = community.cases();
    private final OversightDesk above = cases.oversight();
    private int number;

    private static Map<ActorId, Ties> actors() {
        Map<ActorId, Ties> all = new LinkedHashMap<>();
        all.put(RESIDENT, Ties.of(ActorKind.RESIDENT, SINCE));
        all.put(STREET, Ties.of(ActorKind.STREET_OFFICE, SINCE));
        all.put(PROPERTY, Ties.of(ActorKind.PROPERTY_COMPANY, SINCE));
        all.put(GUARD, Ties.of(ActorKind.STAFF_MEMBER, SINCE).with(Membership.since(PROPERTY, Role.EMPLOYEE, SINCE)));
        all.put(SHOP, Ties.of(ActorKind.ENTERPRISE, SINCE));
        all.put(SHELF, Ties.of(ActorKind.STAFF_MEMBER, SINCE).with(Membership.since(SHOP, Role.EMPLOYEE, SINCE)));
        all.put(WATER, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE));
        all.put(LEAVING, Ties.of(ActorKind.PROPERTY_COMPANY, SINCE).until(at(60)));
        all.put(CLOSING, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, SINCE).until(at(60)));
        return all;
    }

    @AfterEach
    void the_laws_are_kept() {
        CaseLaws.assertKept(journal, roster, Duration.ZERO);
    }

    @Test
    void nothing_is_merged_into_a_case_whose_clock_stands_still() {
        CaseId parked = underWay();
        above.park(parked, ParkReason.FUNDS, at(50_000), act(3, STREET));
        CaseId running = accepted(reported(CaseKind.HELP, TEAM, 4), TEAM, 5);
        CaseId unaccepted = reported(CaseKind.HELP, STREET, 6);
        for (CaseId each : List.of(running, unaccepted)) {
            refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.merge(each, parked, act(8, TEAM)));
        }
        cases.resume(parked, act(100, TEAM));
        cases.pause(parked, PauseReason.MATERIAL, act(100, TEAM));
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.merge(unaccepted, parked, act(101, TEAM)));
        cases.resume(parked, act(100, TEAM));
        cases.merge(running, parked, act(101, TEAM));
        assertEquals(
                Optional.of(at(125)), cases.get(parked).clock().due(), "the earlier of both, as it had been stamped");
        cases.merge(unaccepted, parked, act(102, TEAM));
    }

    @Test
    void nothing_is_merged_into_what_has_been_verified_or_is_disputed() {
        CaseId notDone = underWay();
        CaseId verified = underWay();
        cases.handle(verified, Solution.SOLVED, act(10, TEAM));
        cases.verify(verified, act(11, STREET));
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.merge(notDone, verified, act(12, TEAM)));
        cases.sendToRework(verified, act(13, STREET));
        cases.merge(notDone, verified, act(14, TEAM));
        CaseId own = accepted(reported(CaseKind.HELP, PROPERTY, 20), PROPERTY, 20);
        CaseId disputed = accepted(reported(CaseKind.HELP, PROPERTY, 20), PROPERTY, 20);
        cases.assign(disputed, TEAM, act(21, PROPERTY));
        cases.dispute(disputed, Optional.of(WATER), act(22, TEAM));
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.merge(own, disputed, act(23, PROPERTY)));
    }

    @Test
    void what_another_unit_has_received_is_not_merged_into_what_has_no_deadline() {
        CaseId complaint = reported(CaseKind.COMPLAINT, STREET, 0);
        CaseId dummy = reported(CaseKind.COMPLAINT, PROPERTY, 1, PROPERTY);
        refused(CaseReason.MERGED_INTO_UNACCEPTED, () -> cases.merge(complaint, dummy, act(2, PROPERTY)));
        CaseId ours = reported(CaseKind.COMPLAINT, PROPERTY, 3);
        cases.merge(ours, dummy, act(4, PROPERTY));
        accepted(dummy, PROPERTY, 5);
        cases.merge(complaint, dummy, act(6, PROPERTY));
        assertEquals(CaseStage.MERGED, cases.get(complaint).stage(), "into what has been accepted");
    }

    @Test
    void what_others_have_reported_as_well_is_not_ended_at_once() {
        CaseId own = reported(CaseKind.QUESTION, PROPERTY, 0, PROPERTY);
        cases.merge(reported(CaseKind.QUESTION, PROPERTY, 1), own, act(2, PROPERTY));
        refused(
                CaseReason.GOES_ON_FOR_OTHERS,
                () -> cases.turnAway(own, TurnAway.PETITION, Optional.empty(), act(3, PROPERTY)));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> cases.answer(own, Basis.of("kb.fees", "1"), act(3, PROPERTY)));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> above.makeVoid(own, VoidReason.ENTERED_TWICE, act(3, STREET)));
        accepted(own, PROPERTY, 4);
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> cases.answer(own, Basis.of("kb.fees", "1"), act(5, PROPERTY)));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> above.makeVoid(own, VoidReason.ENTERED_TWICE, act(5, STREET)));
    }

    @Test
    void who_has_departed_absorbs_nothing() {
        CaseId goesOn = accepted(reported(CaseKind.HELP, LEAVING, 0), LEAVING, 1);
        CaseId one = reported(CaseKind.HELP, LEAVING, 2);
        CaseId other = reported(CaseKind.HELP, LEAVING, 2);
        cases.merge(one, goesOn, act(59, LEAVING));
        refused(CaseReason.TAKES_NO_PART, () -> cases.merge(other, goesOn, act(60, LEAVING)));
    }

    @Test
    void who_reported_a_case_does_not_take_back_what_others_have_reported_as_well() {
        CaseId own = accepted(reported(CaseKind.HELP, PROPERTY, 0, PROPERTY), PROPERTY, 1);
        CaseId neighbours = reported(CaseKind.HELP, PROPERTY, 2, NEIGHBOUR);
        cases.merge(neighbours, own, act(3, PROPERTY));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> cases.withdraw(own, WithdrawReason.NO_REASON, act(4, PROPERTY)));
        CaseId more = accepted(reported(CaseKind.HELP, PROPERTY, 5, PROPERTY), PROPERTY, 6);
        cases.merge(own, more, act(7, PROPERTY));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> cases.withdraw(more, WithdrawReason.NO_REASON, act(8, PROPERTY)));
        for (CaseId part : split(more, 9, CaseKind.HELP, CaseKind.HELP)) {
            refused(
                    CaseReason.GOES_ON_FOR_OTHERS,
                    () -> cases.withdraw(part, WithdrawReason.NO_REASON, act(10, PROPERTY)));
        }
        CaseId one = reported(CaseKind.HELP, PROPERTY, 11);
        CaseId again = reported(CaseKind.HELP, PROPERTY, 12);
        cases.merge(again, one, act(13, PROPERTY));
        cases.withdraw(one, WithdrawReason.SOLVED_ITSELF, act(14, RESIDENT));
        assertEquals(CaseStage.WITHDRAWN, cases.get(one).stage(), "both were reported by the same");
    }

    @Test
    void who_is_in_charge_does_not_take_a_case_back_in_the_name_of_whoever_reported_it() {
        CaseId id = underWay();
        for (ActorId served : List.of(PROPERTY, GUARD, TEAM)) {
            refused(
                    CaseReason.DOER_CANNOT_WITHDRAW,
                    () -> cases.withdraw(
                            id, WithdrawReason.NO_REASON, act(5, served).onBehalfOf(RESIDENT)));
        }
        cases.withdraw(id, WithdrawReason.NO_REASON, act(6, HOTLINE).onBehalfOf(RESIDENT));
        CaseId own = accepted(reported(CaseKind.HELP, PROPERTY, 7, PROPERTY), PROPERTY, 8);
        cases.withdraw(own, WithdrawReason.NO_REASON, act(9, GUARD).onBehalfOf(PROPERTY));
        assertEquals(CaseStage.WITHDRAWN, cases.get(own).stage(), "what they reported themselves is theirs");
    }

    @Test
    void who_answered_for_a_case_or_has_it_assigned_grants_it_no_favour() {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 0);
        cases.assign(id, TEAM, act(1, PROPERTY));
        for (ActorId own : List.of(PROPERTY, GUARD, TEAM)) {
            refused(
                    CaseReason.OWN_FAVOUR,
                    () -> above.extend(id, DeadlineClass.TWO_HOURS, ExtendReason.PROCEDURE, act(2, own)));
        }
        cases.takeUp(id, act(3, TEAM));
        for (ActorId own : List.of(PROPERTY, GUARD)) {
            refused(
                    CaseReason.OWN_FAVOUR,
                    () -> above.extend(id, DeadlineClass.TWO_HOURS, ExtendReason.PROCEDURE, act(4, own)));
            refused(CaseReason.OWN_FAVOUR, () -> above.park(id, ParkReason.FUNDS, at(60), act(4, own)));
            refused(CaseReason.OWN_FAVOUR, () -> above.exclude(id, Exclusion.FORCE_MAJEURE, act(4, own)));
            refused(CaseReason.OWN_FAVOUR, () -> above.makeVoid(id, VoidReason.TEST, act(4, own)));
        }
        above.park(id, ParkReason.FUNDS, at(60), act(5, STREET));
    }

    @Test
    void who_would_be_rid_of_a_case_does_not_take_it_back_for_whoever_reported_it() {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 0);
        cases.assign(id, TEAM, act(1, PROPERTY));
        above.whistle(id, List.of(WATER), DeadlineClass.TWO_HOURS, act(2, STREET));
        CaseId disputed = reported(CaseKind.HELP, PROPERTY, 2);
        cases.dispute(disputed, Optional.of(WATER), act(2, PROPERTY));
        for (ActorId rid : List.of(TEAM, WATER)) {
            refused(
                    CaseReason.DOER_CANNOT_WITHDRAW,
                    () -> cases.withdraw(
                            rid.equals(TEAM) ? id : disputed,
                            WithdrawReason.NO_REASON,
                            act(3, rid).onBehalfOf(RESIDENT)));
        }
        refused(
                CaseReason.DOER_CANNOT_WITHDRAW,
                () -> cases.withdraw(id, WithdrawReason.NO_REASON, act(3, WATER).onBehalfOf(RESIDENT)));
        above.answerWhistle(id, WhistleAnswer.COMING, act(4, WATER));
        cases.withdraw(id, WithdrawReason.NO_REASON, act(5, WATER).onBehalfOf(RESIDENT));
    }

    @Test
    void who_was_handed_what_had_been_handled_does_not_verify_it() {
        CaseId id = accepted(reported(CaseKind.HELP, LEAVING, 0), LEAVING, 0);
        cases.assign(id, LEAVING, act(1, LEAVING));
        cases.takeUp(id, act(2, LEAVING));
        cases.handle(id, Solution.SOLVED, act(3, LEAVING));
        above.handOver(id, PROPERTY, act(60, STREET));
        refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(id, act(61, PROPERTY)));
        cases.verify(id, act(62, STREET));
    }

    @Test
    void what_counts_in_the_rates_is_not_merged_into_what_does_not() {
        CaseId excluded = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        above.exclude(excluded, Exclusion.FORCE_MAJEURE, act(2, STREET));
        CaseId counted = accepted(reported(CaseKind.HELP, PROPERTY, 3), PROPERTY, 4);
        refused(CaseReason.MERGED_INTO_EXCLUDED, () -> cases.merge(counted, excluded, act(5, PROPERTY)));
        cases.merge(excluded, counted, act(6, PROPERTY));
        assertEquals(Optional.empty(), cases.get(counted).oversight().exclusion());
    }

    @Test
    void nothing_but_a_question_becomes_one_that_is_answered_at_once() {
        CaseId complaint = accepted(reported(CaseKind.COMPLAINT, PROPERTY, 0), PROPERTY, 1);
        refused(CaseReason.PART_UNLIKE_WHOLE, () -> split(complaint, 2, CaseKind.COMPLAINT, CaseKind.QUESTION));
        CaseId question = accepted(reported(CaseKind.QUESTION, PROPERTY, 3), PROPERTY, 4);
        refused(CaseReason.MERGED_INTO_QUESTION, () -> cases.merge(complaint, question, act(5, PROPERTY)));
        CaseId other = reported(CaseKind.QUESTION, PROPERTY, 6);
        cases.merge(other, question, act(7, PROPERTY));
        cases.merge(question, complaint, act(8, PROPERTY));
        split(complaint, 9, CaseKind.COMPLAINT, CaseKind.HELP);
    }

    @Test
    void what_is_reported_after_something_was_handled_is_not_merged_into_that() {
        CaseId handled = underWay();
        CaseId before = reported(CaseKind.HELP, TEAM, 10);
        cases.handle(handled, Solution.SOLVED, act(20, TEAM));
        CaseId at = reported(CaseKind.HELP, TEAM, 20);
        CaseId after = accepted(reported(CaseKind.HELP, TEAM, 21), TEAM, 22);
        cases.merge(before, handled, act(23, TEAM));
        refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(at, handled, act(24, TEAM)));
        refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(after, handled, act(24, TEAM)));
        cases.sendToRework(handled, act(25, STREET));
        cases.merge(after, handled, act(26, TEAM));
    }

    @Test
    void a_report_that_came_after_something_was_handled_is_not_merged_into_that_by_way_of_another_either() {
        CaseId between = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 0);
        CaseId opened = closed(1);
        CaseId handled = accepted(reported(CaseKind.HELP, PROPERTY, 9), PROPERTY, 9);
        cases.assign(handled, PROPERTY, act(9, PROPERTY));
        cases.takeUp(handled, act(9, PROPERTY));
        cases.handle(handled, Solution.SOLVED, act(10, PROPERTY));
        CaseId late = reported(CaseKind.HELP, PROPERTY, 11);
        cases.merge(late, between, act(12, PROPERTY));
        refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(between, handled, act(13, PROPERTY)));
        for (CaseId part : split(between, 14, CaseKind.HELP, CaseKind.HELP)) {
            refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(part, handled, act(15, PROPERTY)));
        }
        cases.reopen(opened, ReopenReason.CAME_BACK, DeadlineClass.TWO_HOURS, act(16, RESIDENT));
        refused(CaseReason.MERGED_INTO_HANDLED, () -> cases.merge(opened, handled, act(17, PROPERTY)));
    }

    private CaseId closed(int minute) {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, minute), PROPERTY, minute);
        cases.assign(id, PROPERTY, act(minute, PROPERTY));
        cases.takeUp(id, act(minute, PROPERTY));
        cases.handle(id, Solution.SOLVED, act(minute, PROPERTY));
        cases.verify(id, act(minute, STREET));
        return cases.close(id, act(minute, STREET)).state().id();
    }

    @Test
    void reports_of_wrongdoing_against_different_actors_are_not_tied() {
        CaseId one = against(SHOP);
        for (CaseId other : List.of(against(WATER), reported(CaseKind.WRONGDOING, STREET, 1))) {
            refused(CaseReason.AGAINST_SOMEBODY_ELSE, () -> cases.merge(other, one, act(2, STREET)));
            refused(
                    CaseReason.AGAINST_SOMEBODY_ELSE,
                    () -> cases.relate(other, Derivation.FOLLOWS, one, act(2, STREET)));
        }
        CaseId same = against(SHOP);
        cases.relate(same, Derivation.FOLLOWS, one, act(3, STREET));
    }

    @Test
    void nobody_learns_of_a_report_of_wrongdoing_by_tying_something_to_it() {
        CaseId secret = against(SHOP);
        CaseId nothing = CaseId.of("nothing");
        CaseId open = accepted(reported(CaseKind.HELP, TEAM, 1), TEAM, 1);
        Report dummy = Report.of(MatterId.of("fees"), TEAM, Channel.PHONE).withKind(CaseKind.WRONGDOING);
        CaseId guess = cases.report(dummy.against(SHOP), act(1, TEAM)).state().id();
        CaseId wrong = cases.report(dummy.against(WATER), act(1, TEAM)).state().id();
        for (CaseId mine : List.of(open, guess, wrong)) {
            for (CaseId other : List.of(secret, nothing)) {
                refused(CaseReason.UNKNOWN_CASE, () -> cases.relate(mine, Derivation.FOLLOWS, other, act(2, TEAM)));
                RefusedException into =
                        assertThrows(RefusedException.class, () -> cases.merge(mine, other, act(2, TEAM)));
                assertEquals(CaseReason.MERGED_INTO_ENDED, into.refusal().reason());
                assertEquals(Optional.empty(), into.refusal().responsibleInstead());
            }
        }
        refused(CaseReason.CONFIDENTIAL_AND_NOT, () -> cases.relate(guess, Derivation.FOLLOWS, open, act(3, TEAM)));
    }

    @Test
    void nobody_learns_of_a_report_of_wrongdoing_by_trying_anything_with_it() {
        CaseId secret = against(SHOP);
        CaseId nothing = CaseId.of("nothing");
        CaseId open = accepted(reported(CaseKind.HELP, PROPERTY, 1), PROPERTY, 1);
        CaseId shops = accepted(reported(CaseKind.HELP, SHOP, 1), SHOP, 1);
        Runnable all = () -> {
            for (ActorId who : List.of(PROPERTY, GUARD, NEIGHBOUR, ActorId.of("nobody-knows"), HOTLINE, SHOP, SHELF)) {
                moves(List.of(SHOP, SHELF).contains(who) ? shops : open).forEach((move, tried) -> {
                    // Whoever is no doer looks at any work and asks about it, as far as the host lets them.
                    boolean looks =
                            LOOKS.contains(move) && !List.of(SHOP, SHELF).contains(who);
                    if (!looks || !move.from().contains(cases.get(secret).stage())) {
                        assertEquals(answer(tried, nothing, who), answer(tried, secret, who), move + " by " + who);
                    }
                });
            }
        };
        all.run();
        cases.accept(secret, DeadlineClass.TWO_HOURS, act(3, STREET));
        all.run();
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.verify(secret, act(4, STREET)));
        refused(CaseReason.NOT_ACCOUNTABLE, () -> cases.split(secret, List.of(), act(5, RESIDENT)));
        cases.assign(secret, TEAM, act(5, STREET));
        cases.dispute(secret, Optional.of(WATER), act(5, TEAM));
        all.run();
        above.rule(secret, STREET, DeadlineClass.TWO_HOURS, act(6, STREET));
        cases.takeUp(secret, act(6, STREET));
        all.run();
        cases.handle(secret, Solution.SOLVED, act(7, STREET));
        all.run();
        cases.verify(secret, act(8, TEAM));
        all.run();
        cases.close(secret, act(9, STREET));
        all.run();
    }

    @Test
    void that_an_id_is_taken_says_no_more_of_a_report_of_wrongdoing_than_of_any_other() {
        CaseId secret = against(SHOP);
        CaseId open = reported(CaseKind.HELP, STREET, 1);
        Report again = Report.of(MatterId.of("fees"), PROPERTY, Channel.PHONE);
        for (ActorId who : List.of(SHOP, SHELF, NEIGHBOUR, PROPERTY, WATER)) {
            String ordinary = answer((id, act) -> cases.report(id, again, act), open, who);
            assertEquals(ordinary, answer((id, act) -> cases.report(id, again, act), secret, who), who.value());
        }
        for (CaseId taken : List.of(open, secret)) {
            for (ActorId who : List.of(STREET, RESIDENT)) {
                Refusal told = assertThrows(RefusedException.class, () -> cases.report(taken, again, act(3, who)))
                        .refusal();
                assertEquals(Optional.of(STREET), told.responsibleInstead(), "to whoever has to do with it");
            }
        }
    }

    @Test
    void whoever_has_had_to_do_with_a_report_of_wrongdoing_still_knows_of_it() {
        CaseId secret = against(SHOP);
        cases.accept(secret, DeadlineClass.TWENTY_FOUR_HOURS, act(1, STREET));
        above.whistle(secret, List.of(WATER), DeadlineClass.TWO_HOURS, act(2, STREET));
        above.answerWhistle(secret, WhistleAnswer.COMING, act(3, WATER));
        attach(secret, 4, WATER);
        refused(CaseReason.NOT_SUMMONED, () -> above.answerWhistle(secret, WhistleAnswer.COMING, act(4, WATER)));
        cases.assign(secret, TEAM, List.of(HELPER), act(5, STREET));
        cases.sendBack(secret, SendBack.NO_MEANS, act(6, TEAM));
        attach(secret, 7, TEAM);
        attach(secret, 7, HELPER);
        cases.assign(secret, STREET, act(8, STREET));
        cases.takeUp(secret, act(8, STREET));
        cases.handle(secret, Solution.SOLVED, act(9, STREET));
        cases.verify(secret, act(10, PROPERTY));
        cases.sendToRework(secret, act(11, NEIGHBOUR));
        refused(CaseReason.NOT_AT_THIS_STAGE, () -> cases.verify(secret, act(12, PROPERTY)));
        attach(secret, 12, PROPERTY);
        attach(secret, 12, NEIGHBOUR);
    }

    private void attach(CaseId id, int minute, ActorId by) {
        byte[] photo = {(byte) number};
        cases.attach(id, new Evidence(EvidenceKind.PHOTO, Digest.sha256(photo)), act(minute, by));
    }

    @Test
    void every_move_is_tried_with_a_report_of_wrongdoing() {
        Set<CaseMove> others = EnumSet.allOf(CaseMove.class);
        others.removeAll(moves(CaseId.of("any")).keySet());
        assertEquals(EnumSet.of(CaseMove.REPORT, CaseMove.SPLIT_OFF), others, "which begin a case");
    }

    /** What whoever has no part in a case can try with it, by itself or together with one of their own. */
    private Map<CaseMove, BiConsumer<CaseId, Act>> moves(CaseId mine) {
        Map<CaseMove, BiConsumer<CaseId, Act>> moves = new EnumMap<>(CaseMove.class);
        DeadlineClass hours = DeadlineClass.TWO_HOURS;
        moves.put(CaseMove.ACCEPT, (id, act) -> cases.accept(id, hours, act));
        moves.put(CaseMove.ASSIGN, (id, act) -> cases.assign(id, TEAM, act));
        moves.put(CaseMove.SEND_BACK, (id, act) -> cases.sendBack(id, SendBack.NO_MEANS, act));
        moves.put(CaseMove.TAKE_UP, cases::takeUp);
        moves.put(CaseMove.PAUSE, (id, act) -> cases.pause(id, PauseReason.MATERIAL, act));
        moves.put(CaseMove.RESUME, cases::resume);
        moves.put(CaseMove.HANDLE, (id, act) -> cases.handle(id, Solution.SOLVED, act));
        moves.put(CaseMove.VERIFY, cases::verify);
        moves.put(CaseMove.SEND_TO_REWORK, cases::sendToRework);
        moves.put(CaseMove.CLOSE, cases::close);
        moves.put(CaseMove.FOLLOW_UP, (id, act) -> cases.followUp(id, FollowUp.NOT_REACHED, act));
        moves.put(CaseMove.REOPEN, (id, act) -> cases.reopen(id, ReopenReason.CAME_BACK, hours, act));
        moves.put(CaseMove.ANSWER, (id, act) -> cases.answer(id, Basis.of("kb.fees", "1"), act));
        moves.put(CaseMove.TURN_AWAY, (id, act) -> cases.turnAway(id, TurnAway.NOT_OURS, Optional.of(WATER), act));
        moves.put(CaseMove.WITHDRAW, (id, act) -> cases.withdraw(id, WithdrawReason.NO_REASON, act));
        moves.put(CaseMove.VOID, (id, act) -> above.makeVoid(id, VoidReason.TEST, act));
        moves.put(CaseMove.MERGE, (id, act) -> cases.merge(id, mine, act));
        moves.put(CaseMove.ABSORB, (id, act) -> cases.merge(mine, id, act));
        moves.put(CaseMove.SPLIT, (id, act) -> cases.split(id, List.of(), act));
        moves.put(CaseMove.RELATE, (id, act) -> cases.relate(id, Derivation.FOLLOWS, mine, act));
        moves.put(CaseMove.LEAD_TO, (id, act) -> cases.relate(mine, Derivation.FOLLOWS, id, act));
        moves.put(CaseMove.DISPUTE, (id, act) -> cases.dispute(id, Optional.of(WATER), act));
        moves.put(CaseMove.RULE, (id, act) -> above.rule(id, WATER, hours, act));
        moves.put(CaseMove.HAND_OVER, (id, act) -> above.handOver(id, TEAM, act));
        moves.put(CaseMove.WHISTLE, (id, act) -> above.whistle(id, List.of(WATER), hours, act));
        moves.put(CaseMove.ANSWER_WHISTLE, (id, act) -> above.answerWhistle(id, WhistleAnswer.COMING, act));
        moves.put(CaseMove.URGE_ANSWER, (id, act) -> above.urge(id, WATER, CaseArbitraries.PLAN, act));
        moves.put(CaseMove.EXTEND, (id, act) -> above.extend(id, hours, ExtendReason.PROCEDURE, act));
        moves.put(CaseMove.PARK, (id, act) -> above.park(id, ParkReason.FUNDS, at(60), act));
        moves.put(CaseMove.RAISE, (id, act) -> above.raise(id, CaseArbitraries.PLAN, act));
        moves.put(CaseMove.EXCLUDE, (id, act) -> above.exclude(id, Exclusion.FORCE_MAJEURE, act));
        moves.put(
                CaseMove.ATTACH,
                (id, act) -> cases.attach(id, new Evidence(EvidenceKind.PHOTO, Digest.sha256(new byte[1])), act));
        return moves;
    }

    /** The whole refusal but for the case it is about. */
    private String answer(BiConsumer<CaseId, Act> tried, CaseId id, ActorId who) {
        long before = journal.size();
        Refusal refusal = assertThrows(RefusedException.class, () -> tried.accept(id, act(9, who)))
                .refusal();
        assertEquals(before, journal.size(), "a refusal writes nothing");
        return refusal.toString().replace(id.value(), "it");
    }

    @Test
    void what_a_call_centre_reports_in_its_own_name_goes_on_for_others() {
        CaseId one = reported(CaseKind.HELP, PROPERTY, 0, HOTLINE);
        CaseId other = reported(CaseKind.HELP, PROPERTY, 1, HOTLINE);
        cases.merge(other, one, act(2, PROPERTY));
        refused(CaseReason.GOES_ON_FOR_OTHERS, () -> cases.withdraw(one, WithdrawReason.NO_REASON, act(3, HOTLINE)));
    }

    @Test
    void the_parts_of_what_is_out_of_the_rates_are_out_of_them() {
        CaseId excluded = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        above.exclude(excluded, Exclusion.FORCE_MAJEURE, act(2, STREET));
        CaseId counted = accepted(reported(CaseKind.HELP, PROPERTY, 3), PROPERTY, 4);
        for (CaseId part : split(excluded, 5, CaseKind.HELP, CaseKind.HELP)) {
            assertEquals(
                    cases.get(excluded).oversight().exclusion(),
                    cases.get(part).oversight().exclusion());
            refused(CaseReason.MERGED_INTO_EXCLUDED, () -> cases.merge(counted, part, act(6, PROPERTY)));
        }
        for (CaseId part : split(counted, 7, CaseKind.HELP, CaseKind.HELP)) {
            assertEquals(Optional.empty(), cases.get(part).oversight().exclusion());
        }
    }

    @Test
    void of_two_rulings_that_meet_in_one_case_both_bind() {
        CaseId first = ruledTo(WATER);
        CaseId second = ruledTo(TEAM);
        cases.assign(first, TEAM, act(5, WATER));
        cases.takeUp(first, act(6, TEAM));
        cases.merge(second, first, act(7, TEAM));
        assertEquals(List.of(WATER, TEAM), cases.get(first).oversight().bound());
        CaseId more = accepted(reported(CaseKind.HELP, TEAM, 8), TEAM, 8);
        cases.merge(first, more, act(9, TEAM));
        for (ActorId each : List.of(WATER, TEAM)) {
            cases.assign(more, each, act(10, TEAM));
            refused(CaseReason.BOUND_BY_RULING, () -> cases.sendBack(more, SendBack.NOT_MINE, act(11, each)));
            refused(CaseReason.BOUND_BY_RULING, () -> cases.dispute(more, Optional.empty(), act(11, each)));
        }
    }

    private CaseId ruledTo(ActorId responsible) {
        CaseId id = reported(CaseKind.HELP, PROPERTY, 0);
        cases.dispute(id, Optional.empty(), act(1, PROPERTY));
        return above.rule(id, responsible, DeadlineClass.SEVEN_DAYS, act(2, STREET))
                .state()
                .id();
    }

    @Test
    void a_department_that_has_departed_owes_no_answer_any_more() {
        CaseId whistled = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        CaseId goesOn = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        above.whistle(whistled, List.of(CLOSING), DeadlineClass.TWO_HOURS, act(2, STREET));
        refused(CaseReason.WHISTLE_UNANSWERED, () -> cases.merge(whistled, goesOn, act(59, PROPERTY)));
        cases.merge(whistled, goesOn, act(60, PROPERTY));
    }

    @Test
    void a_whistle_is_answered_within_what_the_policy_allows() {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        refused(
                CaseReason.DUE_TOO_LATE,
                () -> above.whistle(id, List.of(WATER), DeadlineClass.parse("61d"), act(2, STREET)));
        above.whistle(id, List.of(WATER), DeadlineClass.parse("60d"), act(2, STREET));
    }

    @Test
    void merging_and_splitting_make_nothing_forgotten() {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 0);
        cases.assign(id, TEAM, act(1, PROPERTY));
        cases.sendBack(id, SendBack.NO_MEANS, act(2, TEAM));
        above.extend(id, DeadlineClass.TWO_HOURS, ExtendReason.PROCEDURE, act(3, STREET));
        cases.assign(id, PROPERTY, List.of(HELPER), act(4, PROPERTY));
        cases.takeUp(id, act(5, GUARD).onBehalfOf(PROPERTY));
        cases.pause(id, PauseReason.MATERIAL, act(6, PROPERTY));
        cases.resume(id, act(7, PROPERTY));
        CaseId goesOn = accepted(reported(CaseKind.HELP, PROPERTY, 8), PROPERTY, 8);
        cases.merge(id, goesOn, act(9, PROPERTY));
        assertRemembered(cases.get(goesOn));
        for (CaseId part : split(goesOn, 10, CaseKind.HELP, CaseKind.HELP)) {
            assertRemembered(cases.get(part));
            cases.assign(part, TEAM, act(11, PROPERTY));
            cases.takeUp(part, act(12, TEAM));
            cases.handle(part, Solution.SOLVED, act(13, TEAM));
            for (ActorId doer : List.of(PROPERTY, GUARD, HELPER)) {
                refused(CaseReason.DOER_CANNOT_VERIFY, () -> cases.verify(part, act(14, doer)));
            }
        }
    }

    private static void assertRemembered(Case each) {
        assertEquals(1, each.handling().sentBack());
        assertEquals(1, each.clock().extensions());
        assertEquals(1, each.clock().pauses());
        assertEquals(List.of(GUARD, PROPERTY, HELPER), each.handling().doers());
        assertEquals(List.of(PROPERTY), each.handling().inCharge());
    }

    @Test
    void a_ruling_binds_in_what_a_case_is_merged_into_or_split_into() {
        CaseId ruled = reported(CaseKind.HELP, PROPERTY, 0);
        cases.dispute(ruled, Optional.of(WATER), act(1, PROPERTY));
        above.rule(ruled, WATER, DeadlineClass.SEVEN_DAYS, act(2, STREET));
        CaseId other = accepted(reported(CaseKind.HELP, PROPERTY, 3), WATER, 3);
        cases.merge(ruled, other, act(4, WATER));
        assertEquals(List.of(WATER), cases.get(other).oversight().bound());
        List<CaseId> parts = split(other, 5, WATER, CaseKind.HELP, CaseKind.HELP);
        cases.assign(parts.get(0), WATER, act(6, WATER));
        refused(CaseReason.BOUND_BY_RULING, () -> cases.dispute(parts.get(0), Optional.empty(), act(7, WATER)));
    }

    @Test
    void a_department_that_owes_an_answer_is_not_let_off_by_merging_or_splitting() {
        CaseId whistled = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 1);
        above.whistle(whistled, List.of(WATER), DeadlineClass.TWO_HOURS, act(2, STREET));
        CaseId other = accepted(reported(CaseKind.HELP, PROPERTY, 3), PROPERTY, 4);
        refused(CaseReason.WHISTLE_UNANSWERED, () -> cases.merge(whistled, other, act(5, PROPERTY)));
        refused(CaseReason.WHISTLE_UNANSWERED, () -> split(whistled, 6, CaseKind.HELP, CaseKind.HELP));
        above.answerWhistle(whistled, WhistleAnswer.COMING, act(7, WATER));
        cases.merge(whistled, other, act(8, PROPERTY));
    }

    @Test
    void who_has_departed_is_given_no_part_of_a_split_case() {
        CaseId id = accepted(reported(CaseKind.HELP, LEAVING, 0), LEAVING, 1);
        refused(CaseReason.TAKES_NO_PART, () -> split(id, 60, LEAVING, CaseKind.HELP, CaseKind.HELP));
        assertEquals(2, split(id, 59, LEAVING, CaseKind.HELP, CaseKind.HELP).size());
    }

    private List<CaseId> split(CaseId id, int minute, CaseKind... kinds) {
        return split(id, minute, PROPERTY, kinds);
    }

    private List<CaseId> split(CaseId id, int minute, ActorId by, CaseKind... kinds) {
        List<Report> parts = List.of(kinds).stream()
                .map(kind -> Report.of(MatterId.of("lamp"), by, Channel.PHONE).withKind(kind))
                .toList();
        return cases.split(id, parts, act(minute, by)).state().links().parts();
    }

    private CaseId against(ActorId accused) {
        Report report = Report.of(MatterId.of("fees"), STREET, Channel.PHONE)
                .withKind(CaseKind.WRONGDOING)
                .against(accused);
        return cases.report(report, act(0, RESIDENT)).state().id();
    }

    private CaseId reported(CaseKind kind, ActorId receiver, int minute) {
        return reported(kind, receiver, minute, RESIDENT);
    }

    private CaseId reported(CaseKind kind, ActorId receiver, int minute, ActorId reporter) {
        Report report = Report.of(MatterId.of("lamp"), receiver, Channel.PHONE).withKind(kind);
        return cases.report(report, act(minute, reporter)).state().id();
    }

    private CaseId accepted(CaseId id, ActorId by, int minute) {
        return cases.accept(id, DeadlineClass.TWO_HOURS, act(minute, by))
                .state()
                .id();
    }

    private CaseId underWay() {
        CaseId id = accepted(reported(CaseKind.HELP, PROPERTY, 0), PROPERTY, 0);
        cases.assign(id, TEAM, act(1, PROPERTY));
        return cases.takeUp(id, act(2, TEAM)).state().id();
    }

    private void refused(CaseReason reason, Runnable command) {
        long before = journal.size();
        RefusedException refused = assertThrows(RefusedException.class, command::run, reason.code());
        assertEquals(reason, refused.refusal().reason());
        assertEquals(before, journal.size(), "a refusal writes nothing");
    }

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private Act act(int minute, ActorId actor) {
        assertTrue(minute >= 0);
        return Act.of(ActId.of("a-" + number++), actor, at(minute));
    }
}
