package org.linli.walkthrough.proofs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.CheckpointFit;
import org.linli.audit.Checkpoints;
import org.linli.audit.Cosigning;
import org.linli.audit.LogAudit;
import org.linli.audit.TraceLog;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.VerifierKey;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.audit.witness.FileWitnessStore;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessClient;
import org.linli.audit.witness.WitnessServer;
import org.linli.casework.Case;
import org.linli.trace.FactCatalog;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Slice;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceFact;
import org.linli.walkthrough.run.Teller;
import org.linli.walkthrough.run.WholeFile;

/**
 * What the trace of a day proves. Leaves in its folder the public keys and the policy, a receipt and a trail, with which anybody can check
 * them by {@code linli-audit.jar}; the secret keys stand there too, since this is a day of an example. The trace itself is only read.
 */
public final class ProofChapter {
    private static final String LOG = "dongting.example/trace";
    private static final String WITNESS = "court.example/witness";
    private static final Purpose CHECK = Purpose.of("proof-chapter");

    private final TraceLog log;
    private final Path folder;
    private final Teller teller;
    private boolean holds = true;

    private ProofChapter(TraceLog log, Path folder, Teller teller) {
        this.log = log;
        this.folder = folder;
        this.teller = teller;
    }

    /**
     * Tells the chapter.
     *
     * @param log the trace, when the day is over
     * @param folder where to leave what was proven; made if it is missing
     * @param teller who tells it
     * @return whether everything held, and the forgery was caught
     * @throws IOException if something cannot be written
     */
    public static boolean tell(TraceLog log, Path folder, Teller teller) throws IOException {
        Objects.requireNonNull(teller, "teller");
        Files.createDirectories(folder);
        ProofChapter chapter = new ProofChapter(log, folder, teller);
        chapter.run();
        return chapter.holds;
    }

    private void run() throws IOException {
        NoteSigner signer = NoteSigner.of(key("log", LOG, KeyType.ED25519));
        NoteSigner cosigner = NoteSigner.cosigner(key("witness", WITNESS, KeyType.COSIGNATURE), Clock.systemUTC());
        String policy = "log " + signer.verifier() + "\nwitness court " + cosigner.verifier() + "\nquorum court\n";
        WholeFile.write(folder.resolve("policy.txt"), policy);
        TrustPolicy trusted = TrustPolicy.parse(policy);
        try (FileWitnessStore seen = FileWitnessStore.open(folder.resolve("witness"), cosigner.verifier());
                WitnessServer court = WitnessServer.serve(
                        Witness.of(cosigner, seen, List.of(signer.verifier())),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            URI address = URI.create("http://127.0.0.1:" + court.address().getPort() + "/");
            WitnessClient client = WitnessClient.of(address, List.of(cosigner.verifier()));
            teller.result("Proofs 可核查:");
            Checkpoints checkpoints = Checkpoints.of(log, signer);
            checkpoints.sign();
            Cosigning cosigned = cosign(checkpoints, trusted, client);
            SignedNote kept = cosigned.checkpoint();
            say(
                    cosigned.isEnough(),
                    "a checkpoint 检查点 over " + Checkpoint.of(kept).head().size()
                            + " facts is signed, and cosigned by the witness 见证");
            receipt(checkpoints);
            erased(checkpoints, trusted);
            forgery(signer, kept, trusted, client);
        }
    }

    /** A key of this example: made once, kept in its folder. */
    private SignerKey key(String file, String name, KeyType type) throws IOException {
        Path secret = folder.resolve(file + ".key");
        if (!Files.exists(secret)) {
            WholeFile.write(
                    secret, SignerKey.generate(name, type, new SecureRandom()).secretText() + "\n");
        }
        SignerKey key = SignerKey.parse(Files.readString(secret).strip());
        WholeFile.write(folder.resolve(file + ".vkey"), key.verifierKey() + "\n");
        return key;
    }

    private static Cosigning cosign(Checkpoints checkpoints, TrustPolicy policy, WitnessClient client)
            throws IOException {
        try {
            return checkpoints.cosign(policy, List.of(client));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait for the witness was interrupted.", e);
        }
    }

    /** A resident gets two files, goes home, and needs nothing but the key that hangs in the community's office. */
    private void receipt(Checkpoints checkpoints) throws IOException {
        Subject mine = events().stream()
                .map(event -> event.fact().subject())
                .filter(subject -> subject.kind().equals(Case.KIND.name()))
                .findFirst()
                .orElseThrow();
        TrailProof trail = checkpoints.trail(mine).orElseThrow();
        OfflineProof last = trail.records().get(trail.records().size() - 1);
        WholeFile.write(folder.resolve("receipt.tlog-proof"), last.toString());
        WholeFile.write(folder.resolve("case.trail"), trail.toString());

        // At home:
        TrustPolicy printed = TrustPolicy.of(
                VerifierKey.parse(Files.readString(folder.resolve("log.vkey")).strip()));
        boolean proven = OfflineProof.parse(Files.readAllBytes(folder.resolve("receipt.tlog-proof")))
                .verify(printed)
                .isProven();
        say(
                proven,
                "a receipt 凭证 for fact " + last.inclusion().index() + " is checked offline with the public key alone");
        TrailVerdict whole = TrailProof.parse(Files.readAllBytes(folder.resolve("case.trail")))
                .verify(printed);
        say(
                whole.isProven(),
                "the trail of " + mine + " is " + trail.records().size() + " facts without a gap, each with its proof");
    }

    /** Somebody was erased in the course of the day: nobody reads their values, and what they said is proven as before. */
    private void erased(Checkpoints checkpoints, TrustPolicy trusted) {
        for (TraceEvent event : events()) {
            if (event.fact() instanceof TraceFact.Erased erasure) {
                Optional<TraceEvent> theirs = events().stream()
                        .filter(each -> Personal.in(each.fact()).stream()
                                .anyMatch(part -> part.holder().equals(erasure.holder())))
                        .findFirst();
                theirs.ifPresent(record -> {
                    boolean isGone = Personal.in(record.fact()).stream()
                            .filter(part -> part.holder().equals(erasure.holder()))
                            .allMatch(part -> part.reveal(CHECK).isEmpty());
                    boolean isProven = checkpoints
                            .receipt(record.position())
                            .verify(trusted)
                            .isProven();
                    say(
                            isGone && isProven,
                            "what " + erasure.holder() + " said is erased 删除, and fact " + record.position()
                                    + " in which it stood is proven as before");
                });
                return;
            }
        }
    }

    private List<TraceEvent> events() {
        Slice all = log.read(Selection.ALL, 0, Integer.MAX_VALUE);
        return all.events();
    }

    /** The host itself, with the log's own key, tells the day otherwise. */
    private void forgery(NoteSigner signer, SignedNote kept, TrustPolicy trusted, WitnessClient client)
            throws IOException {
        Path forged = folder.resolve("forged");
        Forgery.remove(forged);
        try {
            long at = Forgery.write(log, forged);
            boolean isWhole = TraceLog.verify(forged).isSound();
            say(isWhole, "a forgery 伪造 of fact " + at + ", with everything after it computed anew, is whole in itself");
            LogAudit audit = LogAudit.of(forged, Map.of("kept", kept), Optional.of(trusted));
            boolean isNamed = audit.checkpoints().stream().anyMatch(each -> each.fit() instanceof CheckpointFit.Forked);
            say(isNamed, "the checkpoint that was kept outside names it a fork 分叉");
            try (TraceLog log = TraceLog.open(forged, FactCatalog.load())) {
                Checkpoints lying = Checkpoints.of(log, signer);
                lying.sign();
                Cosigning refused = cosign(lying, trusted, client);
                String answer = refused.missing().values().stream().findFirst().orElse("cosigned");
                say(
                        !refused.isEnough() && answer.startsWith("422"),
                        "the witness does not cosign it: " + answer.substring(0, 3));
            }
        } finally {
            Forgery.remove(forged);
        }
    }

    private void say(boolean held, String what) {
        holds &= held;
        teller.result("  " + (held ? "✓ " : "✗ ") + what);
    }
}
