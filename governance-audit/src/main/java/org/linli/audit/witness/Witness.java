package org.linli.audit.witness;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.Verification;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSignature;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.UntrustedException;
import org.linli.trace.TraceStoreException;

/**
 * Cosigns the checkpoints of logs that it knows, each only if it continues the one before: who trusts the witness knows that the log has
 * never shown it two histories (C2SP tlog-witness).
 *
 * <p>For any number of threads. Requests about one log are answered one after the other: what was recorded is compared with what is asked,
 * the new checkpoint is recorded on disk, and only then the cosignature is given out.
 */
public final class Witness {

    private final NoteSigner cosigner;
    private final WitnessStore store;
    private final Map<String, Known> logs;

    /** A log with its keys, and the lock under which its record is compared and replaced. */
    private record Known(List<NoteVerifier> keys, Lock lock) {}

    private Witness(NoteSigner cosigner, WitnessStore store, Map<String, Known> logs) {
        this.cosigner = cosigner;
        this.store = store;
        this.logs = logs;
    }

    /**
     * A witness of some logs.
     *
     * @param cosigner the key of the witness, see {@link NoteSigner#cosigner}
     * @param store where it keeps what it has seen; for this witness alone
     * @param logs the keys of the logs, named by their origins; several of one name, while a log changes its key
     * @return the witness
     */
    public static Witness of(NoteSigner cosigner, WitnessStore store, Collection<? extends NoteVerifier> logs) {
        Objects.requireNonNull(cosigner, "cosigner");
        Objects.requireNonNull(store, "store");
        Map<String, List<NoteVerifier>> byOrigin = logs.stream()
                .collect(Collectors.groupingBy(
                        NoteVerifier::name,
                        LinkedHashMap::new,
                        Collectors.mapping(NoteVerifier.class::cast, Collectors.toUnmodifiableList())));
        Map<String, Known> known = new LinkedHashMap<>();
        byOrigin.forEach((origin, keys) -> known.put(origin, new Known(keys, new ReentrantLock())));
        return new Witness(cosigner, store, known);
    }

    /**
     * The key of the witness, for those who are to trust it.
     *
     * @return what checks its cosignatures
     */
    public NoteVerifier verifier() {
        return cosigner.verifier();
    }

    /**
     * Answers a request to cosign a checkpoint.
     *
     * @param body the body of the request, see {@link AddCheckpoint}
     * @return the answer; after {@link WitnessAnswer.Kind#COSIGNED} the checkpoint is on disk
     * @throws TraceStoreException if what was recorded cannot be read, or the new checkpoint not be recorded. Nothing was given out; the
     *     same request may be made again
     */
    public WitnessAnswer addCheckpoint(byte[] body) {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.of(request.checkpoint());
        } catch (TlogFormatException e) {
            return answer(WitnessAnswer.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        Known log = logs.get(checkpoint.origin());
        if (log == null) {
            return answer(WitnessAnswer.Kind.UNKNOWN_LOG, "The witness does not know the log of this checkpoint.");
        }
        List<NoteSignature> signatures;
        try {
            signatures = request.checkpoint().verifiedBy(log.keys()).stream()
                    .map(SignedNote.Verified::signature)
                    .toList();
        } catch (UntrustedException e) {
            return answer(WitnessAnswer.Kind.UNTRUSTED, String.valueOf(e.getMessage()));
        }
        if (signatures.isEmpty()) {
            return answer(WitnessAnswer.Kind.UNTRUSTED, "No key that the witness trusts for this log has signed.");
        }
        if (request.oldSize() > checkpoint.head().size()) {
            return answer(WitnessAnswer.Kind.BAD_REQUEST, "The old size must not be beyond that of the checkpoint.");
        }
        log.lock().lock();
        try {
            return continueWith(request, checkpoint, signatures);
        } catch (IOException e) {
            throw new TraceStoreException(
                    "What the witness " + verifier().name() + " keeps of " + checkpoint.origin()
                            + " must be readable and writable. Maybe the disk is full; the same request may be made again.",
                    e);
        } finally {
            log.lock().unlock();
        }
    }

    private WitnessAnswer continueWith(AddCheckpoint request, Checkpoint checkpoint, List<NoteSignature> signatures)
            throws IOException {
        String origin = checkpoint.origin();
        Optional<TreeHead> latest =
                store.latest(origin).map(note -> Checkpoint.of(note).head());
        long recorded = latest.map(TreeHead::size).orElse(0L);
        if (request.oldSize() != recorded) {
            return new WitnessAnswer(WitnessAnswer.Kind.CONFLICT, recorded + "\n");
        }
        if (recorded == 0) {
            if (!request.proof().path().isEmpty()) {
                return answer(WitnessAnswer.Kind.INCONSISTENT, "The proof from an empty log must be empty.");
            }
        } else {
            Verification verification = request.proof().verify(latest.orElseThrow(), checkpoint.head());
            if (!verification.isValid()) {
                return answer(
                        WitnessAnswer.Kind.INCONSISTENT, "The consistency proof must hold. " + verification.explain());
            }
        }
        SignedNote cosigned = new SignedNote(request.checkpoint().text(), signatures).signedBy(cosigner);
        store.record(origin, cosigned);
        NoteSignature own = cosigned.signatures().get(cosigned.signatures().size() - 1);
        return answer(WitnessAnswer.Kind.COSIGNED, own.toString());
    }

    private static WitnessAnswer answer(WitnessAnswer.Kind kind, String line) {
        return new WitnessAnswer(kind, line + "\n");
    }
}
