package org.linli.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.trace.Digest;

/**
 * How far a deliberation has come.
 *
 * @param open the phase that is open; nothing between phases
 * @param entered the phases that have been entered, in that order, each as often as it was; immutable
 * @param result what the last vote came to; nothing before one is counted, and from when the phase after it is entered
 * @param passed the gates passed since the last phase was over, in that order; immutable
 * @param sentBack to which phase a gate has sent it back; nothing if none has since a phase was over
 */
public record Course(
        Optional<Open> open,
        List<PhaseId> entered,
        Optional<Result> result,
        List<Passed> passed,
        Optional<PhaseId> sentBack) {
    static final Course NONE = new Course(Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());

    /** Checks that nothing is missing. */
    public Course {
        Objects.requireNonNull(open, "open");
        entered = List.copyOf(entered);
        Objects.requireNonNull(result, "result");
        passed = List.copyOf(passed);
        Objects.requireNonNull(sentBack, "sentBack");
    }

    /**
     * A phase that is open.
     *
     * @param phase which
     * @param kind what is done in it
     * @param openedAt since when
     * @param mayCloseAt from when on the convener may end it
     * @param closesAt when it is over, if it is not extended
     * @param extensions how often it has been
     */
    public record Open(
            PhaseId phase, PhaseKind kind, Instant openedAt, Instant mayCloseAt, Instant closesAt, int extensions) {
        /** Checks that nothing is missing. */
        public Open {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(openedAt, "openedAt");
            Objects.requireNonNull(mayCloseAt, "mayCloseAt");
            Objects.requireNonNull(closesAt, "closesAt");
        }
    }

    /**
     * What a vote came to.
     *
     * @param phase in which phase
     * @param adopted whether something was adopted
     * @param explanation the digest of the outcome with its explanation, which is kept elsewhere
     */
    public record Result(PhaseId phase, boolean adopted, Digest explanation) {
        /** Checks that nothing is missing. */
        public Result {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /**
     * A gate that was passed.
     *
     * @param phase before which phase
     * @param gate what was asked
     */
    public record Passed(PhaseId phase, Gate.Kind gate) {
        /** Checks that nothing is missing. */
        public Passed {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(gate, "gate");
        }
    }

    /**
     * How often a phase has been entered.
     *
     * @param phase which
     * @return the number
     */
    public int rounds(PhaseId phase) {
        return (int) entered.stream().filter(phase::equals).count();
    }

    /**
     * The phase that was entered last.
     *
     * @return the phase, open or over; nothing before the first
     */
    public Optional<PhaseId> last() {
        return entered.isEmpty() ? Optional.empty() : Optional.of(entered.get(entered.size() - 1));
    }

    Course opening(Open next) {
        List<PhaseId> more = new ArrayList<>(entered);
        more.add(next.phase());
        return new Course(Optional.of(next), more, Optional.empty(), List.of(), Optional.empty());
    }

    Course extendedTo(Instant closesAt) {
        return new Course(
                open.map(now -> new Open(
                        now.phase(), now.kind(), now.openedAt(), now.mayCloseAt(), closesAt, now.extensions() + 1)),
                entered,
                result,
                passed,
                sentBack);
    }

    Course closed() {
        return new Course(Optional.empty(), entered, Optional.empty(), List.of(), Optional.empty());
    }

    Course with(Result counted) {
        return new Course(open, entered, Optional.of(counted), passed, sentBack);
    }

    Course with(Passed one) {
        List<Passed> more = new ArrayList<>(passed);
        more.add(one);
        return new Course(open, entered, result, more, sentBack);
    }

    Course sentBackTo(PhaseId phase) {
        return new Course(open, entered, result, List.of(), Optional.of(phase));
    }
}
