package org.linli.walkthrough.proofs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.audit.CheckpointFit;
import org.linli.audit.Checkpoints;
import org.linli.audit.Cosigning;
import org.linli.audit.LogAudit;
import org.linli.audit.TraceLog;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.VerifierKey;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.audit.witness.FileWitnessStore;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessClient;
import org.linli.audit.witness.WitnessServer;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.trace.Direction;
import org.linli.trace.Erasure;
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
    private static final String AUDITOR = "linli-audit.jar";
    private static final Purpose CHECK = Purpose.of("proof-chapter");

    private final TraceLog log;
    private final Path trace;
    private final Path folder;
    private final Teller teller;
    private List<TraceEvent> events = List.of();
    private boolean holds = true;

    private ProofChapter(TraceLog log, Path trace, Path folder, Teller teller) {
        this.log = log;
        this.trace = trace;
        this.folder = folder;
        this.teller = teller;
    }

    /**
     * Tells the chapter.
     *
     * @param log the trace, when the day is over
     * @param trace the folder in which it stands
     * @param folder where to leave what was proven; made if it is missing
     * @param teller who tells it
     * @return whether everything held, and the forgery was caught
     * @throws IOException if something cannot be written
     */
    public static boolean tell(TraceLog log, Path trace, Path folder, Teller teller) throws IOException {
        Objects.requireNonNull(teller, "teller");
        Files.createDirectories(folder);
        ProofChapter chapter = new ProofChapter(log, trace, folder, teller);
        chapter.run();
        return chapter.holds;
    }

    private void run() throws IOException {
        NoteSigner signer = NoteSigner.of(ExampleKeys.in(folder, "log", LOG, KeyType.ED25519));
        NoteSigner cosigner =
                NoteSigner.cosigner(ExampleKeys.in(folder, "witness", WITNESS, KeyType.COSIGNATURE), Clock.systemUTC());
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
            // The street before the witness, so that what is left behind has all signatures, whenever it is told again.
            boolean isUp = isProvenUpToTheCity(checkpoints, signer.verifier());
            Cosigning cosigned = cosign(checkpoints, trusted, client);
            SignedNote kept = cosigned.checkpoint();
            say(
                    cosigned.isEnough(),
                    "a checkpoint 检查点 over " + Checkpoint.of(kept).head().size()
                            + " facts is signed, and cosigned by the witness 见证");
            receipt(checkpoints);
            say(
                    isUp,
                    "a receipt is proven up through the street 街 to the city's 市 checkpoint, with the city's key alone");
            erased(checkpoints, trusted);
            restricted();
            audited(kept);
            forgery(signer, kept, trusted, client);
        }
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
        Subject mine = mine();
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

    /** A receipt for somebody who knows the city's key and nobody else's. */
    private boolean isProvenUpToTheCity(Checkpoints checkpoints, NoteVerifier community) throws IOException {
        try (LevelsAbove above = LevelsAbove.open(folder, community)) {
            Optional<OfflineProof> lifted = above.receipt(checkpoints, firstOf(mine()));
            if (lifted.isPresent()) {
                WholeFile.write(folder.resolve("city.tlog-proof"), lifted.get().toString());
            }
            return lifted.map(proof -> proof.verify(above.cityAlone()))
                    .filter(ProofVerdict::isProven)
                    .isPresent();
        }
    }

    /** Somebody was erased in the course of the day: nobody reads their values, and what they said is proven as before. */
    private void erased(Checkpoints checkpoints, TrustPolicy trusted) {
        Optional<TraceEvent> record = facts(TraceFact.Erased.class)
                .flatMap(erased -> events().stream()
                        .filter(event -> theirs(event, erased.holder())
                                .anyMatch(part -> erased.extent().covers(part, event.position()))))
                .findFirst();
        say(
                record.filter(event -> partsIn(event)
                                .allMatch(part -> part.reveal(CHECK).isEmpty()))
                        .filter(event -> checkpoints
                                .receipt(event.position())
                                .verify(trusted)
                                .isProven())
                        .isPresent(),
                record.map(event -> "what "
                                + partsIn(event).findFirst().orElseThrow().holder()
                                + " said is erased 删除, and fact " + event.position()
                                + " in which it stood is proven as before")
                        .orElse("nobody was erased 删除 in this day, so that nothing can be shown of it"));
    }

    /** Somebody else's values are kept for a law, and for nothing but that. */
    private void restricted() {
        Optional<TraceFact.Restricted> restriction =
                facts(TraceFact.Restricted.class).findFirst();
        boolean holds = restriction
                .filter(restricted -> {
                    Erasure.Extent extent = Erasure.Extent.keptUnder(restricted.processings());
                    List<Personal<?>> parts = events().stream()
                            .flatMap(event -> theirs(event, restricted.holder())
                                    .filter(part -> extent.covers(part, event.position())))
                            .<Personal<?>>map(part -> part)
                            .toList();
                    return !parts.isEmpty()
                            && parts.stream()
                                    .allMatch(part -> part.reveal(CHECK).isEmpty()
                                            && part.reveal(restricted.duty().purpose())
                                                    .isPresent());
                })
                .isPresent();
        say(
                holds,
                restriction
                        .map(restricted -> "what " + restricted.holder() + " said is restricted 限制: it is shown for "
                                + restricted.duty().purpose().name() + " and for nothing else")
                        .orElse("nobody was restricted 限制 in this day, so that nothing can be shown of it"));
    }

    /** An auditor who knows nothing of this day checks all of it, if the auditor's program was built. */
    private void audited(SignedNote kept) throws IOException {
        Path note = folder.resolve("kept.note");
        WholeFile.write(note, kept.toString());
        Optional<Auditor> auditor = Auditor.find();
        if (auditor.isEmpty()) {
            teller.result("  - " + AUDITOR + " is not built beside this program, and was not asked");
            return;
        }
        Auditor.Finding finding = auditor.get().verify(trace, folder.resolve("policy.txt"), note);
        say(finding.exit() == 0, AUDITOR + " 审计 ends with " + finding.exit() + ": " + finding.printed());
    }

    private Subject mine() {
        return events().stream()
                .map(event -> event.fact().subject())
                .filter(subject -> subject.kind().equals(Case.KIND.name()))
                .findFirst()
                .orElseThrow();
    }

    private long firstOf(Subject subject) {
        return log.trail(subject, Direction.FORWARD).iterator().next().position();
    }

    private <F> Stream<F> facts(Class<F> type) {
        return events().stream().map(TraceEvent::fact).filter(type::isInstance).map(type::cast);
    }

    private static Stream<Personal<?>> partsIn(TraceEvent event) {
        return Personal.in(event.fact()).stream();
    }

    private static Stream<Personal<?>> theirs(TraceEvent event, ActorId holder) {
        return partsIn(event).filter(part -> part.holder().equals(holder));
    }

    private List<TraceEvent> events() {
        if (events.isEmpty()) {
            Slice all = log.read(Selection.ALL, 0, Integer.MAX_VALUE);
            events = all.events();
        }
        return events;
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
