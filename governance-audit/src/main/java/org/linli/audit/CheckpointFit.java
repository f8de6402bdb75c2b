package org.linli.audit;

import java.util.Objects;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;

/** How a log stands to a checkpoint that somebody has kept: it {@link Continues} it, or what is wrong. */
public sealed interface CheckpointFit {

    /**
     * The log still has every record that the checkpoint commits to, in its place.
     *
     * @param kept the checkpoint
     * @param now how the log stands
     */
    record Continues(Checkpoint kept, TreeHead now) implements CheckpointFit {
        /** Checks that nothing is missing. */
        public Continues {
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(now, "now");
        }

        @Override
        public String explain() {
            return "The log continues the checkpoint of " + kept.origin() + " over "
                    + kept.head().size() + " records: it has the same ones, and " + now.size() + " now.";
        }
    }

    /**
     * The log has other records in the place of those that the checkpoint commits to: one of the two is a fork.
     *
     * @param kept the checkpoint
     * @param got the root that the log has at that size
     * @param agreed so many first records are the same, known by another checkpoint; 0 if none is known
     */
    record Forked(Checkpoint kept, MerkleHash got, long agreed) implements CheckpointFit {
        /** Checks that nothing is missing. */
        public Forked {
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(got, "got");
        }

        @Override
        public String explain() {
            return "The log is a fork: the checkpoint of " + kept.origin() + " has the root "
                    + kept.head().root() + " over " + kept.head().size() + " records, and the log has " + got
                    + ". A record between " + agreed + " and " + (kept.head().size() - 1)
                    + " was changed, removed, put in or swapped. Keep both: together they are the evidence.";
        }
    }

    /**
     * The log has fewer records than the checkpoint commits to: its tail was cut, or it was set back to an older state.
     *
     * @param kept the checkpoint
     * @param now how the log stands
     */
    record CutBack(Checkpoint kept, TreeHead now) implements CheckpointFit {
        /** Checks that nothing is missing. */
        public CutBack {
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(now, "now");
        }

        @Override
        public String explain() {
            return "The log was cut back: the checkpoint of " + kept.origin() + " commits to "
                    + kept.head().size() + " records, and the log has " + now.size()
                    + ". Maybe an old backup was restored: look for a newer one before anything is appended.";
        }
    }

    /**
     * Nothing follows from the checkpoint, since it cannot be believed.
     *
     * @param explain what is wrong with it
     */
    record Untrusted(String explain) implements CheckpointFit {
        /** Checks that nothing is missing. */
        public Untrusted {
            Objects.requireNonNull(explain, "explain");
        }
    }

    /**
     * Compares a log with a checkpoint whose signatures have been checked.
     *
     * @param log the log
     * @param kept the checkpoint
     * @return how they stand to each other; never {@link Untrusted}
     * @throws org.linli.trace.TraceStoreException if a record cannot be read, or only the files of the tree contradict the checkpoint and
     *     the log is not open for writing, where they are made anew
     */
    static CheckpointFit of(ProvableLog log, Checkpoint kept) {
        long size = log.size();
        if (kept.head().size() > size) {
            return new CutBack(kept, log.tree(size).head());
        }
        MerkleHash got = log.tree(kept.head().size()).root();
        if (got.equals(kept.head().root())) {
            return new Continues(kept, log.tree(size).head());
        } else if (LogRoots.fit(log, kept.head())) {
            LogRoots.mendTree(log);
            return new Continues(kept, log.tree(size).head());
        }
        return new Forked(kept, got, 0);
    }

    /**
     * Whether the log has what the checkpoint commits to.
     *
     * @return true for {@link Continues} only
     */
    default boolean fits() {
        return this instanceof Continues;
    }

    /**
     * The finding as sentences for a person.
     *
     * @return in English
     */
    String explain();
}
