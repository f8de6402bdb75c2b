package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.CanonicalReader;
import org.linli.audit.codec.Envelope;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.audit.store.Frame;
import org.linli.audit.store.Name;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/** Whatever is done to the bytes of a log: a verdict or a typed error, soon, and never a record that was not written. */
class LogFuzzProperties {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final TrustPolicy POLICY = TrustPolicy.of(KEY.verifier());
    /** The files of the log, by their path in its folder. */
    private static final Map<String, byte[]> FILES = new TreeMap<>();

    private static final List<byte[]> RECORDS = new ArrayList<>();
    private static byte[] trail = {};
    private static Path folder = Path.of("");

    @BeforeContainer
    static void write() throws IOException {
        folder = Files.createTempDirectory("linli-fuzz");
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            checkpoints.sign();
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
            checkpoints.sign();
            trail = checkpoints
                    .trail(Subject.of("account", "a"))
                    .orElseThrow()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < log.size(); i++) {
                RECORDS.add(log.entry(i));
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                FILES.put(folder.relativize(each).toString(), Files.readAllBytes(each));
            }
        }
        FILES.remove("LOCK");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Puts every file back as it was. */
    private static void restore() {
        FILES.forEach((name, bytes) -> {
            try {
                SampleLog.rewrite(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What to do, where, how long, and with which byte. */
    @Provide
    Arbitrary<List<int[]>> edits() {
        return Arbitraries.integers()
                .between(0, 1 << 20)
                .array(int[].class)
                .ofSize(5)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static byte[] edited(byte[] whole, int[] edit) {
        if (whole.length == 0) {
            return new byte[] {(byte) edit[3]};
        }
        int at = edit[1] % whole.length;
        int length = Math.min(edit[2] % 200, whole.length - at);
        byte[] bytes = whole.clone();
        switch (edit[0] % 7) {
            case 0 -> bytes[at] ^= (byte) (1 << edit[3] % 8);
            case 1 -> bytes[at] = (byte) edit[3];
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> { // A piece is left out.
                bytes = Arrays.copyOf(whole, whole.length - length);
                System.arraycopy(whole, at + length, bytes, at, whole.length - at - length);
            }
            case 4 -> { // A piece stands there twice.
                bytes = Arrays.copyOf(whole, whole.length + length);
                System.arraycopy(whole, at, bytes, at + length, whole.length - at);
            }
            case 5 -> Arrays.fill(bytes, at, at + length, (byte) (edit[3] % 2 == 0 ? 0 : 0xff));
            default -> bytes = Arrays.copyOf(whole, whole.length + edit[2] % 5_000);
        }
        return bytes;
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void any_edits_of_any_files_end_in_a_verdict_and_give_no_other_record(@ForAll("edits") List<int[]> edits)
            throws IOException {
        restore();
        List<String> names = List.copyOf(FILES.keySet());
        for (int[] edit : edits) {
            Path file = folder.resolve(names.get(edit[4] % names.size()));
            SampleLog.rewrite(file, edited(Files.readAllBytes(file), edit));
        }
        LogAudit audit = LogAudit.of(folder, Map.of(), Optional.of(POLICY));
        assertFalse(audit.explain().isEmpty());
        if (audit.verdict() instanceof Verdict.Sound sound) {
            assertTrue(sound.head().size() <= RECORDS.size());
        } else if (audit.verdict() instanceof Verdict.Damaged damaged) {
            assertTrue(damaged.offset() >= 0 && damaged.explain().length() < 2_000);
        }
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            for (int i = 0; i < log.size(); i++) {
                assertArrayEquals(RECORDS.get(i), log.entry(i), "record " + i);
            }
            LogProofs proofs = LogProofs.of(log, Checkpoints.latestIn(folder).orElseThrow());
            assertTrue(proofs.receipt(0).verify(POLICY).explain().length() > 0);
        } catch (TraceStoreException | IOException e) {
            assertFalse(String.valueOf(e.getMessage()).isEmpty());
        } catch (IllegalArgumentException e) {
            // Nothing is proven under a checkpoint that the log does not continue, or that is none.
            assertTrue(audit.verdict() instanceof Verdict.Damaged || !audit.isSound(), String.valueOf(e));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_edits_of_a_trail_prove_nothing_else(@ForAll("edits") List<int[]> edits) {
        byte[] bytes = trail;
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        try {
            TrailProof read = TrailProof.parse(bytes);
            assertArrayEquals(bytes, read.toString().getBytes(StandardCharsets.UTF_8));
            TrailVerdict verdict = read.verify(POLICY);
            assertFalse(verdict.explain().isEmpty());
            if (verdict instanceof TrailVerdict.Proven proven) {
                for (TrailVerdict.Step step : proven.steps()) {
                    assertEquals(new String(RECORDS.get((int) step.position()), StandardCharsets.UTF_8), step.entry());
                }
            }
        } catch (TlogFormatException e) {
            assertTrue(e.position() >= 0 && e.position() <= bytes.length);
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_a_frame_or_none(@ForAll("edits") List<int[]> edits) {
        byte[] bytes = FILES.get("seg/00000000000000000000.log");
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        Frame frame = new Frame("another log".getBytes(StandardCharsets.UTF_8));
        int at = edits.get(0)[1] % Math.max(1, bytes.length);
        // The checksum begins with the id of the log: nothing of another one passes.
        assertFalse(frame.parse(bytes, at, bytes.length));
        assertFalse(frame.parse(bytes, bytes.length, bytes.length));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_an_envelope_or_say_where_they_are_none(@ForAll("edits") List<int[]> edits) {
        byte[] bytes = RECORDS.get(edits.get(0)[4] % RECORDS.size());
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        Envelope envelope = new Envelope();
        try {
            envelope.readBelonging(bytes, 0, bytes.length);
            assertFalse(envelope.subject(bytes).isEmpty());
            envelope.read(bytes, 0, bytes.length);
        } catch (CanonicalFormException e) {
            assertTrue(e.position() >= 0 && e.position() <= bytes.length);
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void an_envelope_is_found_sound_in_one_reading_if_it_is_in_two(@ForAll("edits") List<int[]> edits) {
        byte[] bytes = RECORDS.get(edits.get(0)[4] % RECORDS.size());
        for (int[] edit : edits) {
            bytes = edited(bytes, edit);
        }
        byte[] record = bytes;
        Envelope once = new Envelope();
        Envelope twice = new Envelope();
        boolean isSound = isTaken(() -> once.checkBelonging(record, 0, record.length));
        assertEquals(
                isTaken(() -> {
                    CanonicalReader form = CanonicalReader.of(record);
                    form.check();
                    form.end();
                    twice.readBelonging(record, 0, record.length);
                }),
                isSound);
        if (isSound) {
            assertEquals(twice.subject(record), once.subject(record));
            assertEquals(twice.subjectSeq(), once.subjectSeq());
            assertEquals(twice.subjectPrev(), once.subjectPrev());
            assertEquals(twice.sealed(), once.sealed());
            assertEquals(twice.type(), once.type());
            assertEquals(twice.actor(), once.actor());
            assertEquals(twice.occurred(), once.occurred());
            assertEquals(Name.of(once.subject(record)), SegmentScan.subject(once, record));
        }
    }

    private static boolean isTaken(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (CanonicalFormException e) {
            return false;
        }
    }
}
