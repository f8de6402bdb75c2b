package org.linli.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.basics.ActorId;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.ForwardingJournal;

/** What the tests of offices and followers share: a journal, accounts a and b, acts. */
final class Bank {
    static final AccountId A = AccountId.of("a");
    static final AccountId B = AccountId.of("b");
    static final AccountId C = AccountId.of("c");
    static final ActorId LI = ActorId.of("resident-li");
    static final ActorId WANG = ActorId.of("resident-wang");
    static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    private static final AtomicInteger JOURNALS = new AtomicInteger();

    private Bank() {}

    static InMemoryJournal journal() {
        return InMemoryJournal.create("bank-" + JOURNALS.incrementAndGet(), Clock.fixed(MORNING, ZoneOffset.UTC));
    }

    /** A journal with accounts a and b, each opened and holding so many cents. */
    static InMemoryJournal journalWith(long centsInA, long centsInB) {
        InMemoryJournal journal = journal();
        fill(AccountDesk.at(Office.over(journal)), centsInA, centsInB);
        return journal;
    }

    static void fill(AccountDesk desk, long centsInA, long centsInB) {
        desk.open(A, act("open-a", LI, MORNING));
        desk.open(B, act("open-b", WANG, MORNING));
        if (centsInA > 0) {
            desk.deposit(A, centsInA, act("fill-a"));
        }
        if (centsInB > 0) {
            desk.deposit(B, centsInB, act("fill-b"));
        }
    }

    static Act act(String id) {
        return act(id, LI, MORNING);
    }

    static Act act(String id, ActorId actor, Instant at) {
        return Act.of(ActId.of(id), actor, at);
    }

    static Subject subject(AccountId id) {
        return Account.KIND.subject(id);
    }

    static long cents(Journal journal, AccountId id) {
        return Office.over(journal).get(Account.KIND, id).cents();
    }

    static List<TraceEvent> all(Journal journal) {
        return journal.read(Selection.ALL, 0, Integer.MAX_VALUE).events();
    }

    static Erasure erasure(String act, ActorId holder) {
        return new Erasure(act(act), holder, "moved away", "PIPL-47");
    }

    /** A journal before whose appends and trails something can happen, and that counts what is asked of it. */
    static final class Watched extends ForwardingJournal {
        final List<Integer> appends = new ArrayList<>();
        int trails;
        int eventsOfTrails;
        Runnable beforeAppend = () -> {};

        Watched(Journal inner) {
            super(inner);
        }

        /** Lets something happen just before the next append, once. */
        void beforeNextAppend(Runnable happening) {
            beforeAppend = () -> {
                beforeAppend = () -> {};
                happening.run();
            };
        }

        @Override
        public Receipt append(List<Entry> entries, Map<Subject, Head> read) {
            beforeAppend.run();
            appends.add(entries.size());
            return super.append(entries, read);
        }

        @Override
        public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
            trails++;
            Iterable<TraceEvent> inner = super.trail(subject, direction);
            return () -> {
                var iterator = inner.iterator();
                return new java.util.Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return iterator.hasNext();
                    }

                    @Override
                    public TraceEvent next() {
                        eventsOfTrails++;
                        return iterator.next();
                    }
                };
            };
        }
    }
}
