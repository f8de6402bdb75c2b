package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Receipt;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** The words in which what every journal promises is written down: a journal on a clock, accounts and people to write about. */
abstract class JournalWords {
    /** The accounts of the sample domain that the contract writes to. */
    static final AccountId A = AccountId.of("a");

    static final AccountId B = AccountId.of("b");
    static final AccountId C = AccountId.of("c");
    static final AccountId D = AccountId.of("d");
    static final ActorId LI = ActorId.of("resident-li");
    static final ActorId WANG = ActorId.of("resident-wang");
    static final ActorId GRID = ActorId.of("grid-worker-3");
    static final Purpose CALL = Purpose.of("follow-up-call");
    static final Purpose AUDIT = Purpose.of("audit-of-accounts");
    static final Basis HOTLINE = Basis.of("hotline-contact", "1");
    static final Basis BILLING = Basis.of("billing", "1");
    static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    /** The clock that the journal was given. */
    protected final HandClock clock = new HandClock(MORNING.plusNanos(987_654_321));

    Journal journal;
    private int acts;

    JournalWords() {}

    /**
     * Makes a new, empty journal whose catalog knows {@link AccountFact#FAMILY}.
     *
     * @param recording the clock that tells when events are recorded
     * @return the journal
     * @throws Exception if that fails
     */
    protected abstract Journal create(Clock recording) throws Exception;

    /**
     * Disposes of a journal after a test; closes it if it can be closed, unless overridden.
     *
     * @param used a journal that {@link #create} made
     * @throws Exception if that fails
     */
    protected void dispose(Journal used) throws Exception {
        if (used instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @BeforeEach
    final void createJournal() throws Exception {
        journal = create(clock);
    }

    @AfterEach
    final void disposeOfJournal() throws Exception {
        dispose(journal);
    }

    static void assertNullRefused(org.junit.jupiter.api.function.Executable call) {
        NullPointerException refused = assertThrows(NullPointerException.class, call);
        assertNotNull(refused.getMessage());
    }

    /** Asserts that positions and the sequences of each subject have no gaps, and gives everything. */
    List<TraceEvent> assertTotalOrder(int size) {
        List<TraceEvent> all = all();
        assertEquals(size, all.size());
        assertEquals(size, journal.size());
        Map<Subject, Head> heads = new HashMap<>();
        for (int position = 0; position < size; position++) {
            TraceEvent event = all.get(position);
            Head before = heads.getOrDefault(event.fact().subject(), Head.NONE);
            assertEquals(new Head(before.sequence() + 1, position), event.head());
            heads.put(event.fact().subject(), event.head());
        }
        heads.forEach((subject, head) -> {
            List<TraceEvent> trail = list(journal.trail(subject, Direction.BACKWARD));
            assertEquals(head, trail.get(0).head());
            assertEquals(head.sequence(), trail.size());
        });
        return all;
    }

    Receipt append(Entry... entries) {
        Map<Subject, Head> read = new HashMap<>();
        for (Entry entry : entries) {
            Subject subject = entry.fact().subject();
            read.put(subject, headNow(subject));
        }
        return journal.append(List.of(entries), read);
    }

    Head headNow(AccountId account) {
        return headNow(subject(account));
    }

    Head headNow(Subject subject) {
        for (TraceEvent last : journal.trail(subject, Direction.BACKWARD)) {
            return last.head();
        }
        return Head.NONE;
    }

    List<Head> heads(AccountId account) {
        return list(journal.trail(subject(account), Direction.FORWARD)).stream()
                .map(TraceEvent::head)
                .toList();
    }

    List<TraceEvent> all() {
        List<TraceEvent> all = new ArrayList<>();
        long from = 0;
        for (Slice slice = journal.read(Selection.ALL, 0, 1_000);
                slice.next() != from;
                slice = journal.read(Selection.ALL, from, 1_000)) {
            all.addAll(slice.events());
            from = slice.next();
        }
        return all;
    }

    List<Long> select(Selection selection) {
        List<TraceEvent> all = new ArrayList<>();
        long from = 0;
        for (Slice slice = journal.read(selection, 0, 1);
                slice.next() != from;
                slice = journal.read(selection, from, 1)) {
            all.addAll(slice.events());
            from = slice.next();
        }
        assertEquals(journal.size(), from);
        return positions(all);
    }

    Account.Contact contact(int position) {
        return ((AccountFact.Opened) all().get(position).fact()).contact();
    }

    static List<TraceEvent> list(Iterable<TraceEvent> events) {
        List<TraceEvent> list = new ArrayList<>();
        events.forEach(list::add);
        return list;
    }

    static List<Long> positions(List<TraceEvent> events) {
        return events.stream().map(TraceEvent::position).toList();
    }

    static Subject subject(AccountId account) {
        return Account.KIND.subject(account);
    }

    Entry deposit(AccountId account, long cents) {
        return entry(new AccountFact.Deposited(account, cents, Optional.empty()));
    }

    static Entry deposit(AccountId account, long cents, String act) {
        return Entry.of(
                Act.of(ActId.of(act), GRID, MORNING), new AccountFact.Deposited(account, cents, Optional.empty()));
    }

    Entry agreed(AccountId account) {
        return entry(new AccountFact.Agreed(
                account,
                new Account.Terms(MORNING, Optional.empty(), List.of(), new java.util.TreeMap<>(), false, List.of())));
    }

    Entry opened(AccountId account, ActorId owner, String phone) {
        return entry(new AccountFact.Opened(
                account,
                owner,
                Account.Tier.HOUSEHOLD,
                new Account.Contact(
                        Personal.of(owner, "phone", phone),
                        Optional.of(Personal.of(owner, "home", GeoPoint.of(30.5, 114.3))))));
    }

    synchronized Entry entry(Fact<?> fact) {
        return Entry.of(Act.of(ActId.of("act-" + acts++), GRID, MORNING), fact);
    }

    static Erasure erasure(String act, ActorId holder) {
        return new Erasure(Act.of(ActId.of(act), GRID, MORNING), holder, "moved away", "PIPL-47");
    }
}
