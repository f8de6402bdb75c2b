package org.linli.trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/** What the trace says about itself. */
public sealed interface TraceFact extends Fact<Notice> {
    /**
     * The id of the notice.
     *
     * @return the id of the act that it is about
     */
    ActId id();

    @Override
    default Subject subject() {
        return Notice.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.AUDITORS;
    }

    @Override
    default Notice applyTo(Notice before, Act act) {
        return new Notice(id(), true);
    }

    /**
     * What is personal of a holder was erased up to this position.
     *
     * @param id the id of the notice
     * @param holder whose values
     * @param extent which of them
     * @param reason why
     * @param legalBasis on what ground
     */
    record Erased(ActId id, ActorId holder, Erasure.Extent extent, String reason, String legalBasis)
            implements TraceFact {
        /** Checks that nothing is missing. */
        public Erased {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(extent, "extent");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(legalBasis, "legalBasis");
        }

        /**
         * The fact that an erasure leaves behind.
         *
         * @param erasure the order to erase
         * @return the fact
         */
        public static Erased of(Erasure erasure) {
            return new Erased(
                    erasure.act().id(), erasure.holder(), erasure.extent(), erasure.reason(), erasure.legalBasis());
        }
    }

    /**
     * What is personal of a holder and kept on some grounds up to this position is revealed for one purpose only.
     *
     * @param id the id of the notice
     * @param holder whose values
     * @param processings on which grounds they are kept; immutable
     * @param duty the duty to keep them
     */
    record Restricted(ActId id, ActorId holder, List<Basis> processings, Restriction.Duty duty) implements TraceFact {
        /** Checks that nothing is missing. */
        public Restricted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(holder, "holder");
            processings = List.copyOf(processings);
            Objects.requireNonNull(duty, "duty");
        }

        /**
         * The fact that a restriction leaves behind.
         *
         * @param restriction the order to restrict
         * @return the fact
         */
        public static Restricted of(Restriction restriction) {
            return new Restricted(
                    restriction.act().id(), restriction.holder(), restriction.processings(), restriction.duty());
        }
    }

    /**
     * Records from the beginning on were deleted, all but their hashes.
     *
     * @param id the id of the notice
     * @param before the position before which they stood
     * @param root the root of the tree of these, which their hashes still lead to
     * @param reason why
     * @param legalBasis on what ground
     * @param carried how many records there were by the time each subject that goes on after these had carried itself forward: a copy of
     *     the log that ends before loses such subjects if it is cut too. Nothing if that was not found out
     */
    record Cut(ActId id, long before, Digest root, String reason, String legalBasis, Optional<Long> carried)
            implements TraceFact {
        /** Checks that nothing is missing. */
        public Cut {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(root, "root");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(legalBasis, "legalBasis");
            Objects.requireNonNull(carried, "carried");
            if (before < 1) {
                throw new IllegalArgumentException(
                        "The position (" + before + ") before which records were cut must be at least 1.");
            }
        }
    }

    /**
     * Something was tried and refused. Written only where the host opts in ({@link Office.Settings#traceAttempts()}): overreach is
     * evidence.
     *
     * @param id the id of the notice
     * @param about the subject on which it was tried
     * @param tried the power that was tried
     * @param reason the code of the reason
     * @param responsibleInstead who was named instead
     */
    record Attempted(ActId id, Subject about, String tried, String reason, Optional<ActorId> responsibleInstead)
            implements TraceFact {
        /** Checks that nothing is missing. */
        public Attempted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(tried, "tried");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(responsibleInstead, "responsibleInstead");
        }
    }
}
