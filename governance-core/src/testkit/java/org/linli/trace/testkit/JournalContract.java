package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.linli.basics.GeoPoint;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Fact;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Mark;
import org.linli.trace.Personal;
import org.linli.trace.Receipt;
import org.linli.trace.RememberedAct;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

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
public abstract class JournalContract extends JournalThreadsContract {
    /** For subclasses. */
    protected JournalContract() {}

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
}
