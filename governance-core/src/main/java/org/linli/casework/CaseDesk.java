package org.linli.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.WorkCalendar;
import org.linli.responsibility.DutyDeadline;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with a case. Each method does one thing to one case (several for a merge or a split): it asks for the mandate, lets the
 * rule speak, and gives the case as it stands afterwards, with the receipt of what was written. What only those above a case do is done
 * at its {@link #oversight()}.
 *
 * <p>All of them throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class CaseDesk {
    private final CaseCounter counter;

    private CaseDesk(CaseCounter counter) {
        this.counter = counter;
    }

    /**
     * A desk with the default policy and nobody's kind known, which does not look at a clock.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param calendar by which deadlines are reckoned
     * @return the desk
     */
    public static CaseDesk at(Seat seat, Authority authority, WorkCalendar calendar) {
        CaseTerms terms = CaseTerms.of(calendar);
        return new CaseDesk(new CaseCounter(seat, authority, () -> terms, Optional.empty()));
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param terms gives what the rules need to know beyond the case, as it is now; asked for each act
     * @param clock tells how late it is, so that what is dated in the future can be refused
     * @return the desk
     */
    public static CaseDesk at(Seat seat, Authority authority, Supplier<CaseTerms> terms, InstantSource clock) {
        return new CaseDesk(new CaseCounter(seat, authority, terms, Optional.of(clock)));
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public CaseDesk in(Sitting sitting) {
        return new CaseDesk(counter.in(sitting));
    }

    /**
     * The desk of those above cases, at the same seat.
     *
     * @return the desk
     */
    public OversightDesk oversight() {
        return new OversightDesk(counter);
    }

    /**
     * A case as it stands.
     *
     * @param id its id
     * @return the case; blank, at stage {@link CaseStage#UNREPORTED}, if there is none
     */
    public Case get(CaseId id) {
        return counter.seat().get(Case.KIND, Objects.requireNonNull(id, "id"));
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
        return counter.report(id, report, act);
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
        return counter.act(
                CaseMove.ACCEPT,
                id,
                act,
                (before, mandate, terms) -> CaseRules.accept(before, deadlineClass, terms, mandate, act));
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
        return counter.act(
                CaseMove.ACCEPT,
                id,
                act,
                (before, mandate, terms) -> CaseRules.accept(before, deadline, terms, mandate, act));
    }

    /**
     * Accepts a case within the time that the register of duties sets for its matter and place.
     *
     * @param id the case
     * @param deadlines gives how long handling may take, and what says so, which is cited: the host's register of duties, and nothing that
     *     whoever accepts has a say in, since the policy sets no limit to it
     * @param act who accepts
     * @return the case
     */
    public Outcome<Case> accept(CaseId id, Function<Case, DutyDeadline> deadlines, Act act) {
        Objects.requireNonNull(deadlines, "deadlines");
        return counter.act(
                CaseMove.ACCEPT,
                id,
                act,
                (before, mandate, terms) -> CaseRules.accept(before, deadlines.apply(before), terms, mandate, act));
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
        return assign(id, assignee, List.of(), act);
    }

    /**
     * Names who is to do it and leads, and who assists.
     *
     * @param id the case
     * @param assignee who is to do it, and leads
     * @param assisting who assists
     * @param act who names them
     * @return the case
     */
    public Outcome<Case> assign(CaseId id, ActorId assignee, List<ActorId> assisting, Act act) {
        return counter.act(
                CaseMove.ASSIGN,
                id,
                act,
                (before, mandate, terms) -> CaseRules.assign(before, assignee, assisting, terms, mandate, act));
    }

    /**
     * Gives a case back to whoever assigned it.
     *
     * @param id the case
     * @param reason why
     * @param act who gives it back: the one to whom it was assigned
     * @return the case
     */
    public Outcome<Case> sendBack(CaseId id, SendBack reason, Act act) {
        return counter.act(
                CaseMove.SEND_BACK,
                id,
                act,
                (before, mandate, terms) -> CaseRules.sendBack(before, reason, terms, mandate, act));
    }

    /**
     * Takes a case up.
     *
     * @param id the case
     * @param act who takes it up
     * @return the case
     */
    public Outcome<Case> takeUp(CaseId id, Act act) {
        return counter.act(
                CaseMove.TAKE_UP, id, act, (before, mandate, terms) -> CaseRules.takeUp(before, terms, mandate, act));
    }

    /**
     * Stops the clock while the doer waits for something.
     *
     * @param id the case
     * @param reason for what
     * @param act who waits
     * @return the case
     */
    public Outcome<Case> pause(CaseId id, PauseReason reason, Act act) {
        return counter.act(
                CaseMove.PAUSE,
                id,
                act,
                (before, mandate, terms) -> CaseClockRules.pause(before, reason, terms, mandate, act));
    }

    /**
     * Lets a paused or parked case go on, and its clock with it.
     *
     * @param id the case
     * @param act who goes on
     * @return the case
     */
    public Outcome<Case> resume(CaseId id, Act act) {
        return counter.act(
                CaseMove.RESUME,
                id,
                act,
                (before, mandate, terms) -> CaseClockRules.resume(before, terms, mandate, act));
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
        return counter.act(
                CaseMove.HANDLE,
                id,
                act,
                (before, mandate, terms) -> CaseRules.handle(before, solution, terms, mandate, act));
    }

    /**
     * Finds that what was done is good.
     *
     * @param id the case
     * @param act who looked at it, not the doer
     * @return the case
     */
    public Outcome<Case> verify(CaseId id, Act act) {
        return counter.act(
                CaseMove.VERIFY, id, act, (before, mandate, terms) -> CaseRules.verify(before, terms, mandate, act));
    }

    /**
     * Finds that what was done is wanting.
     *
     * @param id the case
     * @param act who looked at it, not the doer
     * @return the case
     */
    public Outcome<Case> sendToRework(CaseId id, Act act) {
        return counter.act(
                CaseMove.SEND_TO_REWORK,
                id,
                act,
                (before, mandate, terms) -> CaseRules.sendToRework(before, terms, mandate, act));
    }

    /**
     * Closes a case.
     *
     * @param id the case
     * @param act who closes it
     * @return the case
     */
    public Outcome<Case> close(CaseId id, Act act) {
        return counter.act(
                CaseMove.CLOSE, id, act, (before, mandate, terms) -> CaseRules.close(before, terms, mandate, act));
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
        return counter.act(
                CaseMove.FOLLOW_UP,
                id,
                act,
                (before, mandate, terms) -> CaseRules.followUp(before, followUp, terms, mandate, act));
    }

    /**
     * Opens a closed case again. Who answered for it last answers for it again.
     *
     * @param id the case
     * @param reason why
     * @param deadlineClass how long handling may take this time
     * @param act who opens it
     * @return the case
     */
    public Outcome<Case> reopen(CaseId id, ReopenReason reason, DeadlineClass deadlineClass, Act act) {
        return reopen(id, reason, Optional.empty(), deadlineClass, act);
    }

    /**
     * Opens a closed case again, where whoever answered for it last may take no part any more.
     *
     * @param id the case
     * @param reason why
     * @param instead who answers for it instead; nothing if who did last goes on to
     * @param deadlineClass how long handling may take this time
     * @param act who opens it
     * @return the case
     */
    public Outcome<Case> reopen(
            CaseId id, ReopenReason reason, Optional<ActorId> instead, DeadlineClass deadlineClass, Act act) {
        return counter.act(
                CaseMove.REOPEN,
                id,
                act,
                (before, mandate, terms) ->
                        CaseRules.reopen(before, reason, instead, deadlineClass, terms, mandate, act));
    }

    /**
     * Answers a question out of what the host knows, and closes it.
     *
     * @param id the case
     * @param source the article that answers it, with its version
     * @param act who answers
     * @return the case
     */
    public Outcome<Case> answer(CaseId id, Basis source, Act act) {
        return counter.act(
                CaseMove.ANSWER,
                id,
                act,
                (before, mandate, terms) -> CaseRules.answer(before, source, terms, mandate, act));
    }

    /**
     * Turns a report away.
     *
     * @param id the case
     * @param reason why, and by which route it is to go instead
     * @param instead who is responsible instead, where that is known
     * @param act who turns it away
     * @return the case
     */
    public Outcome<Case> turnAway(CaseId id, TurnAway reason, Optional<ActorId> instead, Act act) {
        return counter.act(
                CaseMove.TURN_AWAY,
                id,
                act,
                (before, mandate, terms) -> CaseRules.turnAway(before, reason, instead, terms, mandate, act));
    }

    /**
     * Takes a report back.
     *
     * @param id the case
     * @param reason why
     * @param act who takes it back: whoever reported it
     * @return the case
     */
    public Outcome<Case> withdraw(CaseId id, WithdrawReason reason, Act act) {
        return counter.act(
                CaseMove.WITHDRAW,
                id,
                act,
                (before, mandate, terms) -> CaseRules.withdraw(before, reason, terms, mandate, act));
    }

    /**
     * Says that a case is not theirs, to have that ruled on at the {@link #oversight()}.
     *
     * @param id the case
     * @param pointsTo whose they say it is
     * @param act who says so
     * @return the case
     */
    public Outcome<Case> dispute(CaseId id, Optional<ActorId> pointsTo, Act act) {
        return counter.act(
                CaseMove.DISPUTE,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.dispute(before, pointsTo, terms, mandate, act));
    }

    /**
     * Adds a piece of evidence by its digest.
     *
     * @param id the case
     * @param evidence what it is
     * @param act who adds it
     * @return the case
     */
    public Outcome<Case> attach(CaseId id, Evidence evidence, Act act) {
        return counter.act(
                CaseMove.ATTACH,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.attach(before, evidence, terms, mandate, act));
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
        return counter.actJointly(
                CaseMove.MERGE,
                duplicate,
                act,
                (before, cases, mandate, terms) ->
                        CaseLinkRules.merge(before, cases.apply(into), cases, terms, mandate, act));
    }

    /**
     * Makes several cases of one; all are written together or none.
     *
     * @param id the case that ends
     * @param reports what the parts are about
     * @param act who splits it; the ids of the parts are its id with {@code .1}, {@code .2} and so on
     * @return the case that ended, whose links name the parts
     */
    public Outcome<Case> split(CaseId id, List<Report> reports, Act act) {
        return counter.actJointly(
                CaseMove.SPLIT,
                id,
                act,
                (before, cases, mandate, terms) -> CaseLinkRules.split(before, reports, cases, terms, mandate, act));
    }

    /**
     * Says that a case derives from another; both are written together or neither.
     *
     * @param later the later case
     * @param derivation how; one that can be declared
     * @param origin the case it derives from
     * @param act who says so
     * @return the later case
     */
    public Outcome<Case> relate(CaseId later, Derivation derivation, CaseId origin, Act act) {
        Objects.requireNonNull(later, "later");
        Objects.requireNonNull(origin, "origin");
        return counter.actJointly(
                CaseMove.RELATE,
                later,
                act,
                (before, cases, mandate, terms) ->
                        CaseLinkRules.relate(before, derivation, cases.apply(origin), cases, terms, mandate, act));
    }
}
