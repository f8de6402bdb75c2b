package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Frame;
import org.linli.trace.Erasure;
import org.linli.trace.Mark;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** What is erased is gone from every file, and nothing that was proved before is proved otherwise afterwards. */
class TraceLogErasureTest {
    private static final String SECRET = "027-SECRET-8888";

    @TempDir
    private Path folder;

    private static void fill(TraceLog log) {
        SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, SECRET));
        SampleLog.append(log, "two", SampleLog.opened("b", SampleLog.WANG, "027-2222"));
        SampleLog.append(log, "three", SampleLog.deposited("a", 5), SampleLog.opened("c", SampleLog.LI, SECRET));
        SampleLog.append(log, "four", SampleLog.deposited("c", 7));
    }

    /** All bytes of all files of the log. */
    private static byte[] everything(Path log) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean contains(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    /** The last 32 bytes of the first frame in the file of keys: that of the first holder. */
    private static byte[] firstKey(Path log) throws IOException {
        byte[] keys = Files.readAllBytes(log.resolve("keys"));
        int end = java.nio.ByteBuffer.wrap(keys).getInt(0);
        return Arrays.copyOfRange(keys, end - 32, end);
    }

    private static List<byte[]> slots(TraceLog log, long... positions) {
        List<byte[]> slots = new ArrayList<>();
        for (long position : positions) {
            Frame frame = log.reader().frame(position);
            int at = frame.slotOffset(0);
            slots.add(Arrays.copyOfRange(frame.source(), at, at + frame.slotLength(0)));
        }
        return slots;
    }

    @Test
    void neitherValueNorKeyNorCipherIsLeftInAnyFile() throws IOException {
        byte[] key;
        List<byte[]> slots;
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            key = firstKey(folder);
            slots = slots(log, 0, 3);
            byte[] before = everything(folder);
            assertFalse(contains(before, SECRET.getBytes(StandardCharsets.UTF_8)), "never in the clear");
            assertTrue(contains(before, key));
            slots.forEach(slot -> assertTrue(contains(before, slot)));
            Mark mark = log.mark(5);
            List<TraceEvent> events = SampleLog.all(log);

            assertEquals(2, log.erase(SampleLog.erasure("erase", SampleLog.LI)).values());

            assertEquals(mark, log.mark(5), "roots are unchanged");
            assertEquals(events, SampleLog.all(log).subList(0, 5), "facts are unchanged");
            assertEquals(Optional.empty(), SampleLog.phone(log, 0));
            assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 1));
            assertEquals(Optional.empty(), SampleLog.phone(log, 3));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
        byte[] after = everything(folder);
        assertFalse(contains(after, key), "no key");
        slots.forEach(slot -> {
            assertFalse(contains(after, slot), "no cipher");
            assertFalse(contains(after, Arrays.copyOfRange(slot, 20, 52)), "nor part of it");
        });
        assertTrue(TraceLog.verify(folder).isSound());
    }

    @Test
    void aHolderWhoComesBackGetsAFreshKeyThatTheNextErasureDestroysToo() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            log.erase(SampleLog.erasure("erase", SampleLog.LI));
            SampleLog.append(log, "back", SampleLog.opened("d", SampleLog.LI, "027-BACK"));
            assertEquals(Optional.of("027-BACK"), SampleLog.phone(log, 6));
            assertEquals(0, log.erase(SampleLog.erasure("erase", SampleLog.LI)).values(), "the same order again");
            assertEquals(Optional.of("027-BACK"), SampleLog.phone(log, 6));
        }
        try (TraceLog log = SampleLog.open(folder)) {
            assertEquals(Optional.of("027-BACK"), SampleLog.phone(log, 6));
            assertEquals(Optional.empty(), SampleLog.phone(log, 0));
            assertTrue(log.verify().isSound(), log.verify().explain());
            assertEquals(
                    1, log.erase(SampleLog.erasure("erase-2", SampleLog.LI)).values());
            assertEquals(Optional.empty(), SampleLog.phone(log, 6));
        }
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertEquals(Optional.empty(), SampleLog.phone(log, 6));
            assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 1));
            assertTrue(log.verify().isSound());
        }
    }

    @Test
    void aValueReadBeforeAnErasureIsNotCarriedBeyondIt() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
            AccountFact.Opened before = (AccountFact.Opened)
                    log.read(Selection.ALL, 0, 1).events().get(0).fact();
            log.erase(SampleLog.erasure("erase", SampleLog.LI));
            SampleLog.append(
                    log,
                    "carried",
                    new AccountFact.Opened(AccountId.of("z"), SampleLog.LI, Account.Tier.GROUP, before.contact()));
            assertEquals(Optional.empty(), SampleLog.phone(log, 6));
            assertTrue(log.verify().isSound(), log.verify().explain());
        }
        try (TraceLog log = SampleLog.open(folder)) {
            assertEquals(Optional.empty(), SampleLog.phone(log, 6));
            assertTrue(log.verify().isSound());
        }
    }

    @Test
    void anErasureThatWasInterruptedAnywhereIsFinishedOnOpening() throws IOException {
        for (BrittleDisk.Call call : List.of(BrittleDisk.Call.WRITE, BrittleDisk.Call.FORCE)) {
            for (int sound = 0; sound < 6; sound++) {
                Path path = folder.resolve(call + "-" + sound);
                interrupt(path, call, sound);
                try (TraceLog log = SampleLog.open(path)) {
                    boolean ordered = log.size() == 6;
                    assertEquals(ordered ? Optional.empty() : Optional.of(SECRET), SampleLog.phone(log, 0));
                    assertEquals(ordered ? Optional.empty() : Optional.of(SECRET), SampleLog.phone(log, 3));
                    assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 1));
                    assertTrue(log.verify().isSound(), log.verify().explain());
                    Erasure.Outcome outcome = log.erase(SampleLog.erasure("erase", SampleLog.LI));
                    assertEquals(ordered ? 0 : 2, outcome.values());
                    assertEquals(5, outcome.receipt().first());
                    assertEquals(6, log.size());
                    for (byte[] slot : slots(log, 0, 3)) {
                        assertTrue(Arrays.equals(new byte[slot.length], slot));
                    }
                }
                assertTrue(Arrays.equals(new byte[32], firstKey(path)));
                assertTrue(TraceLog.verify(path).isSound());
            }
        }
    }

    private static void interrupt(Path path, BrittleDisk.Call call, int sound) {
        BrittleDisk disk = BrittleDisk.hasty();
        try (TraceLog log = SampleLog.open(path, disk)) {
            fill(log);
            disk.tear();
            disk.failAfter(call, sound);
            try {
                log.erase(SampleLog.erasure("erase", SampleLog.LI));
            } catch (TraceStoreException unknown) {
                assertTrue(unknown.getMessage().contains("outcome unknown"), unknown.getMessage());
                assertThrows(TraceStoreException.class, () -> SampleLog.append(log, "no", SampleLog.deposited("x", 1)));
            }
            disk.failAfter(call, Integer.MAX_VALUE);
        }
    }

    @Test
    void anUnfinishedErasureAndAValueThatNobodyErasedAreNamed() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            fill(log);
        }
        Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
        SampleLog.copy(folder, copy);
        try (TraceLog log = SampleLog.open(folder)) {
            log.erase(SampleLog.erasure("erase", SampleLog.LI));
        }
        // The erased segment under the old keys, and the old segment's values gone without an order.
        byte[] erased = Files.readAllBytes(SampleLog.onlySegment(folder));
        byte[] filled = Files.readAllBytes(SampleLog.onlySegment(copy));
        Files.write(SampleLog.onlySegment(copy), Arrays.copyOf(erased, filled.length));
        Verdict.Damaged gone = (Verdict.Damaged) TraceLog.verify(copy);
        assertEquals(Verdict.Problem.ERASURE, gone.problem());
        assertEquals(0, gone.position());
        System.arraycopy(filled, 0, erased, 0, filled.length);
        Files.write(SampleLog.onlySegment(folder), erased);
        Verdict.Damaged left = (Verdict.Damaged) TraceLog.verify(folder);
        assertEquals(Verdict.Problem.ERASURE, left.problem());
        assertEquals(0, left.position());
        SampleLog.open(folder).close();
        assertTrue(TraceLog.verify(folder).isSound(), "opening finishes it");
    }
}
