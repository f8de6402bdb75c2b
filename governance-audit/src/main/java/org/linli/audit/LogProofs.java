package org.linli.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.witness.WitnessClient;
import org.linli.trace.Direction;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;

/**
 * What can be proven of a log under one of its checkpoints, by anybody who can read the log: no key is needed. For any number of threads.
 */
public final class LogProofs {
    private final ProvableLog log;
    private final SignedNote checkpoint;
    private final TreeHead head;
    /** One for all proofs: what was read of it for one need not be read for the next. */
    private volatile TreeSnapshot tree;

    private LogProofs(ProvableLog log, SignedNote checkpoint, TreeHead head) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.head = head;
        this.tree = log.tree(head.size());
    }

    /**
     * Proofs under a checkpoint.
     *
     * @param log the log
     * @param checkpoint one that it has signed
     * @return the proofs; the checkpoint's signatures are not checked
     * @throws IllegalArgumentException if the log is smaller than the checkpoint, or has another root at that size
     */
    public static LogProofs of(ProvableLog log, SignedNote checkpoint) {
        Objects.requireNonNull(log, "log");
        Checkpoint claimed = Checkpoint.of(checkpoint);
        CheckpointFit fit = CheckpointFit.of(log, claimed);
        if (!fit.fits()) {
            throw new IllegalArgumentException(
                    "Nothing can be proven under a checkpoint of another tree. " + fit.explain());
        }
        return new LogProofs(log, checkpoint, claimed.head());
    }

    /**
     * A receipt for a record.
     *
     * @param position the place of the record, from 0
     * @return the proof with the record in it, to be written to a file {@code .tlog-proof} as {@link OfflineProof#toString}
     * @throws IllegalArgumentException if the checkpoint does not reach so far
     * @throws TraceStoreException if the record cannot be read, or is not the one that was signed
     */
    public OfflineProof receipt(long position) {
        if (position < 0 || position >= head.size()) {
            throw new IllegalArgumentException("The position (" + position + ") of a receipt must lie below the size ("
                    + head.size() + ") of its checkpoint. Maybe sign a new one.");
        }
        byte[] entry = log.entry(position);
        InclusionProof inclusion = tree.proveInclusion(position);
        MerkleHash leaf = TreeHasher.create().leafHash(entry);
        if (!inclusion.verify(leaf, head).isValid() && LogRoots.fit(log, head)) {
            LogRoots.mendTree(log);
            tree = log.tree(head.size());
            inclusion = tree.proveInclusion(position);
        }
        if (!inclusion.verify(leaf, head).isValid()) {
            throw new TraceStoreException("The record " + position + " of log " + log.id()
                    + " must be the one under the checkpoint over " + head.size() + " records. Maybe verify the log.");
        }
        return OfflineProof.of(inclusion, checkpoint).withExtra(entry);
    }

    /**
     * Proves that the checkpoint continues an earlier one.
     *
     * @param olderSize the size of the earlier one, from 1 to that of this one
     * @return the proof
     * @throws IllegalArgumentException if the size is out of range
     */
    public ConsistencyProof proveConsistency(long olderSize) {
        return tree.proveConsistency(olderSize);
    }

    /**
     * All that the log has of one subject up to the checkpoint: the records in their order, each with its proof.
     *
     * @param subject the subject
     * @return the trail, to be written to a file as {@link TrailProof#toString}; empty if the checkpoint covers no record of it
     * @throws TraceStoreException if a record cannot be read, or is not the one that was signed
     * @throws IllegalArgumentException if there are more records than a file may have
     */
    public Optional<TrailProof> trail(Subject subject) {
        List<OfflineProof> records = new ArrayList<>();
        for (TraceEvent event : log.trail(subject, Direction.FORWARD)) {
            if (event.position() >= head.size()) {
                break;
            }
            if (records.size() == TrailProof.MAX_RECORDS) {
                throw new IllegalArgumentException("The trail of " + subject + " must have at most "
                        + TrailProof.MAX_RECORDS + " records to be proven in one file.");
            }
            records.add(receipt(event.position()));
        }
        return records.isEmpty() ? Optional.empty() : Optional.of(TrailProof.of(records));
    }

    /**
     * Asks the witnesses of a policy that have not cosigned the checkpoint yet, one after the other, at the addresses that the policy
     * gives.
     *
     * @param policy which witnesses, and how many are enough
     * @return what came of it
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Cosigning cosign(TrustPolicy policy) throws InterruptedException {
        Map<String, String> missing = new LinkedHashMap<>();
        SignedNote cosigned = cosigned(WitnessClient.of(policy), new ConcurrentHashMap<>(), missing);
        return new Cosigning(cosigned, policy.judge(cosigned), Collections.unmodifiableMap(missing));
    }

    /** The checkpoint with what witnesses add to it; takes note of the sizes that they have seen, and of those that do not cosign. */
    SignedNote cosigned(List<WitnessClient> witnesses, Map<String, Long> seen, Map<String, String> missing)
            throws InterruptedException {
        SignedNote cosigned = checkpoint;
        for (WitnessClient witness : witnesses) {
            if (witness.hasCosigned(checkpoint)) {
                continue;
            }
            long old = Math.min(head.size(), seen.getOrDefault(witness.name(), 0L));
            try {
                WitnessClient.Submission answer = witness.submit(checkpoint, old, tree::proveConsistency);
                if (answer instanceof WitnessClient.Cosigned given) {
                    cosigned = cosigned.with(given.checkpoint().signatures());
                    seen.merge(witness.name(), head.size(), Math::max);
                } else if (answer instanceof WitnessClient.Refused refused) {
                    missing.put(
                            witness.name(),
                            refused.status() + " " + refused.message().strip());
                }
            } catch (IOException e) {
                missing.put(witness.name(), "It could not be reached (" + e + ").");
            }
        }
        return cosigned;
    }
}
