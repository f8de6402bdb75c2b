package org.linli.audit.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.store.Disk;
import org.linli.trace.TraceStoreException;

class WitnessTest {
    private static final String ORIGIN = "community.example/log";
    private static final NoteSigner COSIGNER = SampleKeys.cosigner("witness.example");

    private final GrowingLog log = new GrowingLog(ORIGIN).grow(20, "record ");

    @TempDir
    private Path folder;

    private static int status(Witness witness, byte[] body) {
        return witness.addCheckpoint(body).kind().status();
    }

    private Witness witness(WitnessStore store) {
        return Witness.of(COSIGNER, store, List.of(log.key()));
    }

    @Test
    void each_answer_of_the_protocol_is_given() throws IOException {
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            Witness witness = witness(store);
            assertEquals(400, status(witness, "new 3\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(400, status(witness, new byte[AddCheckpoint.MAX_BYTES + 1]));
            assertEquals(400, status(witness, log.request(9, 5)));
            assertEquals(
                    404,
                    status(witness, new GrowingLog("elsewhere").grow(3, "r").request(0, 3)));
            GrowingLog impostor = new GrowingLog(ORIGIN).grow(5, "record ");
            SignedNote forged = SignedNote.sign(impostor.checkpoint(5).text(), SampleKeys.log("another-key"));
            assertEquals(403, status(witness, request(0, forged)));
            SignedNote spoilt =
                    new SignedNote(log.checkpoint(6).text(), log.checkpoint(5).signatures());
            assertEquals(403, status(witness, request(0, spoilt)));
            assertEquals("0\n", witness.addCheckpoint(log.request(3, 5)).body());
            WitnessAnswer first = witness.addCheckpoint(log.request(0, 5));
            assertEquals(200, first.kind().status());
            SignedNote cosigned = SignedNote.parse(log.checkpoint(5) + first.body());
            assertEquals(1, cosigned.verifiedBy(List.of(COSIGNER.verifier())).size());
            assertEquals(200, status(witness, log.request(5, 5)));
            WitnessAnswer conflict = witness.addCheckpoint(log.request(0, 7));
            assertEquals(409, conflict.kind().status());
            assertEquals("5\n", conflict.body());
            assertEquals("text/x.tlog.size", conflict.contentType());
            assertEquals(422, status(witness, request(5, log.checkpoint(9))));
            assertEquals(200, status(witness, log.request(5, 9)));
            assertEquals(
                    9, Checkpoint.of(store.latest(ORIGIN).orElseThrow()).head().size());
        }
    }

    private static byte[] request(long old, SignedNote note) {
        return new AddCheckpoint(old, new ConsistencyProof(List.of()), note)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_empty_log_is_witnessed_and_needs_no_proof_afterwards() throws IOException {
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            Witness witness = witness(store);
            assertEquals(200, status(witness, log.request(0, 0)));
            assertEquals(200, status(witness, log.request(0, 0)));
            byte[] leftover = new AddCheckpoint(
                            0, new ConsistencyProof(List.of(MerkleHash.EMPTY_ROOT)), log.checkpoint(4))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            assertEquals(422, status(witness, leftover));
            assertEquals(200, status(witness, log.request(0, 4)));
        }
    }

    @Test
    void a_fork_and_a_rollback_are_not_cosigned() throws IOException {
        GrowingLog copied = new GrowingLog(ORIGIN).grow(10, "record ").grow(20, "another tail ");
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            Witness witness = witness(store);
            assertEquals(200, status(witness, log.request(0, 12)));
            // The same size with another root, then a larger one, with the fork's own proofs.
            assertEquals(422, status(witness, copied.request(12, 12)));
            assertEquals(422, status(witness, copied.request(12, 20)));
            // The honest log set back to an earlier state that it had.
            assertEquals(409, status(witness, log.request(0, 10)));
            assertEquals(409, status(witness, log.request(10, 11)));
            assertEquals(200, status(witness, log.request(12, 20)));
        }
    }

    @Test
    void two_keys_of_one_log_are_known_while_it_changes_them() throws IOException {
        NoteSigner next = NoteSigner.of(SampleKeys.key(ORIGIN, KeyType.ED25519, 99));
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            Witness witness = Witness.of(COSIGNER, store, List.of(log.key(), next.verifier()));
            assertEquals(200, status(witness, request(0, log.checkpoint(5))));
            TreeHead head = log.tree.at(5).head();
            assertEquals(
                    200, status(witness, request(5, Checkpoint.of(ORIGIN, head).sign(next))));
        }
    }

    @Test
    void what_was_recorded_is_there_after_closing_and_a_second_witness_is_refused() throws IOException {
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            assertEquals(200, status(witness(store), log.request(0, 5)));
            assertThrows(TraceStoreException.class, () -> FileWitnessStore.open(folder, COSIGNER.verifier()));
        }
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            assertEquals("5\n", witness(store).addCheckpoint(log.request(0, 9)).body());
        }
    }

    @Test
    void a_damaged_record_is_never_taken_for_none() throws IOException {
        try (FileWitnessStore store = FileWitnessStore.open(folder, COSIGNER.verifier())) {
            Witness witness = witness(store);
            witness.addCheckpoint(log.request(0, 5));
            Path file = noteFile();
            byte[] whole = Files.readAllBytes(file);
            int step = 7;
            for (int i = 0; i < whole.length; i += step) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 1;
                Files.write(file, damaged);
                Optional<Integer> status = statusOrFailure(witness, log.request(0, 9));
                // A changed signature of the log itself is not looked at again; that of the witness is.
                assertTrue(status.isEmpty() || status.get() == 409, "byte " + i);
            }
            Files.write(file, new byte[0]);
            assertTrue(statusOrFailure(witness, log.request(0, 9)).isEmpty());
            Files.write(file, whole);
            assertEquals(200, status(witness, log.request(5, 9)));
        }
    }

    private Path noteFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".note"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Optional<Integer> statusOrFailure(Witness witness, byte[] body) {
        try {
            return Optional.of(status(witness, body));
        } catch (TraceStoreException e) {
            return Optional.empty();
        }
    }

    @Test
    void a_disk_that_fails_at_any_call_loses_no_cosignature_and_gives_none_too_many() throws IOException {
        int failures = 0;
        for (int call = 0; ; call++) {
            Path each = folder.resolve("call" + call);
            Optional<Integer> answered;
            FailingDisk disk = new FailingDisk();
            try (FileWitnessStore store = FileWitnessStore.open(each, COSIGNER.verifier(), disk)) {
                assertEquals(200, status(witness(store), log.request(0, 5)));
                disk.failAt(call);
                answered = statusOrFailure(witness(store), log.request(5, 9));
                disk.failAt(Integer.MAX_VALUE);
            }
            try (FileWitnessStore store = FileWitnessStore.open(each, COSIGNER.verifier())) {
                TreeHead head =
                        Checkpoint.of(store.latest(ORIGIN).orElseThrow()).head();
                assertEquals(log.tree.at(head.size()).head(), head);
                assertTrue(head.size() == 9 || (head.size() == 5 && answered.isEmpty()), "call " + call);
                // Asked again, it goes on from what is there.
                assertEquals(200, status(witness(store), log.request(head.size(), 9)));
            }
            if (answered.isPresent()) {
                break;
            }
            failures++;
        }
        assertTrue(failures >= 5, "calls that can fail: " + failures);
    }

    /** The real disk until a call, which fails half done. */
    private static final class FailingDisk implements Disk {
        private int left = Integer.MAX_VALUE;

        void failAt(int call) {
            left = call;
        }

        private boolean fails() {
            return left-- == 0;
        }

        private void may() throws IOException {
            if (fails()) {
                throw new IOException("injected");
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            may();
            Disk.REAL.move(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            may();
            Disk.REAL.delete(path);
        }

        @Override
        public OpenFile open(Path path) throws IOException {
            may();
            OpenFile file = Disk.REAL.open(path);
            return new OpenFile() {
                @Override
                public int read(byte[] target, int offset, int length, long position) throws IOException {
                    return file.read(target, offset, length, position);
                }

                @Override
                public void write(byte[] source, int offset, int length, long position) throws IOException {
                    if (fails()) {
                        file.write(source, offset, length / 2, position);
                        throw new IOException("injected");
                    }
                    file.write(source, offset, length, position);
                }

                @Override
                public void force() throws IOException {
                    may();
                    file.force();
                }

                @Override
                public void truncate(long size) throws IOException {
                    may();
                    file.truncate(size);
                }

                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public OpenFile openForReading(Path path) throws IOException {
            return Disk.REAL.openForReading(path);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            may();
            Disk.REAL.syncFolder(folder);
        }
    }
}
