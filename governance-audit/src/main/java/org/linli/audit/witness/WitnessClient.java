package org.linli.audit.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.UntrustedException;

/**
 * Submits a log's checkpoints to a witness over HTTP, and checks what it gives back. For any number of threads.
 */
public final class WitnessClient {

    private static final int MAX_BODY = 1 << 16;
    private static final int ATTEMPTS = 3;

    private final HttpClient http;
    private final URI address;
    private final List<NoteVerifier> witness;
    private final Duration patience;

    private WitnessClient(HttpClient http, URI address, List<NoteVerifier> witness, Duration patience) {
        this.http = http;
        this.address = address;
        this.witness = witness;
        this.patience = patience;
    }

    /**
     * A client of one witness, which waits ten seconds for an answer.
     *
     * @param prefix the submission prefix of the witness, such as "{@code https://witness.example/}"
     * @param witness its keys, by which cosignatures are checked
     * @return the client
     */
    public static WitnessClient of(URI prefix, Collection<? extends NoteVerifier> witness) {
        return of(prefix, witness, Duration.ofSeconds(10));
    }

    /**
     * A client of one witness.
     *
     * @param prefix the submission prefix of the witness, such as "{@code https://witness.example/}"
     * @param witness its keys, by which cosignatures are checked
     * @param patience how long an answer may take from the first byte that is sent to the last that is received
     * @return the client
     */
    public static WitnessClient of(URI prefix, Collection<? extends NoteVerifier> witness, Duration patience) {
        String base = prefix.toString();
        return new WitnessClient(
                HttpClient.newHttpClient(),
                URI.create((base.endsWith("/") ? base : base + "/") + "add-checkpoint"),
                List.copyOf(witness),
                Objects.requireNonNull(patience, "patience"));
    }

    /**
     * Clients of the witnesses of a policy that says where they take checkpoints.
     *
     * @param policy the policy
     * @return one for each witness with an address, in the order of the policy
     */
    public static List<WitnessClient> of(TrustPolicy policy) {
        List<WitnessClient> clients = new ArrayList<>();
        policy.submissions().forEach((key, address) -> clients.add(of(address, List.of(key))));
        return List.copyOf(clients);
    }

    /**
     * The name of the witness.
     *
     * @return the name of its first key; its address if it has none
     */
    public String name() {
        return witness.isEmpty() ? address.toString() : witness.get(0).name();
    }

    /**
     * Whether a checkpoint carries a cosignature of the witness already.
     *
     * @param checkpoint the checkpoint
     * @return whether one of its keys has signed, and rightly
     */
    public boolean hasCosigned(SignedNote checkpoint) {
        try {
            return !checkpoint.verifiedBy(witness).isEmpty();
        } catch (UntrustedException e) {
            return false;
        }
    }

    /** What came of submitting a checkpoint. */
    public sealed interface Submission {}

    /**
     * The witness has cosigned.
     *
     * @param checkpoint the checkpoint with the cosignature, which has been checked
     */
    public record Cosigned(SignedNote checkpoint) implements Submission {}

    /**
     * The witness has not cosigned, or not with its key.
     *
     * @param status the status of its answer
     * @param message what it says; not to be believed
     */
    public record Refused(int status, String message) implements Submission {}

    /**
     * Asks the witness to cosign. Whoever does not know what the witness has seen gives 0, and learns it by the first answer.
     *
     * @param checkpoint the checkpoint, signed by the log
     * @param oldSize the size that the witness is believed to have
     * @param prover proves that the tree of the checkpoint continues the one of a size, from 1 to that of the checkpoint
     * @return what came of it. {@link Refused} with 409 means that the witness has seen a larger tree, with 422 that it has seen another
     *     one: of these two checkpoints one is from a fork
     * @throws IOException if the witness cannot be reached; it may have recorded the checkpoint, and the same may be asked again
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Submission submit(SignedNote checkpoint, long oldSize, LongFunction<ConsistencyProof> prover)
            throws IOException, InterruptedException {
        Objects.requireNonNull(prover, "prover");
        long size = Checkpoint.of(checkpoint).head().size();
        long old = oldSize;
        for (int attempt = 1; ; attempt++) {
            ConsistencyProof proof = old == 0 ? new ConsistencyProof(List.of()) : prover.apply(old);
            Answer answer = post(new AddCheckpoint(old, proof, checkpoint).toString());
            if (answer.status == 200) {
                return cosigned(checkpoint, answer);
            }
            long recorded = answer.status == 409 ? answer.size() : -1;
            if (recorded < 0 || recorded == old || recorded > size || attempt == ATTEMPTS) {
                return new Refused(answer.status, answer.body);
            }
            old = recorded;
        }
    }

    /** What a server has answered, of whatever size it was cut to. */
    private record Answer(int status, String body) {
        /** The size that a conflict tells; -1 if it tells none. */
        long size() {
            return body.matches("(0|[1-9][0-9]{0,17})\n") ? Long.parseLong(body.strip()) : -1;
        }
    }

    private Answer post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        // A timeout of the request would end with the headers: a body could then take as long as the witness likes.
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, head -> new ShortBody(MAX_BODY));
        try {
            HttpResponse<byte[]> response = exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private Submission cosigned(SignedNote checkpoint, Answer answer) {
        try {
            // Signature lines and nothing else: what comes before them would be taken for the end of the text.
            SignedNote answered = SignedNote.parse(checkpoint.text() + "\n" + answer.body);
            if (!answered.text().equals(checkpoint.text())) {
                return new Refused(answer.status, "The answer must be lines of signatures, and is something else.");
            }
            List<SignedNote.Verified> verified = answered.verifiedBy(witness);
            if (!verified.isEmpty()) {
                SignedNote cosigned = SignedNote.parse(checkpoint
                        .with(verified.stream()
                                .map(SignedNote.Verified::signature)
                                .toList())
                        .toBytes());
                cosigned.verifiedBy(witness);
                return new Cosigned(cosigned);
            }
        } catch (TlogFormatException | UntrustedException e) {
            return new Refused(answer.status, String.valueOf(e.getMessage()));
        }
        return new Refused(answer.status, "The cosignature must be of a key of the witness.");
    }
}
