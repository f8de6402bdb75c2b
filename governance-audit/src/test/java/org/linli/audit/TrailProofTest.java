package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.trace.Subject;

/** The trail of one subject, proven to somebody who has a file and a key. */
class TrailProofTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final TrustPolicy POLICY = TrustPolicy.of(KEY.verifier());
    private static final Subject A = Subject.of("account", "a");

    @TempDir
    private Path folder;

    private TraceLog log;
    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        log = SampleLog.open(folder);
        SampleLog.fill(log);
        checkpoints = Checkpoints.of(log, KEY);
        checkpoints.sign();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private List<OfflineProof> records() {
        return new ArrayList<>(checkpoints.trail(A).orElseThrow().records());
    }

    private static TrailVerdict.Problem problem(List<OfflineProof> records) {
        return assertInstanceOf(
                        TrailVerdict.Unproven.class, TrailProof.of(records).verify(POLICY))
                .problem();
    }

    @Test
    void a_trail_is_proven_from_its_file_and_a_key() throws IOException {
        Path file = folder.resolve("a.trail");
        Files.writeString(file, checkpoints.trail(A).orElseThrow().toString());
        TrailProof read = TrailProof.parse(Files.readAllBytes(file));
        assertEquals(checkpoints.trail(A).orElseThrow(), read);
        TrailVerdict.Proven proven = read.verify(POLICY).orThrow();
        assertEquals("account/a", proven.subject());
        assertEquals(
                List.of(
                        "1 0 account.opened",
                        "2 1 account.deposited",
                        "3 3 account.deposited",
                        "4 5 account.deposited"),
                proven.steps().stream()
                        .map(step -> step.sequence() + " " + step.position() + " " + step.type())
                        .toList());
        assertEquals(
                new String(log.entry(3), StandardCharsets.UTF_8),
                proven.steps().get(2).entry());
        assertTrue(proven.explain().contains("first 4 records of account/a"));
        assertEquals(Optional.empty(), checkpoints.trail(Subject.of("account", "nobody")));
    }

    @Test
    void what_came_after_the_checkpoint_is_left_out() {
        SampleLog.append(log, "six", SampleLog.deposited("a", 1));
        assertEquals(4, records().size());
        checkpoints.sign();
        assertEquals(5, records().size());
    }

    @Test
    void a_gap_a_swap_and_a_stranger_are_named() {
        for (int i = 0; i < 4; i++) {
            List<OfflineProof> without = records();
            without.remove(i);
            if (i < 3) {
                assertEquals(TrailVerdict.Problem.GAP, problem(without));
            } else {
                // The last one may not have been there yet: no tree shows what it leaves out.
                assertTrue(TrailProof.of(without).verify(POLICY).isProven());
            }
        }
        List<OfflineProof> swapped = records();
        Collections.swap(swapped, 1, 2);
        assertEquals(TrailVerdict.Problem.GAP, problem(swapped));
        List<OfflineProof> twice = records();
        twice.add(2, twice.get(2));
        assertEquals(TrailVerdict.Problem.GAP, problem(twice));
        List<OfflineProof> stranger = records();
        stranger.set(1, checkpoints.receipt(4));
        assertEquals(TrailVerdict.Problem.SUBJECT, problem(stranger));
        List<OfflineProof> elsewhere = records();
        elsewhere.set(1, elsewhere.get(1).withExtra(log.entry(3)));
        assertEquals(TrailVerdict.Problem.INCLUSION, problem(elsewhere));
        List<OfflineProof> empty = records();
        empty.set(1, OfflineProof.of(empty.get(1).inclusion(), empty.get(1).note()));
        assertEquals(TrailVerdict.Problem.FORMAT, problem(empty));
        SampleLog.append(log, "six", SampleLog.deposited("b", 1));
        SignedNote later = checkpoints.sign();
        List<OfflineProof> mixed =
                new ArrayList<>(TrailProof.of(List.of(checkpoints.receipt(0), checkpoints.receipt(1)))
                        .records());
        mixed.set(
                1,
                checkpoints.receipt(
                        1,
                        Checkpoint.of("trace.example/dongting", log.tree(6).head())
                                .sign(KEY)));
        assertEquals(TrailVerdict.Problem.CHECKPOINT, problem(mixed));
        assertEquals(
                TrailVerdict.Problem.TRUST,
                assertInstanceOf(
                                TrailVerdict.Unproven.class,
                                TrailProof.of(List.of(checkpoints.receipt(0, later)))
                                        .verify(TrustPolicy.of(
                                                SampleKeys.log("other").verifier())))
                        .problem());
        assertThrows(IllegalArgumentException.class, () -> TrailProof.of(List.of()));
    }

    /** A host that hashes a forged trail into a tree of its own is held by the links that stand in the records. */
    @Test
    void records_that_do_not_name_the_one_before_are_no_trail() {
        MerkleTree tree = MerkleTree.empty();
        List<byte[]> entries = new ArrayList<>();
        for (int i : new int[] {0, 1, 3}) {
            entries.add(log.entry(i));
        }
        entries.set(
                1,
                new String(entries.get(1), StandardCharsets.UTF_8)
                        .replace("\"two\"", "\"too\"")
                        .getBytes(StandardCharsets.UTF_8));
        entries.forEach(tree::append);
        SignedNote note =
                Checkpoint.of("trace.example/dongting", tree.snapshot().head()).sign(KEY);
        List<OfflineProof> forged = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            forged.add(OfflineProof.of(tree.snapshot().proveInclusion(i), note).withExtra(entries.get(i)));
        }
        TrailVerdict.Unproven wrong = assertInstanceOf(
                TrailVerdict.Unproven.class, TrailProof.of(forged).verify(POLICY));
        assertEquals(TrailVerdict.Problem.LINK, wrong.problem());
        assertEquals(3, wrong.record());
    }

    @Test
    void a_file_that_was_changed_proves_nothing_else() {
        byte[] whole = checkpoints.trail(A).orElseThrow().toString().getBytes(StandardCharsets.UTF_8);
        TrailVerdict.Proven honest = TrailProof.parse(whole).verify(POLICY).orThrow();
        Random random = new Random(20_260_302);
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            if (i % 4 == 0) {
                changed = Arrays.copyOf(changed, random.nextInt(whole.length));
            }
            try {
                if (TrailProof.parse(changed).verify(POLICY) instanceof TrailVerdict.Proven proven) {
                    assertEquals(honest.steps().subList(0, proven.steps().size()), proven.steps(), "change " + i);
                }
            } catch (TlogFormatException e) {
                assertTrue(e.position() >= 0 && e.position() <= changed.length, "change " + i);
            }
        }
        assertThrows(TlogFormatException.class, () -> TrailProof.parse(new byte[0]));
        assertThrows(TlogFormatException.class, () -> TrailProof.parse(new byte[TrailProof.MAX_BYTES + 1]));
    }
}
