package org.linli.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/**
 * What happens to a case. Here stand the facts of its life from report to follow-up; {@link CaseEndFact}s
 * end it in another way or open it again, {@link CaseClockFact}s stop and move its clock,
 * {@link CaseLinkFact}s tie it to others, {@link CaseOversightFact}s come from above.
 */
public sealed interface CaseFact extends Fact<Case>
        permits CaseFact.Reported,
                CaseFact.Accepted,
                CaseFact.Assigned,
                CaseFact.SentBack,
                CaseFact.TakenUp,
                CaseFact.Handled,
                CaseFact.Verified,
                CaseFact.SentToRework,
                CaseFact.Closed,
                CaseFact.FollowedUp,
                CaseFact.TurnedAway,
                CaseEndFact,
                CaseClockFact,
                CaseLinkFact,
                CaseOversightFact {
    /**
     * The case it happened to.
     *
     * @return the id
     */
    CaseId id();

    /**
     * The move by which it came about, and so the stage it leads to.
     *
     * @return the move
     */
    CaseMove move();

    /**
     * Who answers for the case from now on.
     *
     * @param act the act that brought it about
     * @return the actor; nothing if that does not change
     */
    default Optional<ActorId> putsInCharge(Act act) {
        return Optional.empty();
    }

    /**
     * The deadline that it sets.
     *
     * @return the deadline, from which the clock starts afresh; nothing if it sets none
     */
    default Optional<Deadline> newDeadline() {
        return Optional.empty();
    }

    @Override
    default Subject subject() {
        return Case.KIND.subject(id());
    }

    /**
     * Who may see it: the parties, among whom whoever reported it and whom it is against; of a report of wrongdoing, nobody but those who
     * handle such matters in office, whatever the fact and whoever brought it about, so that nothing leads back to the informant.
     *
     * @return the audience
     */
    @Override
    Audience audience();

    @Override
    default Case applyTo(Case before, Act act) {
        return before.after(this, act);
    }

    /**
     * A matter was reported; the unit that received it answers for it.
     *
     * @param id the case
     * @param report what was reported
     */
    record Reported(CaseId id, Report report) implements CaseFact {
        /** Checks that nothing is missing. */
        public Reported {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(report, "report");
        }

        @Override
        public CaseMove move() {
            return CaseMove.REPORT;
        }

        @Override
        public Audience audience() {
            return report.kind() == CaseKind.WRONGDOING ? Audience.OFFICERS : Audience.PARTIES;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(report.receiver());
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(new Case.Intake(report, act.inTheNameOf(), act.at()));
        }
    }

    /**
     * A unit accepted the case and answers for it.
     *
     * @param id the case
     * @param deadline until when it has to be handled
     * @param audience who may see that
     */
    record Accepted(CaseId id, Deadline deadline, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public Accepted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ACCEPT;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(act.inTheNameOf());
        }

        @Override
        public Optional<Deadline> newDeadline() {
            return Optional.of(deadline);
        }
    }

    /**
     * Somebody was named to do it, others to assist; who named them still answers for it.
     *
     * @param id the case
     * @param assignee who is to do it, and leads
     * @param assisting who assists; immutable
     * @param audience who may see that
     */
    record Assigned(CaseId id, ActorId assignee, List<ActorId> assisting, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public Assigned {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(assignee, "assignee");
            assisting = List.copyOf(assisting);
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.ASSIGN;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().assignedTo(assignee, assisting));
        }
    }

    /**
     * The one named gave it back; who named them still answers for it.
     *
     * @param id the case
     * @param reason why
     * @param audience who may see that
     */
    record SentBack(CaseId id, SendBack reason, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public SentBack {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.SEND_BACK;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().givenBack());
        }
    }

    /**
     * The one named took it up and answers for it.
     *
     * @param id the case
     * @param audience who may see that
     */
    record TakenUp(CaseId id, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public TakenUp {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.TAKE_UP;
        }

        @Override
        public Optional<ActorId> putsInCharge(Act act) {
            return Optional.of(act.inTheNameOf());
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().doneBy(act));
        }
    }

    /**
     * The doer handled it.
     *
     * @param id the case
     * @param solution with what result
     * @param audience who may see that
     */
    record Handled(CaseId id, Solution solution, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public Handled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(solution, "solution");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.HANDLE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().doneBy(act).withSolution(solution, act.at()));
        }
    }

    /**
     * Somebody other than the doer looked at it and found it good.
     *
     * @param id the case
     * @param audience who may see that
     */
    record Verified(CaseId id, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public Verified {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.VERIFY;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().withVerifier(Optional.of(act.inTheNameOf())));
        }
    }

    /**
     * Somebody other than the doer looked at it and found it wanting.
     *
     * @param id the case
     * @param audience who may see that
     */
    record SentToRework(CaseId id, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public SentToRework {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.SEND_TO_REWORK;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            Case after = before.after(this, act);
            return after.with(after.handling().toBeDoneAgain(true))
                    .with(before.ending().withVerifier(Optional.empty()));
        }
    }

    /**
     * The case was closed.
     *
     * @param id the case
     * @param audience who may see that
     */
    record Closed(CaseId id, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public Closed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.CLOSE;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().at(act.at()));
        }
    }

    /**
     * The resident was asked afterwards.
     *
     * @param id the case
     * @param followUp what they said, if they were reached
     * @param audience who may see that
     */
    record FollowedUp(CaseId id, FollowUp followUp, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public FollowedUp {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(followUp, "followUp");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.FOLLOW_UP;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().withFollowUp(followUp));
        }
    }

    /**
     * The report was turned away.
     *
     * @param id the case
     * @param reason why, and by which route it is to go instead
     * @param instead who is responsible instead, where that is known
     * @param audience who may see that
     */
    record TurnedAway(CaseId id, TurnAway reason, Optional<ActorId> instead, Audience audience) implements CaseFact {
        /** Checks that nothing is missing. */
        public TurnedAway {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(instead, "instead");
            Objects.requireNonNull(audience, "audience");
        }

        @Override
        public CaseMove move() {
            return CaseMove.TURN_AWAY;
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.after(this, act).with(before.ending().turnedAway(reason, instead, act.at()));
        }
    }
}
