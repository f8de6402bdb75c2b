package org.linli.trace;

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
     * Everything personal of a holder was erased up to this position.
     *
     * @param id the id of the notice
     * @param holder whose values
     * @param reason why
     * @param legalBasis on what ground
     */
    record Erased(ActId id, ActorId holder, String reason, String legalBasis) implements TraceFact {
        /** Checks that nothing is missing. */
        public Erased {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(holder, "holder");
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
            return new Erased(erasure.act().id(), erasure.holder(), erasure.reason(), erasure.legalBasis());
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
