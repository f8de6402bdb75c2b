package org.linli.walkthrough.proofs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.audit.Checkpoints;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.rollup.RollUpLog;
import org.linli.audit.witness.WitnessAnswer;
import org.linli.audit.witness.WitnessClient;
import org.linli.audit.witness.WitnessServer;

/** The logs above the community's (纵向到底): the street takes its checkpoints in, and the city the street's. */
final class LevelsAbove implements Closeable {
    private static final String STREET = "shuiguohu.example/street";
    private static final String CITY = "wuhan.example/city";

    private final NoteVerifier community;
    private final NoteSigner cityKey;
    private final RollUpLog street;
    private final RollUpLog city;

    private LevelsAbove(NoteVerifier community, NoteSigner cityKey, RollUpLog street, RollUpLog city) {
        this.community = community;
        this.cityKey = cityKey;
        this.street = street;
        this.city = city;
    }

    /** Opens both, with their keys and entries in a folder. */
    static LevelsAbove open(Path folder, NoteVerifier community) throws IOException {
        NoteSigner streetKey = NoteSigner.of(ExampleKeys.in(folder, "street", STREET, KeyType.ED25519));
        NoteSigner cityKey = NoteSigner.of(ExampleKeys.in(folder, "city", CITY, KeyType.ED25519));
        RollUpLog street = RollUpLog.open(
                folder.resolve("street"), streetKey, cosigner(folder, "street", STREET), List.of(community));
        try {
            RollUpLog city = RollUpLog.open(
                    folder.resolve("city"), cityKey, cosigner(folder, "city", CITY), List.of(streetKey.verifier()));
            return new LevelsAbove(community, cityKey, street, city);
        } catch (IOException | RuntimeException e) {
            street.close();
            throw e;
        }
    }

    private static NoteSigner cosigner(Path folder, String file, String name) throws IOException {
        return NoteSigner.cosigner(
                ExampleKeys.in(folder, file + "-witness", name + "/witness", KeyType.COSIGNATURE), Clock.systemUTC());
    }

    /** The receipt for a record, proven up to the city's checkpoint; nothing if the street did not take the community's in. */
    Optional<OfflineProof> receipt(Checkpoints checkpoints, long position) throws IOException {
        if (!isTakenIn(checkpoints) || !handUp()) {
            return Optional.empty();
        }
        SignedNote recorded = street.latest(checkpoints.origin()).orElseThrow();
        return Optional.of(city.lift(street.lift(checkpoints.receipt(position, recorded))));
    }

    /** What somebody needs to check it: the city's public key. */
    TrustPolicy cityAlone() {
        return TrustPolicy.of(cityKey.verifier());
    }

    private boolean isTakenIn(Checkpoints checkpoints) throws IOException {
        TrustPolicy policy =
                TrustPolicy.of(List.of(community), List.of(street.witness().verifier()), 1);
        try (WitnessServer server =
                WitnessServer.serve(street.witness(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            URI address = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
            WitnessClient client =
                    WitnessClient.of(address, List.of(street.witness().verifier()));
            return checkpoints.cosign(policy, List.of(client)).isEnough();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait for the street was interrupted.", e);
        }
    }

    private boolean handUp() {
        SignedNote checkpoint = street.checkpoint();
        long old = city.latest(Checkpoint.of(checkpoint).origin())
                .map(note -> Checkpoint.of(note).head().size())
                .orElse(0L);
        ConsistencyProof proof = old == 0 ? new ConsistencyProof(List.of()) : street.proveConsistency(old);
        byte[] request = new AddCheckpoint(old, proof, checkpoint).toString().getBytes(StandardCharsets.UTF_8);
        return city.witness().addCheckpoint(request).kind() == WitnessAnswer.Kind.COSIGNED;
    }

    @Override
    public void close() throws IOException {
        try {
            city.close();
        } finally {
            street.close();
        }
    }
}
