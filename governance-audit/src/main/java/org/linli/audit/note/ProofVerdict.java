package org.linli.audit.note;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of checking an {@link OfflineProof}: {@link Proven}, or what is wrong and where. */
public sealed interface ProofVerdict {

    /** What may be wrong with a proof. */
    enum Problem {
        /** A proof, checkpoint or note is not of its format. */
        FORMAT,
        /** The proof carries no entry, and none was given. */
        ENTRY,
        /** The hashes do not lead from the entry to the root of the checkpoint. */
        INCLUSION,
        /** The logs cannot stand above each other: too many, or one twice. */
        LEVELS,
        /** The policy does not trust the topmost checkpoint, or a signature of a known key is wrong. */
        TRUST
    }

    /**
     * One log that the proof leads through.
     *
     * @param checkpoint what the log committed to
     * @param index the number of the entry there
     * @param signed whether a key of the policy has signed this checkpoint; always so at the top. Below it the log above vouches for the
     *     signature
     */
    record Level(Checkpoint checkpoint, long index, boolean signed) {
        /**
         * The name of the log.
         *
         * @return the origin of the checkpoint
         */
        public String origin() {
            return checkpoint.origin();
        }
    }

    /** The entry is in the log, and that log under the topmost one. */
    final class Proven implements ProofVerdict {
        private final byte[] entry;
        private final List<Level> levels;
        private final CheckpointVerdict.Trusted top;

        Proven(byte[] entry, List<Level> levels, CheckpointVerdict.Trusted top) {
            this.entry = entry;
            this.levels = List.copyOf(levels);
            this.top = top;
        }

        /**
         * The entry.
         *
         * @return its bytes as a copy
         */
        public byte[] entry() {
            return entry.clone();
        }

        /**
         * The logs, from the one that has the entry upwards.
         *
         * @return one or more; immutable
         */
        public List<Level> levels() {
            return levels;
        }

        /**
         * The topmost checkpoint, which the policy trusts.
         *
         * @return the checkpoint with the witnesses that have cosigned it
         */
        public CheckpointVerdict.Trusted top() {
            return top;
        }

        @Override
        public String explain() {
            String unchecked = levels.stream()
                    .filter(level -> !level.signed())
                    .map(Level::origin)
                    .collect(Collectors.joining(", "));
            return "The entry is number " + levels.get(0).index() + " in the log "
                    + levels.stream().map(Level::origin).collect(Collectors.joining(", which stands in "))
                    + ". " + top.explain()
                    + (unchecked.isEmpty()
                            ? ""
                            : " Not checked, since the policy has no key for it, was the signature of " + unchecked
                                    + ": that these are its records, only the log above says.");
        }
    }

    /**
     * The proof does not hold.
     *
     * @param problem what is wrong
     * @param origin the log where it is wrong, as far as it could be read
     * @param message what was expected and what is there, as sentences
     */
    record Unproven(Problem problem, Optional<String> origin, String message) implements ProofVerdict {
        @Override
        public String explain() {
            return "The proof does not hold (" + problem
                    + origin.map(name -> ", " + name).orElse("") + "): " + message;
        }
    }

    /**
     * The verdict as sentences for a person.
     *
     * @return in English, without the content of the entry
     */
    String explain();

    /**
     * Whether the proof holds.
     *
     * @return true for {@link Proven} only
     */
    default boolean isProven() {
        return this instanceof Proven;
    }

    /**
     * Goes on only with what is proven.
     *
     * @return the proven entry
     * @throws UntrustedException if the proof does not hold
     */
    default Proven orThrow() {
        if (this instanceof Proven proven) {
            return proven;
        }
        throw new UntrustedException(explain());
    }
}
