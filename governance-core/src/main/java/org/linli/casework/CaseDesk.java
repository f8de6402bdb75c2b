package org.linli.casework;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Mandate;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with a case. Each method does one thing to one case (two for a merge): it asks for the mandate, lets the rule speak, and
 * gives the case as it stands afterwards, with the receipt of what was written.
 *
 * <p>All of them throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class CaseDesk {
    private final Seat seat;
    private final Authority authority;
    private final WorkCalendar calendar;

    private CaseDesk(Seat seat, Authority authority, WorkCalendar calendar) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.calendar = Objects.requireNonNull(calendar, "calendar");
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param calendar by which deadlines are reckoned
     * @return the desk
     */
    public static CaseDesk at(Seat seat, Authority authority, WorkCalendar calendar) {
        return new CaseDesk(seat, authority, calendar);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public CaseDesk in(Sitting sitting) {
        return new CaseDesk(sitting, authority, calendar);
    }

    /**
     * A case as it stands.
     *
     * @param id its id
     * @return the case; blank, at stage {@link CaseStage#UNREPORTED}, if there is none
     */
    public Case get(CaseId id) {
        return seat.get(Case.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Reports a matter and opens a case, whose id is derived from the act's.
     *
     * @param report what is reported
     * @param act who reports, for whom, when
     * @return the case
     */
    public Outcome<Case> report(Report report, Act act) {
        return report(CaseId.from(Objects.requireNonNull(act, "act").id()), report, act);
    }

    /**
     * Reports a matter and opens a case under an id that the host has given it.
     *
     * @param id the id, the same if the act is tried again
     * @param report what is reported
     * @param act who reports, for whom, when
     * @return the case
     */
    public Outcome<Case> report(CaseId id, Report report, Act act) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(act, "act");
        return seat.act(
                Case.KIND,
                id,
                act,
                before ->
                        CaseRules.report(before, report, mandate(CaseMove.REPORT, id, Optional.of(report), act), act));
    }

    /**
     * Accepts a case.
     *
     * @param id the case
     * @param deadlineClass how long handling may take, from the act on
     * @param act who accepts
     * @return the case
     */
    public Outcome<Case> accept(CaseId id, DeadlineClass deadlineClass, Act act) {
        return act(
                CaseMove.ACCEPT,
                id,
                act,
                (before, mandate) -> CaseRules.accept(before, deadlineClass, calendar, mandate, act));
    }

    /**
     * Accepts a case with a deadline that has been set elsewhere: by statute, by contract, by the system it comes from.
     *
     * @param id the case
     * @param deadline until when it has to be handled, and what says so
     * @param act who accepts
     * @return the case
     */
    public Outcome<Case> accept(CaseId id, Deadline deadline, Act act) {
        return act(CaseMove.ACCEPT, id, act, (before, mandate) -> CaseRules.accept(before, deadline, mandate, act));
    }

    /**
     * Names who is to do it.
     *
     * @param id the case
     * @param assignee who is to do it
     * @param act who names them
     * @return the case
     */
    public Outcome<Case> assign(CaseId id, ActorId assignee, Act act) {
        return act(CaseMove.ASSIGN, id, act, (before, mandate) -> CaseRules.assign(before, assignee, mandate, act));
    }

    /**
     * Takes a case up.
     *
     * @param id the case
     * @param act who takes it up
     * @return the case
     */
    public Outcome<Case> takeUp(CaseId id, Act act) {
        return act(CaseMove.TAKE_UP, id, act, (before, mandate) -> CaseRules.takeUp(before, mandate, act));
    }

    /**
     * Says that a case is handled.
     *
     * @param id the case
     * @param solution with what result
     * @param act who handled it
     * @return the case
     */
    public Outcome<Case> handle(CaseId id, Solution solution, Act act) {
        return act(CaseMove.HANDLE, id, act, (before, mandate) -> CaseRules.handle(before, solution, mandate, act));
    }

    /**
     * Finds that what was done is good.
     *
     * @param id the case
     * @param act who looked at it, not the doer
     * @return the case
     */
    public Outcome<Case> verify(CaseId id, Act act) {
        return act(CaseMove.VERIFY, id, act, (before, mandate) -> CaseRules.verify(before, mandate, act));
    }

    /**
     * Closes a case.
     *
     * @param id the case
     * @param act who closes it
     * @return the case
     */
    public Outcome<Case> close(CaseId id, Act act) {
        return act(CaseMove.CLOSE, id, act, (before, mandate) -> CaseRules.close(before, mandate, act));
    }

    /**
     * Puts down what the resident said afterwards.
     *
     * @param id the case
     * @param followUp what they said, if they were reached
     * @param act who asked
     * @return the case
     */
    public Outcome<Case> followUp(CaseId id, FollowUp followUp, Act act) {
        return act(
                CaseMove.FOLLOW_UP, id, act, (before, mandate) -> CaseRules.followUp(before, followUp, mandate, act));
    }

    /**
     * Turns a report away.
     *
     * @param id the case
     * @param reason why
     * @param instead who is responsible instead, where that is known
     * @param act who turns it away
     * @return the case
     */
    public Outcome<Case> turnAway(CaseId id, TurnAway reason, Optional<ActorId> instead, Act act) {
        return act(
                CaseMove.TURN_AWAY,
                id,
                act,
                (before, mandate) -> CaseRules.turnAway(before, reason, instead, mandate, act));
    }

    /**
     * Merges a case into another that is about the same; both are written together or neither.
     *
     * @param duplicate the case that ends
     * @param into the case that goes on
     * @param act who merges them
     * @return the case that ended
     */
    public Outcome<Case> merge(CaseId duplicate, CaseId into, Act act) {
        Objects.requireNonNull(duplicate, "duplicate");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                Case.KIND,
                duplicate,
                act,
                (before, sitting) -> CaseRules.merge(
                        before,
                        sitting.read(Case.KIND, into),
                        mandate(CaseMove.MERGE, duplicate, reportOf(before), act),
                        act));
    }

    /** A rule that waits for the state and the mandate. */
    private interface Guarded {
        Ruling<CaseFact> on(Case before, Mandate mandate);
    }

    private Outcome<Case> act(CaseMove move, CaseId id, Act act, Guarded rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.act(Case.KIND, id, act, before -> rule.on(before, mandate(move, id, reportOf(before), act)));
    }

    private static Optional<Report> reportOf(Case before) {
        return before.intake().map(Case.Intake::report);
    }

    private Mandate mandate(CaseMove move, CaseId id, Optional<Report> report, Act act) {
        Optional<MatterId> matter = report.map(Report::matter);
        Optional<AreaId> area = report.flatMap(Report::area);
        return authority.mandate(new Authority.Question(act, move.power(), Case.KIND.subject(id), matter, area));
    }
}
