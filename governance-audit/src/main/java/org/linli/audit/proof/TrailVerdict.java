package org.linli.audit.proof;

import java.util.List;
import java.util.Objects;
import org.linli.audit.note.CheckpointVerdict;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.UntrustedException;

/** What came of checking a {@link TrailProof}: {@link Proven}, or what is wrong and at which record. */
public sealed interface TrailVerdict {

    /** What may be wrong with a trail. */
    enum Problem {
        /** A proof, checkpoint or record is not of its format, or a proof carries no record. */
        FORMAT,
        /** The logs cannot stand above each other: too many, or one twice. */
        LEVELS,
        /** The policy does not trust the topmost checkpoint. */
        TRUST,
        /** A record stands under another checkpoint than the first one, or not under the one that was lifted. */
        CHECKPOINT,
        /** The hashes do not lead from a record to the root of the checkpoint. */
        INCLUSION,
        /** A record is of another subject. */
        SUBJECT,
        /** A record is missing, stands there twice, or the trail does not begin with the first one. */
        GAP,
        /** A record does not name the one before it, or does not stand behind it in the log. */
        LINK
    }

    /**
     * One record of a trail.
     *
     * @param position its place in the log, from 0
     * @param sequence its number in the trail, from 1
     * @param type the name of its fact, such as {@code case.reported}
     * @param entry what the log has hashed: the record as JSON in UTF-8, without personal values
     */
    record Step(long position, long sequence, String type, String entry) {
        /** Checks that nothing is missing. */
        public Step {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(entry, "entry");
        }
    }

    /**
     * These are the first records of the subject, all of them, in order. Whether there were more by the time of the checkpoint is not
     * proven: no tree can show what it leaves out.
     *
     * @param subject the subject, kind and id
     * @param steps its records from the first on; immutable
     * @param first how the first of them is proven: the logs that it leads through, from its own upwards; the others stand under the same
     *     checkpoint of the first of these logs
     */
    record Proven(String subject, List<Step> steps, ProofVerdict.Proven first) implements TrailVerdict {
        /** Checks that nothing is missing. */
        public Proven {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(first, "first");
            steps = List.copyOf(steps);
        }

        /**
         * The topmost checkpoint, which the policy trusts.
         *
         * @return the checkpoint with the witnesses that have cosigned it
         */
        public CheckpointVerdict.Trusted top() {
            return first.top();
        }

        @Override
        public String explain() {
            boolean isLifted = first.levels().size() > 1;
            return "The first " + steps.size() + " records of " + subject + " are proven, without a gap. "
                    + (isLifted
                            ? "They stand under one checkpoint; of the first: " + first.explain()
                            : top().explain());
        }
    }

    /**
     * The trail does not hold.
     *
     * @param problem what is wrong
     * @param record at which record of the trail, from 1; 0 if it is about all of it
     * @param message what was expected and what is there, as sentences
     */
    record Unproven(Problem problem, int record, String message) implements TrailVerdict {
        /** Checks that nothing is missing. */
        public Unproven {
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String explain() {
            return "The trail does not hold (" + problem + (record == 0 ? "" : ", record " + record) + "): " + message;
        }
    }

    /**
     * The verdict as sentences for a person.
     *
     * @return in English, without the content of the records
     */
    String explain();

    /**
     * Whether the trail holds.
     *
     * @return true for {@link Proven} only
     */
    default boolean isProven() {
        return this instanceof Proven;
    }

    /**
     * Goes on only with what is proven.
     *
     * @return the proven trail
     * @throws UntrustedException if the trail does not hold
     */
    default Proven orThrow() {
        if (this instanceof Proven proven) {
            return proven;
        }
        throw new UntrustedException(explain());
    }
}
