package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.trace.Bank.A;
import static org.linli.trace.Bank.B;
import static org.linli.trace.Bank.C;
import static org.linli.trace.Bank.LI;
import static org.linli.trace.Bank.MORNING;
import static org.linli.trace.Bank.WANG;
import static org.linli.trace.Bank.act;
import static org.linli.trace.Bank.all;
import static org.linli.trace.Bank.cents;
import static org.linli.trace.Bank.erasure;
import static org.linli.trace.Bank.journal;
import static org.linli.trace.Bank.journalWith;
import static org.linli.trace.Bank.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.AccountReason;
import org.linli.trace.testkit.AccountRules;
import org.linli.trace.testkit.InterruptedJournal;

final class OfficeTest {
    // From act to fact

    @Test
    void a_granted_act_becomes_a_fact_with_its_basis_and_gives_the_state_and_a_receipt() {
        Journal journal = journal();
        Outcome<Account> outcome = AccountDesk.at(Office.over(journal)).open(A, act("open"));

        assertEquals(
                new Receipt(journal.id(), 0, 1, Durability.MEMORY),
                outcome.receipt().orElseThrow());
        assertFalse(outcome.repeated());
        assertEquals(Account.Status.OPEN, outcome.state().status());
        TraceEvent event = all(journal).get(0);
        assertEquals(act("open"), event.act());
        assertEquals(List.of(AccountRules.HOUSE_RULES), event.basis());
        assertEquals(subject(A), event.fact().subject());
    }

    @Test
    void several_facts_of_one_ruling_are_appended_together() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        Outcome<Account> outcome = AccountDesk.at(Office.over(journal)).transfer(A, B, 7, act("move"));

        assertEquals(List.of(2), journal.appends);
        assertEquals(2, outcome.receipt().orElseThrow().count());
        assertEquals(3, outcome.state().cents());
        assertEquals(3, cents(journal, A));
        assertEquals(7, cents(journal, B));
    }

    @Test
    void a_refused_act_appends_nothing_and_says_why() {
        Journal journal = journalWith(10, 0);
        List<TraceEvent> before = all(journal);
        Office office = Office.over(journal);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> AccountDesk.at(office).withdraw(A, List.of(B), 11, act("too-much")));

        assertEquals(
                new Refusal(AccountReason.NOT_COVERED, subject(A), "account.withdraw", Optional.empty()),
                refused.refusal());
        assertEquals(
                "account.withdraw on account/a was refused (account.not_covered): The accounts do not cover the amount."
                        + " Pay in first, or name an account that stands good for it.",
                refused.getMessage());
        assertEquals(before, all(journal));
        assertEquals(10, office.get(Account.KIND, A).cents());
    }

    @Test
    void a_refusal_names_who_is_responsible_instead() {
        Ruling<AccountFact> ruling = Ruling.refused(AccountReason.NOT_OPEN, subject(A), "account.close", WANG);
        Refusal refusal = ((Ruling.Refused<AccountFact>) ruling).refusal();
        assertTrue(refusal.summarize().endsWith(" Responsible instead: resident-wang."));
    }

    @Test
    void a_grant_without_facts_is_not_a_grant() {
        assertThrows(IllegalArgumentException.class, () -> Ruling.granted(List.<AccountFact>of()));
    }

    // Stale states

    @Test
    void a_grant_on_a_stale_state_is_ruled_again() {
        Journal shared = journalWith(10, 0);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(shared)).withdraw(A, List.of(), 8, act("elsewhere"));

        RefusedException refused = assertThrows(
                RefusedException.class, () -> AccountDesk.at(office).withdraw(A, List.of(), 8, act("here")));
        assertEquals(AccountReason.NOT_COVERED, refused.refusal().reason());
        assertEquals(2, cents(shared, A));
    }

    @Test
    void a_refusal_on_a_stale_state_is_ruled_again() {
        Journal shared = journalWith(10, 0);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(shared)).deposit(A, 90, act("elsewhere"));

        AccountDesk.at(office).withdraw(A, List.of(), 60, act("here"));
        assertEquals(40, cents(shared, A));
    }

    @Test
    void a_refusal_given_on_a_stale_state_that_was_only_read_is_ruled_again() {
        Journal shared = journalWith(10, 0);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        office.get(Account.KIND, B);
        AccountDesk.at(Office.over(shared)).deposit(B, 90, act("elsewhere"));

        AccountDesk.at(office).withdraw(A, List.of(B), 60, act("here"));
        assertEquals(-50, cents(shared, A));
    }

    @Test
    void an_exception_thrown_on_a_stale_state_is_ruled_again() {
        Journal shared = journalWith(10, 0);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(shared)).deposit(A, 90, act("elsewhere"));

        long seen = office.sit(sitting -> {
            Account account = sitting.read(Account.KIND, A);
            if (account.cents() < 100) {
                throw new IllegalStateException("Too little.");
            }
            return account.cents();
        });
        assertEquals(100, seen);
    }

    @Test
    void an_exception_thrown_on_a_state_that_still_holds_comes_through() {
        Office office = Office.over(journalWith(10, 0));
        IllegalStateException ours = new IllegalStateException("Too little.");
        assertSame(
                ours,
                assertThrows(
                        IllegalStateException.class,
                        () -> office.sit(sitting -> {
                            sitting.read(Account.KIND, A);
                            throw ours;
                        })));
    }

    @Test
    void what_is_only_read_in_a_sitting_is_read_at_one_moment() {
        Journal shared = journalWith(10, 20);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(shared)).transfer(A, B, 10, act("elsewhere"));

        long together = office.sit(sitting -> sitting.read(Account.KIND, A).cents()
                + sitting.read(Account.KIND, B).cents());
        assertEquals(30, together);
    }

    @Test
    void an_office_gives_up_after_its_attempts_and_appends_nothing() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        AtomicInteger moves = new AtomicInteger();
        Office elsewhere = Office.over(journalBehind(journal));
        journal.beforeAppend =
                () -> AccountDesk.at(elsewhere).deposit(A, 1, act("elsewhere-" + moves.incrementAndGet()));
        Office office = Office.over(journal, new Office.Settings(10, 3, false));

        assertThrows(StaleHeadException.class, () -> AccountDesk.at(office).deposit(A, 100, act("here")));
        assertEquals(3, moves.get());
        assertEquals(13, cents(journal, A));
    }

    private static Journal journalBehind(Bank.Watched watched) {
        return new org.linli.trace.testkit.ForwardingJournal(watched) {
            @Override
            public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
                Runnable before = watched.beforeAppend;
                watched.beforeAppend = () -> {};
                try {
                    return super.append(entries, read);
                } finally {
                    watched.beforeAppend = before;
                }
            }
        };
    }

    // The same act again

    @Test
    void the_same_act_twice_changes_nothing() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        AccountDesk desk = AccountDesk.at(office);
        Outcome<Account> first = desk.deposit(A, 5, act("pay"));
        desk.deposit(A, 1, act("other"));
        Outcome<Account> second = desk.deposit(A, 5, act("pay"));

        assertTrue(second.repeated());
        assertEquals(first.receipt(), second.receipt());
        assertEquals(16, second.state().cents());
        assertEquals(16, cents(journal, A));
        assertTrue(
                AccountDesk.at(Office.over(journal)).deposit(A, 5, act("pay")).repeated());
        assertEquals(5, all(journal).size());
    }

    @Test
    void a_repeated_act_is_told_the_receipt_of_its_last_fact_on_the_subject() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        Rule<Account> twice = state -> Ruling.granted(List.of(
                new AccountFact.Deposited(A, 1, Optional.empty()), new AccountFact.Deposited(A, 2, Optional.empty())));
        Receipt receipt =
                office.act(Account.KIND, A, act("twice"), twice).receipt().orElseThrow();
        assertEquals(2, receipt.count());

        assertEquals(
                Optional.of(new Receipt(journal.id(), receipt.endExclusive() - 1, 1, Durability.MEMORY)),
                office.act(Account.KIND, A, act("twice"), twice).receipt());
    }

    @Test
    void a_repeated_act_is_not_refused_though_the_rules_would_refuse_it_now() {
        AccountDesk desk = AccountDesk.at(Office.over(journalWith(0, 0)));
        desk.close(A, act("close"));
        assertTrue(desk.close(A, act("close")).repeated());
        assertThrows(RefusedException.class, () -> desk.close(A, act("close-again")));
    }

    @Test
    void an_act_done_elsewhere_meanwhile_is_recognised_by_an_office_that_did_not_know() {
        Journal shared = journalWith(10, 0);
        Office office = Office.over(shared);
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(shared)).withdraw(A, List.of(), 9, act("pay"));

        assertTrue(AccountDesk.at(office).withdraw(A, List.of(), 9, act("pay")).repeated());
        assertEquals(1, cents(shared, A));
    }

    @Test
    void an_act_whose_outcome_is_unknown_is_safely_tried_again() {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            long step = 0;
            for (boolean failed = true; failed; step++) {
                Journal journal = journalWith(10, 0);
                InterruptedJournal interrupted = new InterruptedJournal(journal, step, moment);
                AccountDesk desk = AccountDesk.at(Office.over(interrupted));
                try {
                    desk.transfer(A, B, 7, act("move"));
                } catch (TraceStoreException outcomeUnknown) {
                    desk.transfer(A, B, 7, act("move"));
                }
                failed = interrupted.hasFailed();
                assertEquals(3, cents(journal, A));
                assertEquals(7, cents(journal, B));
                assertEquals(5, journal.size());
            }
            assertEquals(4, step, "two trails, one append, and a run without failure");
        }
    }

    @Test
    void an_act_that_one_subject_has_seen_does_nothing_to_another() {
        // A second run of a step that finds another receiver: the sender has paid already.
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        AccountDesk.at(office).open(C, act("open-c"));
        AccountDesk.at(office).transfer(A, B, 4, act("pay-the-poorest"));
        long size = journal.size();

        office.sit(sitting -> sitting.enter(
                act("pay-the-poorest"),
                AccountRules.transfer(sitting.read(Account.KIND, A), sitting.read(Account.KIND, C), 4)));
        assertEquals(0, cents(journal, C));
        assertEquals(size, journal.size());
    }

    // Sittings

    @Test
    void several_acts_of_one_sitting_are_appended_together_and_see_each_other() {
        Bank.Watched journal = new Bank.Watched(journal());
        Office office = Office.over(journal);
        long cents = office.sit(sitting -> {
            AccountDesk desk = AccountDesk.at(sitting);
            Bank.fill(desk, 100, 0);
            Outcome<Account> moved = desk.transfer(A, B, 60, act("move"));
            assertEquals(40, moved.state().cents());
            assertEquals(Optional.empty(), moved.receipt());
            assertTrue(desk.transfer(A, B, 60, act("move")).repeated());
            return sitting.read(Account.KIND, B).cents()
                    + sitting.get(Account.KIND, A).cents() * 1_000;
        });

        assertEquals(40_060, cents);
        assertEquals(List.of(5), journal.appends);
        assertEquals(40, office.get(Account.KIND, A).cents());
        assertEquals(60, cents(journal, B));
        Office fresh = Office.over(journal);
        assertEquals(fresh.get(Account.KIND, A), office.get(Account.KIND, A));
    }

    @Test
    void what_a_sitting_wrote_is_at_hand_afterwards_at_the_right_heads() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 10));
        Office office = Office.over(journal);
        office.sit(sitting -> {
            AccountDesk desk = AccountDesk.at(sitting);
            desk.deposit(B, 1, act("s1"));
            desk.deposit(A, 1, act("s2"));
            return desk.deposit(B, 1, act("s3"));
        });
        journal.trails = 0;
        office.sit(sitting -> AccountDesk.at(sitting).transfer(B, A, 12, act("s4")));

        assertEquals(0, journal.trails, "neither folded again nor found stale");
        assertEquals(List.of(3, 2), journal.appends);
        assertEquals(23, cents(journal, A));
    }

    @Test
    void a_sitting_inside_a_sitting_is_the_same_sitting() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        Office.over(journal)
                .sit(outer -> outer.sit(inner -> {
                    assertSame(outer, inner);
                    return AccountDesk.at(inner).deposit(A, 1, act("inside"));
                }));
        assertEquals(List.of(1), journal.appends);
    }

    @Test
    void a_refusal_inside_a_sitting_enters_nothing_and_leaves_the_rest() {
        Journal journal = journalWith(10, 0);
        Office.over(journal).sit(sitting -> {
            AccountDesk desk = AccountDesk.at(sitting);
            desk.deposit(A, 1, act("before"));
            assertThrows(RefusedException.class, () -> desk.withdraw(A, List.of(), 1_000, act("too-much")));
            return desk.deposit(A, 2, act("after"));
        });
        assertEquals(13, cents(journal, A));
        assertEquals(5, journal.size());
    }

    @Test
    void a_sitting_that_lets_a_refusal_through_appends_nothing_at_all() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        assertThrows(
                RefusedException.class,
                () -> office.sit(sitting -> {
                    AccountDesk.at(sitting).deposit(A, 1, act("before"));
                    return AccountDesk.at(sitting).withdraw(A, List.of(), 1_000, act("too-much"));
                }));
        assertEquals(3, journal.size());
        assertEquals(10, office.get(Account.KIND, A).cents());
    }

    @Test
    void a_fact_about_a_subject_that_was_not_read_is_refused() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        Rule<Account> stray = state -> Ruling.granted(new AccountFact.Deposited(B, 1, Optional.empty()));
        assertThrows(IllegalStateException.class, () -> office.act(Account.KIND, A, act("stray"), stray));
        assertEquals(3, journal.size());
    }

    @Test
    void a_ruling_whose_facts_cannot_all_be_folded_enters_none_of_them() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        office.sit(sitting -> {
            sitting.read(Account.KIND, A);
            sitting.read(Notice.KIND, ActId.of("n"));
            Ruling<Fact<?>> half = Ruling.granted(List.of(
                    new AccountFact.Deposited(A, 5, Optional.empty()),
                    new UnknownFact(
                            Notice.KIND.subject(ActId.of("n")), Audience.AUDITORS, "trace.new", "trace/2", Map.of())));
            assertThrows(UnknownFactException.class, () -> sitting.enter(act("half"), half));
            assertEquals(10, sitting.read(Account.KIND, A).cents());
            return AccountDesk.at(sitting).deposit(A, 1, act("whole"));
        });
        assertEquals(11, cents(journal, A));
        assertEquals(4, journal.size());
        assertEquals(11, office.get(Account.KIND, A).cents());
    }

    @Test
    void a_sitting_that_is_over_takes_no_more_acts() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        Sitting leaked = office.sit(sitting -> {
            sitting.read(Account.KIND, A);
            return sitting;
        });
        assertThrows(IllegalStateException.class, () -> AccountDesk.at(leaked).deposit(A, 1, act("too-late")));
        assertThrows(IllegalStateException.class, () -> leaked.read(Account.KIND, B));
        assertEquals(3, journal.size());
    }

    // Attempts

    @Test
    void a_host_may_have_refused_acts_traced_on_subjects_of_their_own() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal, new Office.Settings(10, 10, true));
        for (int again = 0; again < 2; again++) {
            assertThrows(
                    RefusedException.class, () -> AccountDesk.at(office).withdraw(A, List.of(), 11, act("too-much")));
        }

        assertEquals(4, journal.size());
        TraceEvent event = all(journal).get(3);
        assertEquals(
                new TraceFact.Attempted(
                        ActId.of("too-much"), subject(A), "account.withdraw", "account.not_covered", Optional.empty()),
                event.fact());
        assertEquals(act("too-much"), event.act());
        assertEquals(Audience.AUDITORS, event.fact().audience());
        assertTrue(office.get(Notice.KIND, ActId.of("too-much")).made());
        assertEquals(10, cents(journal, A));
    }

    @Test
    void refusals_within_a_sitting_are_traced_too_but_not_those_of_attempts_that_were_ruled_again() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        Office office = Office.over(journal, new Office.Settings(10, 10, true));
        office.get(Account.KIND, A);
        AccountDesk.at(Office.over(journal)).deposit(A, 90, act("elsewhere"));
        office.sit(sitting -> {
            AccountDesk.at(sitting).withdraw(A, List.of(), 60, act("covered-after-all"));
            return assertThrows(
                    RefusedException.class, () -> AccountDesk.at(sitting).close(A, act("not-empty")));
        });

        List<Fact<?>> attempted = all(journal).stream()
                .<Fact<?>>map(TraceEvent::fact)
                .filter(TraceFact.Attempted.class::isInstance)
                .toList();
        assertEquals(1, attempted.size());
        assertEquals(ActId.of("not-empty"), ((TraceFact.Attempted) attempted.get(0)).id());
    }

    @Test
    void an_act_too_old_to_tell_is_traced_as_an_attempt() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal, new Office.Settings(10, 10, true));
        AccountDesk.at(office).restate(A, MORNING.plusSeconds(60), act("restate", LI, MORNING.plusSeconds(60)));
        assertThrows(RefusedException.class, () -> AccountDesk.at(office).deposit(A, 1, act("old")));

        TraceFact.Attempted attempted =
                (TraceFact.Attempted) all(journal).get(4).fact();
        assertEquals("trace.too_old_to_tell", attempted.reason());
    }

    // The working set and loading

    @Test
    void the_working_set_never_exceeds_its_bound() {
        for (int bound : new int[] {1, 2, 7, 64, 100}) {
            Journal journal = journal();
            Office office = Office.over(journal, new Office.Settings(bound, 10, false));
            for (int i = 0; i < 300; i++) {
                AccountDesk.at(office).open(AccountId.of("acc-" + i), act("open-" + i));
                assertTrue(office.kept() <= bound, office.kept() + " kept of at most " + bound);
            }
            assertTrue(office.kept() > 0);
            assertEquals(300, journal.size());
        }
    }

    @Test
    void what_has_left_the_working_set_is_folded_again() {
        Journal journal = journalWith(10, 20);
        Office office = Office.over(journal, new Office.Settings(1, 10, false));
        for (int i = 0; i < 5; i++) {
            AccountDesk.at(office).transfer(B, A, 2, act("move-" + i));
        }
        assertEquals(20, office.get(Account.KIND, A).cents());
        assertEquals(10, office.get(Account.KIND, B).cents());
    }

    @Test
    void closed_subjects_leave_the_working_set() {
        Office office = Office.over(journalWith(0, 0));
        office.get(Account.KIND, A);
        assertEquals(1, office.kept());
        AccountDesk.at(office).close(A, act("close"));
        assertEquals(0, office.kept());
        assertTrue(office.get(Account.KIND, A).isClosed());
        assertEquals(0, office.kept());
    }

    @Test
    void a_subject_at_hand_is_not_read_from_the_journal_again() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        Office office = Office.over(journal);
        office.get(Account.KIND, A);
        assertEquals(3 - 1, journal.eventsOfTrails);
        office.get(Account.KIND, A);
        AccountDesk.at(office).deposit(A, 1, act("pay"));
        assertEquals(1, journal.trails);
    }

    @Test
    void a_subject_without_facts_is_blank() {
        assertEquals(Account.blank(A), Office.over(journal()).get(Account.KIND, A));
    }

    @Test
    void loading_reads_backward_only_to_the_fact_that_carries_everything_forward() {
        Journal inner = journalWith(10, 0);
        AccountDesk desk = AccountDesk.at(Office.over(inner));
        for (int i = 0; i < 50; i++) {
            desk.deposit(A, 1, act("before-" + i));
        }
        desk.restate(A, MORNING, act("restate"));
        desk.deposit(A, 1, act("after-1"));
        desk.deposit(A, 1, act("after-2"));

        Bank.Watched journal = new Bank.Watched(inner);
        Account loaded = Office.over(journal).get(Account.KIND, A);
        assertEquals(3, journal.eventsOfTrails);
        assertEquals(62, loaded.cents());
        Account whole = Account.blank(A);
        for (TraceEvent event : inner.trail(subject(A), Direction.FORWARD)) {
            whole = Account.KIND.fold(whole, event.fact(), event.act());
        }
        assertEquals(whole, loaded);
    }

    @Test
    void acts_that_were_carried_forward_are_still_remembered() {
        Journal journal = journalWith(10, 0);
        AccountDesk.at(Office.over(journal)).restate(A, MORNING, act("restate"));

        Office fresh = Office.over(journal);
        assertTrue(AccountDesk.at(fresh).deposit(A, 10, act("fill-a")).repeated());
        assertTrue(AccountDesk.at(fresh).restate(A, MORNING, act("restate")).repeated());
        assertEquals(
                List.of(ActId.of("open-a"), ActId.of("fill-a"), ActId.of("restate")),
                fresh.sit(sitting -> sitting.remembered(Account.KIND, A)).stream()
                        .map(RememberedAct::id)
                        .toList());
        assertFalse(AccountDesk.at(fresh).deposit(A, 1, act("new")).repeated());
    }

    @Test
    void an_act_older_than_what_is_remembered_is_refused_because_it_might_be_a_repetition() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        AccountDesk.at(office).restate(A, MORNING.plusSeconds(60), act("restate", LI, MORNING.plusSeconds(61)));

        for (Office each : List.of(office, Office.over(journal))) {
            RefusedException refused = assertThrows(
                    RefusedException.class, () -> AccountDesk.at(each).deposit(A, 10, act("fill-a")));
            assertEquals(TraceReason.TOO_OLD_TO_TELL, refused.refusal().reason());
            assertEquals(subject(A), refused.refusal().subject());
            assertTrue(AccountDesk.at(each)
                    .restate(A, MORNING.plusSeconds(60), act("restate", LI, MORNING.plusSeconds(61)))
                    .repeated());
        }
        assertEquals(10, cents(journal, A));
        AccountDesk.at(office).deposit(A, 1, act("in-time", LI, MORNING.plusSeconds(60)));
        assertEquals(11, cents(journal, A));
    }

    @Test
    void two_kinds_that_share_a_name_are_refused() {
        Office office = Office.over(journalWith(10, 0));
        office.get(Account.KIND, A);
        Kind<ActId, Notice> impostor =
                Kind.of("account", TraceFact.class, ActId::value, id -> new Notice(id, false), Notice::made);
        assertThrows(IllegalArgumentException.class, () -> office.get(impostor, ActId.of("a")));
        assertThrows(
                IllegalArgumentException.class,
                () -> office.sit(sitting -> {
                    sitting.read(Account.KIND, B);
                    return sitting.read(impostor, ActId.of("b"));
                }));
        assertThrows(
                UnknownFactException.class, () -> Office.over(office.journal()).get(impostor, ActId.of("a")));
    }

    @Test
    void a_subject_with_a_fact_of_an_unknown_type_is_not_folded_and_nothing_is_appended_to_it() {
        Journal journal = journalWith(10, 0);
        UnknownFact unknown =
                new UnknownFact(subject(A), Audience.PARTIES, "account.blessed", "account/2", Map.of("by", "x"));
        journal.append(List.of(Entry.of(act("newer"), unknown)), Map.of(subject(A), new Head(2, 2)));
        Office office = Office.over(journal);

        UnknownFactException refused = assertThrows(
                UnknownFactException.class, () -> AccountDesk.at(office).deposit(A, 1, act("pay")));
        assertEquals("account.blessed", refused.type());
        assertEquals(subject(A), refused.subject());
        assertThrows(UnknownFactException.class, () -> office.get(Account.KIND, A));
        assertEquals(0, office.get(Account.KIND, B).cents());
        assertEquals(4, journal.size());
    }

    // Freshness

    @Test
    void a_read_may_lag_behind_other_nodes_unless_asked_for_an_append_or_the_latest() {
        Journal shared = journalWith(10, 20);
        Office here = Office.over(shared);
        AccountDesk there = AccountDesk.at(Office.over(shared));
        here.get(Account.KIND, A);
        Receipt first = there.deposit(A, 1, act("there-1")).receipt().orElseThrow();
        Receipt ofB = there.deposit(B, 1, act("there-2")).receipt().orElseThrow();

        assertEquals(10, here.get(Account.KIND, A).cents());
        assertEquals(10, here.get(Account.KIND, A, Freshness.asKnownHere()).cents());
        assertEquals(11, here.get(Account.KIND, A, Freshness.atLeast(first)).cents());
        assertEquals(11, here.get(Account.KIND, A, Freshness.atLeast(ofB)).cents());
        there.deposit(A, 1, act("there-3"));
        assertEquals(11, here.get(Account.KIND, A, Freshness.atLeast(first)).cents(), "known here is fresh enough");
        assertEquals(12, here.get(Account.KIND, A, Freshness.latest()).cents());
        assertEquals(12, here.get(Account.KIND, A, Freshness.latest()).cents());
    }

    @Test
    void asking_for_at_least_an_append_to_another_journal_is_a_mistake() {
        Office office = Office.over(journalWith(10, 20));
        Receipt foreign = new Receipt("another", 0, 1, Durability.MEMORY);
        assertThrows(IllegalArgumentException.class, () -> office.get(Account.KIND, A, Freshness.atLeast(foreign)));
    }

    // Erasure

    @Test
    void an_erasure_reaches_the_journal_and_what_the_office_has_at_hand() {
        Journal journal = journalWith(10, 0);
        Office office = Office.over(journal);
        Personal<String> phone = phoneOf(office.get(Account.KIND, A));
        assertEquals(Optional.of("phone-of-a"), phone.reveal(Purpose.of("call")));

        Erasure.Outcome outcome = office.erase(erasure("erase", LI));
        assertEquals(1, outcome.values());
        assertEquals(0, office.kept());
        assertEquals(Optional.empty(), phone.reveal(Purpose.of("call")));
        assertEquals(Optional.empty(), phoneOf(office.get(Account.KIND, A)).reveal(Purpose.of("call")));
        assertEquals(
                Optional.of("phone-of-b"), phoneOf(office.get(Account.KIND, B)).reveal(Purpose.of("call")));
        assertEquals(10, office.get(Account.KIND, A).cents());
    }

    @Test
    void a_subject_read_before_an_erasure_is_not_kept_after_it() {
        Bank.Watched journal = new Bank.Watched(journalWith(10, 0));
        Office office = Office.over(journal);
        journal.beforeNextAppend(() -> office.forget(LI));
        AccountDesk.at(office).deposit(A, 1, act("pay"));
        assertEquals(0, office.kept());
        assertEquals(11, office.get(Account.KIND, A).cents());
    }

    private static Personal<String> phoneOf(Account account) {
        return account.profile().orElseThrow().contact().phone();
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Office.Settings(0, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Office.Settings(1, 0, false));
        assertThrows(NullPointerException.class, () -> Office.over(null));
        assertThrows(NullPointerException.class, () -> Office.over(journal(), null));
    }
}
