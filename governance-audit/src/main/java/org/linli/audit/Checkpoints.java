package org.linli.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.UntrustedException;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.store.Disk;
import org.linli.audit.witness.WitnessClient;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * The checkpoints that a log signs, and what can be proven under them: receipts for residents, the trail of a subject, that a later
 * checkpoint continues an earlier one.
 *
 * <pre>{@code
 * Checkpoints checkpoints = Checkpoints.of(log, signer);
 * SignedNote checkpoint = checkpoints.sign();
 * OfflineProof receipt = checkpoints.receipt(position);
 * }</pre>
 *
 * <p>A checkpoint is signed over what is on disk, and only if it continues every checkpoint that is known here: the one signed last, and
 * one that {@link #compare} has found contradicted. It stands in the folder, as {@code <size>.note}, before anybody is given it. The key
 * is wherever the {@link NoteSigner} has it, in memory or in a hardware module; how often to sign is for the host to say (Ed25519 takes
 * about a millisecond).
 *
 * <p>For any number of threads; for one process, the one that has the log open for writing.
 */
public final class Checkpoints {
    private final ProvableLog log;
    private final CheckpointFiles files;
    private final NoteSigner signer;
    private final List<NoteVerifier> own;
    /** For each witness, the size that it is known to have seen. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    private @Nullable SignedNote latest;
    private @Nullable SignedNote disputed;

    private Checkpoints(ProvableLog log, CheckpointFiles files, NoteSigner signer, List<NoteVerifier> own)
            throws IOException {
        this.log = log;
        this.files = files;
        this.signer = signer;
        this.own = own;
        List<Long> sizes = files.sizes();
        if (!sizes.isEmpty()) {
            long size = sizes.get(sizes.size() - 1);
            SignedNote note = files.read(size);
            if (!isOwn(note) || Checkpoint.of(note).head().size() != size) {
                throw new IOException("The file " + files.file(size) + " must be a checkpoint over " + size
                        + " records that a key of " + origin() + " has signed. Maybe name the former key of the log.");
            }
            latest = note;
        }
        disputed = files.disputed().orElse(null);
    }

    /**
     * The checkpoints of a log on files, in its folder {@code cp}.
     *
     * @param log the log, open for writing
     * @param signer the key of the log, whose name is the origin of the checkpoints
     * @param former keys of the same name with which earlier checkpoints were signed
     * @return the checkpoints
     * @throws TraceStoreException if what stands there cannot be read, or was signed by another key
     */
    public static Checkpoints of(TraceLog log, NoteSigner signer, NoteVerifier... former) {
        return of(log, log.folder().resolve(CheckpointFiles.FOLDER), signer, former);
    }

    /**
     * The checkpoints of any log, in a folder of their own.
     *
     * @param log the log, open for writing
     * @param folder where they stand; made with the first one
     * @param signer the key of the log, whose name is the origin of the checkpoints
     * @param former keys of the same name with which earlier checkpoints were signed
     * @return the checkpoints
     * @throws TraceStoreException if what stands there cannot be read, or was signed by another key
     */
    public static Checkpoints of(ProvableLog log, Path folder, NoteSigner signer, NoteVerifier... former) {
        return of(log, new CheckpointFiles(folder, Disk.REAL), signer, former);
    }

    static Checkpoints of(ProvableLog log, CheckpointFiles files, NoteSigner signer, NoteVerifier... former) {
        Objects.requireNonNull(log, "log");
        List<NoteVerifier> own = new ArrayList<>(List.of(signer.verifier()));
        own.addAll(Arrays.asList(former));
        try {
            return new Checkpoints(log, files, signer, List.copyOf(own));
        } catch (IOException | TlogFormatException e) {
            throw new TraceStoreException(
                    "The checkpoints of log " + log.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The checkpoint that stands in the folder of a log for the largest size, whoever has the log open.
     *
     * @param folder the folder of the log, or of a copy of it
     * @return the checkpoint, whose signatures are not checked; empty if none was signed
     * @throws IOException if it cannot be read, or is none
     */
    public static Optional<SignedNote> latestIn(Path folder) throws IOException {
        CheckpointFiles files = new CheckpointFiles(folder.resolve(CheckpointFiles.FOLDER), Disk.REAL);
        List<Long> sizes = files.sizes();
        if (sizes.isEmpty()) {
            return Optional.empty();
        }
        long size = sizes.get(sizes.size() - 1);
        SignedNote latest = files.read(size);
        try {
            Checkpoint.of(latest);
        } catch (TlogFormatException e) {
            throw new IOException("The file " + files.file(size) + " must be a checkpoint. " + e.getMessage(), e);
        }
        return Optional.of(latest);
    }

    /**
     * Which files among the checkpoints in the folder of a log are none: damaged, or of another size than their names say. Whether the log
     * continues the others is for {@link LogAudit}.
     *
     * @param folder the folder of the log, or of a copy of it
     * @return a sentence for each, with its name; empty if all are checkpoints, or none was signed
     * @throws IOException if they cannot be read
     */
    public static List<String> damagedIn(Path folder) throws IOException {
        return new CheckpointFiles(folder.resolve(CheckpointFiles.FOLDER), Disk.REAL).damaged();
    }

    private boolean isOwn(SignedNote note) {
        try {
            return Checkpoint.of(note).origin().equals(origin())
                    && !note.verifiedBy(own).isEmpty();
        } catch (UntrustedException e) {
            return false;
        }
    }

    /**
     * The name of the log.
     *
     * @return the name of its key
     */
    public String origin() {
        return signer.verifier().name();
    }

    /**
     * The key with which checkpoints are signed, for those who are to check them.
     *
     * @return what checks its signatures
     */
    public NoteVerifier verifier() {
        return signer.verifier();
    }

    /**
     * The checkpoint that was signed last.
     *
     * @return with the cosignatures that it has by now; empty before the first
     */
    public synchronized Optional<SignedNote> latest() {
        return Optional.ofNullable(latest);
    }

    private SignedNote latestOrThrow() {
        return latest().orElseThrow(() -> new IllegalStateException(
                "The log " + origin() + " must have a checkpoint before anything is proven. Maybe sign one."));
    }

    /**
     * Signs a checkpoint over all that has been appended. It is on disk when this returns.
     *
     * @return the checkpoint; the one before if nothing was appended since
     * @throws ForkException if the log does not continue a checkpoint that is known here; nothing is signed
     * @throws TraceStoreException if the disk fails, or the files of the tree are damaged; asking again is safe
     * @throws IllegalStateException if the signer's signature does not verify with its own key
     */
    public synchronized SignedNote sign() {
        long size = log.sync();
        SignedNote contradicted = disputed;
        if (contradicted != null) {
            refuseUnlessContinued(Checkpoint.of(contradicted), size);
        }
        SignedNote before = latest;
        if (before != null) {
            refuseUnlessContinued(Checkpoint.of(before), size);
        }
        TreeHead head = log.tree(size).head();
        if (before != null && Checkpoint.of(before).head().equals(head)) {
            return before;
        }
        SignedNote note = keep(size, Checkpoint.of(origin(), head).sign(signer));
        latest = note;
        return note;
    }

    private void refuseUnlessContinued(Checkpoint known, long size) {
        TreeHead old = known.head();
        if (old.size() > size) {
            throw new ForkException(
                    new CheckpointFit.CutBack(known, log.tree(size).head()));
        }
        if (isContinued(old, size)) {
            return;
        }
        if (!LogRoots.fit(log, old)) {
            throw new ForkException(
                    new CheckpointFit.Forked(known, log.tree(old.size()).root(), 0));
        }
        LogRoots.mendTree(log);
        if (!isContinued(old, size)) {
            throw LogRoots.otherThanTheTree(log.id());
        }
    }

    /** By the proof and not by the old root alone: hashes that were changed on disk could give that, and another tree now. */
    private boolean isContinued(TreeHead old, long size) {
        TreeSnapshot tree = log.tree(size);
        return old.size() == 0
                || tree.proveConsistency(old.size()).verify(old, tree.head()).isValid();
    }

    private SignedNote keep(long size, SignedNote note) {
        try {
            return files.add(size, note);
        } catch (IOException e) {
            throw new TraceStoreException(
                    "The checkpoint of log " + origin() + " over " + size
                            + " records must be written. Maybe the disk is full.",
                    e);
        }
    }

    /**
     * Compares the log with a checkpoint of its own that somebody has kept, such as after a restore. If the log contradicts it, the
     * checkpoint is kept, and nothing is signed until the log continues it.
     *
     * @param kept the checkpoint
     * @return how the log stands to it; {@link CheckpointFit.Untrusted} if no key of this log has signed it
     * @throws TraceStoreException if the log cannot be read, or the checkpoint not be kept
     */
    public synchronized CheckpointFit compare(SignedNote kept) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.of(kept);
            if (!isOwn(kept)) {
                return new CheckpointFit.Untrusted("The checkpoint of " + checkpoint.origin()
                        + " must be signed by a key of " + origin() + ". Maybe it is of another log.");
            }
        } catch (TlogFormatException e) {
            return new CheckpointFit.Untrusted(String.valueOf(e.getMessage()));
        }
        CheckpointFit fit = CheckpointFit.of(log, checkpoint);
        if (!fit.fits()) {
            try {
                files.writeDisputed(kept);
            } catch (IOException e) {
                throw new TraceStoreException("The checkpoint that log " + origin() + " contradicts must be kept.", e);
            }
            disputed = kept;
        }
        return fit;
    }

    /**
     * Asks the witnesses of a policy to cosign the latest checkpoint, at the addresses that the policy gives.
     *
     * @param policy which witnesses, and how many are enough
     * @return what came of it; the cosignatures are on disk
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws IllegalStateException if no checkpoint has been signed
     * @throws TraceStoreException if the disk fails
     */
    public Cosigning cosign(TrustPolicy policy) throws InterruptedException {
        return cosign(policy, WitnessClient.of(policy));
    }

    /**
     * Asks witnesses to cosign the latest checkpoint, one after the other. One that has cosigned it before is not asked again.
     *
     * @param policy how many are enough
     * @param witnesses whom to ask
     * @return what came of it; the cosignatures are on disk
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws IllegalStateException if no checkpoint has been signed
     * @throws TraceStoreException if the disk fails
     */
    public Cosigning cosign(TrustPolicy policy, List<WitnessClient> witnesses) throws InterruptedException {
        SignedNote asked = latestOrThrow();
        Map<String, String> missing = new LinkedHashMap<>();
        SignedNote now = publish(LogProofs.of(log, asked).cosigned(witnesses, seen, missing));
        return new Cosigning(now, policy.judge(now), Collections.unmodifiableMap(missing));
    }

    /** Keeps a checkpoint with its new signatures, together with those that came in meanwhile. */
    private synchronized SignedNote publish(SignedNote cosigned) {
        long size = Checkpoint.of(cosigned).head().size();
        try {
            SignedNote before = files.read(size);
            SignedNote all = before.with(cosigned.signatures());
            if (!all.equals(before)) {
                all = keep(size, all);
            }
            if (latest != null && latest.text().equals(all.text())) {
                latest = all;
            }
            return all;
        } catch (IOException e) {
            throw new TraceStoreException("The checkpoint over " + size + " records must be readable.", e);
        }
    }

    /**
     * A receipt for a record, under the latest checkpoint: one file that somebody who has the log's public key can check offline.
     *
     * @param position the place of the record, from 0
     * @return the proof with the record in it; to be written to a file {@code .tlog-proof} as {@link OfflineProof#toString}
     * @throws IllegalArgumentException if the checkpoint does not reach so far. Maybe sign one
     * @throws IllegalStateException if no checkpoint has been signed
     * @throws TraceStoreException if the record cannot be read, or is not the one that was signed
     */
    public OfflineProof receipt(long position) {
        return receipt(position, latestOrThrow());
    }

    /**
     * A receipt for a record under a checkpoint of this log, such as the one that a roll-up log has recorded: to be lifted there.
     *
     * @param position the place of the record, from 0
     * @param under the checkpoint
     * @return the proof with the record in it
     * @throws IllegalArgumentException if the checkpoint does not reach so far, or this log does not continue it
     * @throws TraceStoreException if the record cannot be read, or is not the one that was signed
     */
    public OfflineProof receipt(long position, SignedNote under) {
        return LogProofs.of(log, under).receipt(position);
    }

    /**
     * Proves that the latest checkpoint continues an earlier one.
     *
     * @param olderSize the size of the earlier one, from 1 to that of the latest
     * @return the proof
     * @throws IllegalArgumentException if the size is out of range
     * @throws IllegalStateException if no checkpoint has been signed
     */
    public ConsistencyProof proveConsistency(long olderSize) {
        return LogProofs.of(log, latestOrThrow()).proveConsistency(olderSize);
    }

    /**
     * All that the log has of one subject, under the latest checkpoint: the records in their order, each with its proof.
     *
     * @param subject the subject
     * @return the trail, to be written to a file as {@link TrailProof#toString}; empty if the checkpoint covers no record of it
     * @throws IllegalStateException if no checkpoint has been signed
     * @throws TraceStoreException if a record cannot be read, or is not the one that was signed
     * @throws IllegalArgumentException if there are more records than a file may have
     */
    public Optional<TrailProof> trail(Subject subject) {
        return trail(subject, latestOrThrow());
    }

    /**
     * All that the log has of one subject, under a checkpoint of this log, such as the one that a roll-up log has recorded: to be lifted
     * there.
     *
     * @param subject the subject
     * @param under the checkpoint
     * @return the trail; empty if the checkpoint covers no record of it
     * @throws TraceStoreException if a record cannot be read, or is not the one that was signed
     * @throws IllegalArgumentException if this log does not continue the checkpoint, or there are more records than a file may have
     */
    public Optional<TrailProof> trail(Subject subject, SignedNote under) {
        return LogProofs.of(log, under).trail(subject);
    }
}
