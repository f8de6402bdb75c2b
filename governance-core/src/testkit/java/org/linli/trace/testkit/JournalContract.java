package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Mark;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Receipt;
import org.linli.trace.RememberedAct;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;

/**
 * What every {@link Journal} promises. Whoever implements one extends this class and says how to make a fresh journal:
 *
 * <pre>{@code
 * final class MyJournalTest extends JournalContract {
 *     @Override
 *     protected Journal create(Clock clock) {
 *         return MyJournal.open(freshFolder, FactCatalog.load().with(AccountFact.FAMILY), clock);
 *     }
 * }
 * }</pre>
 *
 * <p>Journals that outlive the process extend {@link ReopenedJournalContract} besides.
 */
public abstract class JournalContract {
    /** The accounts of the sample domain that the contract writes to. */
    private static final AccountId A = AccountId.of("a");

    private static final AccountId B = AccountId.of("b");
    private static final AccountId C = AccountId.of("c");
    private static final AccountId D = AccountId.of("d");
    private static final ActorId LI = ActorId.of("resident-li");
    private static final ActorId WANG = ActorId.of("resident-wang");
    private static final ActorId GRID = ActorId.of("grid-worker-3");
    private static final Purpose CALL = Purpose.of("follow-up-call");
    private static final Purpose AUDIT = Purpose.of("audit-of-accounts");
    private static final Basis HOTLINE = Basis.of("hotline-contact", "1");
    private static final Basis BILLING = Basis.of("billing", "1");
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    /** The clock that the journal was given. */
    protected final HandClock clock = new HandClock(MORNING.plusNanos(987_654_321));

    private Journal journal;
    private int acts;

    /** For subclasses. */
    protected JournalContract() {}

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

    // Appending

    @Test
    void a_new_journal_is_empty() {
        assertEquals(0, journal.size());
        assertFalse(journal.id().isBlank());
        assertNotNull(journal.durability());
        assertEquals(List.of(), journal.read(Selection.ALL, 0, 10).events());
        assertFalse(journal.trail(subject(A), Direction.FORWARD).iterator().hasNext());
        assertFalse(journal.trail(subject(A), Direction.BACKWARD).iterator().hasNext());
    }

    @Test
    void positions_count_from_zero_without_gaps_and_sequences_count_from_one_for_each_subject() {
        append(deposit(A, 1), deposit(B, 2));
        append(deposit(A, 3));
        append(deposit(B, 4), deposit(B, 5), deposit(A, 6));

        List<TraceEvent> all = all();
        assertEquals(6, journal.size());
        for (int position = 0; position < all.size(); position++) {
            assertEquals(position, all.get(position).position());
        }
        assertEquals(List.of(new Head(1, 0), new Head(2, 2), new Head(3, 5)), heads(A));
        assertEquals(List.of(new Head(1, 1), new Head(2, 3), new Head(3, 4)), heads(B));
    }

    @Test
    void what_is_read_equals_what_was_appended() {
        Act act = new Act(
                ActId.of("report@17"),
                GRID,
                Optional.of(LI),
                MORNING.plusNanos(123_456_000),
                Optional.of(ActId.of("call-1")));
        List<Basis> basis = List.of(Basis.of("duty-list", "2026.3"), Basis.of("calendar", "wuhan@2026"));
        Account.Terms terms = new Account.Terms(
                MORNING,
                Optional.of(MORNING.plusNanos(1_000)),
                List.of("第一条", "", "\"\\\n\u2028\uD83D\uDCA1"),
                new java.util.TreeMap<>(Map.of("food", Long.MAX_VALUE, "care", Long.MIN_VALUE, "", 0L)),
                true,
                List.of(
                        new Account.Rider("r", -7, Account.Tier.GROUP),
                        new Account.Rider("s", 0, Account.Tier.HOUSEHOLD)));
        Account.Contact contact = new Account.Contact(
                Personal.of(LI, "phone", "027-8888"), Optional.of(Personal.of(LI, "home", GeoPoint.of(30.55, 114.36))));
        List<AccountFact> facts = List.of(
                new AccountFact.Opened(A, LI, Account.Tier.GROUP, contact),
                new AccountFact.Agreed(A, terms),
                new AccountFact.Deposited(A, Long.MAX_VALUE, Optional.of("memo")),
                new AccountFact.Deposited(A, 1, Optional.empty()),
                new AccountFact.Withdrawn(A, 5, List.of(B, C)),
                new AccountFact.TransferredOut(A, B, 7),
                new AccountFact.TransferredIn(B, A, 7),
                new AccountFact.Restated(
                        A,
                        Account.Status.OPEN,
                        Optional.of(new Account.Profile(LI, Account.Tier.GROUP, contact, Optional.of(terms))),
                        -12,
                        MORNING,
                        List.of(new RememberedAct(ActId.of("x"), MORNING), new RememberedAct(ActId.of("y"), MORNING)),
                        Instant.EPOCH),
                new AccountFact.Closed(A));
        for (AccountFact fact : facts) {
            append(new Entry(act, fact, basis));
        }

        List<TraceEvent> all = all();
        assertEquals(facts.size(), all.size());
        for (int i = 0; i < facts.size(); i++) {
            assertEquals(facts.get(i), all.get(i).fact());
            assertEquals(act, all.get(i).act());
            assertEquals(basis, all.get(i).basis());
        }
    }

    @Test
    void occurred_and_recorded_times_are_kept_in_microseconds() {
        Act act = Act.of(ActId.of("late"), GRID, Instant.parse("1999-12-31T23:59:59.999999999Z"));
        append(Entry.of(act, deposit(A, 1).fact()));
        clock.move(Duration.ofNanos(1_500));
        append(deposit(A, 2));

        assertEquals(
                Instant.parse("1999-12-31T23:59:59.999999Z"), all().get(0).act().at());
        assertEquals(MORNING.plusNanos(987_654_000), all().get(0).recorded());
        assertEquals(MORNING.plusNanos(987_655_000), all().get(1).recorded());
    }

    @Test
    void receipts_tell_where_the_entries_stand() {
        Receipt first = append(deposit(A, 1), deposit(B, 1));
        Receipt second = append(deposit(A, 2));

        assertEquals(new Receipt(journal.id(), 0, 2, journal.durability()), first);
        assertEquals(new Receipt(journal.id(), 2, 1, journal.durability()), second);
        assertEquals(3, second.endExclusive());
    }

    @Test
    void the_list_of_entries_may_change_after_the_append() {
        List<Entry> entries = new ArrayList<>(List.of(deposit(A, 1)));
        Map<Subject, Head> read = new HashMap<>(Map.of(subject(A), Head.NONE));
        journal.append(entries, read);
        entries.clear();
        read.clear();

        assertEquals(1, all().size());
    }

    // Conditions

    @Test
    void an_append_on_a_stale_head_is_refused_and_nothing_is_appended() {
        append(deposit(A, 1));
        Head read = new Head(1, 0);
        append(deposit(A, 2));

        StaleHeadException stale = assertThrows(
                StaleHeadException.class, () -> journal.append(List.of(deposit(A, 3)), Map.of(subject(A), read)));
        assertEquals(subject(A), stale.subject());
        assertEquals(read, stale.read());
        assertEquals(new Head(2, 1), stale.found());
        assertEquals(2, journal.size());
        assertEquals(2, all().size());
    }

    @Test
    void a_subject_without_facts_is_at_the_head_of_none() {
        journal.append(List.of(deposit(A, 1)), Map.of(subject(A), Head.NONE, subject(B), Head.NONE));

        assertThrows(
                StaleHeadException.class, () -> journal.append(List.of(deposit(A, 2)), Map.of(subject(A), Head.NONE)));
    }

    @Test
    void a_head_that_is_ahead_of_the_journal_or_of_another_history_is_refused() {
        append(deposit(A, 1));
        append(deposit(B, 1));

        for (Head wrong : List.of(new Head(1, 1), new Head(2, 1), new Head(2, 2), new Head(1, 7))) {
            assertThrows(
                    StaleHeadException.class, () -> journal.append(List.of(deposit(A, 2)), Map.of(subject(A), wrong)));
        }
        assertEquals(2, journal.size());
    }

    @Test
    void conditions_on_subjects_that_are_read_but_not_written_count() {
        append(deposit(A, 1));
        append(deposit(B, 1));
        Map<Subject, Head> read = Map.of(subject(A), new Head(1, 0), subject(B), new Head(1, 1));
        journal.append(List.of(deposit(A, 2)), read);
        append(deposit(B, 2));

        StaleHeadException stale = assertThrows(
                StaleHeadException.class,
                () -> journal.append(
                        List.of(deposit(A, 3)), Map.of(subject(A), new Head(2, 2), subject(B), new Head(1, 1))));
        assertEquals(subject(B), stale.subject());
        assertEquals(4, journal.size());
    }

    @Test
    void an_append_of_nothing_only_checks() {
        append(deposit(A, 1));
        Receipt receipt = journal.append(List.of(), Map.of(subject(A), new Head(1, 0), subject(B), Head.NONE));

        assertEquals(new Receipt(journal.id(), 1, 0, journal.durability()), receipt);
        assertEquals(1, journal.size());
        assertThrows(StaleHeadException.class, () -> journal.append(List.of(), Map.of(subject(A), Head.NONE)));
        assertEquals(0, journal.append(List.of(), Map.of()).count());
        assertEquals(1, journal.size());
    }

    @Test
    void entries_about_several_subjects_are_appended_all_or_none() {
        append(deposit(A, 1));
        Map<Subject, Head> read = new HashMap<>(Map.of(subject(A), new Head(1, 0), subject(B), Head.NONE));
        append(deposit(B, 1));
        assertThrows(StaleHeadException.class, () -> journal.append(List.of(deposit(A, 2), deposit(B, 2)), read));
        assertEquals(List.of(new Head(1, 0)), heads(A));
        assertEquals(List.of(new Head(1, 1)), heads(B));

        read.put(subject(B), new Head(1, 1));
        journal.append(List.of(deposit(A, 2), deposit(B, 2), deposit(A, 3)), read);
        assertEquals(List.of(new Head(1, 0), new Head(2, 2), new Head(3, 4)), heads(A));
        assertEquals(List.of(new Head(1, 1), new Head(2, 3)), heads(B));
    }

    @Test
    void an_entry_whose_subject_was_not_read_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> journal.append(List.of(deposit(A, 1), deposit(B, 1)), Map.of(subject(A), Head.NONE)));
        assertEquals(0, journal.size());
        assertEquals(List.of(), heads(A));
        append(deposit(A, 1));
        assertEquals(1, journal.size());
    }

    @Test
    void an_entry_about_a_subject_that_could_not_be_read_back_is_refused() {
        for (Subject malformed :
                List.of(new Subject("notice", "with blank"), new Subject("no/tice", "x"), new Subject("notice", ""))) {
            Stray stray = new Stray(malformed);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.append(
                            List.of(Entry.of(Act.of(ActId.of("stray"), GRID, MORNING), stray)),
                            Map.of(malformed, Head.NONE)));
        }
        assertEquals(0, journal.size());
    }

    /** A fact that no family declares, about whatever subject. */
    private record Stray(Subject subject) implements Fact<Object> {
        @Override
        public Audience audience() {
            return Audience.AUDITORS;
        }

        @Override
        public Object applyTo(Object before, Act act) {
            return before;
        }
    }

    // Reading

    @Test
    void a_trail_is_read_from_either_end() {
        append(deposit(A, 1), deposit(B, 2), deposit(A, 3));
        append(deposit(B, 4));
        append(deposit(A, 5));

        List<TraceEvent> forward = list(journal.trail(subject(A), Direction.FORWARD));
        List<TraceEvent> backward = list(journal.trail(subject(A), Direction.BACKWARD));
        assertEquals(List.of(0L, 2L, 4L), positions(forward));
        Collections.reverse(backward);
        assertEquals(forward, backward);
        assertEquals(List.of(), list(journal.trail(subject(C), Direction.FORWARD)));
    }

    @Test
    void each_iteration_of_a_trail_reads_anew_and_as_of_its_start() {
        append(deposit(A, 1));
        Iterable<TraceEvent> trail = journal.trail(subject(A), Direction.BACKWARD);
        var begun = trail.iterator();
        append(deposit(A, 2));

        assertEquals(0, begun.next().position());
        assertFalse(begun.hasNext());
        assertThrows(java.util.NoSuchElementException.class, begun::next);
        assertEquals(List.of(1L, 0L), positions(list(trail)));
    }

    @Test
    void everything_is_read_in_order_page_by_page_whatever_the_size_of_the_pages() {
        for (int i = 0; i < 20; i++) {
            append(deposit(i % 3 == 0 ? A : B, i + 1));
        }
        List<TraceEvent> all = all();
        for (int max = 1; max <= 21; max++) {
            List<TraceEvent> paged = new ArrayList<>();
            long from = 0;
            for (Slice slice = journal.read(Selection.ALL, from, max);
                    slice.next() != from;
                    slice = journal.read(Selection.ALL, from, max)) {
                assertTrue(slice.events().size() <= max);
                paged.addAll(slice.events());
                from = slice.next();
            }
            assertEquals(20, from);
            assertEquals(all, paged);
        }
    }

    @Test
    void a_selection_gives_the_events_it_matches_and_pages_past_the_others() {
        append(deposit(A, 1));
        append(agreed(A));
        append(Entry.of(
                Act.of(ActId.of("by-li"), LI, MORNING.plusSeconds(60)),
                deposit(B, 2).fact()));
        append(Entry.of(
                Act.of(ActId.of("for-li"), GRID, MORNING.plusSeconds(120)).onBehalfOf(LI),
                deposit(A, 3).fact()));

        assertEquals(List.of(0L, 1L, 3L), select(Selection.about(subject(A))));
        assertEquals(List.of(0L, 1L, 2L, 3L), select(Selection.ofKinds("account")));
        assertEquals(List.of(), select(Selection.ofKinds("case")));
        assertEquals(List.of(2L, 3L), select(Selection.ALL.by(LI)));
        assertEquals(List.of(3L), select(Selection.about(subject(A)).by(LI)));
        assertEquals(List.of(1L), select(Selection.ALL.seenBy(Audience.PUBLIC)));
        assertEquals(List.of(0L, 1L, 2L, 3L), select(Selection.ALL.seenBy(Audience.PARTIES)));
        assertEquals(
                List.of(2L),
                select(Selection.ALL.during(TimeWindow.of(MORNING.plusSeconds(60), MORNING.plusSeconds(120)))));
    }

    @Test
    void reading_beyond_the_end_gives_nothing_and_stays_there() {
        append(deposit(A, 1));
        for (long from : new long[] {1, 2, 1_000_000, Long.MAX_VALUE}) {
            Slice slice = journal.read(Selection.ALL, from, 10);
            assertEquals(List.of(), slice.events());
            assertEquals(from, slice.next());
        }
    }

    @Test
    void negative_positions_sizes_and_empty_pages_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> journal.read(Selection.ALL, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> journal.read(Selection.ALL, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> journal.read(Selection.ALL, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> journal.mark(-1));
        assertThrows(IllegalArgumentException.class, () -> journal.mark(1));
        assertThrows(IllegalArgumentException.class, () -> journal.awaitBeyond(-1, Duration.ZERO));
    }

    @Test
    void null_is_refused_by_name_even_where_there_is_nothing_to_read() {
        assertNullRefused(() -> journal.append(null, Map.of()));
        assertNullRefused(() -> journal.append(List.of(), null));
        assertNullRefused(() -> journal.trail(null, Direction.FORWARD));
        assertNullRefused(() -> journal.trail(subject(A), null));
        assertNullRefused(() -> journal.read(null, 0, 1));
        assertNullRefused(() -> journal.awaitBeyond(0, null));
        assertNullRefused(() -> journal.erase(null));
        assertNullRefused(() -> journal.restrict(null));
        Map<Subject, Head> withoutHead = new HashMap<>();
        withoutHead.put(subject(A), null);
        assertThrows(NullPointerException.class, () -> journal.append(List.of(deposit(A, 1)), withoutHead));
        List<Entry> withNull = new ArrayList<>();
        withNull.add(null);
        assertThrows(NullPointerException.class, () -> journal.append(withNull, Map.of(subject(A), Head.NONE)));
        assertEquals(0, journal.size());
    }

    // Marks and waiting

    @Test
    void a_mark_is_the_same_for_the_same_events_however_much_follows() {
        Mark ofNothing = journal.mark(0);
        append(deposit(A, 1));
        Mark ofOne = journal.mark(1);
        append(deposit(A, 2));

        assertEquals(ofNothing, journal.mark(0));
        assertEquals(ofOne, journal.mark(1));
        assertEquals(journal.id(), ofOne.journal());
        assertEquals(1, ofOne.size());
        assertEquals(ofOne.root().isPresent(), journal.mark(2).root().isPresent());
        assertTrue(
                ofOne.root().isEmpty() || !ofOne.root().equals(journal.mark(2).root()));
    }

    @Test
    void waiting_ends_at_once_where_there_is_more_already() throws Exception {
        append(deposit(A, 1), deposit(A, 2));
        assertEquals(2, journal.awaitBeyond(1, Duration.ofDays(1)));
        assertEquals(2, journal.awaitBeyond(0, Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void waiting_ends_when_patience_does() throws Exception {
        append(deposit(A, 1));
        assertEquals(1, journal.awaitBeyond(1, Duration.ZERO));
        assertEquals(1, journal.awaitBeyond(1, Duration.ofMillis(1)));
        assertEquals(1, journal.awaitBeyond(1, Duration.ofSeconds(Long.MIN_VALUE)));
        assertEquals(1, journal.awaitBeyond(7, Duration.ofMillis(1)));
    }

    @Test
    void waiting_ends_when_something_is_appended_and_not_before() throws Exception {
        FutureTask<Long> waiter = new FutureTask<>(() -> journal.awaitBeyond(1, Duration.ofMinutes(10)));
        Thread thread = new Thread(waiter, "waiter");
        thread.start();
        append(deposit(A, 1));
        journal.append(List.of(), Map.of());
        assertFalse(waiter.isDone());
        append(deposit(A, 2));
        assertEquals(2, waiter.get(1, TimeUnit.MINUTES));
    }

    @Test
    void a_waiting_thread_can_be_interrupted() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread thread = new Thread(() -> {
            try {
                journal.awaitBeyond(0, Duration.ofMinutes(10));
            } catch (InterruptedException expected) {
                interrupted.set(true);
            }
        });
        thread.start();
        thread.interrupt();
        thread.join(60_000);
        assertTrue(interrupted.get());
    }

    // Several threads

    @Test
    void threads_that_append_on_subjects_of_their_own_all_get_through_in_one_order_without_gaps() throws Exception {
        int threads = 4;
        int each = 250;
        Set<Long> received = Collections.synchronizedSet(new HashSet<>());
        Crew.of(threads, number -> {
            AccountId account = AccountId.of("own-" + number);
            Head head = Head.NONE;
            for (int i = 0; i < each; i++) {
                Receipt receipt = journal.append(
                        List.of(deposit(account, i + 1, number + "." + i)), Map.of(subject(account), head));
                assertTrue(received.add(receipt.first()), "nothing twice");
                head = new Head(head.sequence() + 1, receipt.first());
            }
        });

        assertEquals(threads * each, journal.size());
        assertTotalOrder(threads * each);
        for (int number = 0; number < threads; number++) {
            List<TraceEvent> trail = list(journal.trail(subject(AccountId.of("own-" + number)), Direction.FORWARD));
            assertEquals(each, trail.size());
            for (int i = 0; i < each; i++) {
                assertEquals(number + "." + i, trail.get(i).act().id().value());
            }
        }
    }

    @Test
    void threads_that_append_on_the_same_subject_lose_no_update() throws Exception {
        int threads = 4;
        int each = 100;
        Crew.of(threads, number -> {
            for (int i = 0; i < each; ) {
                Head head = headNow(A);
                try {
                    // The amount is the sequence that it must get: an update on a stale head would show.
                    journal.append(
                            List.of(deposit(A, head.sequence() + 1, number + "." + i)), Map.of(subject(A), head));
                    i++;
                } catch (StaleHeadException moved) {
                    continue;
                }
            }
        });

        assertTotalOrder(threads * each);
        List<TraceEvent> trail = list(journal.trail(subject(A), Direction.FORWARD));
        Set<ActId> distinct = new HashSet<>();
        for (int i = 0; i < trail.size(); i++) {
            assertEquals(i + 1, ((AccountFact.Deposited) trail.get(i).fact()).cents());
            distinct.add(trail.get(i).act().id());
        }
        assertEquals(threads * each, distinct.size());
    }

    @Test
    void threads_that_append_on_several_common_subjects_at_once_neither_interleave_nor_block_each_other()
            throws Exception {
        int threads = 4;
        int each = 60;
        List<AccountId> accounts = List.of(A, B, C, AccountId.of("d"));
        Crew.of(threads, number -> {
            for (int i = 0; i < each; ) {
                AccountId one = accounts.get((number + i) % 4);
                AccountId two = accounts.get((number + i + 1 + i % 3) % 4);
                Map<Subject, Head> read = new HashMap<>();
                read.put(subject(one), headNow(one));
                read.put(subject(two), headNow(two));
                String act = number + "." + i;
                try {
                    journal.append(List.of(deposit(one, 1, act), deposit(two, 1, act)), read);
                    i++;
                } catch (StaleHeadException moved) {
                    continue;
                }
            }
        });

        List<TraceEvent> all = assertTotalOrder(threads * each * 2);
        for (int i = 0; i < all.size(); i += 2) {
            assertEquals(all.get(i).act(), all.get(i + 1).act(), "entries of one append stand next to each other");
        }
    }

    @Test
    void a_reader_sees_a_prefix_that_only_grows_while_others_append() throws Exception {
        int writers = 2;
        int each = 400;
        CountDownLatch done = new CountDownLatch(writers);
        Crew.of(writers + 1, number -> {
            if (number < writers) {
                AccountId account = AccountId.of("w-" + number);
                for (int i = 0; i < each; i++) {
                    journal.append(
                            List.of(deposit(account, i + 1), deposit(account, i + 1)),
                            Map.of(subject(account), headNow(account)));
                }
                done.countDown();
                return;
            }
            long from = 0;
            long next = 0;
            for (boolean last = false; !last || from < journal.size(); ) {
                last = done.getCount() == 0;
                long size = journal.size();
                Slice slice = journal.read(Selection.ALL, from, 64);
                for (TraceEvent event : slice.events()) {
                    assertEquals(next++, event.position());
                }
                from = slice.next();
                assertEquals(next, from);
                assertTrue(slice.events().size() == 64 || from >= size, "all that was there by then");
            }
        });

        assertTotalOrder(writers * each * 2);
    }

    @Test
    void of_two_threads_that_condition_on_each_others_subject_only_one_gets_through() throws Exception {
        for (int round = 0; round < 200; round++) {
            AccountId left = AccountId.of("left-" + round);
            AccountId right = AccountId.of("right-" + round);
            Map<Subject, Head> both = Map.of(subject(left), Head.NONE, subject(right), Head.NONE);
            String act = "r" + round;
            Crew.of(2, number -> {
                try {
                    journal.append(List.of(deposit(number == 0 ? left : right, 1, act + "." + number)), both);
                } catch (StaleHeadException moved) {
                    return;
                }
            });
            assertEquals(1, heads(left).size() + heads(right).size());
        }
    }

    // Personal values

    @Test
    void personal_values_are_revealed_for_a_purpose() {
        append(opened(A, LI, "027-1111"));

        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
        assertEquals(
                Optional.of(GeoPoint.of(30.5, 114.3)),
                contact(0).home().orElseThrow().reveal(CALL));
        assertEquals(LI, contact(0).phone().holder());
        assertEquals("phone", contact(0).phone().slot());
    }

    @Test
    void erasing_a_holder_destroys_the_values_of_that_holder_wherever_they_stand_and_of_nobody_else() {
        append(opened(A, LI, "027-1111"));
        append(opened(B, WANG, "027-2222"));
        append(opened(C, LI, "027-3333"));
        Account.Contact readBefore = contact(0);

        Erasure.Outcome outcome = journal.erase(erasure("erase-1", LI));

        assertEquals(4, outcome.values());
        for (int position : new int[] {0, 2}) {
            assertEquals(Optional.empty(), contact(position).phone().reveal(CALL));
            assertEquals(
                    Optional.empty(), contact(position).home().orElseThrow().reveal(CALL));
        }
        assertEquals(Optional.empty(), readBefore.phone().reveal(CALL));
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        TraceEvent trailed =
                journal.trail(subject(C), Direction.FORWARD).iterator().next();
        assertEquals(
                Optional.empty(),
                ((AccountFact.Opened) trailed.fact()).contact().phone().reveal(CALL));
    }

    @Test
    void the_handle_that_was_handed_in_reveals_nothing_after_an_erasure_either() {
        Entry entry = opened(A, LI, "027-1111");
        Account.Contact own = ((AccountFact.Opened) entry.fact()).contact();
        append(entry);
        assertEquals(Optional.of("027-1111"), own.phone().reveal(CALL));
        assertEquals(
                Optional.of(GeoPoint.of(30.5, 114.3)), own.home().orElseThrow().reveal(CALL));

        journal.erase(erasure("erase-1", LI));

        assertEquals(Optional.empty(), own.phone().reveal(CALL));
        assertEquals(Optional.empty(), own.home().orElseThrow().reveal(CALL));
        append(Entry.of(
                Act.of(ActId.of("again"), GRID, MORNING), new AccountFact.Opened(B, LI, Account.Tier.HOUSEHOLD, own)));
        assertEquals(Optional.empty(), contact(2).phone().reveal(CALL), "nor is it carried beyond it");
    }

    @Test
    void a_handle_that_was_refused_keeps_its_value() {
        append(deposit(A, 1));
        Entry entry = opened(A, LI, "027-1111");
        assertThrows(StaleHeadException.class, () -> journal.append(List.of(entry), Map.of(subject(A), Head.NONE)));
        journal.erase(erasure("erase-1", LI));

        assertEquals(
                Optional.of("027-1111"),
                ((AccountFact.Opened) entry.fact()).contact().phone().reveal(CALL));
        append(entry);
        assertEquals(Optional.of("027-1111"), contact(2).phone().reveal(CALL));
    }

    @Test
    void two_personal_values_in_one_slot_of_a_fact_are_refused() {
        Account.Contact twice = new Account.Contact(
                Personal.of(LI, "phone", "027-1111"),
                Optional.of(Personal.of(WANG, "phone", GeoPoint.of(30.5, 114.3))));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> append(deposit(B, 1), entry(new AccountFact.Opened(A, LI, Account.Tier.HOUSEHOLD, twice))));
        assertTrue(refused.getMessage().contains("phone"), refused.getMessage());
        assertEquals(0, journal.size());
    }

    @Test
    void texts_with_half_a_character_are_refused_wherever_they_stand() {
        for (String half : List.of("\ud83d", "a\udca1", "\udca1\ud83d", "\ud83d\ud83d\udca1")) {
            Account.Terms inList = new Account.Terms(
                    MORNING, Optional.empty(), List.of("fine", half), new java.util.TreeMap<>(), false, List.of());
            Account.Terms inKey = new Account.Terms(
                    MORNING, Optional.empty(), List.of(), new java.util.TreeMap<>(Map.of(half, 1L)), false, List.of());
            for (Entry entry : List.of(
                    entry(new AccountFact.Deposited(A, 1, Optional.of(half))),
                    entry(new AccountFact.Agreed(A, inList)),
                    entry(new AccountFact.Agreed(A, inKey)),
                    opened(A, LI, half))) {
                IllegalArgumentException refused =
                        assertThrows(IllegalArgumentException.class, () -> append(deposit(B, 1), entry));
                assertFalse(refused.getMessage().contains(half), "no content in messages");
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.erase(
                            new Erasure(Act.of(ActId.of("e"), GRID, MORNING), LI, "moved " + half, "PIPL-47")));
        }
        assertEquals(0, journal.size());
    }

    @Test
    void an_erasure_that_is_appended_by_hand_is_refused() {
        append(opened(A, LI, "027-1111"));
        Erasure erasure = erasure("erase-1", LI);
        assertThrows(
                IllegalArgumentException.class, () -> append(Entry.of(erasure.act(), TraceFact.Erased.of(erasure))));
        assertEquals(1, journal.size());
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
    }

    @Test
    void an_erasure_is_itself_a_fact() {
        append(opened(A, LI, "027-1111"));
        Erasure erasure = erasure("erase-1", LI);
        Receipt receipt = journal.erase(erasure).receipt();

        assertEquals(new Receipt(journal.id(), 1, 1, journal.durability()), receipt);
        TraceEvent event = all().get(1);
        assertEquals(TraceFact.Erased.of(erasure), event.fact());
        assertEquals(erasure.act(), event.act());
        assertEquals(new Head(1, 1), event.head());
    }

    @Test
    void facts_heads_positions_and_marks_are_unchanged_by_an_erasure() {
        append(opened(A, LI, "027-1111"), deposit(A, 5));
        append(opened(B, LI, "027-1111"));
        List<TraceEvent> before = all();
        Mark mark = journal.mark(3);
        journal.erase(erasure("erase-1", LI));

        assertEquals(before, all().subList(0, 3));
        assertEquals(4, journal.size());
        assertEquals(mark, journal.mark(3));
        assertEquals(List.of(new Head(1, 0), new Head(2, 1)), heads(A));
    }

    @Test
    void erasing_twice_under_the_same_act_id_changes_nothing_more() {
        append(opened(A, LI, "027-1111"));
        Erasure.Outcome first = journal.erase(erasure("erase-1", LI));
        append(opened(B, LI, "027-2222"));
        Erasure.Outcome second = journal.erase(erasure("erase-1", LI));

        assertEquals(first.receipt(), second.receipt());
        assertEquals(0, second.values());
        assertEquals(3, journal.size());
        assertEquals(Optional.of("027-2222"), contact(2).phone().reveal(CALL), "came after the erasure");
        assertEquals(1, journal.erase(erasure("erase-2", WANG)).receipt().count());
        assertEquals(2, journal.erase(erasure("erase-3", LI)).values());
    }

    @Test
    void an_act_id_that_erased_one_holder_cannot_erase_another() {
        append(opened(A, LI, "027-1111"));
        append(opened(B, WANG, "027-2222"));
        journal.erase(erasure("erase-1", LI));

        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", WANG)));
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        assertEquals(3, journal.size());
    }

    @Test
    void an_act_id_whose_refusal_was_traced_cannot_erase() {
        append(opened(A, LI, "027-1111"));
        Act act = erasure("erase-1", LI).act();
        append(Entry.of(
                act,
                new TraceFact.Attempted(act.id(), subject(A), "account.open", "account.not_open", Optional.empty())));

        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", LI)));
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(CALL));
        assertEquals(2, journal.size());
    }

    @Test
    void only_what_is_kept_on_the_grounds_named_is_erased() {
        append(openedUnder(HOTLINE, A, LI, "027-1111"), openedUnder(BILLING, B, LI, "027-2222"));
        append(opened(C, LI, "027-3333"), openedUnder(HOTLINE, D, WANG, "027-4444"));
        Erasure.Extent extent = Erasure.Extent.keptUnder(List.of(HOTLINE));
        Erasure erasure =
                new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "consent withdrawn", "PIPL-47");

        assertEquals(1, journal.erase(erasure).values());
        assertEquals(
                List.of(Optional.empty(), Optional.of("027-2222"), Optional.of("027-3333"), Optional.of("027-4444")),
                phones(4));
        assertEquals(0, journal.erase(erasure).values(), "the same order again");
        assertThrows(IllegalArgumentException.class, () -> journal.erase(erasure("erase-1", LI)), "another extent");
        append(openedUnder(HOTLINE, AccountId.of("later"), LI, "027-5555"));
        assertEquals(Optional.of("027-5555"), contact(5).phone().reveal(CALL));
        assertEquals(4, journal.erase(erasure("erase-2", LI)).values(), "two of them without a ground");
    }

    @Test
    void only_what_stands_in_the_records_named_is_erased() {
        append(opened(A, LI, "027-1111"), opened(B, LI, "027-2222"), opened(C, WANG, "027-3333"));
        Erasure.Extent extent = Erasure.Extent.records(List.of(1L, 2L, 77L));
        Erasure erasure =
                new Erasure(Act.of(ActId.of("erase-1"), GRID, MORNING), LI, extent, "names a third person", "PIPL-47");

        assertEquals(2, journal.erase(erasure).values());
        assertEquals(List.of(Optional.of("027-1111"), Optional.empty(), Optional.of("027-3333")), phones(3));
        append(opened(D, LI, "027-4444"));
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertEquals(4, journal.erase(erasure("erase-2", LI)).values());
    }

    @Test
    void the_ground_and_the_consent_stand_beside_a_value_for_good() {
        Personal.Ground ground = new Personal.Ground(HOTLINE, Optional.of("consent-7"));
        Account.Contact contact = new Account.Contact(Personal.of(LI, "phone", ground, "027-1111"), Optional.empty());
        append(entry(new AccountFact.Opened(A, LI, Account.Tier.HOUSEHOLD, contact)));
        assertEquals(Optional.of(ground), contact(0).phone().ground());

        journal.erase(erasure("erase-1", LI));
        assertEquals(Optional.of(ground), contact(0).phone().ground());
    }

    @Test
    void what_is_restricted_is_revealed_for_one_purpose_only() {
        Entry own = openedUnder(BILLING, A, LI, "027-1111");
        append(own, openedUnder(HOTLINE, B, LI, "027-2222"), openedUnder(BILLING, C, WANG, "027-3333"));
        Account.Contact readBefore = contact(0);
        Restriction restriction = restriction("restrict-1", BILLING);

        Receipt receipt = journal.restrict(restriction);

        assertEquals(new Receipt(journal.id(), 3, 1, journal.durability()), receipt);
        assertEquals(TraceFact.Restricted.of(restriction), all().get(3).fact());
        for (Account.Contact each : List.of(contact(0), readBefore, ((AccountFact.Opened) own.fact()).contact())) {
            assertEquals(Optional.empty(), each.phone().reveal(CALL));
            assertEquals(Optional.of("027-1111"), each.phone().reveal(AUDIT));
        }
        assertEquals(Optional.of("027-2222"), contact(1).phone().reveal(CALL));
        assertEquals(Optional.of("027-3333"), contact(2).phone().reveal(CALL));

        append(openedUnder(BILLING, D, LI, "027-4444"));
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL), "came after it");
        assertEquals(receipt, journal.restrict(restriction), "the same order again");
        assertEquals(Optional.of("027-4444"), contact(4).phone().reveal(CALL));
        assertThrows(IllegalArgumentException.class, () -> journal.restrict(restriction("restrict-1", HOTLINE)));

        journal.restrict(restriction("restrict-2", BILLING));
        assertEquals(Optional.empty(), contact(4).phone().reveal(CALL));
        assertEquals(Optional.of("027-1111"), contact(0).phone().reveal(AUDIT), "as it was restricted first");
        journal.erase(erasure("erase-1", LI));
        assertEquals(Optional.empty(), contact(0).phone().reveal(AUDIT));
        append(own);
        assertEquals(Optional.empty(), contact(7).phone().reveal(AUDIT), "nor is it carried beyond");
    }

    @Test
    void a_restriction_that_is_appended_by_hand_is_refused() {
        Restriction restriction = restriction("restrict-1", BILLING);
        assertThrows(
                IllegalArgumentException.class,
                () -> append(Entry.of(restriction.act(), TraceFact.Restricted.of(restriction))));
        assertEquals(0, journal.size());
    }

    private Entry openedUnder(Basis processing, AccountId account, ActorId holder, String phone) {
        Account.Contact contact = new Account.Contact(
                Personal.of(holder, "phone", new Personal.Ground(processing, Optional.empty()), phone),
                Optional.empty());
        return entry(new AccountFact.Opened(account, holder, Account.Tier.HOUSEHOLD, contact));
    }

    private List<Optional<String>> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(position -> contact(position).phone().reveal(CALL))
                .toList();
    }

    private static Restriction restriction(String act, Basis processing) {
        return new Restriction(
                Act.of(ActId.of(act), GRID, MORNING),
                LI,
                List.of(processing),
                new Restriction.Duty(AUDIT, GRID, "Accounting-Law-23", MORNING.plusSeconds(3_600)));
    }

    @Test
    void an_erasure_while_others_append_leaves_nothing_before_it() throws Exception {
        int each = 200;
        Crew.of(3, number -> {
            if (number == 2) {
                journal.erase(erasure("erase-1", LI));
                return;
            }
            for (int i = 0; i < each; i++) {
                AccountId account = AccountId.of(number + "-" + i);
                journal.append(List.of(opened(account, LI, "027")), Map.of(subject(account), Head.NONE));
            }
        });

        List<TraceEvent> all = assertTotalOrder(2 * each + 1);
        boolean erased = false;
        for (TraceEvent event : all) {
            if (event.fact() instanceof AccountFact.Opened opened) {
                assertEquals(erased, opened.contact().phone().reveal(CALL).isPresent());
            } else {
                erased = true;
            }
        }
        assertTrue(erased);
    }

    // Words of the contract

    private static void assertNullRefused(org.junit.jupiter.api.function.Executable call) {
        NullPointerException refused = assertThrows(NullPointerException.class, call);
        assertNotNull(refused.getMessage());
    }

    /** Asserts that positions and the sequences of each subject have no gaps, and gives everything. */
    private List<TraceEvent> assertTotalOrder(int size) {
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

    private Receipt append(Entry... entries) {
        Map<Subject, Head> read = new HashMap<>();
        for (Entry entry : entries) {
            Subject subject = entry.fact().subject();
            read.put(subject, headNow(subject));
        }
        return journal.append(List.of(entries), read);
    }

    private Head headNow(AccountId account) {
        return headNow(subject(account));
    }

    private Head headNow(Subject subject) {
        for (TraceEvent last : journal.trail(subject, Direction.BACKWARD)) {
            return last.head();
        }
        return Head.NONE;
    }

    private List<Head> heads(AccountId account) {
        return list(journal.trail(subject(account), Direction.FORWARD)).stream()
                .map(TraceEvent::head)
                .toList();
    }

    private List<TraceEvent> all() {
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

    private List<Long> select(Selection selection) {
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

    private Account.Contact contact(int position) {
        return ((AccountFact.Opened) all().get(position).fact()).contact();
    }

    private static List<TraceEvent> list(Iterable<TraceEvent> events) {
        List<TraceEvent> list = new ArrayList<>();
        events.forEach(list::add);
        return list;
    }

    private static List<Long> positions(List<TraceEvent> events) {
        return events.stream().map(TraceEvent::position).toList();
    }

    private static Subject subject(AccountId account) {
        return Account.KIND.subject(account);
    }

    private Entry deposit(AccountId account, long cents) {
        return entry(new AccountFact.Deposited(account, cents, Optional.empty()));
    }

    private static Entry deposit(AccountId account, long cents, String act) {
        return Entry.of(
                Act.of(ActId.of(act), GRID, MORNING), new AccountFact.Deposited(account, cents, Optional.empty()));
    }

    private Entry agreed(AccountId account) {
        return entry(new AccountFact.Agreed(
                account,
                new Account.Terms(MORNING, Optional.empty(), List.of(), new java.util.TreeMap<>(), false, List.of())));
    }

    private Entry opened(AccountId account, ActorId owner, String phone) {
        return entry(new AccountFact.Opened(
                account,
                owner,
                Account.Tier.HOUSEHOLD,
                new Account.Contact(
                        Personal.of(owner, "phone", phone),
                        Optional.of(Personal.of(owner, "home", GeoPoint.of(30.5, 114.3))))));
    }

    private synchronized Entry entry(Fact<?> fact) {
        return Entry.of(Act.of(ActId.of("act-" + acts++), GRID, MORNING), fact);
    }

    private static Erasure erasure(String act, ActorId holder) {
        return new Erasure(Act.of(ActId.of(act), GRID, MORNING), holder, "moved away", "PIPL-47");
    }
}
