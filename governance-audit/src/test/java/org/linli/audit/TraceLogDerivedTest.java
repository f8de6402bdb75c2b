package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Segment;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Direction;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Selection;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.AccountFact;

/** What is derived of full segments, tree and indexes: right, made anew when it is lost, and never believed against the records. */
class TraceLogDerivedTest {
    private static final TraceLog.Settings SMALL = TraceLog.Settings.DEFAULT.withSegmentBytes(8_000);

    @TempDir
    private Path folder;

    private Path log;
    private final Random random = new Random(7);
    private List<TraceEvent> events = List.of();
    private final List<byte[]> roots = new ArrayList<>();

    private static TraceLog open(Path path) {
        return TraceLog.open(path, SampleLog.CATALOG, SampleLog.CLOCK, SMALL, BrittleDisk.hasty());
    }

    private void append(TraceLog open, int number) {
        int account = random.nextInt(40);
        AccountFact fact = random.nextInt(3) == 0
                ? SampleLog.opened("a" + account, holder(random.nextInt(10)), "tel-" + number)
                : SampleLog.deposited("a" + account, number + 1);
        Subject subject = fact.subject();
        Act act = Act.of(
                ActId.of("act-" + number),
                ActorId.of("worker-" + random.nextInt(5)),
                SampleLog.CLOCK.instant().plusSeconds(number));
        open.append(List.of(Entry.of(act, fact)), Map.of(subject, SampleLog.head(open, subject)));
    }

    private static ActorId holder(int number) {
        return ActorId.of("holder-" + number);
    }

    @BeforeEach
    void fill() throws IOException {
        log = folder.resolve("log");
        try (TraceLog open = open(log)) {
            for (int i = 0; i < 200; i++) {
                append(open, i);
                if (i % 50 == 49) {
                    open.erase(SampleLog.erasure("erase-" + i, holder(i / 50)));
                }
            }
            events = SampleLog.all(open);
            for (int size = 0; size <= events.size(); size++) {
                roots.add(open.mark(size).root().orElseThrow().bytes());
            }
            look(open);
        }
        SampleLog.copy(log, folder.resolve("sound"));
    }

    /** Every question that can be asked of the log has the answer that its records give. */
    private void look(TraceLog open) {
        trails(open);
        Subject none = events.get(0).fact().subject();
        Subject unknown = new Subject(none.kind(), "unknown");
        assertEquals(List.of(), list(open.trail(unknown, Direction.BACKWARD)));
        assertEquals(0, open.append(List.of(), Map.of(unknown, Head.NONE)).count());
        same(open, Selection.ALL.by(ActorId.of("worker-3")));
        same(open, Selection.ALL.by(ActorId.of("nobody")));
        same(open, Selection.ofKinds(none.kind()).by(ActorId.of("worker-1"), ActorId.of("worker-2")));
        TimeWindow window = TimeWindow.of(
                SampleLog.CLOCK.instant().plusSeconds(60),
                SampleLog.CLOCK.instant().plusSeconds(90));
        same(open, Selection.ALL.during(window));
        same(open, Selection.ALL.by(ActorId.of("worker-4")).during(window));
        for (int size = 0; size <= events.size(); size += 7) {
            assertArrayEquals(
                    roots.get(size), open.mark(size).root().orElseThrow().bytes());
        }
        values(open);
    }

    private void trails(TraceLog open) {
        assertEquals(events, SampleLog.all(open));
        Map<Subject, List<TraceEvent>> trails = new HashMap<>();
        for (TraceEvent event : events) {
            trails.computeIfAbsent(event.fact().subject(), none -> new ArrayList<>())
                    .add(event);
        }
        trails.forEach((subject, trail) -> {
            assertEquals(trail, list(open.trail(subject, Direction.FORWARD)));
            List<TraceEvent> backward = new ArrayList<>(trail);
            Collections.reverse(backward);
            assertEquals(backward, list(open.trail(subject, Direction.BACKWARD)));
            assertEquals(trail, open.read(Selection.about(subject), 0, 1_000).events());
            Head head = trail.get(trail.size() - 1).head();
            assertEquals(0, open.append(List.of(), Map.of(subject, head)).count());
        });
    }

    private void values(TraceLog open) {
        for (TraceEvent event : events) {
            if (event.fact() instanceof AccountFact.Opened opened) {
                int number = Integer.parseInt(
                        opened.contact().phone().holder().value().substring(7));
                int erasedAt = number < 4 ? 50 * number + 50 : 0;
                int act = Integer.parseInt(event.act().id().value().substring(4));
                Optional<String> wanted = act < erasedAt ? Optional.empty() : Optional.of("tel-" + act);
                assertEquals(wanted, SampleLog.phone(open, event.position()), () -> "record " + event.position());
            }
        }
    }

    private void same(Journal open, Selection selection) {
        List<TraceEvent> wanted = events.stream().filter(selection::matches).toList();
        assertEquals(wanted, open.read(selection, 0, 1_000).events());
        List<TraceEvent> byTwos = new ArrayList<>();
        for (long from = 0; from < open.size(); ) {
            var slice = open.read(selection, from, 2);
            byTwos.addAll(slice.events());
            assertTrue(slice.next() > from);
            from = slice.next();
        }
        assertEquals(wanted, byTwos);
    }

    private static List<TraceEvent> list(Iterable<TraceEvent> trail) {
        List<TraceEvent> list = new ArrayList<>();
        trail.forEach(list::add);
        return list;
    }

    private List<Path> derived() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(log.resolve("idx")), Files.list(log.resolve("tree")))) {
            return files.sorted().toList();
        }
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        for (Path path : derived()) {
            contents.put(path, Files.readAllBytes(path));
        }
        return contents;
    }

    private void restore(Map<Path, byte[]> contents) throws IOException {
        for (Path path : derived()) {
            Files.delete(path);
        }
        for (Map.Entry<Path, byte[]> each : contents.entrySet()) {
            Files.write(each.getKey(), each.getValue());
        }
    }

    @Test
    void an_opened_log_answers_from_its_files_what_it_answered_from_memory() throws IOException {
        assertTrue(Segment.list(log).size() > 7);
        assertEquals(
                Segment.list(log).size() - 1,
                derived().stream()
                        .filter(each -> each.toString().endsWith(".idx"))
                        .count());
        try (TraceLog again = open(log)) {
            look(again);
            assertTrue(again.verify().isSound(), again.verify().explain());
        }
        try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
            look(reading);
        }
        assertTrue(TraceLog.verify(log).isSound());
    }

    @Test
    void what_is_deleted_is_made_anew_byte_by_byte() throws IOException {
        Map<Path, byte[]> before = contents();
        List<Path> all = derived();
        for (Path path : all) {
            restore(before);
            Files.delete(path);
            assertTrue(TraceLog.verify(log).isSound(), path.toString());
            try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
                assertEquals(events, SampleLog.all(reading));
            }
            open(log).close();
            same(path, before.get(path));
        }
        for (Path path : all) {
            Files.delete(path);
        }
        try (TraceLog reading = TraceLog.openForReading(log, SampleLog.CATALOG)) {
            look(reading);
        }
        try (TraceLog again = open(log)) {
            look(again);
            assertTrue(again.verify().isSound());
        }
        assertEquals(all, derived());
        assertTrue(TraceLog.verify(log).isSound());
    }

    /** The same but for the greatest number of a key, which nothing tells any more once values have been erased. */
    private static void same(Path path, byte[] wanted) throws IOException {
        byte[] got = Files.readAllBytes(path);
        byte[] expected = wanted.clone();
        if (path.toString().endsWith(".idx")) {
            for (int[] range : new int[][] {{24, 32}, {4092, 4096}}) {
                Arrays.fill(got, range[0], range[1], (byte) 0);
                Arrays.fill(expected, range[0], range[1], (byte) 0);
            }
        }
        assertArrayEquals(expected, got, path.toString());
    }

    @Test
    void what_is_damaged_is_named_by_verify_answers_rightly_and_is_made_anew() throws IOException {
        Map<Path, byte[]> before = contents();
        int named = 0;
        int tries = 0;
        for (Path path : derived()) {
            byte[] sound = before.get(path);
            for (int i = 0; i < 2; i++) {
                restore(before);
                byte[] flipped = sound.clone();
                flipped[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
                if (i == 1) {
                    flipped = Arrays.copyOf(sound, random.nextInt(sound.length));
                }
                Files.write(path, flipped);
                tries++;
                Verdict verdict = TraceLog.verify(log);
                if (!verdict.isSound()) {
                    named++;
                    Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, verdict);
                    assertEquals(Verdict.Problem.INDEX, damaged.problem(), verdict.explain());
                    assertEquals(path, damaged.file());
                    assertEquals(events.size(), damaged.trustworthy().size());
                }
                try (TraceLog again = open(log)) {
                    trails(again);
                    append(again, 200);
                    assertEquals(events.size() + 1, again.size());
                }
                restoreLog();
            }
        }
        assertTrue(named > tries / 3, named + " of " + tries);
    }

    /** Takes back the one record that was appended. */
    private void restoreLog() throws IOException {
        SampleLog.copy(folder.resolve("sound"), log);
    }

    @Test
    void an_index_of_another_log_or_of_another_tail_is_not_taken() throws IOException {
        Path other = folder.resolve("other");
        try (TraceLog filled = open(other)) {
            for (int i = 0; i < 100; i++) {
                append(filled, i);
            }
        }
        Path fork = folder.resolve("fork");
        SampleLog.copy(log, fork);
        try (TraceLog forked = open(fork)) {
            for (int i = 300; i < 400; i++) {
                append(forked, i);
            }
        }
        try (TraceLog open = open(log)) {
            for (int i = 400; i < 480; i++) {
                append(open, i);
            }
            events = SampleLog.all(open);
        }
        for (Path path : List.of(other, fork)) {
            SampleLog.copy(path.resolve("idx"), log.resolve("idx"));
            SampleLog.copy(path.resolve("tree"), log.resolve("tree"));
            Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, TraceLog.verify(log));
            assertEquals(Verdict.Problem.INDEX, damaged.problem(), damaged.explain());
            try (TraceLog again = open(log)) {
                assertEquals(events, SampleLog.all(again));
            }
            assertTrue(
                    TraceLog.verify(log).isSound(), () -> TraceLog.verify(log).explain());
        }
    }

    @Test
    void what_a_kill_leaves_of_files_that_were_being_written_is_cleared_away() throws IOException {
        List<Path> all = derived();
        Path idx = all.get(all.size() / 2 - 2);
        for (Path path : all) {
            byte[] sound = Files.readAllBytes(path);
            for (int length : new int[] {0, 1, sound.length / 2, sound.length - 1}) {
                Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
                if (path.toString().endsWith(".idx")) {
                    Files.delete(path);
                    Files.write(unfinished, Arrays.copyOf(sound, length));
                } else {
                    Files.write(path, Arrays.copyOf(sound, length));
                }
                open(log).close();
                assertFalse(Files.exists(unfinished));
                same(path, sound);
            }
        }
        assertNotEquals(0, Files.size(idx));
        assertTrue(TraceLog.verify(log).isSound());
    }

    @Test
    void opening_reads_of_full_segments_no_more_than_their_ends() throws IOException {
        try (TraceLog open = open(log)) {
            for (int i = 200; i < 230; i++) {
                append(open, i);
            }
        }
        WatchedDisk disk = new WatchedDisk();
        TraceLog.open(log, SampleLog.CATALOG, SampleLog.CLOCK, SMALL, disk).close();
        List<Path> segments = Segment.list(log);
        for (Path segment : segments.subList(0, segments.size() - 1)) {
            assertTrue(disk.bytes(segment) <= 256, segment + ": " + disk.bytes(segment));
        }
        assertTrue(disk.bytes(segments.get(segments.size() - 1)) > 256);
    }
}
