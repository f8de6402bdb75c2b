package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Segment;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/** Segments that are filled with zeros before they are written. */
class TraceLogZerosTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    /** A copy of a log as it stands while it is open, zeros and all. */
    private Path copyOf(Path log, String name) throws IOException {
        Path copy = folder.resolve(name);
        SampleLog.copy(log, copy);
        return copy;
    }

    @Test
    void zeros_stand_after_the_records_while_a_log_is_open_and_are_cut_off_when_it_is_closed() throws IOException {
        Path log = folder.resolve("log");
        long end;
        try (TraceLog open = SampleLog.open(log)) {
            SampleLog.fill(open);
            byte[] bytes = Files.readAllBytes(SampleLog.onlySegment(log));
            end = bytes.length;
            while (bytes[(int) end - 1] == 0) {
                end--;
            }
            assertTrue(bytes.length - end > 10_000, bytes.length + " bytes");
            assertTrue(open.verify().isSound());
            assertTrue(TraceLog.verify(log).isSound());
            try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
                assertEquals(6, reading.size());
            }
        }
        assertEquals(end, Files.size(SampleLog.onlySegment(log)));
    }

    @Test
    void a_log_that_was_killed_goes_on_in_its_zeros() throws IOException {
        Path log = folder.resolve("log");
        Path killed;
        List<TraceEvent> events;
        try (TraceLog open = SampleLog.open(log)) {
            SampleLog.fill(open);
            events = SampleLog.all(open);
            killed = copyOf(log, "killed");
        }
        long length = Files.size(SampleLog.onlySegment(killed));
        try (TraceLog again = SampleLog.open(killed)) {
            assertEquals(length, Files.size(SampleLog.onlySegment(killed)), "nothing is cut");
            assertEquals(events, SampleLog.all(again));
            SampleLog.append(again, "six", SampleLog.deposited("a", 13));
            assertEquals(7, again.size());
            assertTrue(again.verify().isSound());
        }
        assertTrue(TraceLog.verify(killed).isSound());
    }

    @Test
    void a_hole_of_zeros_between_records_is_corruption() throws IOException {
        Path log = folder.resolve("log");
        Path holed;
        try (TraceLog open = SampleLog.open(log)) {
            SampleLog.fill(open);
            holed = copyOf(log, "holed");
        }
        byte[] bytes = Files.readAllBytes(SampleLog.onlySegment(holed));
        for (boolean withState : new boolean[] {true, false}) {
            for (int from : new int[] {0, 200, 700}) {
                byte[] hole = bytes.clone();
                Arrays.fill(hole, from, from + 300, (byte) 0);
                SampleLog.rewrite(SampleLog.onlySegment(holed), hole);
                if (!withState) {
                    SampleLog.rewrite(holed.resolve("state"), new byte[0]);
                }
                assertThrows(TraceStoreException.class, () -> SampleLog.open(holed), "hole at " + from);
                Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, TraceLog.verify(holed));
                assertTrue(damaged.offset() <= from + 300, damaged.explain());
            }
        }
    }

    @Test
    void what_was_erased_is_in_no_file_and_in_no_zeros_either() throws IOException {
        Path log = folder.resolve("log");
        byte[] secret;
        try (TraceLog open = SampleLog.open(log)) {
            SampleLog.fill(open);
            secret = SampleLog.slot(open, 0);
            open.erase(SampleLog.erasure("erase", SampleLog.LI));
            assertFalse(isIn(log, secret), "the cipher while it is open");
            assertEquals(Optional.empty(), SampleLog.phone(open, 0));
        }
        assertFalse(isIn(log, secret));
    }

    private static boolean isIn(Path log, byte[] secret) throws IOException {
        String wanted = new String(secret, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void the_next_segment_is_filled_in_the_background_once_the_one_at_hand_is_half_full() throws Exception {
        Path log = folder.resolve("log");
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(MIB);
        String memo = "x".repeat(30_000);
        Path killed;
        try (TraceLog open = TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            int act = 0;
            while (Segment.list(log).size() < 2) {
                SampleLog.append(open, "act-" + act, SampleLog.memo("a", ++act, memo));
                if (act == 25) {
                    for (int i = 0; i < 1_000 && Files.notExists(log.resolve("ahead")); i++) {
                        Thread.sleep(5);
                    }
                    for (int i = 0; i < 1_000 && Files.size(log.resolve("ahead")) < MIB; i++) {
                        Thread.sleep(5);
                    }
                    Thread.sleep(50);
                }
            }
            List<Path> segments = Segment.list(log);
            assertEquals(MIB, Files.size(segments.get(1)), "as it was filled");
            assertTrue(Files.notExists(log.resolve("ahead")));
            assertTrue(open.verify().isSound());
            Files.write(log.resolve("ahead"), new byte[3]);
            killed = copyOf(log, "killed");
        }
        try (TraceLog again = TraceLog.open(killed, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            assertTrue(Files.notExists(killed.resolve("ahead")), "what was left unfinished is deleted");
            assertTrue(again.verify().isSound());
        }
    }
}
