package org.linli.deliberation;

import java.time.Instant;
import java.util.Objects;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Digest;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a deliberation. Everybody may see all of it. */
public sealed interface DeliberationFact extends Fact<Deliberation> {
    /**
     * The deliberation it happened to.
     *
     * @return the id
     */
    DeliberationId id();

    @Override
    default Subject subject() {
        return Deliberation.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * It was convened, and its rules are fixed.
     *
     * @param id the deliberation
     * @param begun about what, and by which design
     */
    record Convened(DeliberationId id, Deliberation.Convened begun) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public Convened {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(begun, "begun");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(DeliberationStage.CONVENED, before.course(), act.at())
                    .with(begun);
        }
    }

    /**
     * A gate was passed.
     *
     * @param id the deliberation
     * @param phase before which phase
     * @param gate what was asked
     * @param reasons the digest of the reasons, which are kept elsewhere
     */
    record GatePassed(DeliberationId id, PhaseId phase, Gate.Kind gate, Digest reasons) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public GatePassed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(reasons, "reasons");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(before.stage(), before.course().with(new Course.Passed(phase, gate)), act.at());
        }
    }

    /**
     * A gate was not passed, and it goes back to a phase.
     *
     * @param id the deliberation
     * @param phase before which phase
     * @param gate what was asked
     * @param back to which phase it goes
     * @param reasons the digest of the reasons, which are kept elsewhere
     */
    record SentBack(DeliberationId id, PhaseId phase, Gate.Kind gate, PhaseId back, Digest reasons)
            implements DeliberationFact {
        /** Checks that nothing is missing. */
        public SentBack {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(reasons, "reasons");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(before.stage(), before.course().sentBackTo(back), act.at());
        }
    }

    /**
     * A gate was not passed, and no way leads back.
     *
     * @param id the deliberation
     * @param phase before which phase
     * @param gate what was asked
     * @param reasons the digest of the reasons, which are kept elsewhere
     */
    record Stopped(DeliberationId id, PhaseId phase, Gate.Kind gate, Digest reasons) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public Stopped {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(reasons, "reasons");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(DeliberationStage.STOPPED, before.course(), act.at());
        }
    }

    /**
     * A phase was opened.
     *
     * @param id the deliberation
     * @param open which, and until when
     */
    record PhaseOpened(DeliberationId id, Course.Open open) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public PhaseOpened {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(open, "open");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(DeliberationStage.OPEN, before.course().opening(open), act.at());
        }
    }

    /**
     * A phase lasts longer.
     *
     * @param id the deliberation
     * @param phase which
     * @param closesAt when it is over now
     * @param reasons the digest of the reasons, which are kept elsewhere
     */
    record Extended(DeliberationId id, PhaseId phase, Instant closesAt, Digest reasons) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public Extended {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(closesAt, "closesAt");
            Objects.requireNonNull(reasons, "reasons");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(before.stage(), before.course().extendedTo(closesAt), act.at());
        }
    }

    /**
     * A phase is over.
     *
     * @param id the deliberation
     * @param phase which
     * @param kind what was done in it
     * @param isLast whether the deliberation is over with it
     */
    record PhaseClosed(DeliberationId id, PhaseId phase, PhaseKind kind, boolean isLast) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public PhaseClosed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            DeliberationStage next = kind == PhaseKind.DECIDE
                    ? DeliberationStage.COUNTING
                    : isLast ? DeliberationStage.COMPLETED : DeliberationStage.BETWEEN;
            return before.at(next, before.course().closed(), act.at());
        }
    }

    /**
     * A vote was counted.
     *
     * @param id the deliberation
     * @param result what it came to
     */
    record Concluded(DeliberationId id, Course.Result result) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public Concluded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(result, "result");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(DeliberationStage.BETWEEN, before.course().with(result), act.at());
        }
    }

    /**
     * It was called off.
     *
     * @param id the deliberation
     * @param reasons the digest of the reasons, which are kept elsewhere
     */
    record Cancelled(DeliberationId id, Digest reasons) implements DeliberationFact {
        /** Checks that nothing is missing. */
        public Cancelled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reasons, "reasons");
        }

        @Override
        public Deliberation applyTo(Deliberation before, Act act) {
            return before.at(DeliberationStage.CANCELLED, before.course().closed(), act.at());
        }
    }
}
