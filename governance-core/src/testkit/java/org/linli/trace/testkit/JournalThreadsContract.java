package org.linli.trace.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Receipt;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** What every {@link Journal} promises to several threads. A part of {@link JournalContract}, which runs it too. */
public abstract class JournalThreadsContract extends PersonalValuesContract {
    /** For subclasses. */
    protected JournalThreadsContract() {}

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
}
