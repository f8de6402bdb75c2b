package org.linli.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;

/** What comes from above a case, or is asked of those above: disputes and rulings, whistles, exclusion, evidence. */
public sealed interface CaseOversightFact extends CaseFact {
    /**
     * Whoever had it said that it is not theirs; who answered for it goes on to.
     *
     * @param id the case
     * @param pointsTo whose they say it is
     * @param audience who may see that
     */
    record Disputed(CaseId id, Optional<ActorId> pointsTo, Audience audience) implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public Disputed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(pointsTo, "pointsTo");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.DISPUTE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act)
                    .with(before.oversight().disputed(new CaseOversight.Dispute(act.inTheNameOf(), pointsTo)));
        }
    }

    /**
     * It was ruled whose it is (裁定): that one answers for it from now on and can neither send it back nor dispute it. A ruling that does
     * not bind hands it over like an assignment: who answered for it goes on to until it is taken up.
     *
     * @param id the case
     * @param responsible whose it is
     * @param binding whether it binds whom it names; not a body that governs itself
     * @param deadline until when it has to be handled, where that had not been set
     * @param audience who may see that
     */
    record Ruled(CaseId id, ActorId responsible, boolean binding, Optional<Deadline> deadline, Audience audience)
            implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public Ruled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(responsible, "responsible");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.RULE;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return binding ? Optional.of(responsible) : Optional.empty();
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return deadline;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().assignedTo(responsible, List.of()))
                    .with(before.oversight().ruled(new CaseOversight.Verdict(responsible, binding)));
        }
    }

    /**
     * It was handed over (移交), because whoever answered for it takes no part any more. Whoever comes next is reminded anew.
     *
     * @param id the case
     * @param accountable who answers for it from now on
     * @param audience who may see that
     */
    record HandedOver(CaseId id, ActorId accountable, Audience audience) implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public HandedOver {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(accountable, "accountable");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.HAND_OVER;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(accountable);
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.clock().raisedTo(0));
        }
    }

    /**
     * The street blew the whistle (吹哨): these departments are summoned and must answer.
     *
     * @param id the case
     * @param departments who is summoned; at least one; immutable
     * @param answerBy until when they must answer
     * @param audience who may see that
     */
    record Whistled(CaseId id, List<ActorId> departments, Instant answerBy, Audience audience)
            implements CaseOversightFact {
        /** Checks that nothing is missing and cuts the time to microseconds. */
        public Whistled {
            Objects.requireNonNull(id, "id");
            departments = List.copyOf(departments);
            answerBy = Microseconds.cut(Objects.requireNonNull(answerBy, "answerBy"));
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.WHISTLE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.oversight().summoning(departments, act.inTheNameOf(), answerBy));
        }
    }

    /**
     * A department that was summoned answered (报到).
     *
     * @param id the case
     * @param answer what it answered
     * @param audience who may see that
     */
    record WhistleAnswered(CaseId id, WhistleAnswer answer, Audience audience) implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public WhistleAnswered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ANSWER_WHISTLE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.oversight().answered(act.inTheNameOf(), answer));
        }
    }

    /**
     * A department had not answered by the time that a plan names: it was reminded, or somebody above was told.
     *
     * @param id the case
     * @param department who has not answered
     * @param step the number of the step in the plan, from 1
     * @param told who was told
     * @param audience who may see that
     */
    record AnswerUrged(CaseId id, ActorId department, int step, ActorId told, Audience audience)
            implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public AnswerUrged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(told, "told");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.URGE_ANSWER;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.oversight().urged(department, step));
        }
    }

    /**
     * It was taken out of the rates (剔除), approved by somebody who does not answer for it.
     *
     * @param id the case
     * @param reason why
     * @param audience who may see that
     */
    record ExcludedFromRates(CaseId id, Exclusion reason, Audience audience) implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public ExcludedFromRates {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.EXCLUDE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act)
                    .with(before.oversight().excluded(new CaseOversight.Excluded(reason, act.inTheNameOf())));
        }
    }

    /**
     * A piece of evidence was added.
     *
     * @param id the case
     * @param evidence what it is, by its digest
     * @param audience who may see who added what: of a report of wrongdoing, not the parties
     */
    record Attached(CaseId id, Evidence evidence, Audience audience) implements CaseOversightFact {
        /** Checks that nothing is missing. */
        public Attached {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ATTACH;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().with(new Exhibit(evidence, act.inTheNameOf())));
        }
    }
}
