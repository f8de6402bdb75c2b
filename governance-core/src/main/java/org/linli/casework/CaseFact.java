package org.linli.casework;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to a case. */
public sealed interface CaseFact extends Fact<Case> {
    /**
     * The case it happened to.
     *
     * @return the id
     */
    CaseId id();

    @Override
    default Subject subject() {
        return Case.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PARTIES;
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
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.REPORTED)
                    .with(new Case.Intake(report, act.inTheNameOf(), act.at()))
                    .answeredForBy(report.receiver());
        }
    }

    /**
     * A unit accepted the case and answers for it.
     *
     * @param id the case
     * @param deadline until when it has to be handled
     */
    record Accepted(CaseId id, Deadline deadline) implements CaseFact {
        /** Checks that nothing is missing. */
        public Accepted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(deadline, "deadline");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.ACCEPTED)
                    .with(before.handling().withDeadline(deadline))
                    .answeredForBy(act.inTheNameOf());
        }
    }

    /**
     * Somebody was named to do it; who named them still answers for it.
     *
     * @param id the case
     * @param assignee who is to do it
     */
    record Assigned(CaseId id, ActorId assignee) implements CaseFact {
        /** Checks that nothing is missing. */
        public Assigned {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(assignee, "assignee");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.ASSIGNED).with(before.handling().withAssignee(assignee));
        }
    }

    /**
     * The one named took it up and answers for it.
     *
     * @param id the case
     */
    record TakenUp(CaseId id) implements CaseFact {
        /** Checks that nothing is missing. */
        public TakenUp {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.UNDER_WAY)
                    .with(before.handling().doneBy(act))
                    .answeredForBy(act.inTheNameOf());
        }
    }

    /**
     * The doer handled it.
     *
     * @param id the case
     * @param solution with what result
     */
    record Handled(CaseId id, Solution solution) implements CaseFact {
        /** Checks that nothing is missing. */
        public Handled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(solution, "solution");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.HANDLED)
                    .with(before.handling().doneBy(act).withSolution(solution, act.at()));
        }
    }

    /**
     * Somebody other than the doer looked at it and found it good.
     *
     * @param id the case
     */
    record Verified(CaseId id) implements CaseFact {
        /** Checks that nothing is missing. */
        public Verified {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.VERIFIED).with(before.ending().withVerifier(act.inTheNameOf()));
        }
    }

    /**
     * The case was closed.
     *
     * @param id the case
     */
    record Closed(CaseId id) implements CaseFact {
        /** Checks that nothing is missing. */
        public Closed {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.CLOSED).with(before.ending().closedAt(act.at()));
        }
    }

    /**
     * The resident was asked afterwards.
     *
     * @param id the case
     * @param followUp what they said, if they were reached
     */
    record FollowedUp(CaseId id, FollowUp followUp) implements CaseFact {
        /** Checks that nothing is missing. */
        public FollowedUp {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(followUp, "followUp");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.FOLLOWED_UP).with(before.ending().withFollowUp(followUp));
        }
    }

    /**
     * The report was turned away.
     *
     * @param id the case
     * @param reason why
     * @param instead who is responsible instead, where that is known
     */
    record TurnedAway(CaseId id, TurnAway reason, Optional<ActorId> instead) implements CaseFact {
        /** Checks that nothing is missing. */
        public TurnedAway {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(instead, "instead");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.TURNED_AWAY).with(before.ending().turnedAway(reason, instead, act.at()));
        }
    }

    /**
     * The case was found to be the same as another and ended; the other absorbed it.
     *
     * @param id the case that ended
     * @param into the case that goes on
     */
    record Merged(CaseId id, CaseId into) implements CaseFact {
        /** Checks that nothing is missing. */
        public Merged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(into, "into");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.at(CaseStage.MERGED).with(before.ending().mergedInto(into, act.at()));
        }
    }

    /**
     * The case goes on for another that was merged into it.
     *
     * @param id the case that goes on
     * @param from the case that ended
     */
    record Absorbed(CaseId id, CaseId from) implements CaseFact {
        /** Checks that nothing is missing. */
        public Absorbed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(from, "from");
        }

        @Override
        public Case applyTo(Case before, Act act) {
            return before.with(before.handling().withAbsorbed(from));
        }
    }
}
