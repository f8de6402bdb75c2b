package org.linli.casework;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Basis;

/** How a case ends otherwise than by being closed after a second look, and how it begins again. */
public sealed interface CaseEndFact extends CaseFact {
    /**
     * A question was answered out of what the host knows, and the case closed thereby.
     *
     * @param id the case
     * @param source the article that answers it, with its version
     */
    record Answered(CaseId id, Basis source) implements CaseEndFact {
        /** Checks that nothing is missing. */
        public Answered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(source, "source");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ANSWER;
        }

        @Override
        public Audience audience() {
            return Audience.PARTIES;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().doneBy(act).withSolution(Solution.EXPLAINED, act.at()))
                    .with(before.ending().at(act.at()));
        }
    }

    /**
     * Whoever reported it took it back.
     *
     * @param id the case
     * @param reason why
     * @param audience who may see that: the informant of a report of wrongdoing is hidden here too
     */
    record Withdrawn(CaseId id, WithdrawReason reason, Audience audience) implements CaseEndFact {
        /** Checks that nothing is missing. */
        public Withdrawn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.WITHDRAW;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().at(act.at()));
        }
    }

    /**
     * It was found that the case should never have been entered.
     *
     * @param id the case
     * @param reason why
     * @param audience who may see that
     */
    record Voided(CaseId id, VoidReason reason, Audience audience) implements CaseEndFact {
        /** Checks that nothing is missing. */
        public Voided {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.VOID;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().at(act.at()));
        }
    }

    /**
     * The case was opened again and is accepted; who answered for it last answers for it again, or whoever was named instead of them.
     *
     * @param id the case
     * @param reason why
     * @param accountable who answers for it
     * @param deadline until when it has to be handled this time
     * @param audience who may see that
     */
    record Reopened(CaseId id, ReopenReason reason, ActorId accountable, Deadline deadline, Audience audience)
            implements CaseEndFact {
        /** Checks that nothing is missing. */
        public Reopened {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(accountable, "accountable");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.REOPEN;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(accountable);
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return Optional.of(deadline);
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act).reportedAgain(act.at());
            return after.with(after.handling().toBeDoneAgain(false))
                    .with(before.ending().after(before.roundUntil(act.at())));
        }
    }
}
