package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.Durability;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Restriction;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.AccountFact;

/** What a restriction has reached is erased with its key when its duty ends, and what came in later stays, whatever happens on the way. */
class TraceLogRestrictionTest {
    private static final String BEFORE = "027-1111";
    private static final String LATER = "027-4444";

    @TempDir
    private Path folder;

    /** The keys in the file of keys, in the order of their numbers; all zero where they are destroyed. */
    private static List<byte[]> keys(Path log) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(log.resolve("keys")));
        List<byte[]> keys = new ArrayList<>();
        for (int at = 0; at < file.limit(); at += file.getInt(at)) {
            byte[] key = new byte[32];
            file.get(at + file.getInt(at) - 32, key);
            keys.add(key);
        }
        return keys;
    }

    private static boolean isDestroyed(byte[] key) {
        return ByteBuffer.wrap(key).equals(ByteBuffer.allocate(32));
    }

    @Test
    void no_duty_has_the_purpose_of_the_journal_itself() {
        Restriction.Duty duty = SampleLog.restriction("restrict", SampleLog.LI).duty();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Restriction.Duty(Purpose.KEEPING_THE_TRACE, duty.bearer(), duty.statute(), duty.until()));
    }

    private static void fill(TraceLog log) {
        SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, BEFORE));
        SampleLog.append(log, "two", SampleLog.opened("b", SampleLog.WANG, "027-2222"));
    }

    /** Restricts at position 2, adds a value at 3, and ends the duty at 4. */
    private static void restrictAndEnd(TraceLog log) {
        log.restrict(SampleLog.restriction("restrict", SampleLog.LI));
        SampleLog.append(log, "three", SampleLog.opened("c", SampleLog.LI, LATER));
        log.erase(SampleLog.erasureBefore("end", SampleLog.LI, 2));
    }

    private static void assertEnded(Path path, TraceLog log) throws IOException {
        assertEquals(Optional.empty(), SampleLog.phone(log, 0));
        assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 1));
        assertEquals(Optional.of(LATER), SampleLog.phone(log, 3));
        assertArrayEquals(new byte[SampleLog.slot(log, 0).length], SampleLog.slot(log, 0));
        assertTrue(log.verify().isSound(), log.verify().explain());
        List<byte[]> keys = keys(path);
        assertTrue(isDestroyed(keys.get(0)), "the key of what was restricted");
        assertFalse(isDestroyed(keys.get(1)) || isDestroyed(keys.get(2)), "the keys of what was not");
    }

    @Test
    void the_key_of_what_was_restricted_is_destroyed_and_the_key_of_what_came_in_later_is_not() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            restrictAndEnd(log);
            assertEnded(folder, log);
        }
        try (TraceLog log = SampleLog.open(folder)) {
            assertEnded(folder, log);
            assertEquals(1, log.erase(SampleLog.erasure("all", SampleLog.LI)).values());
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
        assertTrue(isDestroyed(keys(folder).get(2)));
    }

    @Test
    void without_a_restriction_the_bytes_before_a_position_go_and_the_key_that_others_need_stays() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            SampleLog.append(log, "three", SampleLog.opened("c", SampleLog.LI, LATER));
            assertEquals(
                    1,
                    log.erase(SampleLog.erasureBefore("end", SampleLog.LI, 2)).values());
        }
        for (int i = 0; i < 2; i++) {
            try (TraceLog log = SampleLog.open(folder)) {
                assertEquals(Optional.empty(), SampleLog.phone(log, 0));
                assertEquals(Optional.of(LATER), SampleLog.phone(log, 2));
                assertFalse(isDestroyed(keys(folder).get(0)));
                assertTrue(log.verify().isSound(), log.verify().explain());
            }
        }
    }

    @Test
    void the_end_of_a_duty_that_is_interrupted_anywhere_is_finished_on_opening_and_takes_nothing_that_came_later()
            throws IOException {
        TraceLog.Settings usual = TraceLog.Settings.DEFAULT;
        int cut = 0;
        for (TraceLog.Settings settings :
                List.of(usual, usual.withDurability(Durability.RELAXED), usual.withGroup(Duration.ofSeconds(30)))) {
            for (BrittleDisk.Call call : List.of(BrittleDisk.Call.WRITE, BrittleDisk.Call.FORCE)) {
                boolean failed = true;
                for (int sound = 0; failed; sound++) {
                    Path path = folder.resolve(settings.durability() + "-" + call + "-" + sound);
                    failed = interrupt(path, settings, call, sound);
                    cut += failed ? 1 : 0;
                    seeThrough(path, settings);
                }
            }
        }
        assertTrue(cut > 30, "only " + cut + " cuts");
    }

    private static boolean interrupt(Path path, TraceLog.Settings settings, BrittleDisk.Call call, int sound) {
        BrittleDisk disk = BrittleDisk.hasty();
        boolean failed = false;
        try (TraceLog log = TraceLog.open(path, SampleLog.CATALOG, SampleLog.CLOCK, settings, disk)) {
            fill(log);
            disk.tear();
            disk.failAfter(call, sound);
            try {
                restrictAndEnd(log);
            } catch (TraceStoreException unknown) {
                failed = true;
            }
            disk.failAfter(call, Integer.MAX_VALUE);
        } catch (TraceStoreException notSettled) {
            failed = true;
        }
        return failed;
    }

    /** Whatever there is of it already: as somebody does who does not know the outcome. */
    private static void seeThrough(Path path, TraceLog.Settings settings) throws IOException {
        try (TraceLog log = TraceLog.open(path, SampleLog.CATALOG, SampleLog.CLOCK, settings, BrittleDisk.hasty())) {
            assertTrue(log.verify().isSound(), () -> path + ": " + log.verify().explain());
            if (log.size() == 5) {
                assertEnded(path, log);
            } else if (log.size() == 4) {
                assertEquals(Optional.of(LATER), SampleLog.phone(log, 3));
            }
            assertEquals(
                    2,
                    log.restrict(SampleLog.restriction("restrict", SampleLog.LI))
                            .first());
            if (log.size() == 3) {
                SampleLog.append(log, "three", SampleLog.opened("c", SampleLog.LI, LATER));
            }
            assertEquals(
                    4,
                    log.erase(SampleLog.erasureBefore("end", SampleLog.LI, 2))
                            .receipt()
                            .first());
            List<byte[]> keys = keys(path);
            assertTrue(isDestroyed(keys.get(0)), path + ": the key of what was restricted");
            assertEquals(Optional.of(LATER), SampleLog.phone(log, 3));
        }
        Verdict verdict = TraceLog.verify(path);
        assertTrue(verdict.isSound(), () -> path + ": " + verdict.explain());
    }

    @Test
    void values_that_come_in_while_a_restriction_is_made_stand_under_the_key_of_their_side_of_it() throws Exception {
        int each = 150;
        long end;
        try (TraceLog log = SampleLog.open(folder)) {
            List<FutureTask<Void>> appending = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int number = thread;
                FutureTask<Void> task = new FutureTask<>(() -> {
                    for (int i = 0; i < each; i++) {
                        String account = number + "-" + i;
                        SampleLog.append(log, account, SampleLog.opened(account, SampleLog.LI, account));
                    }
                    return null;
                });
                appending.add(task);
                new Thread(task, "appending").start();
            }
            log.awaitBeyond(each, Duration.ofSeconds(30));
            end = log.restrict(SampleLog.restriction("restrict", SampleLog.LI)).first();
            for (FutureTask<Void> task : appending) {
                task.get();
            }
            assertEquals(
                    end,
                    log.erase(SampleLog.erasureBefore("end", SampleLog.LI, end)).values());
        }
        assertTrue(isDestroyed(keys(folder).get(0)));
        try (TraceLog log = SampleLog.open(folder)) {
            for (long position = 0; position < log.size() - 1; position++) {
                if (position != end) {
                    assertEquals(position > end, SampleLog.phone(log, position).isPresent(), "" + position);
                }
            }
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }

    @Test
    void a_value_that_was_read_before_a_restriction_is_carried_on_for_the_duty_alone() {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            AccountFact.Opened own =
                    (AccountFact.Opened) SampleLog.all(log).get(0).fact();
            log.restrict(SampleLog.restriction("restrict", SampleLog.LI));
            SampleLog.append(
                    log, "carried", new AccountFact.Opened(own.account(), SampleLog.LI, own.tier(), own.contact()));
            assertEquals(Optional.empty(), SampleLog.phone(log, 3));
            Personal<String> carried = ((AccountFact.Opened)
                            SampleLog.all(log).get(3).fact())
                    .contact()
                    .phone();
            assertEquals(own.contact().phone().reveal(SampleLog.AUDIT), carried.reveal(SampleLog.AUDIT));
            assertTrue(carried.reveal(SampleLog.AUDIT).isPresent());
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
    }
}
