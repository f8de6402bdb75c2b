package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.trace.Act;

/**
 * What has been done about a case.
 *
 * @param assignee to whom it was assigned last, who leads
 * @param assisting who assists the assignee; in the order named; immutable
 * @param doers whose hands it was in: whoever took it up or handled it, themselves and those they acted for; in that order; immutable
 * @param solution with what result it was handled
 * @param handledAt when it was handled
 * @param sentBack how often it was sent back
 * @param reworks how often a second look found it wanting
 * @param evidence what has been added to it, in that order; immutable
 * @param inCharge who has ever answered for it, in the order in which they first did; immutable
 * @param others in whose name anything else was ever done with it, and to whom it was ever given, in that order; immutable
 */
public record CaseHandling(
        Optional<ActorId> assignee,
        List<ActorId> assisting,
        List<ActorId> doers,
        Optional<Solution> solution,
        Optional<Instant> handledAt,
        int sentBack,
        int reworks,
        List<Exhibit> evidence,
        List<ActorId> inCharge,
        List<ActorId> others) {
    static final CaseHandling NONE = new CaseHandling(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            List.of(),
            List.of(),
            List.of());

    /** Checks that nothing is missing. */
    public CaseHandling {
        Objects.requireNonNull(assignee, "assignee");
        assisting = List.copyOf(assisting);
        doers = List.copyOf(doers);
        Objects.requireNonNull(solution, "solution");
        Objects.requireNonNull(handledAt, "handledAt");
        evidence = List.copyOf(evidence);
        inCharge = List.copyOf(inCharge);
        others = List.copyOf(others);
    }

    CaseHandling putInCharge(ActorId actor) {
        if (inCharge.contains(actor)) {
            return this;
        }
        List<ActorId> more = new ArrayList<>(inCharge);
        more.add(actor);
        return new CaseHandling(
                assignee, assisting, doers, solution, handledAt, sentBack, reworks, evidence, more, others);
    }

    CaseHandling alsoDoneBy(ActorId actor) {
        return others.contains(actor)
                ? this
                : new CaseHandling(
                        assignee,
                        assisting,
                        doers,
                        solution,
                        handledAt,
                        sentBack,
                        reworks,
                        evidence,
                        inCharge,
                        CasePast.union(others, List.of(actor)));
    }

    CaseHandling assignedTo(ActorId lead, List<ActorId> helping) {
        Set<ActorId> given = new LinkedHashSet<>(others);
        given.add(lead);
        given.addAll(helping);
        return new CaseHandling(
                Optional.of(lead),
                helping,
                doers,
                solution,
                handledAt,
                sentBack,
                reworks,
                evidence,
                inCharge,
                List.copyOf(given));
    }

    CaseHandling givenBack() {
        return new CaseHandling(
                Optional.empty(),
                List.of(),
                doers,
                solution,
                handledAt,
                sentBack + 1,
                reworks,
                evidence,
                inCharge,
                others);
    }

    CaseHandling doneBy(Act act) {
        Set<ActorId> more = new LinkedHashSet<>(doers);
        more.add(act.actor());
        more.add(act.inTheNameOf());
        return new CaseHandling(
                assignee,
                assisting,
                List.copyOf(more),
                solution,
                handledAt,
                sentBack,
                reworks,
                evidence,
                inCharge,
                others);
    }

    CaseHandling withSolution(Solution found, Instant at) {
        return new CaseHandling(
                assignee,
                assisting,
                doers,
                Optional.of(found),
                Optional.of(at),
                sentBack,
                reworks,
                evidence,
                inCharge,
                others);
    }

    CaseHandling toBeDoneAgain(boolean rework) {
        return new CaseHandling(
                assignee,
                assisting,
                doers,
                Optional.empty(),
                Optional.empty(),
                sentBack,
                reworks + (rework ? 1 : 0),
                evidence,
                inCharge,
                others);
    }

    CaseHandling with(CasePast past) {
        return new CaseHandling(
                assignee,
                assisting,
                CasePast.union(doers, past.doers()),
                solution,
                handledAt,
                Math.max(sentBack, past.sentBack()),
                reworks,
                evidence,
                CasePast.union(inCharge, past.inCharge()),
                others);
    }

    CaseHandling with(Exhibit piece) {
        List<Exhibit> more = new ArrayList<>(evidence);
        more.add(piece);
        return new CaseHandling(
                assignee, assisting, doers, solution, handledAt, sentBack, reworks, more, inCharge, others);
    }
}
