package org.linli.privacy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.privacy.ErasureAnswer.Verdict;
import org.linli.privacy.ErasureRequest.Stage;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Basis;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a request for erasure. */
public sealed interface ErasureFact extends Fact<ErasureRequest> {
    /**
     * The request it happened to.
     *
     * @return its id
     */
    ErasureRequestId id();

    @Override
    default Subject subject() {
        return ErasureRequest.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PARTIES;
    }

    /**
     * It was answered.
     *
     * @param id the request
     * @param asked what was asked for
     * @param answers the answers, one for each processing; immutable
     */
    record Answered(ErasureRequestId id, ErasureRequest.Asked asked, List<ErasureAnswer> answers)
            implements ErasureFact {
        /** Checks that nothing is missing. */
        public Answered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(asked, "asked");
            answers = List.copyOf(answers);
        }

        @Override
        public ErasureRequest applyTo(ErasureRequest before, Act act) {
            return new ErasureRequest(id, Optional.of(asked), answers, Stage.ANSWERED);
        }
    }

    /**
     * What was to be erased is, and what was to be restricted is.
     *
     * @param id the request
     */
    record CarriedOut(ErasureRequestId id) implements ErasureFact {
        /** Checks that nothing is missing. */
        public CarriedOut {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public ErasureRequest applyTo(ErasureRequest before, Act act) {
            return before.at(before.answered(Verdict.RESTRICTED).isEmpty() ? Stage.ENDED : Stage.RESTRICTED);
        }
    }

    /**
     * The duty to keep something has ended, and it is erased.
     *
     * @param id the request
     * @param processings what was restricted; immutable
     */
    record HoldEnded(ErasureRequestId id, List<Basis> processings) implements ErasureFact {
        /** Checks that nothing is missing. */
        public HoldEnded {
            Objects.requireNonNull(id, "id");
            processings = List.copyOf(processings);
        }

        @Override
        public ErasureRequest applyTo(ErasureRequest before, Act act) {
            return before.erased(processings);
        }
    }
}
