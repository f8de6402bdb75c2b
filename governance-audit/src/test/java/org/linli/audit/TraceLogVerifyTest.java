package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.store.Bytes;
import org.linli.audit.store.Frame;
import org.linli.audit.store.LogMeta;
import org.linli.audit.store.Segment;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.casework.Case;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Personal;
import org.linli.trace.TraceStoreException;

/** What {@link TraceLog#verify} says. */
class TraceLogVerifyTest {
    @TempDir
    private Path folder;

    @Test
    void aCommunityOverALogLeavesASoundTrace() {
        ActorId resident = ActorId.of("resident-7");
        Case reported;
        Verdict.Sound sound;
        try (TraceLog log = TraceLog.open(folder, FactCatalog.load())) {
            Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
            reported = community
                    .cases()
                    .report(
                            Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                                    .withDescription(Personal.of(resident, "description", "楼道灯坏了")),
                            community.act(resident))
                    .state();
            sound = assertInstanceOf(Verdict.Sound.class, log.verify());
            assertEquals(1, sound.head().size());
            assertEquals(log.id(), sound.log());
        }
        assertEquals(sound, TraceLog.verify(folder));
        try (TraceLog copy = TraceLog.openForReading(folder, FactCatalog.load())) {
            Community again = Community.open(copy, Clock.systemUTC(), IdSource.random());
            assertEquals(reported, again.office().get(Case.KIND, reported.id()));
            assertEquals(sound, copy.verify());
        }
    }

    // Forgeries: whoever edits the files knows the format and puts the checksums right.

    private static final byte[] NO_BYTES = {};

    /** A frame as it stands in a segment. */
    private record Taken(long sequence, long unsynced, int kind, byte[] body, List<byte[]> slots) {}

    private Path forged() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
        }
        return SampleLog.onlySegment(folder);
    }

    private List<Taken> take(Path segment) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        Frame frame = new Frame(LogMeta.read(folder).seed());
        List<Taken> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += frame.length()) {
            assertTrue(frame.parse(bytes, at, bytes.length));
            int body = frame.envelopeOffset();
            List<byte[]> slots = new ArrayList<>();
            for (int i = 0; i < frame.slots(); i++) {
                slots.add(Arrays.copyOfRange(bytes, frame.slotOffset(i), frame.slotOffset(i) + frame.slotLength(i)));
            }
            frames.add(new Taken(
                    frame.sequence(),
                    frame.sequence() - frame.durable(),
                    frame.kind(),
                    Arrays.copyOfRange(bytes, body, body + frame.envelopeLength()),
                    slots));
        }
        return frames;
    }

    private void put(Path segment, List<Taken> frames) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int end = 0;
        for (Taken each : frames) {
            end = Frame.write(
                    LogMeta.read(folder).seed(),
                    bytes,
                    end,
                    each.sequence(),
                    each.unsynced(),
                    each.kind(),
                    each.body(),
                    0,
                    each.body().length,
                    each.slots());
        }
        Files.write(segment, Arrays.copyOf(bytes, end));
    }

    private Verdict.Damaged damage(Verdict.Problem problem) {
        Verdict verdict = TraceLog.verify(folder);
        Verdict.Damaged damaged = assertInstanceOf(Verdict.Damaged.class, verdict);
        assertEquals(problem, damaged.problem(), damaged.explain());
        assertTrue(damaged.explain().contains(damaged.file().toString()));
        return damaged;
    }

    @Test
    void anEditedByteIsNamed() throws IOException {
        Path segment = forged();
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cents\":7");
        bytes[at + 8] = '8';
        Files.write(segment, bytes);
        Verdict.Damaged damaged = damage(Verdict.Problem.FRAME);
        assertEquals(3, damaged.position());
        assertEquals(segment, damaged.file());
        assertTrue(damaged.offset() < at && damaged.trustworthy().size() == 2);
        TraceStoreException refused = assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
        assertTrue(refused.getMessage().contains("record 3")
                && refused.getMessage().contains(segment.toString()));
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertEquals(2, log.size(), "up to the last whole batch before the damage");
            assertEquals(damaged, log.verify());
            assertTrue(log.damage().isPresent());
            assertThrows(TraceStoreException.class, () -> SampleLog.append(log, "no", SampleLog.deposited("x", 1)));
        }
    }

    @Test
    void anEditedByteUnderARightChecksumIsNamed() throws IOException {
        Path segment = forged();
        List<Taken> frames = take(segment);
        Taken edited = frames.get(2);
        String body = new String(edited.body(), StandardCharsets.UTF_8).replace("\"cents\":5", "\"cents\":6");
        frames.set(
                2,
                new Taken(
                        edited.sequence(),
                        edited.unsynced(),
                        edited.kind(),
                        body.getBytes(StandardCharsets.UTF_8),
                        List.of()));
        put(segment, frames);
        assertEquals(1, damage(Verdict.Problem.TREE).position());
        assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
    }

    @Test
    void aSwappedPairIsNamed() throws IOException {
        Path segment = forged();
        List<Taken> frames = take(segment);
        Collections.swap(frames, 4, 5);
        put(segment, frames);
        assertEquals(2, damage(Verdict.Problem.SEQUENCE).position());

        Taken first = frames.get(4);
        Taken second = frames.get(5);
        frames.set(4, new Taken(2, first.unsynced(), first.kind(), first.body(), first.slots()));
        frames.set(5, new Taken(3, second.unsynced(), second.kind(), second.body(), second.slots()));
        put(segment, frames);
        assertEquals(3, damage(Verdict.Problem.TREE).position());
    }

    @Test
    void aMissingRecordIsNamed() throws IOException {
        Path segment = forged();
        List<Taken> all = take(segment);
        List<Taken> frames = new ArrayList<>(all);
        frames.remove(4);
        put(segment, frames);
        assertEquals(2, damage(Verdict.Problem.SEQUENCE).position());

        // A whole batch less, and everything after it numbered anew.
        frames = new ArrayList<>(all);
        frames.remove(3);
        frames.remove(2);
        for (int i = 2; i < frames.size(); i++) {
            Taken each = frames.get(i);
            byte[] body = each.body().clone();
            if (each.kind() == Frame.BATCH_END) {
                Bytes.putLong(body, 0, Bytes.getLong(body, 0) - 1);
            }
            frames.set(i, new Taken(each.sequence() - 1, each.unsynced(), each.kind(), body, each.slots()));
        }
        put(segment, frames);
        assertEquals(2, damage(Verdict.Problem.TRAIL).position());
    }

    @Test
    void aSwappedValueIsNamed() throws IOException {
        Path segment = forged();
        List<Taken> frames = take(segment);
        Taken li = frames.get(0);
        Taken wang = frames.get(4);
        frames.set(0, new Taken(li.sequence(), li.unsynced(), li.kind(), li.body(), wang.slots()));
        frames.set(4, new Taken(wang.sequence(), wang.unsynced(), wang.kind(), wang.body(), li.slots()));
        put(segment, frames);
        assertEquals(0, damage(Verdict.Problem.VALUE).position());
    }

    @Test
    void aRecordThatIsNoEnvelopeIsNamed() throws IOException {
        Path segment = forged();
        List<Taken> frames = take(segment);
        Taken edited = frames.get(2);
        String body = new String(edited.body(), StandardCharsets.UTF_8);
        for (String wrong :
                List.of(" " + body, body.replace("\"v\":1", "\"v\":2"), "{}", body.replace("\"act\"", "\"acu\""))) {
            frames.set(
                    2,
                    new Taken(
                            edited.sequence(),
                            edited.unsynced(),
                            edited.kind(),
                            wrong.getBytes(StandardCharsets.UTF_8),
                            List.of()));
            put(segment, frames);
            assertEquals(1, damage(Verdict.Problem.FORM).position());
            assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
        }
    }

    @Test
    void aSegmentThatIsMissingIsNamed() throws IOException {
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(1);
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            SampleLog.fill(log);
            assertTrue(log.verify().isSound());
        }
        assertTrue(TraceLog.verify(folder).isSound());
        List<Path> segments = Segment.list(folder);
        assertEquals(5, segments.size());
        byte[] third = Files.readAllBytes(segments.get(2));
        Files.delete(segments.get(2));
        assertEquals(2, damage(Verdict.Problem.SEQUENCE).position());
        assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
        Files.write(segments.get(2), NO_BYTES);
        assertEquals(2, damage(Verdict.Problem.SEQUENCE).position());
        Files.write(segments.get(2), third);
        assertTrue(TraceLog.verify(folder).isSound());
        Files.delete(segments.get(4));
        assertEquals(5, damage(Verdict.Problem.SEQUENCE).position());
        assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
    }

    @Test
    void framesOfAnotherLogDoNotPass() throws IOException {
        Path segment = forged();
        Path other = folder.resolve("other");
        try (TraceLog log = SampleLog.open(other)) {
            SampleLog.fill(log);
        }
        Files.write(segment, Files.readAllBytes(SampleLog.onlySegment(other)));
        assertEquals(0, damage(Verdict.Problem.FRAME).position());
    }
}
