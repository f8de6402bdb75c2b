package org.linli.audit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.linli.audit.Cosigning;
import org.linli.audit.LogProofs;
import org.linli.audit.TraceLog;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.witness.FileWitnessStore;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code witness serve} and {@code witness submit}. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "Cosigns the checkpoints of logs, or asks witnesses to.",
        subcommands = {WitnessCommand.Serve.class, WitnessCommand.Submit.class},
        synopsisSubcommandLabel = "COMMAND")
final class WitnessCommand {

    /** Serves until it is stopped. */
    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Runs a witness over HTTP until it is stopped (POST /add-checkpoint).")
    static final class Serve implements Callable<Integer> {
        @Mixin
        private Console console;

        @Option(
                names = "--key",
                paramLabel = "FILE",
                required = true,
                description = "The secret key, made by keygen --witness.")
        private Path key;

        @Option(
                names = "--store",
                paramLabel = "DIR",
                required = true,
                description = "What it has seen; never to be set back.")
        private Path store;

        @Option(
                names = "--log",
                paramLabel = "VKEY",
                description = "The public key of a log to witness; may be repeated.")
        private List<String> logs = new ArrayList<>();

        @Option(names = "--policy", paramLabel = "FILE", description = "Take the logs from a policy.")
        private Path policy;

        @Option(
                names = "--port",
                defaultValue = "8470",
                description = "0 for any that is free; ${DEFAULT-VALUE} unless given.")
        private int port;

        @Option(
                names = "--bind",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description = "${DEFAULT-VALUE} unless given.")
        private String bind;

        @Override
        public Integer call() throws Exception {
            SignerKey secret = Given.secret(key);
            if (secret.verifierKey().type() != KeyType.COSIGNATURE) {
                throw new AuditCommand.UsageException(
                        "The key of a witness must cosign. Maybe make one with keygen --witness.");
            }
            List<NoteVerifier> known = new ArrayList<>(Given.verifiers(logs));
            if (policy != null) {
                known.addAll(Given.policy(policy).logs());
            }
            if (known.isEmpty() || port < 0 || port > 65_535) {
                throw new AuditCommand.UsageException(
                        "A witness must know a log, and have a port from 0 to 65535. Maybe give --log or --policy.");
            }
            NoteSigner cosigner = NoteSigner.cosigner(secret, Clock.systemUTC());
            try (FileWitnessStore seen = FileWitnessStore.open(store, cosigner.verifier());
                    WitnessServer server = serve(Witness.of(cosigner, seen, known))) {
                String address = "http://" + bind + ":" + server.address().getPort() + "/";
                console.print(
                        "The witness " + secret.verifierKey().name() + " answers at " + address + " for " + known.size()
                                + " logs. Stop it with Ctrl-C.",
                        Map.of("address", address, "key", secret.verifierKey().toString(), "logs", known.size()));
                new CountDownLatch(1).await();
            }
            return AuditCommand.SOUND;
        }

        private WitnessServer serve(Witness witness) throws IOException {
            try {
                return WitnessServer.serve(witness, new InetSocketAddress(bind, port));
            } catch (IOException | UnresolvedAddressException e) {
                throw new IOException(
                        "The address " + bind + ", port " + port + ", must be free and of this machine: "
                                + e.getMessage() + ". Maybe name another with --bind or --port.",
                        e);
            }
        }
    }

    /** Asks all witnesses of a policy. */
    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = "Asks the witnesses of a policy to cosign a checkpoint of a log.")
    static final class Submit implements Callable<Integer> {
        @Mixin
        private Console console;

        @Parameters(paramLabel = "DIR", description = "The folder of the log.")
        private Path folder;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                required = true,
                description = "The witnesses, with their addresses.")
        private Path policy;

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = "Which one; the latest in the log's folder unless given.")
        private Path checkpoint;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "A new file for the checkpoint with its cosignatures.")
        private Path out;

        @Override
        public Integer call() throws Exception {
            TrustPolicy trusted = Given.policy(policy);
            if (trusted.submissions().isEmpty()) {
                throw new AuditCommand.UsageException(
                        "The policy must say where its witnesses are: witness <name> <vkey> <url>.");
            }
            Given.refuseWithin(out, folder);
            if (out != null && Files.exists(out)) {
                // Before anybody is asked: the cosignatures would be lost.
                throw new FileAlreadyExistsException(out.toString());
            }
            try (TraceLog log = Given.log(folder)) {
                SignedNote note = Given.checkpoint(checkpoint, folder);
                LogProofs proofs = Given.proofs(log, note);
                Cosigning cosigning = console.watched("submit", progress -> proofs.cosign(trusted));
                return report(cosigning);
            }
        }

        private int report(Cosigning cosigning) throws Exception {
            if (out != null) {
                NewFile.write(out, cosigning.checkpoint().toString());
            }
            StringBuilder text = new StringBuilder(cosigning.verdict().explain());
            cosigning
                    .missing()
                    .forEach((name, why) ->
                            text.append('\n').append(name).append(": ").append(why));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("enough", cosigning.isEnough());
            result.put("explain", cosigning.verdict().explain());
            result.put("missing", cosigning.missing());
            result.put("checkpoint", cosigning.checkpoint().toString());
            console.print(text.toString(), result);
            return cosigning.isEnough() ? AuditCommand.SOUND : AuditCommand.FINDINGS;
        }
    }
}
