package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Mark;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Receipt;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.UnknownFact;
import org.linli.trace.UnknownFactException;

/**
 * What every {@link Journal} promises that outlives the process that wrote to it: closed and opened again it is the same, and facts of
 * families that are no longer known can be read though not folded. To be passed besides {@link JournalContract}.
 */
public abstract class ReopenedJournalContract {
    private static final ActorId LI = ActorId.of("resident-li");
    private static final ActorId WANG = ActorId.of("resident-wang");
    private static final AccountId A = AccountId.of("a");
    private static final AccountId B = AccountId.of("b");
    private static final Purpose AUDIT = Purpose.of("audit-of-accounts");
    private static final Purpose CALL = Purpose.of("follow-up-call");
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    private final HandClock clock = new HandClock(MORNING);
    private Journal journal;

    /** For subclasses. */
    protected ReopenedJournalContract() {}

    /**
     * Makes a new, empty journal whose catalog knows {@link AccountFact#FAMILY}.
     *
     * @param recording the clock that tells when events are recorded
     * @return the journal
     * @throws Exception if that fails
     */
    protected abstract Journal create(Clock recording) throws Exception;

    /**
     * Closes a journal and opens it again, as another process would.
     *
     * @param open a journal that {@link #create} or this method gave
     * @return the same journal, opened anew
     * @throws Exception if that fails
     */
    protected abstract Journal reopen(Journal open) throws Exception;

    /**
     * Closes a journal and opens it again with a catalog that does not know {@link AccountFact#FAMILY}.
     *
     * @param open a journal that {@link #create} or {@link #reopen} gave
     * @return the same journal, opened anew
     * @throws Exception if that fails
     */
    protected abstract Journal reopenWithoutAccounts(Journal open) throws Exception;

    /**
     * Disposes of a journal after a test; closes it if it can be closed, unless overridden.
     *
     * @param used the journal that was opened last
     * @throws Exception if that fails
     */
    protected void dispose(Journal used) throws Exception {
        if (used instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @BeforeEach
    final void fill() throws Exception {
        journal = create(clock);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        desk.open(A, Account.Contact.of(LI, "027-1111"), act("open-a"));
        desk.open(B, Account.Contact.of(WANG, "027-2222"), act("open-b"));
        desk.deposit(A, 100, act("pay"));
        desk.transfer(A, B, 30, act("move"));
    }

    @AfterEach
    final void disposeOfJournal() throws Exception {
        dispose(journal);
    }

    @Test
    void a_reopened_journal_has_the_same_id_events_marks_and_states() throws Exception {
        String id = journal.id();
        List<TraceEvent> events = all();
        Mark mark = journal.mark(journal.size());
        Account account = Office.over(journal).get(Account.KIND, A);
        journal = reopen(journal);

        assertEquals(id, journal.id());
        assertEquals(5, journal.size());
        assertEquals(events, all());
        assertEquals(mark, journal.mark(5));
        assertEquals(account, Office.over(journal).get(Account.KIND, A));
    }

    @Test
    void a_reopened_journal_goes_on_where_it_stood() throws Exception {
        journal = reopen(journal);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        assertEquals(true, desk.transfer(A, B, 30, act("move")).repeated());
        assertEquals(5, desk.deposit(A, 1, act("more")).receipt().orElseThrow().first());

        journal = reopen(reopen(journal));
        assertEquals(71, Office.over(journal).get(Account.KIND, A).cents());
        assertEquals(6, journal.size());
    }

    @Test
    void personal_values_outlive_the_process_and_erasures_do_too() throws Exception {
        journal = reopen(journal);
        assertEquals(Optional.of("027-1111"), phone(0).reveal(CALL));
        journal.erase(new Erasure(act("erase"), LI, "moved away", "PIPL-47"));

        journal = reopen(journal);
        assertEquals(Optional.empty(), phone(0).reveal(CALL));
        assertEquals(Optional.of("027-2222"), phone(1).reveal(CALL));
        assertEquals(6, journal.size());
        assertEquals(
                5,
                journal.erase(new Erasure(act("erase"), LI, "moved away", "PIPL-47"))
                        .receipt()
                        .first());
        assertEquals(6, journal.size());
    }

    @Test
    void restrictions_outlive_the_process_and_what_comes_in_later_is_not_erased_with_what_they_reached()
            throws Exception {
        Restriction.Duty duty = new Restriction.Duty(AUDIT, WANG, "Accounting-Law-23", MORNING.plusSeconds(3_600));
        Restriction restriction = new Restriction(act("restrict"), LI, List.of(Personal.UNDECLARED), duty);
        Receipt restricted = journal.restrict(restriction);
        journal = reopen(journal);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        desk.open(AccountId.of("c"), Account.Contact.of(LI, "027-3333"), act("open-c"));
        assertEquals(Optional.empty(), phone(0).reveal(CALL));
        assertEquals(Optional.of("027-1111"), phone(0).reveal(AUDIT));
        journal = reopen(journal);
        assertEquals(restricted, journal.restrict(restriction), "the same order again");
        Erasure.Extent extent =
                Erasure.Extent.keptUnder(List.of(Personal.UNDECLARED)).before(restricted.first());
        Erasure erasure = new Erasure(act("erase"), LI, extent, "duty has ended", "PIPL-47");
        assertEquals(1, journal.erase(erasure).values());

        for (int i = 0; i < 2; i++) {
            journal = reopen(journal);
            assertEquals(Optional.empty(), phone(0).reveal(AUDIT));
            assertEquals(Optional.of("027-2222"), phone(1).reveal(CALL));
            assertEquals(Optional.of("027-3333"), phone(6).reveal(CALL));
            assertEquals(0, journal.erase(erasure).values(), "the same order again");
        }
    }

    @Test
    void restrictions_and_erasures_of_one_processing_outlive_the_process() throws Exception {
        Basis billing = Basis.of("billing", "1");
        Basis hotline = Basis.of("hotline", "1");
        Purpose audit = Purpose.of("audit-of-accounts");
        long first = journal.size();
        opened("billing", billing);
        opened("hotline", hotline);
        opened("later", hotline);
        journal.restrict(new Restriction(
                act("restrict"),
                LI,
                List.of(billing),
                new Restriction.Duty(audit, LI, "Accounting-Law-23", MORNING.plusSeconds(60))));
        journal.erase(new Erasure(
                act("erase-record"), LI, Erasure.Extent.records(List.of(first + 1)), "third person", "PIPL-47"));

        journal = reopen(journal);
        int at = (int) first;
        assertEquals(Optional.empty(), phone(at).reveal(CALL));
        assertEquals(Optional.of("027-billing"), phone(at).reveal(audit));
        assertEquals(Optional.empty(), phone(at + 1).reveal(CALL));
        assertEquals(Optional.of("027-later"), phone(at + 2).reveal(CALL));
        journal.erase(new Erasure(
                act("erase-hotline"), LI, Erasure.Extent.keptUnder(List.of(hotline)), "withdrawn", "PIPL-47"));

        journal = reopen(journal);
        assertEquals(Optional.empty(), phone(at + 2).reveal(CALL));
        assertEquals(Optional.of("027-billing"), phone(at).reveal(audit));
        assertEquals(Optional.of("027-1111"), phone(0).reveal(CALL), "kept under no processing");
    }

    private void opened(String name, Basis processing) {
        Personal<String> phone =
                Personal.of(LI, "phone", new Personal.Ground(processing, Optional.empty()), "027-" + name);
        AccountFact fact = new AccountFact.Opened(
                AccountId.of(name), LI, Account.Tier.HOUSEHOLD, new Account.Contact(phone, Optional.empty()));
        journal.append(List.of(Entry.of(act("open-" + name), fact)), Map.of(fact.subject(), Head.NONE));
    }

    @Test
    void facts_of_an_unknown_family_can_be_read_but_not_folded() throws Exception {
        List<TraceEvent> before = all();
        Mark mark = journal.mark(5);
        journal = reopenWithoutAccounts(journal);

        assertEquals(mark, journal.mark(5));
        List<TraceEvent> events = all();
        assertEquals(5, events.size());
        for (int i = 0; i < events.size(); i++) {
            UnknownFact fact = assertInstanceOf(UnknownFact.class, events.get(i).fact());
            assertEquals(before.get(i).fact().subject(), fact.subject());
            assertEquals(Audience.PARTIES, fact.audience());
            assertEquals("account/1", fact.schema());
            assertEquals(before.get(i).head(), events.get(i).head());
            assertEquals(before.get(i).act(), events.get(i).act());
            assertEquals(before.get(i).recorded(), events.get(i).recorded());
        }
        assertEquals("account.opened", ((UnknownFact) events.get(0).fact()).type());
        assertEquals("account.transferred_in", ((UnknownFact) events.get(4).fact()).type());
        assertEquals(3, count(journal.trail(Account.KIND.subject(A), Direction.BACKWARD)));
        UnknownFactException refused = assertThrows(
                UnknownFactException.class, () -> Office.over(journal).get(Account.KIND, A));
        assertEquals(Account.KIND.subject(A), refused.subject());
    }

    @Test
    void what_an_older_program_did_not_know_is_still_there_for_the_newer_one() throws Exception {
        List<TraceEvent> before = all();
        journal = reopen(reopenWithoutAccounts(journal));
        assertEquals(before, all());
        assertEquals(Optional.of("027-1111"), phone(0).reveal(CALL));
    }

    @Test
    void values_in_facts_of_an_unknown_family_are_erased_too() throws Exception {
        journal = reopenWithoutAccounts(journal);
        assertEquals(
                1,
                journal.erase(new Erasure(act("erase"), LI, "moved away", "PIPL-47"))
                        .values());
        journal = reopen(journal);
        assertEquals(Optional.empty(), phone(0).reveal(CALL));
        assertEquals(Optional.of("027-2222"), phone(1).reveal(CALL));
    }

    private static Act act(String id) {
        return Act.of(ActId.of(id), LI, MORNING);
    }

    private List<TraceEvent> all() {
        return journal.read(Selection.ALL, 0, 100).events();
    }

    private Personal<String> phone(int position) {
        return ((AccountFact.Opened) all().get(position).fact()).contact().phone();
    }

    private static int count(Iterable<TraceEvent> events) {
        List<TraceEvent> all = new ArrayList<>();
        events.forEach(all::add);
        return all.size();
    }
}
