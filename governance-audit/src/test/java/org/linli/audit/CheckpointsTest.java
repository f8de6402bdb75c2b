package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.audit.store.StateFile;
import org.linli.trace.Durability;
import org.linli.trace.TraceStoreException;

/** Checkpoints that a log signs, keeps, and refuses to sign. */
class CheckpointsTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final TrustPolicy POLICY = TrustPolicy.of(KEY.verifier());

    @TempDir
    private Path temp;

    private Path folder(String name) {
        return temp.resolve(name);
    }

    private static TreeHead head(SignedNote note) {
        return Checkpoint.of(note).head();
    }

    @Test
    void a_checkpoint_is_on_disk_and_signed_once_for_each_size() throws IOException {
        Path folder = folder("log");
        SignedNote first;
        try (TraceLog log = SampleLog.open(folder)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertEquals(Optional.empty(), checkpoints.latest());
            assertThrows(IllegalStateException.class, () -> checkpoints.receipt(0));
            assertEquals(0, head(checkpoints.sign()).size());
            SampleLog.fill(log);
            first = checkpoints.sign();
            assertEquals(new TreeHead(6, log.tree(6).root()), head(first));
            assertEquals(first, checkpoints.sign());
            assertEquals(first, SignedNote.parse(Files.readAllBytes(folder.resolve("cp/6.note"))));
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
        }
        try (TraceLog log = SampleLog.open(folder)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertEquals(Optional.of(first), checkpoints.latest());
            SignedNote second = checkpoints.sign();
            assertTrue(checkpoints
                    .proveConsistency(6)
                    .verify(head(first), head(second))
                    .isValid());
            assertTrue(POLICY.judge(second).orThrow().head().size() == 7);
        }
    }

    /** Whoever makes a second one, as the page shows it, has not seen what the first has come by. */
    @Test
    void cosignatures_stay_when_somebody_else_signs_the_same() throws IOException {
        Path folder = folder("log");
        try (TraceLog log = SampleLog.open(folder)) {
            Checkpoints one = Checkpoints.of(log, KEY);
            Checkpoints other = Checkpoints.of(log, KEY);
            SampleLog.fill(log);
            SignedNote cosigned = one.sign().signedBy(SampleKeys.log("court.example/witness"));
            Files.write(folder.resolve("cp/6.note"), cosigned.toBytes());
            assertEquals(cosigned, other.sign());
            assertEquals(cosigned, SignedNote.parse(Files.readAllBytes(folder.resolve("cp/6.note"))));
        }
    }

    @Test
    void every_record_has_a_receipt_that_its_key_proves_before_and_after_an_erasure() {
        try (TraceLog log = SampleLog.open(folder("log"))) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            SignedNote before = checkpoints.sign();
            List<OfflineProof> kept = List.of(checkpoints.receipt(0), checkpoints.receipt(5));
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
            checkpoints.sign();
            for (int i = 0; i < log.size(); i++) {
                ProofVerdict.Proven proven = OfflineProof.parse(
                                checkpoints.receipt(i).toString())
                        .verify(POLICY)
                        .orThrow();
                assertArrayEquals(log.entry(i), proven.entry());
                assertFalse(new String(proven.entry(), StandardCharsets.UTF_8).contains("027-1111"));
            }
            kept.forEach(receipt -> assertTrue(receipt.verify(POLICY).isProven()));
            assertEquals(kept.get(0), checkpoints.receipt(0, before));
            assertThrows(IllegalArgumentException.class, () -> checkpoints.receipt(6, before));
            assertThrows(IllegalArgumentException.class, () -> checkpoints.receipt(-1));
            assertThrows(IllegalArgumentException.class, () -> log.entry(log.size()));
            assertThrows(IllegalArgumentException.class, () -> log.tree(log.size() + 1));
        }
    }

    /** A host's hardware gives a signature; that it is of another key is found before anything is kept. */
    @Test
    void the_key_may_be_elsewhere_and_is_checked() throws IOException {
        SignerKey inside = SampleKeys.key("trace.example/hsm", KeyType.ED25519, 3);
        SignerKey other = SampleKeys.key("trace.example/hsm", KeyType.ED25519, 4);
        try (TraceLog log = SampleLog.open(folder("log"))) {
            SampleLog.fill(log);
            Checkpoints wrong = Checkpoints.of(log, NoteSigner.of(inside.verifierKey(), other::sign));
            assertThrows(IllegalStateException.class, wrong::sign);
            assertFalse(Files.exists(folder("log").resolve("cp/6.note")));
            Checkpoints right = Checkpoints.of(log, NoteSigner.of(inside.verifierKey(), inside::sign));
            assertEquals(6, head(right.sign()).size());
            NoteSigner next = NoteSigner.of(other);
            String refusal = String.valueOf(assertThrows(TraceStoreException.class, () -> Checkpoints.of(log, next))
                    .getMessage());
            assertTrue(refusal.contains("6.note") && refusal.contains("former key"), refusal);
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            SignedNote renewed = Checkpoints.of(log, next, inside.verifierKey()).sign();
            assertTrue(TrustPolicy.of(other.verifierKey())
                            .judge(renewed)
                            .orThrow()
                            .head()
                            .size()
                    == 7);
        }
    }

    /** The same first four records, and then others. */
    private void forked(Path honest, Path fork) throws IOException {
        try (TraceLog log = SampleLog.open(honest)) {
            SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
            SampleLog.append(log, "two", SampleLog.deposited("a", 5));
        }
        SampleLog.copy(honest, fork);
        for (Path each : List.of(honest, fork)) {
            try (TraceLog log = SampleLog.open(each)) {
                SampleLog.append(log, "three", SampleLog.deposited("a", each.equals(fork) ? 500 : 7));
                SampleLog.append(log, "four", SampleLog.deposited("a", 9));
            }
        }
    }

    @Test
    void a_fork_is_not_signed_over_what_was_signed_before() throws IOException {
        Path honest = folder("honest");
        Path fork = folder("fork");
        forked(honest, fork);
        try (TraceLog log = SampleLog.open(honest)) {
            Checkpoints.of(log, KEY).sign();
        }
        SampleLog.copy(honest.resolve("cp"), fork.resolve("cp"));
        try (TraceLog log = SampleLog.open(fork)) {
            SampleLog.append(log, "five", SampleLog.deposited("a", 1));
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            ForkException refused = assertThrows(ForkException.class, checkpoints::sign);
            CheckpointFit.Forked found = assertInstanceOf(CheckpointFit.Forked.class, refused.fit());
            assertEquals(log.tree(4).root(), found.got());
            assertTrue(String.valueOf(refused.getMessage()).contains("is a fork"));
            assertFalse(Files.exists(fork.resolve("cp/5.note")));
            // Nor is a receipt given that would prove nothing.
            assertThrows(IllegalArgumentException.class, () -> checkpoints.receipt(2));
        }
    }

    @Test
    void a_log_that_was_cut_back_signs_nothing() throws IOException {
        Path whole = folder("whole");
        Path old = folder("old");
        try (TraceLog log = SampleLog.open(whole)) {
            SampleLog.append(log, "one", SampleLog.opened("a", SampleLog.LI, "027-1111"));
        }
        SampleLog.copy(whole, old);
        SignedNote kept;
        try (TraceLog log = SampleLog.open(whole)) {
            SampleLog.append(log, "two", SampleLog.deposited("a", 5));
            kept = Checkpoints.of(log, KEY).sign();
        }
        // The old state is whole in itself, and nothing in it tells.
        assertTrue(TraceLog.verify(old).isSound());
        try (TraceLog log = SampleLog.open(old)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertEquals(1, head(checkpoints.sign()).size());
            CheckpointFit fit = checkpoints.compare(kept);
            assertTrue(assertInstanceOf(CheckpointFit.CutBack.class, fit)
                    .explain()
                    .contains("2 records, and the log has 1"));
            assertThrows(ForkException.class, checkpoints::sign);
        }
        // Not forgotten by closing, nor outgrown.
        try (TraceLog log = SampleLog.open(old)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            SampleLog.append(log, "other", SampleLog.deposited("a", 6));
            assertInstanceOf(
                    CheckpointFit.Forked.class,
                    assertThrows(ForkException.class, checkpoints::sign).fit());
        }
        // The right backup put in place is signed again.
        SampleLog.copy(old.resolve("cp"), whole.resolve("cp"));
        try (TraceLog log = SampleLog.open(whole)) {
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertTrue(checkpoints.compare(kept).fits());
            assertEquals(head(kept), head(checkpoints.sign()));
        }
    }

    @Test
    void somebody_elses_checkpoint_says_nothing() {
        try (TraceLog log = SampleLog.open(folder("log"))) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            checkpoints.sign();
            TreeHead other = new TreeHead(3, log.tree(2).root());
            SignedNote wrongKey = Checkpoint.of(checkpoints.origin(), other)
                    .sign(NoteSigner.of(SampleKeys.key(checkpoints.origin(), KeyType.ED25519, 77)));
            SignedNote wrongLog = Checkpoint.of("other.example", other).sign(SampleKeys.log("other.example"));
            SignedNote noCheckpoint = SignedNote.sign("hello\n", KEY);
            for (SignedNote each : List.of(wrongKey, wrongLog, noCheckpoint)) {
                assertInstanceOf(CheckpointFit.Untrusted.class, checkpoints.compare(each));
            }
            assertEquals(6, head(checkpoints.sign()).size());
            SignedNote own = Checkpoint.of(checkpoints.origin(), other).sign(KEY);
            assertInstanceOf(CheckpointFit.Forked.class, checkpoints.compare(own));
            assertThrows(ForkException.class, checkpoints::sign);
        }
    }

    @Test
    void a_relaxed_log_is_on_disk_before_it_is_signed() throws IOException {
        Path folder = folder("log");
        TraceLog.Settings relaxed = TraceLog.Settings.DEFAULT.withDurability(Durability.RELAXED);
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, relaxed)) {
            SampleLog.fill(log);
            Checkpoints.of(log, KEY).sign();
            try (Disk.OpenFile file = Disk.REAL.openForReading(folder.resolve(StateFile.NAME));
                    StateFile state = new StateFile(file, log.id().getBytes(StandardCharsets.UTF_8))) {
                assertEquals(6, state.read().orElseThrow().size());
            }
        }
        try (TraceLog log = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertThrows(
                    TraceStoreException.class, () -> Checkpoints.of(log, KEY).sign());
        }
    }

    @Test
    void a_checkpoint_that_cannot_be_written_is_not_given_out() {
        try (TraceLog log = SampleLog.open(folder("log"))) {
            SampleLog.fill(log);
            Disk full = new Disk() {
                @Override
                public OpenFile open(Path path) throws IOException {
                    throw new IOException("No space left on device");
                }

                @Override
                public OpenFile openForReading(Path path) throws IOException {
                    return Disk.REAL.openForReading(path);
                }

                @Override
                public void move(Path from, Path to) throws IOException {
                    Disk.REAL.move(from, to);
                }

                @Override
                public void delete(Path path) throws IOException {
                    Disk.REAL.delete(path);
                }

                @Override
                public void syncFolder(Path path) throws IOException {
                    Disk.REAL.syncFolder(path);
                }
            };
            Checkpoints checkpoints =
                    Checkpoints.of(log, new CheckpointFiles(folder("log").resolve("cp"), full), KEY);
            assertThrows(TraceStoreException.class, checkpoints::sign);
            assertEquals(Optional.empty(), checkpoints.latest());
        }
    }
}
