package org.linli.audit.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a {@link TrustPolicy} says of a checkpoint: {@link Trusted}, or why not. */
public sealed interface CheckpointVerdict {

    /**
     * The checkpoint may be believed, as far as its signers may.
     *
     * @param checkpoint what it says
     * @param cosigned the witnesses of the policy that have cosigned it, in the order of the note; immutable
     */
    record Trusted(Checkpoint checkpoint, List<Cosigned> cosigned) implements CheckpointVerdict {
        /**
         * A trusted checkpoint.
         *
         * @param checkpoint what it says
         * @param cosigned who has cosigned it; copied
         */
        public Trusted {
            cosigned = List.copyOf(cosigned);
        }

        @Override
        public String explain() {
            return "The checkpoint of " + checkpoint.origin() + " over "
                    + checkpoint.head().size() + " records is trusted, and cosigned by " + cosigned.size()
                    + " witnesses.";
        }
    }

    /**
     * The checkpoint may not be believed.
     *
     * @param explain what is wrong, and what might help
     */
    record Untrusted(String explain) implements CheckpointVerdict {}

    /**
     * A witness that has cosigned.
     *
     * @param witness the name of its key
     * @param at when it says it did so; empty for algorithms that do not say
     */
    record Cosigned(String witness, Optional<Instant> at) {}

    /**
     * The verdict as a sentence for a person.
     *
     * @return one or two sentences in English
     */
    String explain();

    /**
     * Goes on only with a trusted checkpoint.
     *
     * @return the checkpoint
     * @throws UntrustedException if it is not trusted
     */
    default Checkpoint orThrow() {
        if (this instanceof Trusted trusted) {
            return trusted.checkpoint();
        }
        throw new UntrustedException(explain());
    }
}
