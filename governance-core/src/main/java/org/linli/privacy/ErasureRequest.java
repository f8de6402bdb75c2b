package org.linli.privacy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Basis;
import org.linli.trace.Kind;

/**
 * A request for erasure as it stands.
 *
 * @param id its id
 * @param asked what was asked for, once it was
 * @param answers the answers, one for each processing; immutable
 * @param stage how far it is
 */
public record ErasureRequest(ErasureRequestId id, Optional<Asked> asked, List<ErasureAnswer> answers, Stage stage) {
    /** The kind of requests. */
    public static final Kind<ErasureRequestId, ErasureRequest> KIND = Kind.of(
            "erasure_request",
            ErasureFact.class,
            ErasureRequestId::value,
            ErasureRequest::blank,
            each -> each.stage() == Stage.ENDED);

    /** Checks that nothing is missing. */
    public ErasureRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(asked, "asked");
        answers = List.copyOf(answers);
        Objects.requireNonNull(stage, "stage");
    }

    /**
     * What was asked for.
     *
     * @param holder whose values
     * @param ground why; somebody's own words would stand in the open for ever
     */
    public record Asked(ActorId holder, ErasureGround ground) {
        /** Checks that nothing is missing. */
        public Asked {
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(ground, "ground");
        }
    }

    /** How far a request is. */
    public enum Stage {
        /** Nothing has been asked. */
        BLANK,
        /** It has been answered, and is being carried out. */
        ANSWERED,
        /** It has been carried out; something is restricted until a duty ends. */
        RESTRICTED,
        /** There is nothing left to do. */
        ENDED
    }

    /**
     * A request before anything was asked.
     *
     * @param id its id
     * @return the blank request
     */
    public static ErasureRequest blank(ErasureRequestId id) {
        return new ErasureRequest(id, Optional.empty(), List.of(), Stage.BLANK);
    }

    /**
     * The answers of one verdict.
     *
     * @param verdict which
     * @return these answers, in order
     */
    public List<ErasureAnswer> answered(ErasureAnswer.Verdict verdict) {
        return answers.stream().filter(each -> each.verdict() == verdict).toList();
    }

    ErasureRequest at(Stage next) {
        return new ErasureRequest(id, asked, answers, next);
    }

    /** With answers that were restricted and are erased by now. */
    ErasureRequest erased(List<Basis> processings) {
        List<ErasureAnswer> now = answers.stream()
                .map(each -> processings.contains(each.processing()) ? each.erased() : each)
                .toList();
        boolean held = now.stream().anyMatch(each -> each.verdict() == ErasureAnswer.Verdict.RESTRICTED);
        return new ErasureRequest(id, asked, now, held ? stage : Stage.ENDED);
    }
}
