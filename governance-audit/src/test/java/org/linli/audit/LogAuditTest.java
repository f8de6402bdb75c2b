package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;

/** Faults, groups 8 and 9: what a forger does who puts everything in the folder right, found by a checkpoint that was kept outside. */
class LogAuditTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final Optional<TrustPolicy> POLICY = Optional.of(TrustPolicy.of(KEY.verifier()));

    @TempDir
    private Path temp;

    private Path honest;
    private SignedNote early;
    private SignedNote kept;

    /** Six records without personal values, a checkpoint over two and one over six. */
    @BeforeEach
    void write() {
        honest = temp.resolve("honest");
        try (TraceLog log = SampleLog.open(honest)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            SampleLog.append(log, "one", SampleLog.deposited("a", 1));
            SampleLog.append(log, "two", SampleLog.deposited("b", 2));
            early = checkpoints.sign();
            SampleLog.append(log, "three", SampleLog.deposited("a", 3));
            SampleLog.append(log, "four", SampleLog.deposited("a", 4));
            SampleLog.append(log, "five", SampleLog.deposited("b", 5));
            SampleLog.append(log, "six", SampleLog.deposited("a", 6));
            kept = checkpoints.sign();
        }
    }

    @Test
    void a_checkpoint_that_the_log_was_found_to_contradict_is_audited_with_the_others() throws IOException {
        Path other = temp.resolve("other");
        SignedNote dispute;
        try (TraceLog log = SampleLog.open(other)) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 7));
            dispute = Checkpoint.of(KEY.verifier().name(), log.tree(1).head()).sign(KEY);
        }
        try (TraceLog log = SampleLog.open(honest)) {
            assertInstanceOf(
                    CheckpointFit.Forked.class, Checkpoints.of(log, KEY).compare(dispute));
        }
        for (Optional<TrustPolicy> policy : List.of(POLICY, Optional.<TrustPolicy>empty())) {
            LogAudit audit = LogAudit.of(honest, Map.of(), policy);
            assertFalse(audit.isSound(), "a restart changes nothing about it");
            LogAudit.Compared fork = audit.checkpoints().stream()
                    .filter(each -> each.name().endsWith("disputed.note"))
                    .findAny()
                    .orElseThrow();
            assertInstanceOf(CheckpointFit.Forked.class, fork.fit());
        }
        Files.writeString(honest.resolve("cp/disputed.note"), "no note");
        assertFalse(LogAudit.of(honest, Map.of(), POLICY).isSound());
    }

    private Path forged(String name, UnaryOperator<List<String>> change) throws IOException {
        Path forged = temp.resolve(name);
        ForgedLog.make(honest, forged, change);
        return forged;
    }

    private LogAudit audit(Path folder) {
        return LogAudit.of(folder, Map.of("the court", kept), POLICY);
    }

    private static CheckpointFit fit(LogAudit audit, String name) {
        return audit.checkpoints().stream()
                .filter(each -> each.name().endsWith(name))
                .findFirst()
                .orElseThrow()
                .fit();
    }

    @Test
    void an_honest_log_continues_every_checkpoint() throws IOException {
        LogAudit audit = audit(honest);
        assertTrue(audit.isSound(), audit.explain());
        assertEquals(3, audit.checkpoints().size());
        assertTrue(audit.explain().endsWith("It continues 3 checkpoints that were compared."));
        try (TraceLog log = SampleLog.open(honest)) {
            SampleLog.append(log, "seven", SampleLog.deposited("a", 7));
            assertTrue(audit(honest).isSound());
        }
        // Without a policy the roots are compared all the same.
        assertTrue(LogAudit.of(honest, Map.of(), Optional.empty()).isSound());
    }

    /** An edited record, a swapped pair, a removed one, one put in: each log is whole in itself, and each is named a fork. */
    @Test
    void a_record_edited_swapped_removed_or_put_in_is_named_a_fork() throws IOException {
        Map<String, UnaryOperator<List<String>>> forgeries = Map.of(
                "edited",
                        records -> {
                            records.set(3, records.get(3).replace("\"cents\":4", "\"cents\":400"));
                            return records;
                        },
                "swapped",
                        records -> {
                            Collections.swap(records, 3, 4);
                            return records;
                        },
                "removed",
                        records -> {
                            records.remove(3);
                            records.add(records.get(4).replace("\"six\"", "\"seven\""));
                            return records;
                        },
                "put in",
                        records -> {
                            records.add(3, records.get(0).replace("\"one\"", "\"between\""));
                            return records;
                        });
        for (Map.Entry<String, UnaryOperator<List<String>>> each : forgeries.entrySet()) {
            Path folder = forged(each.getKey(), each.getValue());
            assertTrue(TraceLog.verify(folder).isSound(), each.getKey());
            LogAudit audit = audit(folder);
            assertFalse(audit.isSound(), each.getKey());
            CheckpointFit.Forked fork = assertInstanceOf(CheckpointFit.Forked.class, fit(audit, "the court"));
            // The early checkpoint narrows it down.
            assertEquals(2, fork.agreed());
            assertTrue(fit(audit, "2.note").fits());
            assertTrue(audit.explain().contains("the court: The log is a fork")
                    && audit.explain().contains("between 2 and 5"));
        }
    }

    @Test
    void a_tail_cut_back_is_found_with_an_outside_checkpoint_and_by_nothing_else() throws IOException {
        Path folder = forged("cut", records -> new ArrayList<>(records.subList(0, 5)));
        Files.delete(folder.resolve("cp/6.note"));
        assertTrue(LogAudit.of(folder, Map.of(), POLICY).isSound());
        LogAudit audit = audit(folder);
        assertFalse(audit.isSound());
        CheckpointFit.CutBack cut = assertInstanceOf(CheckpointFit.CutBack.class, fit(audit, "the court"));
        assertEquals(5, cut.now().size());
        assertTrue(audit.explain().contains("commits to 6 records, and the log has 5"));
    }

    @Test
    void a_head_signed_again_with_a_wrong_key_is_named() throws IOException {
        Path folder = forged("signed", records -> {
            records.set(5, records.get(5).replace("\"cents\":6", "\"cents\":600"));
            return records;
        });
        NoteSigner wrong = NoteSigner.of(SampleKeys.key("trace.example/dongting", KeyType.ED25519, 9));
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            SignedNote resigned =
                    Checkpoint.of("trace.example/dongting", log.tree(6).head()).sign(wrong);
            Files.write(folder.resolve("cp/6.note"), resigned.toBytes());
        }
        // Without the key one cannot tell: the log and its note agree.
        assertTrue(LogAudit.of(folder, Map.of(), Optional.empty()).isSound());
        LogAudit audit = LogAudit.of(folder, Map.of(), POLICY);
        assertInstanceOf(CheckpointFit.Untrusted.class, fit(audit, "6.note"));
        assertFalse(audit.isSound());
        assertTrue(audit.explain().contains("6.note: ") && audit.explain().contains("must be signed"), audit.explain());
    }

    @Test
    void a_checkpoint_that_is_damaged_or_of_another_log_is_named() throws IOException {
        Files.writeString(honest.resolve("cp/2.note"), "not a note");
        Files.writeString(honest.resolve("cp/readme.txt"), "passed over");
        SignedNote other =
                Checkpoint.of("other.example", Checkpoint.of(kept).head()).sign(SampleKeys.log("other.example"));
        SignedNote quorum = kept;
        LogAudit audit = LogAudit.of(honest, Map.of("a friend", other, "the court", quorum), POLICY);
        assertEquals(4, audit.checkpoints().size());
        assertInstanceOf(CheckpointFit.Untrusted.class, fit(audit, "2.note"));
        assertInstanceOf(CheckpointFit.Untrusted.class, fit(audit, "a friend"));
        assertTrue(fit(audit, "the court").fits());
        TrustPolicy cosigned = TrustPolicy.of(
                List.of(KEY.verifier()), List.of(SampleKeys.cosigner("court").verifier()), 1);
        assertInstanceOf(
                CheckpointFit.Untrusted.class,
                fit(LogAudit.of(honest, Map.of("the court", kept), Optional.of(cosigned)), "the court"));
    }

    @Test
    void of_a_damaged_log_the_sound_part_is_compared() throws IOException {
        Path segment = SampleLog.onlySegment(honest);
        byte[] bytes = Files.readAllBytes(segment);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cents\":5");
        bytes[at + 8] = '7';
        SampleLog.rewrite(segment, bytes);
        LogAudit audit = audit(honest);
        assertFalse(audit.isSound());
        assertInstanceOf(Verdict.Damaged.class, audit.verdict());
        assertEquals(1, audit.checkpoints().size());
        assertTrue(fit(audit, "2.note").fits());
        assertFalse(early.equals(kept));
        LogAudit none = LogAudit.of(temp.resolve("nothing"), Map.of("the court", kept), POLICY);
        assertEquals("", none.verdict().log());
        assertFalse(none.isSound());
    }
}
