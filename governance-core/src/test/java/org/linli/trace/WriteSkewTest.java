package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.trace.Bank.A;
import static org.linli.trace.Bank.B;
import static org.linli.trace.Bank.act;
import static org.linli.trace.Bank.cents;
import static org.linli.trace.Bank.journalWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;
import org.linli.trace.testkit.ForwardingJournal;

/**
 * Two accounts that together must not fall below zero, two threads, each withdrawing from one of them on the strength of the other. A
 * journal that checks only what is written lets both through; that is shown too, so that the test is known to be able to fail.
 */
final class WriteSkewTest {
    private static final int ROUNDS = 300;

    @Test
    void an_invariant_over_two_subjects_holds_though_each_thread_writes_only_one() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Journal journal = journalWith(50, 50);
            AtomicInteger granted = withdrawFromBothAtOnce(new Meeting(journal));
            assertEquals(1, granted.get());
            assertEquals(0, cents(journal, A) + cents(journal, B));
        }
    }

    @Test
    void a_journal_that_checks_only_what_is_written_breaks_the_invariant() throws Exception {
        Journal journal = journalWith(50, 50);
        AtomicInteger granted = withdrawFromBothAtOnce(new Meeting(new WriteOnlyConditions(journal)));
        assertEquals(2, granted.get());
        assertTrue(cents(journal, A) + cents(journal, B) < 0);
    }

    @Test
    void many_threads_over_few_accounts_never_overdraw_all_of_them_together() throws Exception {
        Journal journal = journalWith(400, 400);
        Office office = Office.over(journal);
        AtomicInteger granted = new AtomicInteger();
        Crew.of(4, number -> {
            AccountId own = number % 2 == 0 ? A : B;
            AccountId other = number % 2 == 0 ? B : A;
            AccountDesk desk = AccountDesk.at(number < 2 ? office : Office.over(journal));
            for (int i = 0; i < 100; i++) {
                try {
                    desk.withdraw(own, List.of(other), 10, act(number + "." + i));
                    granted.incrementAndGet();
                } catch (RefusedException notCovered) {
                    continue;
                }
            }
        });
        assertEquals(80, granted.get());
        assertEquals(0, cents(journal, A) + cents(journal, B));
    }

    @Test
    void transfers_in_circles_by_many_threads_lose_and_make_nothing() throws Exception {
        Journal journal = journalWith(1_000, 1_000);
        Office office = Office.over(journal, new Office.Settings(1, 100_000, false));
        Crew.of(4, number -> {
            AccountDesk desk = AccountDesk.at(office);
            for (int i = 0; i < 100; i++) {
                desk.transfer(number % 2 == 0 ? A : B, number % 2 == 0 ? B : A, 1 + i % 3, act(number + "." + i));
            }
        });
        assertEquals(2_000, cents(journal, A) + cents(journal, B));
        assertEquals(1_000, cents(journal, A));
        assertEquals(4 + 800, journal.size());
    }

    private static AtomicInteger withdrawFromBothAtOnce(Meeting meeting) throws Exception {
        AtomicInteger granted = new AtomicInteger();
        Crew.of(2, number -> {
            AccountDesk desk = AccountDesk.at(Office.over(meeting));
            try {
                desk.withdraw(number == 0 ? A : B, List.of(number == 0 ? B : A), 100, act("withdraw-" + number));
                granted.incrementAndGet();
            } catch (RefusedException notCovered) {
                return;
            }
        });
        return granted;
    }

    /** Both threads have read and ruled before either appends for the first time. */
    private static final class Meeting extends ForwardingJournal {
        private final CyclicBarrier both = new CyclicBarrier(2);
        private final ThreadLocal<Boolean> met = ThreadLocal.withInitial(() -> false);

        Meeting(Journal inner) {
            super(inner);
        }

        @Override
        public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
            if (!met.get()) {
                met.set(true);
                try {
                    both.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            }
            return super.append(entries, read);
        }
    }

    private static final class WriteOnlyConditions extends ForwardingJournal {
        WriteOnlyConditions(Journal inner) {
            super(inner);
        }

        @Override
        public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
            Map<Subject, Head> written = new HashMap<>();
            entries.forEach(entry ->
                    written.put(entry.fact().subject(), read.get(entry.fact().subject())));
            return super.append(entries, written);
        }
    }
}
