package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.trace.Durability;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Receipt;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;

/** The one thread that writes: batches, interrupts, failures, closing. */
class TraceLogWriterTest {
    @TempDir
    private Path folder;

    @Test
    void interruptsOfCallersDoNotCloseTheLog() throws Exception {
        try (TraceLog log = SampleLog.open(folder)) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
            Thread storm = new Thread(() -> {
                while (!stop.get()) {
                    for (Thread each : List.copyOf(threads)) {
                        each.interrupt();
                    }
                    Thread.onSpinWait();
                }
            });
            storm.start();
            try {
                Crew.of(3, number -> {
                    threads.add(Thread.currentThread());
                    for (int i = 0; i < 100; i++) {
                        SampleLog.append(log, number + "-" + i, SampleLog.deposited("a-" + number, i + 1));
                    }
                    threads.remove(Thread.currentThread());
                });
            } finally {
                stop.set(true);
                storm.join();
            }
            assertEquals(300, log.size());
            assertTrue(log.verify().isSound());
        }
        assertTrue(TraceLog.verify(folder).isSound());
    }

    @Test
    void anInterruptIsPassedOnAfterTheAppend() {
        try (TraceLog log = SampleLog.open(folder)) {
            Thread.currentThread().interrupt();
            SampleLog.append(log, "one", SampleLog.deposited("a", 1));
            assertTrue(Thread.interrupted());
            assertEquals(1, log.size());
        }
    }

    @Test
    void appendsThatQueueTogetherShareASync() throws Exception {
        BrittleDisk disk = BrittleDisk.sound();
        try (TraceLog log = SampleLog.open(folder, disk)) {
            SampleLog.append(log, "first", SampleLog.deposited("x", 1));
            disk.calls.set(0);
            int threads = 16;
            int each = 25;
            Crew.of(threads, number -> {
                for (int i = 0; i < each; i++) {
                    SampleLog.append(log, number + "-" + i, SampleLog.deposited("a-" + number, i + 1));
                }
            });
            assertEquals(threads * each + 1, log.size());
            // Alone, each append would have been a write, a sync and a word in the state.
            assertTrue(disk.calls.get() < threads * each * 3, disk.calls.get() + " calls");
        }
    }

    @Test
    void afterAFailedSyncTheOutcomeIsUnknownAndTheLogTakesNothingMore() {
        for (BrittleDisk.Call call : List.of(BrittleDisk.Call.WRITE, BrittleDisk.Call.FORCE)) {
            for (int sound = 0; sound < 3; sound++) {
                Path log = folder.resolve(call + "-" + sound);
                long acknowledged = failDuringAppends(log, call, sound);
                try (TraceLog reopened = SampleLog.open(log)) {
                    assertTrue(reopened.size() >= acknowledged && reopened.size() <= acknowledged + 1);
                    assertTrue(reopened.verify().isSound());
                    SampleLog.append(reopened, "again", SampleLog.deposited("again", 1));
                }
            }
        }
    }

    private static long failDuringAppends(Path folder, BrittleDisk.Call call, int sound) {
        BrittleDisk disk = BrittleDisk.sound();
        long acknowledged = 0;
        try (TraceLog log = SampleLog.open(folder, disk)) {
            SampleLog.append(log, "before", SampleLog.deposited("a", 1));
            acknowledged = 1;
            disk.tear();
            disk.failAfter(call, sound);
            TraceStoreException unknown = null;
            for (int i = 0; i < 3 && unknown == null; i++) {
                int number = i;
                try {
                    SampleLog.append(log, "act-" + number, SampleLog.deposited("b-" + number, 1));
                    acknowledged++;
                } catch (TraceStoreException e) {
                    unknown = e;
                }
            }
            assertTrue(unknown != null && unknown.getMessage().contains("outcome unknown"), String.valueOf(unknown));
            TraceStoreException failed = assertThrows(
                    TraceStoreException.class, () -> SampleLog.append(log, "later", SampleLog.deposited("c", 1)));
            assertTrue(failed.getMessage().contains("has failed"), failed.getMessage());
            assertThrows(TraceStoreException.class, () -> log.erase(SampleLog.erasure("erase", SampleLog.LI)));
            assertEquals(acknowledged, SampleLog.all(log).size(), "what was acknowledged can still be read");
        }
        return acknowledged;
    }

    @Test
    void aClosedLogTakesNothingAndGivesNothing() {
        TraceLog log = SampleLog.open(folder);
        SampleLog.fill(log);
        log.close();
        log.close();
        assertThrows(
                TraceStoreException.class,
                () -> log.append(
                        List.of(Entry.of(SampleLog.act("x"), SampleLog.deposited("z", 1))),
                        Map.of(Account.KIND.subject(AccountId.of("z")), Head.NONE)));
        assertThrows(TraceStoreException.class, () -> log.append(List.of(), Map.of()));
        assertThrows(TraceStoreException.class, () -> SampleLog.all(log));
        assertThrows(TraceStoreException.class, () -> log.erase(SampleLog.erasure("e", SampleLog.LI)));
    }

    @Test
    void aFailureAtTheVeryEndIsSaid() {
        BrittleDisk disk = BrittleDisk.sound();
        TraceLog log = SampleLog.open(folder, disk);
        SampleLog.fill(log);
        disk.failAfter(BrittleDisk.Call.FORCE, 0);
        TraceStoreException said = assertThrows(TraceStoreException.class, log::close);
        assertTrue(said.getMessage().contains("on disk all the same"), said.getMessage());
        try (TraceLog reopened = SampleLog.open(folder)) {
            assertEquals(6, reopened.size());
        }
    }

    @Test
    void whatQueuesBeforeClosingIsDoneOrRefusedButNeverForgotten() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path path = folder.resolve("round-" + round);
            TraceLog log = SampleLog.open(path);
            List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
            Crew.of(4, number -> {
                if (number == 3) {
                    Thread.sleep(5);
                    log.close();
                    return;
                }
                try {
                    for (int i = 0; i < 1_000; i++) {
                        receipts.add(
                                SampleLog.append(log, number + "-" + i, SampleLog.deposited("a-" + number, i + 1)));
                    }
                } catch (TraceStoreException closed) {
                    assertFalse(closed.getMessage().contains("outcome unknown"), closed.getMessage());
                }
            });
            try (TraceLog reopened = SampleLog.open(path)) {
                assertEquals(receipts.size(), reopened.size());
            }
        }
    }

    @Test
    void aRelaxedLogSaysSoAndIsOnDiskWhenItIsClosed() {
        TraceLog.Settings relaxed =
                TraceLog.Settings.DEFAULT.withDurability(Durability.RELAXED).withSegmentBytes(1_000);
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, Clock.systemUTC(), relaxed)) {
            for (int i = 0; i < 50; i++) {
                Receipt receipt = SampleLog.append(log, "act-" + i, SampleLog.deposited("a", i + 1));
                assertEquals(Durability.RELAXED, receipt.durability());
            }
            assertTrue(log.verify().isSound());
        }
        assertTrue(TraceLog.verify(folder).isSound());
        assertThrows(IllegalArgumentException.class, () -> TraceLog.Settings.DEFAULT.withDurability(Durability.MEMORY));
        assertThrows(IllegalArgumentException.class, () -> TraceLog.Settings.DEFAULT.withSegmentBytes(0));
    }

    @Test
    void a_group_log_gives_receipts_before_the_sync_and_syncs_within_its_delay() throws Exception {
        BrittleDisk disk = BrittleDisk.sound();
        TraceLog.Settings group = TraceLog.Settings.DEFAULT.withGroup(Duration.ofSeconds(30));
        try (TraceLog log = TraceLog.open(folder.resolve("slow"), SampleLog.CATALOG, SampleLog.CLOCK, group, disk)) {
            assertEquals(Durability.GROUP, log.durability());
            // No sync is due within this test, so that one would fail the log.
            disk.failAfter(BrittleDisk.Call.FORCE, 0);
            for (int i = 0; i < 50; i++) {
                assertEquals(
                        Durability.GROUP,
                        SampleLog.append(log, "act-" + i, SampleLog.deposited("a", i + 1))
                                .durability());
            }
            disk.failAfter(BrittleDisk.Call.FORCE, Integer.MAX_VALUE);
        }
        WatchedDisk forgetful = new WatchedDisk();
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        TraceLog.Settings quick = group.withGroup(Duration.ofMillis(1));
        try (TraceLog log = TraceLog.open(before, SampleLog.CATALOG, SampleLog.CLOCK, quick, forgetful)) {
            SampleLog.fill(log);
            for (int i = 0; i < 1_000 && forgetful.syncs() < 3; i++) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            forgetful.remember();
            SampleLog.copy(before, after);
        }
        forgetful.cutPower(before, after);
        try (TraceLog reopened = SampleLog.open(after)) {
            assertEquals(6, reopened.size(), "the delay has passed");
            assertTrue(reopened.verify().isSound());
        }
        assertThrows(IllegalArgumentException.class, () -> group.withGroup(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> group.withGroup(Duration.ofHours(1)));
    }

    @Test
    void a_power_cut_takes_the_last_moments_of_a_relaxed_log_and_no_more() throws IOException {
        TraceLog.Settings relaxed =
                TraceLog.Settings.DEFAULT.withDurability(Durability.RELAXED).withSegmentBytes(1_000);
        WatchedDisk disk = new WatchedDisk();
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        long size;
        try (TraceLog log = TraceLog.open(before, SampleLog.CATALOG, SampleLog.CLOCK, relaxed, disk)) {
            for (int i = 0; i < 20; i++) {
                SampleLog.append(
                        log, "act-" + i, SampleLog.opened("a" + i, ActorId.of("resident-" + i), "13900000" + i));
            }
            disk.remember();
            SampleLog.copy(before, after);
            size = log.size();
        }
        disk.cutPower(before, after);

        try (TraceLog reopened = SampleLog.open(after)) {
            assertTrue(reopened.size() > 0, "what was in full segments is kept");
            assertTrue(reopened.size() < size, "something was lost");
            for (long position = 0; position < reopened.size(); position++) {
                assertEquals(Optional.of("13900000" + position), SampleLog.phone(reopened, position));
            }
            assertTrue(reopened.verify().isSound());
        }
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedByNameAndSize() {
        try (TraceLog log = SampleLog.open(folder)) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> SampleLog.append(log, "large", memo("x".repeat(70_000))));
            assertTrue(refused.getMessage().contains("account.deposited"), refused.getMessage());
            assertTrue(refused.getMessage().contains("account/a"), refused.getMessage());
            assertTrue(refused.getMessage().contains("EvidenceStore"), refused.getMessage());
            int size = 65_535 - sizeWithout();
            SampleLog.append(log, "large", memo("居".repeat(size / 3) + "x".repeat(size % 3)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SampleLog.append(log, "small", memo("居".repeat(size / 3) + "x".repeat(size % 3 + 1))));
            assertEquals(1, log.size());
            assertTrue(log.verify().isSound());
        }
    }

    private static AccountFact memo(String text) {
        return new AccountFact.Deposited(AccountId.of("a"), 1, java.util.Optional.of(text));
    }

    /** The size of the envelope of a first deposit with an empty memo. */
    private int sizeWithout() {
        Path other = folder.resolve("other");
        try (TraceLog log = SampleLog.open(other)) {
            SampleLog.append(log, "large", memo(""));
            return log.reader().frame(0).envelopeLength();
        }
    }
}
