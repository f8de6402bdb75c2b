package org.linli.audit.rollup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.NoteVerifier;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.tiles.TiledLog;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessStore;
import org.linli.trace.TraceStoreException;

/**
 * A log whose entries are the checkpoints of the logs below it: a street's holds those of its communities, a district's those of its
 * streets, up to the city's (纵向到底).
 *
 * <p>Its door is a {@link Witness}: a checkpoint comes in only if the log below has signed it and it continues the one before. The answer
 * is a cosignature, given when the checkpoint is on disk as an entry, cosignature and all, under a new checkpoint of this log. So the log
 * itself is the memory of the witness, and nothing can be cosigned that is not recorded.
 *
 * <pre>{@code
 * OfflineProof atStreet = street.lift(receipt);
 * OfflineProof atCity = city.lift(atStreet);
 * }</pre>
 *
 * <p>Opening reads one entry for each log below, and at most some 64 more after a crash. For any number of threads.
 */
public final class RollUpLog implements Closeable {

    private final TiledLog log;
    private final Witness witness;
    private final LatestIndex index;
    /** For each log below the checkpoint that was recorded last. */
    private final Map<String, Recorded> latest = new HashMap<>();

    /** A checkpoint of a log below, and which entry it is. */
    private record Recorded(long at, SignedNote note) {}

    private RollUpLog(Path folder, TiledLog log, NoteSigner cosigner, Collection<? extends NoteVerifier> below) {
        this.log = log;
        this.witness = Witness.of(cosigner, new OwnEntries(), below);
        this.index = new LatestIndex(folder, log, cosigner);
        index.open();
        for (NoteVerifier key : below) {
            Long at = index.places().get(key.name());
            if (at != null) {
                SignedNote note = SignedNote.parse(log.entry(at));
                if (!Checkpoint.of(note).origin().equals(key.name())) {
                    throw new IllegalArgumentException(
                            "The entry " + at + " must be a checkpoint of " + key.name() + ".");
                }
                latest.put(key.name(), new Recorded(at, note));
            }
        }
    }

    /**
     * Opens a roll-up log, or begins one.
     *
     * @param folder the folder; made if it is missing. It may be published as it is
     * @param signer the key of this log, whose name is its origin, for this log alone
     * @param cosigner the key with which it cosigns, see {@link NoteSigner#cosigner}
     * @param below the keys of the logs below, named by their origins
     * @return the log, to be closed
     * @throws IOException if the folder cannot be read or written
     * @throws IllegalArgumentException if this log stands among those below
     * @throws TraceStoreException if another process has it open, or it is not as its checkpoint says
     */
    public static RollUpLog open(
            Path folder, NoteSigner signer, NoteSigner cosigner, Collection<? extends NoteVerifier> below)
            throws IOException {
        String origin = signer.verifier().name();
        if (below.stream().anyMatch(key -> key.name().equals(origin))) {
            throw new IllegalArgumentException("The log (" + origin + ") must not stand among those below it.");
        }
        TiledLog log = TiledLog.open(folder, signer);
        try {
            return new RollUpLog(folder, log, cosigner, below);
        } catch (TraceStoreException e) {
            log.close();
            throw e;
        } catch (IllegalArgumentException e) {
            log.close();
            throw new TraceStoreException(
                    "The entries of the roll-up log in " + folder + " must be checkpoints. " + e.getMessage(), e);
        }
    }

    /** The entries as the memory of the witness. */
    private final class OwnEntries implements WitnessStore {
        @Override
        public Optional<SignedNote> latest(String origin) {
            return RollUpLog.this.latest(origin);
        }

        @Override
        public void record(String origin, SignedNote cosigned) {
            synchronized (latest) {
                Recorded before = latest.get(origin);
                // The same checkpoint asked for again is there already.
                if (before == null || !before.note().text().equals(cosigned.text())) {
                    log.append(List.of(cosigned.toBytes()));
                    long at = log.size() - 1;
                    latest.put(origin, new Recorded(at, cosigned));
                    index.recorded(origin, at);
                }
            }
        }
    }

    /**
     * Where the logs below hand in their checkpoints; may be served over HTTP.
     *
     * @return the witness that records here
     */
    public Witness witness() {
        return witness;
    }

    /**
     * The latest checkpoint of this log, to be handed in one level above.
     *
     * @return the checkpoint, with the cosignatures that were published
     */
    public SignedNote checkpoint() {
        return log.checkpoint();
    }

    /**
     * Proves that the latest checkpoint of this log continues an earlier one.
     *
     * @param olderSize the size of the earlier one, from 1 to the present one
     * @return the proof
     */
    public ConsistencyProof proveConsistency(long olderSize) {
        return log.proveConsistency(olderSize);
    }

    /**
     * Publishes the latest checkpoint with cosignatures.
     *
     * @param cosigned a copy of the latest checkpoint with more signatures
     * @return whether it is the latest; if not, nothing is done
     */
    public boolean publish(SignedNote cosigned) {
        return log.publish(cosigned);
    }

    /**
     * The latest checkpoint of a log below that is recorded here: the one to prove entries of that log under, before lifting the proof.
     *
     * @param origin the name of the log below
     * @return the checkpoint with the cosignature of this log
     */
    public Optional<SignedNote> latest(String origin) {
        synchronized (latest) {
            return Optional.ofNullable(latest.get(origin)).map(Recorded::note);
        }
    }

    /**
     * Takes a proof one level higher: what was proven under the checkpoint of a log below is proven under the latest checkpoint of this
     * log. For the latest checkpoint of the log below there is nothing to search; for an earlier one the search goes backwards from there.
     *
     * @param lower the proof, ending at a checkpoint that is recorded here
     * @return the proof above it
     * @throws IllegalArgumentException if the checkpoint is not recorded here. Maybe prove the entry under {@link #latest}
     */
    public OfflineProof lift(OfflineProof lower) {
        String text = lower.note().text();
        Checkpoint wanted = Checkpoint.parse(text);
        long newest;
        synchronized (latest) {
            newest = index.places().getOrDefault(wanted.origin(), -1L);
        }
        for (long i = newest; i >= 0; i--) {
            SignedNote recorded = SignedNote.parse(log.entry(i));
            if (recorded.text().equals(text)) {
                return log.prove(i).above(lower.withCheckpoint(recorded));
            }
            Checkpoint other = Checkpoint.of(recorded);
            if (other.origin().equals(wanted.origin())
                    && other.head().size() < wanted.head().size()) {
                // They grow from entry to entry: it is not before either.
                break;
            }
        }
        throw new IllegalArgumentException("The checkpoint of " + wanted.origin() + " must be recorded in "
                + log.origin() + ". Maybe prove the entry under the latest one that is.");
    }

    /**
     * Takes a trail one level higher, as {@link #lift(OfflineProof)} does a receipt. The file grows by one proof, however many records
     * there are.
     *
     * @param lower the trail, its checkpoint, or the one that it was lifted to, recorded here
     * @return the trail, proven under the latest checkpoint of this log
     * @throws IllegalArgumentException if the checkpoint is not recorded here. Maybe prove the trail under {@link #latest}
     */
    public TrailProof lift(TrailProof lower) {
        return lower.lifted(lift(lower.lifted().orElse(lower.records().get(0))));
    }

    /** How many entries had to be read to know the latest checkpoint of each log below. */
    long readOnOpening() {
        return index.read();
    }

    @Override
    public void close() throws IOException {
        synchronized (latest) {
            index.write();
        }
        log.close();
    }
}
