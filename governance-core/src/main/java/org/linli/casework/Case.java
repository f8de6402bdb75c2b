package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * A case as it stands: what was reported, who answers for it, what has been done, how it ended. The fold of its facts, nothing else.
 *
 * @param id its id
 * @param stage how far it has come
 * @param intake how it began; nothing while unreported
 * @param accountable the one actor who answers for it, or who did when it ended; nothing while unreported
 * @param handling what has been done about it
 * @param ending how it ended, as far as it has
 */
public record Case(
        CaseId id,
        CaseStage stage,
        Optional<Intake> intake,
        Optional<ActorId> accountable,
        Handling handling,
        Ending ending) {
    /** The kind of cases. */
    public static final Kind<CaseId, Case> KIND =
            Kind.of("case", CaseFact.class, CaseId::value, Case::blank, each -> CaseMove.isLast(each.stage()));

    /** Checks that nothing is missing. */
    public Case {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(intake, "intake");
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(ending, "ending");
    }

    /**
     * How a case began.
     *
     * @param report what was reported
     * @param reporter in whose name it was reported
     * @param at when
     */
    public record Intake(Report report, ActorId reporter, Instant at) {
        /** Checks that nothing is missing. */
        public Intake {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(reporter, "reporter");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * What has been done about a case.
     *
     * @param deadline until when it has to be handled, once accepted
     * @param assignee to whom it was assigned last
     * @param doers whose hands it was in: whoever took it up or handled it, themselves and those they acted for; in that order; immutable
     * @param solution with what result it was handled
     * @param handledAt when it was handled
     * @param absorbed the cases that were merged into this one, in the order in which that happened; immutable
     */
    public record Handling(
            Optional<Deadline> deadline,
            Optional<ActorId> assignee,
            List<ActorId> doers,
            Optional<Solution> solution,
            Optional<Instant> handledAt,
            List<CaseId> absorbed) {
        static final Handling NONE = new Handling(
                Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

        /** Checks that nothing is missing. */
        public Handling {
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(assignee, "assignee");
            doers = List.copyOf(doers);
            Objects.requireNonNull(solution, "solution");
            Objects.requireNonNull(handledAt, "handledAt");
            absorbed = List.copyOf(absorbed);
        }

        Handling withDeadline(Deadline set) {
            return new Handling(Optional.of(set), assignee, doers, solution, handledAt, absorbed);
        }

        Handling withAssignee(ActorId named) {
            return new Handling(deadline, Optional.of(named), doers, solution, handledAt, absorbed);
        }

        Handling doneBy(Act act) {
            Set<ActorId> more = new LinkedHashSet<>(doers);
            more.add(act.actor());
            more.add(act.inTheNameOf());
            return new Handling(deadline, assignee, List.copyOf(more), solution, handledAt, absorbed);
        }

        Handling withSolution(Solution found, Instant at) {
            return new Handling(deadline, assignee, doers, Optional.of(found), Optional.of(at), absorbed);
        }

        Handling withAbsorbed(CaseId other) {
            List<CaseId> more = new ArrayList<>(absorbed);
            more.add(other);
            return new Handling(deadline, assignee, doers, solution, handledAt, more);
        }
    }

    /**
     * How a case ended.
     *
     * @param verifier who looked at it and found it good
     * @param at when it was closed, turned away or merged
     * @param followUp what the resident said afterwards
     * @param turnedAway why it was turned away
     * @param instead who was named instead when it was turned away
     * @param mergedInto the case into which it was merged
     */
    public record Ending(
            Optional<ActorId> verifier,
            Optional<Instant> at,
            Optional<FollowUp> followUp,
            Optional<TurnAway> turnedAway,
            Optional<ActorId> instead,
            Optional<CaseId> mergedInto) {
        static final Ending NONE = new Ending(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Checks that nothing is missing. */
        public Ending {
            Objects.requireNonNull(verifier, "verifier");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(followUp, "followUp");
            Objects.requireNonNull(turnedAway, "turnedAway");
            Objects.requireNonNull(instead, "instead");
            Objects.requireNonNull(mergedInto, "mergedInto");
        }

        Ending withVerifier(ActorId other) {
            return new Ending(Optional.of(other), at, followUp, turnedAway, instead, mergedInto);
        }

        Ending closedAt(Instant when) {
            return new Ending(verifier, Optional.of(when), followUp, turnedAway, instead, mergedInto);
        }

        Ending withFollowUp(FollowUp said) {
            return new Ending(verifier, at, Optional.of(said), turnedAway, instead, mergedInto);
        }

        Ending turnedAway(TurnAway reason, Optional<ActorId> other, Instant when) {
            return new Ending(verifier, Optional.of(when), followUp, Optional.of(reason), other, mergedInto);
        }

        Ending mergedInto(CaseId other, Instant when) {
            return new Ending(verifier, Optional.of(when), followUp, turnedAway, instead, Optional.of(other));
        }
    }

    /**
     * A case before anything has happened.
     *
     * @param id its id
     * @return the blank case
     */
    public static Case blank(CaseId id) {
        return new Case(id, CaseStage.UNREPORTED, Optional.empty(), Optional.empty(), Handling.NONE, Ending.NONE);
    }

    Case at(CaseStage reached) {
        return new Case(id, reached, intake, accountable, handling, ending);
    }

    Case answeredForBy(ActorId actor) {
        return new Case(id, stage, intake, Optional.of(actor), handling, ending);
    }

    Case with(Intake begun) {
        return new Case(id, stage, Optional.of(begun), accountable, handling, ending);
    }

    Case with(Handling done) {
        return new Case(id, stage, intake, accountable, done, ending);
    }

    Case with(Ending ended) {
        return new Case(id, stage, intake, accountable, handling, ended);
    }
}
