package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.CheckpointVerdict;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.witness.FileWitnessStore;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessClient;
import org.linli.audit.witness.WitnessServer;

/** A log and its witnesses over HTTP, and what a copied folder with another tail gets from them. */
class CosigningTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final List<NoteVerifier> LOGS = List.of(KEY.verifier());

    @TempDir
    private Path temp;

    /** A witness with its folder, served on a port of this machine. */
    private record Served(NoteSigner key, FileWitnessStore store, WitnessServer server) implements AutoCloseable {
        static Served at(Path folder, String name) throws IOException {
            NoteSigner key = SampleKeys.cosigner(name);
            FileWitnessStore store = FileWitnessStore.open(folder.resolve(name), key.verifier());
            Witness witness = Witness.of(key, store, LOGS);
            return new Served(
                    key,
                    store,
                    WitnessServer.serve(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
        }

        @Override
        public void close() throws IOException {
            server.close();
            store.close();
        }
    }

    private static String policy(String quorum, Served... witnesses) {
        StringBuilder text = new StringBuilder("log " + KEY.verifier() + "\n");
        StringBuilder members = new StringBuilder();
        for (Served each : witnesses) {
            String name = each.key().verifier().name();
            text.append("witness ").append(name).append(' ').append(each.key().verifier());
            text.append(' ').append(each.address()).append('\n');
            members.append(' ').append(name);
        }
        return text + "group outsiders " + quorum + members + "\nquorum outsiders\n";
    }

    @Test
    void witnesses_of_the_policy_cosign_and_one_that_is_away_is_named() throws Exception {
        try (TraceLog log = SampleLog.open(temp.resolve("log"));
                Served court = Served.at(temp, "court");
                Served paper = Served.at(temp, "paper")) {
            TrustPolicy two;
            TrustPolicy all;
            try (Served away = Served.at(temp, "university")) {
                two = TrustPolicy.parse(policy("2", court, paper, away));
                all = TrustPolicy.parse(policy("all", court, paper, away));
            }
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            assertThrows(IllegalStateException.class, () -> checkpoints.cosign(two));
            SignedNote signed = checkpoints.sign();
            assertFalse(two.judge(signed) instanceof CheckpointVerdict.Trusted);

            Cosigning first = checkpoints.cosign(two);
            assertTrue(first.isEnough());
            assertEquals(Set.of("university"), first.missing().keySet());
            assertEquals(3, first.checkpoint().signatures().size());
            assertEquals(first.checkpoint(), SignedNote.parse(Files.readAllBytes(temp.resolve("log/cp/6.note"))));
            assertEquals(first.checkpoint(), checkpoints.latest().orElseThrow());
            // Whoever has cosigned is not asked again, or the note would grow with each try.
            assertFalse(checkpoints.cosign(all).isEnough());
            assertEquals(3, checkpoints.latest().orElseThrow().signatures().size());

            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            checkpoints.sign();
            assertTrue(checkpoints.cosign(two).isEnough());
            assertTrue(checkpoints.receipt(3).verify(two).isProven());
        }
        // Who comes back after a restart does not know what the witnesses have, and learns it.
        try (TraceLog log = SampleLog.open(temp.resolve("log"));
                Served court = Served.at(temp, "court")) {
            SampleLog.append(log, "seven", SampleLog.deposited("a", 1));
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            checkpoints.sign();
            assertTrue(
                    checkpoints.cosign(TrustPolicy.parse(policy("any", court))).isEnough());
        }
    }

    /** Faults, group 8: the witness is what tells two histories apart. */
    @Test
    void a_copied_folder_with_another_tail_gets_409_or_422_from_the_witness() throws Exception {
        Path honest = temp.resolve("honest");
        try (TraceLog log = SampleLog.open(honest)) {
            SampleLog.fill(log);
        }
        SampleLog.copy(honest, temp.resolve("fork"));
        SampleLog.copy(honest, temp.resolve("short"));
        try (Served court = Served.at(temp, "court")) {
            TrustPolicy policy = TrustPolicy.parse(policy("any", court));
            try (TraceLog log = SampleLog.open(honest)) {
                for (int i = 0; i < 3; i++) {
                    SampleLog.append(log, "more-" + i, SampleLog.deposited("a", 1));
                }
                Checkpoints checkpoints = Checkpoints.of(log, KEY);
                checkpoints.sign();
                assertTrue(checkpoints.cosign(policy).isEnough());
            }
            try (TraceLog log = SampleLog.open(temp.resolve("short"))) {
                Checkpoints checkpoints = Checkpoints.of(log, KEY);
                checkpoints.sign();
                Cosigning refused = checkpoints.cosign(policy);
                assertFalse(refused.isEnough());
                assertEquals("409 9", refused.missing().get("court"));
            }
            try (TraceLog log = SampleLog.open(temp.resolve("fork"))) {
                for (int i = 0; i < 4; i++) {
                    SampleLog.append(log, "other-" + i, SampleLog.deposited("b", 2));
                }
                Checkpoints checkpoints = Checkpoints.of(log, KEY);
                checkpoints.sign();
                Cosigning refused = checkpoints.cosign(policy);
                assertTrue(String.valueOf(refused.missing().get("court")).startsWith("422 "));
                assertEquals(1, refused.checkpoint().signatures().size());
            }
        }
    }

    @Test
    void an_address_in_a_policy_must_be_one() {
        String line = "witness w " + SampleKeys.cosigner("w").verifier() + " ";
        TrustPolicy policy = TrustPolicy.parse(line + "https://w.example/prefix\nquorum none\n");
        assertEquals(
                List.of(URI.create("https://w.example/prefix")),
                List.copyOf(policy.submissions().values()));
        assertEquals(
                List.of("w"),
                WitnessClient.of(policy).stream().map(WitnessClient::name).toList());
        for (String wrong : List.of("ftp://w.example/", "w.example", "http://", "http://a b/", "http://%zz/")) {
            assertThrows(TlogFormatException.class, () -> TrustPolicy.parse(line + wrong + "\nquorum none\n"), wrong);
        }
    }
}
