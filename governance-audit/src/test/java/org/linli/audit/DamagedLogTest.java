package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.interop.CloudEvents;
import org.linli.audit.interop.Provenance;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.store.Segment;
import org.linli.basics.ActorId;
import org.linli.trace.Audience;
import org.linli.trace.Direction;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/** A log of which a full segment is damaged, or gone, which opening does not read: what comes before it is read all the same. */
class DamagedLogTest {
    private static final int RECORDS = 60;
    private static final Subject A = Subject.of("account", "a");
    private static final Subject B = Subject.of("account", "b");

    @TempDir
    private Path temp;

    private Path folder;
    private List<TreeHead> heads;

    /** Of every three records one is of account a, one of b, one of an account of its own. */
    @BeforeEach
    void write() {
        folder = temp.resolve("log");
        heads = fill(folder);
    }

    private static List<TreeHead> fill(Path folder) {
        try (TraceLog log = CutClock.open(folder, SampleLog.CLOCK, BrittleDisk.hasty())) {
            for (int i = 0; i < RECORDS; i++) {
                String account = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c" + i;
                SampleLog.append(log, "act-" + i, SampleLog.deposited(account, 1_000 + i));
            }
            return LongStream.rangeClosed(0, RECORDS)
                    .mapToObj(size -> log.tree(size).head())
                    .toList();
        }
    }

    /** Changes a byte of a record in a segment that is neither the first nor the last. */
    private Path flip(int record) throws IOException {
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertTrue(log.damage().isEmpty());
        }
        List<Path> segments = Segment.list(folder);
        for (Path each : segments.subList(1, segments.size() - 1)) {
            byte[] bytes = Files.readAllBytes(each);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cents\":" + (1_000 + record));
            if (at >= 0) {
                try (RandomAccessFile file = new RandomAccessFile(each.toFile(), "rw")) {
                    file.seek(at + 8);
                    file.write('9');
                }
                return each;
            }
        }
        throw new AssertionError("The record must stand in a full segment.");
    }

    private static long[] positions(List<TraceEvent> events) {
        return events.stream().mapToLong(TraceEvent::position).toArray();
    }

    @Test
    void reading_comes_up_to_the_damage_and_then_names_it() throws IOException {
        Path damaged = flip(30);
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            for (Selection each : List.of(Selection.ALL, Selection.about(A))) {
                Slice slice = log.read(each, 0, 1_000);
                assertEquals(30, slice.next());
                assertEquals(
                        each.equals(Selection.ALL) ? 30 : 10, slice.events().size());
                DamagedException said = assertThrows(DamagedException.class, () -> log.read(each, 30, 1_000));
                assertEquals(damaged, said.damage().file());
                assertEquals(30, said.damage().position());
                assertEquals(Verdict.Problem.FRAME, said.damage().problem());
                assertEquals(heads.get(30), said.damage().trustworthy());
                assertEquals(29, log.read(each, 31, 1_000).events().size() + (each.equals(Selection.ALL) ? 0 : 20));
            }
            assertEquals(RECORDS, log.read(Selection.about(B), 0, 1_000).next());
            assertThrows(DamagedException.class, () -> log.entry(30));
            assertThrows(
                    DamagedException.class,
                    () -> log.trail(A, Direction.FORWARD).forEach(event -> {}));
        }
    }

    @Test
    void an_inquiry_answers_about_what_comes_before_the_damage_it_meets() throws IOException {
        flip(30);
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            for (Inquiry each : List.of(
                    Inquiry.seenBy(Audience.AUDITORS),
                    Inquiry.seenBy(Audience.AUDITORS).about(A),
                    Inquiry.seenBy(Audience.AUDITORS).by(ActorId.of("grid-worker-3")))) {
                InquiryAnswer answer = each.ask(log);
                assertEquals(30, answer.size());
                assertFalse(answer.isWhole());
                assertEquals(30, answer.damage().orElseThrow().position());
                Handling a = answer.handlings().get(0);
                assertEquals(A, a.subject());
                assertEquals(10, a.steps().size());
                assertEquals(27, a.effect().position());
            }
            InquiryAnswer other = Inquiry.seenBy(Audience.AUDITORS).about(B).ask(log);
            assertTrue(other.isWhole() && other.damage().isEmpty(), "what is not needed is not looked at");
            assertEquals(20, other.handlings().get(0).steps().size());
        }
    }

    @Test
    void events_provenance_and_lines_come_up_to_the_damage() throws IOException {
        flip(30);
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            CloudEvents events = CloudEvents.of(log, "/trace", Audience.AUDITORS);
            assertEquals(30, events.read(0, 1_000).events().size());
            assertThrows(DamagedException.class, () -> events.read(30, 1_000));
            assertThrows(DamagedException.class, () -> Provenance.of(log, A, Audience.AUDITORS));
            String document = Provenance.of(log, A, Audience.AUDITORS, 30).orElseThrow();
            assertTrue(document.contains("rec:27") && !document.contains("rec:33"), document);
            assertTrue(Provenance.of(log, A, Audience.AUDITORS, 0).isEmpty());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThrows(DamagedException.class, () -> LogExport.lines(log, out, done -> {}));
            assertEquals(31, out.toString(StandardCharsets.UTF_8).lines().count());
            assertEquals(heads.get(30), LogExport.lines(log, 30, new ByteArrayOutputStream(), done -> {}));
        }
    }

    @Test
    void a_file_that_ends_too_early_is_read_up_to_there() throws IOException {
        Path damaged = flip(30);
        byte[] bytes = Files.readAllBytes(damaged);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cents\":9030");
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
                file.setLength(at);
            }
            assertEquals(30, log.read(Selection.ALL, 0, 1_000).next());
            assertThrows(DamagedException.class, () -> log.read(Selection.ALL, 30, 1_000));
        }
    }

    @Test
    void a_backup_names_the_damage_and_the_archive_stays_good() throws IOException {
        LogBackup backup = LogBackup.of(temp.resolve("archive"), temp.resolve("keys"));
        flip(30);
        DamagedException said = assertThrows(DamagedException.class, () -> backup.take(folder));
        assertEquals(30, said.damage().position());
        assertTrue(String.valueOf(said.getMessage()).contains("It is not backed up"), said.getMessage());
    }

    /** The tree was filed for all of them, and later segments have indexes: none of that is records. */
    @Test
    void a_log_without_one_of_its_segments_is_opened_up_to_the_gap() throws IOException {
        List<Path> segments = Segment.list(folder);
        for (int gone : new int[] {0, 1, segments.size() / 2, segments.size() - 1}) {
            Path copy = temp.resolve("gone-" + gone);
            Files.createDirectories(copy);
            SampleLog.copy(folder, copy);
            Files.delete(copy.resolve("seg").resolve(segments.get(gone).getFileName()));
            long first = Segment.first(segments.get(gone));
            try (TraceLog log = TraceLog.openForReading(copy, SampleLog.CATALOG)) {
                assertEquals(
                        Verdict.Problem.SEQUENCE, log.damage().orElseThrow().problem(), String.valueOf(log.damage()));
                assertEquals(first, log.size());
                assertEquals(heads.get((int) first), log.tree(first).head());
                assertEquals(heads.get((int) first), log.damage().orElseThrow().trustworthy());
                assertEquals(first, positions(SampleLog.all(log)).length);
                InquiryAnswer answer = Inquiry.seenBy(Audience.AUDITORS).ask(log);
                assertEquals(first, answer.size());
                assertTrue(answer.damage().isPresent());
                assertEquals(
                        first,
                        CloudEvents.of(log, "/trace", Audience.AUDITORS)
                                .read(0, 1_000)
                                .next());
                assertThrows(IllegalArgumentException.class, () -> log.entry(first));
                assertInstanceOf(Verdict.Damaged.class, log.verify());
            }
        }
    }
}
