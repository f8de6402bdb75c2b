package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.trace.Bank.A;
import static org.linli.trace.Bank.B;
import static org.linli.trace.Bank.C;
import static org.linli.trace.Bank.LI;
import static org.linli.trace.Bank.act;
import static org.linli.trace.Bank.all;
import static org.linli.trace.Bank.cents;
import static org.linli.trace.Bank.erasure;
import static org.linli.trace.Bank.journal;
import static org.linli.trace.Bank.journalWith;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountRules;
import org.linli.trace.testkit.Crew;
import org.linli.trace.testkit.ForwardingJournal;
import org.linli.trace.testkit.InterruptedJournal;
import org.linli.trace.testkit.MemoryCheckpoints;

final class FollowerTest {
    private static final ActorId PLATFORM = ActorId.of("platform");

    /** How much was paid into each account, and which events came by. */
    private static final class Deposits implements View {
        final Map<String, Long> paidIn = new TreeMap<>();
        final List<Long> positions = new ArrayList<>();
        final List<ActorId> forgotten = new ArrayList<>();
        private final String name;
        private final int version;
        long throwAt = -1;
        boolean throwOnRestore;

        Deposits() {
            this("deposits", 1);
        }

        Deposits(String name, int version) {
            this.name = name;
            this.version = version;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public void apply(TraceEvent event) {
            if (event.position() == throwAt) {
                throw new IllegalStateException("The view fails on purpose.");
            }
            positions.add(event.position());
            if (event.fact() instanceof AccountFact.Deposited deposited) {
                paidIn.merge(deposited.account().value(), deposited.cents(), Long::sum);
            }
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(paidIn.size());
            for (Map.Entry<String, Long> each : paidIn.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeLong(each.getValue());
            }
            for (long position : positions) {
                out.writeShort((int) position);
            }
        }

        @Override
        public void restore(DataInput in) throws IOException {
            clear();
            for (int left = in.readInt(); left > 0; left--) {
                String key = in.readUTF();
                paidIn.put(key, in.readLong());
            }
            if (throwOnRestore) {
                throw new IllegalArgumentException("The view does not understand.");
            }
            try {
                while (true) {
                    positions.add((long) in.readShort());
                }
            } catch (EOFException end) {
                // The last one was read: the view is given what it wrote and no more.
            }
        }

        @Override
        public void clear() {
            positions.clear();
            paidIn.clear();
        }

        @Override
        public void forget(ActorId holder) {
            forgotten.add(holder);
        }
    }

    /** The fund (account c) adds a cent to itself for each deposit that somebody made. */
    private static class Bonus implements Reaction {
        long throwAt = -1;
        final List<Long> seen = new ArrayList<>();

        @Override
        public String name() {
            return "bonus";
        }

        @Override
        public ActorId actor() {
            return PLATFORM;
        }

        @Override
        public void on(TraceEvent event, Sitting sitting, Act act) {
            if (event.position() == throwAt) {
                throw new IllegalStateException("The reaction fails on purpose.");
            }
            seen.add(event.position());
            if (event.fact() instanceof AccountFact.Deposited
                    && !event.act().actor().equals(PLATFORM)) {
                AccountDesk.at(sitting).deposit(C, 1, act);
            }
        }
    }

    private static InMemoryJournal journalWithDeposits(int deposits) {
        InMemoryJournal journal = journalWith(0, 0);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        desk.open(C, act("open-c"));
        for (int i = 0; i < deposits; i++) {
            desk.deposit(i % 2 == 0 ? A : B, 10 + i, act("pay-" + i));
        }
        return journal;
    }

    private static List<Long> range(long endExclusive) {
        List<Long> range = new ArrayList<>();
        for (long i = 0; i < endExclusive; i++) {
            range.add(i);
        }
        return range;
    }

    private static void catchUpWholly(Follower follower) {
        while (follower.catchUp(1_000) > 0) {
            continue;
        }
    }

    // Views

    @Test
    void a_view_gets_each_event_once_and_in_order_however_small_the_steps() {
        for (int max : new int[] {1, 2, 3, 7, 1_000}) {
            Journal journal = journalWithDeposits(20);
            Deposits view = new Deposits();
            Follower follower = Follower.of(Office.over(journal)).with(view);
            int carried;
            do {
                carried = follower.catchUp(max);
                assertTrue(carried <= max);
                assertEquals(range(follower.position()), view.positions);
            } while (carried > 0);
            AccountDesk.at(Office.over(journal)).deposit(A, 1, act("later"));
            assertEquals(1, follower.catchUp(max));
            assertEquals(range(24), view.positions);
            assertEquals(0, follower.catchUp(max));
        }
    }

    @Test
    void a_step_carries_no_more_than_asked_for_even_over_many_batches() {
        Journal journal = journalWithDeposits(1_000);
        Deposits view = new Deposits();
        Follower follower = Follower.of(Office.over(journal)).with(view);
        assertEquals(700, follower.catchUp(700));
        assertEquals(range(700), view.positions);
        assertEquals(303, follower.catchUp(700));
        assertEquals(range(1_003), view.positions);
        assertThrows(IllegalArgumentException.class, () -> follower.catchUp(0));
    }

    @Test
    void what_is_added_later_starts_at_the_first_event_and_disturbs_nothing() {
        Journal journal = journalWithDeposits(10);
        Deposits first = new Deposits();
        Follower follower = Follower.of(Office.over(journal)).with(first);
        follower.catchUp(5);
        Deposits second = new Deposits("second", 1);
        follower.with(second);
        assertEquals(0, follower.position());
        follower.catchUp(2);
        assertEquals(range(5), first.positions);
        assertEquals(range(2), second.positions);
        catchUpWholly(follower);
        assertEquals(range(13), first.positions);
        assertEquals(range(13), second.positions);
    }

    @Test
    void a_view_that_throws_gets_the_same_event_again_and_the_others_get_nothing_twice() {
        Journal journal = journalWithDeposits(10);
        Deposits before = new Deposits("before", 1);
        Deposits failing = new Deposits("failing", 1);
        Deposits after = new Deposits("after", 1);
        failing.throwAt = 6;
        Follower follower =
                Follower.of(Office.over(journal)).with(before).with(failing).with(after);
        assertThrows(FollowerException.class, () -> follower.catchUp(1_000));
        assertThrows(FollowerException.class, () -> follower.catchUp(1_000));
        assertEquals(6, follower.position());
        failing.throwAt = -1;
        catchUpWholly(follower);
        for (Deposits each : List.of(before, failing, after)) {
            assertEquals(range(13), each.positions);
        }
    }

    @Test
    void a_follower_that_carries_to_nobody_carries_nothing() {
        assertEquals(0, Follower.of(Office.over(journalWithDeposits(3))).catchUp(100));
    }

    @Test
    void names_are_unique_in_a_follower_and_well_formed() {
        Follower follower = Follower.of(Office.over(journal())).with(new Deposits("bonus", 1));
        assertThrows(IllegalArgumentException.class, () -> follower.with(new Bonus()));
        assertThrows(IllegalArgumentException.class, () -> follower.with(new Deposits("bonus", 2)));
        assertThrows(IllegalArgumentException.class, () -> follower.with(new Deposits("with blank", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> follower.with(new Bonus() {
                    @Override
                    public String name() {
                        return "x".repeat(195);
                    }
                }));
    }

    @Test
    void an_erasure_is_told_to_every_view_and_to_the_office() {
        Journal journal = journalWithDeposits(4);
        Office here = Office.over(journal);
        here.get(Account.KIND, A);
        Deposits view = new Deposits();
        Follower follower = Follower.of(here).with(view);
        catchUpWholly(follower);
        Office.over(journal).erase(erasure("erase", LI));

        assertEquals(List.of(), view.forgotten);
        assertEquals(1, here.kept());
        catchUpWholly(follower);
        assertEquals(List.of(LI), view.forgotten);
        assertEquals(0, here.kept());
        assertEquals(range(8), view.positions, "the erasure is an event as well");
    }

    // Reactions

    @Test
    void a_reaction_acts_once_for_each_event_dated_and_caused_by_it() {
        Journal journal = journalWithDeposits(5);
        Follower follower = Follower.of(Office.over(journal)).with(new Bonus());
        catchUpWholly(follower);

        assertEquals(5, cents(journal, C));
        assertEquals(13, journal.size());
        TraceEvent deposit = all(journal).get(3);
        TraceEvent answer = all(journal).get(8);
        assertEquals(
                new Act(
                        ActId.of("bonus@3"),
                        PLATFORM,
                        Optional.empty(),
                        deposit.act().at(),
                        Optional.of(deposit.act().id())),
                answer.act());
        catchUpWholly(Follower.of(Office.over(journal)).with(new Bonus()));
        assertEquals(13, journal.size());
    }

    @Test
    void reactions_to_a_batch_of_events_share_one_append() {
        Bank.Watched journal = new Bank.Watched(journalWithDeposits(100));
        Follower.of(Office.over(journal)).with(new Bonus()).catchUp(103);
        assertEquals(List.of(100), journal.appends);
        assertEquals(100, cents(journal, C));
    }

    @Test
    void a_reaction_that_throws_stops_there_with_earlier_ones_done() {
        Journal journal = journalWithDeposits(10);
        Bonus bonus = new Bonus();
        bonus.throwAt = 7;
        Follower follower = Follower.of(Office.over(journal)).with(bonus);
        for (int again = 0; again < 2; again++) {
            assertThrows(FollowerException.class, () -> follower.catchUp(1_000));
            assertEquals(7, follower.position());
            assertEquals(4, cents(journal, C));
        }
        bonus.throwAt = -1;
        catchUpWholly(follower);
        assertEquals(10, cents(journal, C));
    }

    @Test
    void a_reaction_whose_step_is_refused_and_not_caught_stops_there() {
        InMemoryJournal journal = journalWith(5, 0); // the fund is not open
        Follower follower = Follower.of(Office.over(journal)).with(new Bonus());
        assertThrows(FollowerException.class, () -> follower.catchUp(1_000));
        assertEquals(2, follower.position());
        AccountDesk.at(Office.over(journal)).open(C, act("open-c"));
        catchUpWholly(follower);
        assertEquals(1, cents(journal, C));
    }

    @Test
    void a_refusal_that_a_reaction_takes_as_an_answer_lets_the_follower_go_on() {
        InMemoryJournal journal = journalWith(5, 0);
        Follower follower = Follower.of(Office.over(journal)).with(new Bonus() {
            @Override
            public void on(TraceEvent event, Sitting sitting, Act act) {
                sitting.enter(act, AccountRules.deposit(sitting.read(Account.KIND, C), 1));
            }
        });
        assertEquals(3, follower.catchUp(1_000));
        assertEquals(3, journal.size());
    }

    @Test
    void a_reaction_interrupted_anywhere_and_restarted_from_nothing_has_the_effect_of_once() throws Exception {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            boolean failed = true;
            int steps = 0;
            for (long step = 0; failed; step++, steps++) {
                Journal journal = journalWithDeposits(12);
                InterruptedJournal interrupted = new InterruptedJournal(journal, step, moment);
                Follower first = Follower.of(Office.over(interrupted)).with(new Bonus());
                try {
                    while (first.catchUp(4) > 0) {
                        continue;
                    }
                } catch (TraceStoreException powerCut) {
                    assertTrue(interrupted.hasFailed());
                }
                failed = interrupted.hasFailed();
                catchUpWholly(Follower.of(Office.over(journal)).with(new Bonus()));
                assertUndisturbed(journal);
            }
            assertTrue(steps > 10, "every step of reading, loading and appending was tried");
        }
    }

    @Test
    void a_reaction_interrupted_anywhere_and_restarted_from_a_checkpoint_has_the_effect_of_once() throws Exception {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            boolean failed = true;
            for (long step = 0; failed; step++) {
                Journal journal = journalWithDeposits(12);
                InterruptedJournal interrupted = new InterruptedJournal(journal, step, moment);
                MemoryCheckpoints checkpoints = new MemoryCheckpoints();
                try {
                    Follower first = Follower.of(Office.over(interrupted))
                            .with(new Bonus())
                            .with(new Deposits());
                    while (first.catchUp(3) > 0) {
                        first.save(checkpoints);
                    }
                } catch (TraceStoreException powerCut) {
                    assertTrue(interrupted.hasFailed());
                }
                failed = interrupted.hasFailed();
                Deposits view = new Deposits();
                Follower second =
                        Follower.of(Office.over(journal)).with(new Bonus()).with(view);
                second.restore(checkpoints);
                catchUpWholly(second);
                assertUndisturbed(journal);
                assertEquals(range(journal.size()), view.positions);
            }
        }
    }

    @Test
    void a_follower_goes_on_by_itself_after_its_journal_failed() {
        for (InterruptedJournal.Moment moment : InterruptedJournal.Moment.values()) {
            boolean failed = true;
            for (long step = 0; failed; step++) {
                Journal inner = journalWithDeposits(12);
                InterruptedJournal journal = new InterruptedJournal(inner, step, moment);
                Bonus bonus = new Bonus();
                Deposits view = new Deposits();
                Follower follower = Follower.of(Office.over(journal)).with(view).with(bonus);
                try {
                    while (follower.catchUp(5) > 0) {
                        continue;
                    }
                } catch (TraceStoreException once) {
                    assertTrue(journal.hasFailed());
                    catchUpWholly(follower);
                }
                failed = journal.hasFailed();
                assertUndisturbed(inner);
                assertEquals(range(inner.size()), view.positions);
            }
        }
    }

    private static void assertUndisturbed(Journal journal) {
        assertEquals(12, cents(journal, C));
        assertEquals(3 + 12 + 12, journal.size());
    }

    @Test
    void two_followers_at_once_on_two_offices_have_the_effect_of_one() throws Exception {
        for (int round = 0; round < 20; round++) {
            Journal journal = journalWithDeposits(30);
            Crew.of(3, number -> {
                if (number == 2) {
                    for (int i = 0; i < 30; i++) {
                        AccountDesk.at(Office.over(journal)).deposit(A, 1, act("meanwhile-" + i));
                    }
                    return;
                }
                Follower follower = Follower.of(Office.over(journal)).with(new Bonus());
                while (follower.position() < 63) {
                    follower.catchUp(number == 0 ? 7 : 11);
                }
            });
            catchUpWholly(Follower.of(Office.over(journal)).with(new Bonus()));
            assertEquals(60, cents(journal, C));
            assertEquals(3 + 60 + 60, journal.size());
        }
    }

    // Checkpoints

    @Test
    void a_checkpoint_brings_back_what_was_remembered_and_the_position(@TempDir Path folder) throws Exception {
        Journal journal = journalWithDeposits(10);
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("not/yet/there"));
        Deposits view = new Deposits();
        Follower first = Follower.of(Office.over(journal)).with(view).with(new Bonus());
        assertEquals(List.of("deposits", "bonus"), first.restore(checkpoints), "nothing was kept yet");
        first.catchUp(8);
        first.save(checkpoints);
        first.catchUp(3);

        Deposits restored = new Deposits();
        Bonus bonus = new Bonus();
        Follower second = Follower.of(Office.over(journal)).with(restored).with(bonus);
        assertEquals(List.of(), second.restore(checkpoints));
        assertEquals(8, second.position());
        assertEquals(range(8), restored.positions);
        catchUpWholly(second);
        catchUpWholly(first);
        assertEquals(view.positions, restored.positions);
        assertEquals(view.paidIn, restored.paidIn);
        assertEquals(8L, bonus.seen.get(0));
        assertEquals(10, cents(journal, C));
    }

    @Test
    void a_later_checkpoint_takes_the_place_of_the_one_before(@TempDir Path folder) throws Exception {
        Journal journal = journalWithDeposits(10);
        Follower follower = Follower.of(Office.over(journal)).with(new Deposits());
        follower.catchUp(3);
        follower.save(Checkpoints.in(folder));
        follower.catchUp(3);
        follower.save(Checkpoints.in(folder));
        Deposits restored = new Deposits();
        Follower.of(Office.over(journal)).with(restored).restore(Checkpoints.in(folder));
        assertEquals(range(6), restored.positions);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void a_checkpoint_of_another_name_version_journal_or_history_means_starting_again() throws Exception {
        Journal journal = journalWithDeposits(10);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Follower follower = Follower.of(Office.over(journal)).with(new Deposits());
        follower.catchUp(8);
        follower.save(checkpoints);
        checkpoints.replace("renamed", checkpoints.bytes("deposits"));

        assertRestored(checkpoints, journal, new Deposits());
        assertStartsAgain(checkpoints, journal, new Deposits("renamed", 1));
        assertStartsAgain(checkpoints, journal, new Deposits("deposits", 2));
        assertStartsAgain(checkpoints, journal, new Deposits("missing", 1));
        assertStartsAgain(checkpoints, journalWithDeposits(10), new Deposits());
        assertStartsAgain(checkpoints, new Shorter(journal), new Deposits());
        assertStartsAgain(checkpoints, new Rooted(journal, "another history"), new Deposits());
    }

    @Test
    void a_checkpoint_of_a_journal_with_roots_fits_only_the_same_root() throws Exception {
        Journal inner = journalWithDeposits(10);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Follower follower =
                Follower.of(Office.over(new Rooted(inner, "history"))).with(new Deposits());
        follower.catchUp(8);
        follower.save(checkpoints);

        assertRestored(checkpoints, new Rooted(inner, "history"), new Deposits());
        assertStartsAgain(checkpoints, new Rooted(inner, "other history"), new Deposits());
        assertStartsAgain(checkpoints, inner, new Deposits());
    }

    @Test
    void a_checkpoint_damaged_at_any_position_or_cut_anywhere_means_starting_again() throws Exception {
        Journal journal = journalWithDeposits(10);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Follower follower = Follower.of(Office.over(journal)).with(new Deposits());
        follower.catchUp(8);
        follower.save(checkpoints);
        byte[] whole = checkpoints.bytes("deposits");
        assertRestored(checkpoints, journal, new Deposits());

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            checkpoints.replace("deposits", damaged);
            assertStartsAgain(checkpoints, journal, new Deposits());
            checkpoints.replace("deposits", Arrays.copyOf(whole, i));
            assertStartsAgain(checkpoints, journal, new Deposits());
        }
        checkpoints.replace("deposits", Arrays.copyOf(whole, whole.length + 1));
        assertStartsAgain(checkpoints, journal, new Deposits());
    }

    @Test
    void a_view_that_does_not_understand_its_checkpoint_starts_again() throws Exception {
        Journal journal = journalWithDeposits(10);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Follower follower = Follower.of(Office.over(journal)).with(new Deposits());
        follower.catchUp(8);
        follower.save(checkpoints);
        Deposits confused = new Deposits();
        confused.throwOnRestore = true;
        assertStartsAgain(checkpoints, journal, confused);
    }

    @Test
    void a_view_that_starts_again_does_not_hold_back_what_the_others_were_given() throws Exception {
        Journal journal = journalWithDeposits(10);
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Follower first = Follower.of(Office.over(journal)).with(new Deposits()).with(new Bonus());
        catchUpWholly(first);
        first.save(checkpoints);
        Deposits other = new Deposits("other", 1);
        Deposits restored = new Deposits();
        Bonus bonus = new Bonus();
        Follower second =
                Follower.of(Office.over(journal)).with(other).with(restored).with(bonus);
        assertEquals(List.of("other"), second.restore(checkpoints));
        catchUpWholly(second);
        assertEquals(restored.positions, other.positions);
        assertEquals(restored.paidIn, other.paidIn);
        assertEquals(List.of(), bonus.seen);
    }

    @Test
    void a_checkpoint_stays_inside_its_folder(@TempDir Path folder) {
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("inside"));
        for (String name : List.of("../outside", "a/b", "a\\b", "")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> checkpoints.write(name, out -> out.write("x".getBytes(StandardCharsets.UTF_8))));
            assertThrows(IllegalArgumentException.class, () -> checkpoints.read(name));
        }
    }

    private static void assertRestored(Checkpoints checkpoints, Journal journal, Deposits view) {
        assertEquals(List.of(), Follower.of(Office.over(journal)).with(view).restore(checkpoints));
        assertEquals(range(8), view.positions);
        assertTrue(!view.paidIn.isEmpty());
    }

    private static void assertStartsAgain(Checkpoints checkpoints, Journal journal, Deposits view) {
        view.positions.add(77L);
        Follower follower = Follower.of(Office.over(journal)).with(view);
        assertEquals(List.of(view.name()), follower.restore(checkpoints));
        assertEquals(List.of(), view.positions);
        assertEquals(0, follower.position());
        catchUpWholly(follower);
        assertEquals(range(journal.size()), view.positions);
    }

    /** The same journal with fewer events than the checkpoint has seen. */
    private static final class Shorter extends ForwardingJournal {
        Shorter(Journal inner) {
            super(inner);
        }

        @Override
        public long size() {
            return 5;
        }

        @Override
        public Mark mark(long size) {
            if (size > 5) {
                throw new IllegalArgumentException("The size must be at most 5.");
            }
            return super.mark(size);
        }

        @Override
        public Slice read(Selection selection, long from, int max) {
            return from >= 5 ? new Slice(List.of(), from) : super.read(selection, from, (int) Math.min(max, 5 - from));
        }
    }

    /** A journal that keeps a root. */
    private static final class Rooted extends ForwardingJournal {
        private final String history;

        Rooted(Journal inner, String history) {
            super(inner);
            this.history = history;
        }

        @Override
        public Mark mark(long size) {
            return new Mark(id(), size, Optional.of(Digest.sha256((history + size).getBytes(StandardCharsets.UTF_8))));
        }
    }
}
