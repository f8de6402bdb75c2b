package org.linli.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.responsibility.DutyDeadline;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/**
 * What is allowed with a case in its life from report to follow-up: pure functions of the state, the command, the terms, the mandate and
 * the act, one for each move. Each first asks what is asked of every move (the table, the order of time, the mandate, whom the report is
 * against), then what is special to it.
 */
public final class CaseRules {
    private CaseRules() {}

    /**
     * Reports a matter.
     *
     * @param before the case, unreported
     * @param report what is reported
     * @param terms says who can answer for a case
     * @param mandate whether the actor may
     * @param act who reports, for whom, when
     * @return reported, or why not
     */
    public static Ruling<CaseFact> report(Case before, Report report, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(report, "report");
        boolean receivedByAccused = report.kind() == CaseKind.WRONGDOING
                && report.accused()
                        .filter(accused -> terms.roster().isPartOf(report.receiver(), accused, act.at()))
                        .isPresent();
        return CaseGuard.on(before, CaseMove.REPORT, terms, mandate, act)
                .answeredForBy(report.receiver())
                .need(!receivedByAccused, CaseReason.ACCUSED_HAS_NO_PART)
                .grant(() -> new CaseFact.Reported(before.id(), report));
    }

    /**
     * Accepts a case, and from now on answers for it.
     *
     * @param before the case, reported
     * @param deadlineClass how long handling may take, from the act on, within what the policy allows
     * @param terms with the calendar by which the deadline is reckoned, and the policy that says how long at most
     * @param mandate whether the actor may
     * @param act who accepts, when; a report of wrongdoing whoever has to do with it or could rule on it
     * @return accepted with a deadline, or why not
     */
    public static Ruling<CaseFact> accept(
            Case before, DeadlineClass deadlineClass, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(deadlineClass, "deadlineClass");
        return CaseGuard.on(before, CaseMove.ACCEPT, terms, mandate, act)
                .byWhoMayKnow()
                .answeredForBy(act.inTheNameOf())
                .within(terms.policy().acceptedWithin(), act.at(), deadlineClass, CaseReason.DUE_TOO_LATE)
                .grant(
                        () -> new CaseFact.Accepted(
                                before.id(), deadlineClass.from(act.at(), terms.calendar()), before.audience()),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    /**
     * Accepts a case within the time that the register of duties sets, and from now on answers for it.
     *
     * @param before the case, reported
     * @param deadline how long handling may take, from the act on, and what says so, which is cited; the policy sets no limit to it, so it
     *     comes from the host's register of duties and never from whoever accepts
     * @param terms with the calendar by which the deadline is reckoned
     * @param mandate whether the actor may
     * @param act who accepts, when; a report of wrongdoing whoever has to do with it or could rule on it
     * @return accepted with a deadline, or why not
     */
    public static Ruling<CaseFact> accept(
            Case before, DutyDeadline deadline, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(deadline, "deadline");
        return CaseGuard.on(before, CaseMove.ACCEPT, terms, mandate, act)
                .byWhoMayKnow()
                .answeredForBy(act.inTheNameOf())
                .grant(
                        () -> new CaseFact.Accepted(
                                before.id(), deadline.most().from(act.at(), terms.calendar()), before.audience()),
                        terms.calendarBasis(),
                        deadline.basis());
    }

    /**
     * Accepts a case with a deadline that has been set elsewhere, and from now on answers for it.
     *
     * @param before the case, reported
     * @param deadline until when it has to be handled, and what says so
     * @param terms with the calendar and the policy that say by when at most, and who can answer for a case
     * @param mandate whether the actor may
     * @param act who accepts, when; a report of wrongdoing whoever has to do with it or could rule on it
     * @return accepted with that deadline, which must not have passed by the act nor be later than the policy allows, or why not
     */
    public static Ruling<CaseFact> accept(Case before, Deadline deadline, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(deadline, "deadline");
        return CaseGuard.on(before, CaseMove.ACCEPT, terms, mandate, act)
                .byWhoMayKnow()
                .answeredForBy(act.inTheNameOf())
                .need(!deadline.due().isBefore(act.at()), CaseReason.DEADLINE_PASSED)
                .dueWithin(terms.policy().acceptedWithin(), act.at(), deadline.due(), CaseReason.DUE_TOO_LATE)
                .grant(
                        () -> new CaseFact.Accepted(before.id(), deadline, before.audience()),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    /**
     * Names who is to do it, and who assists.
     *
     * @param before the case, accepted or assigned but not taken up
     * @param assignee who is to do it, and leads
     * @param assisting who assists
     * @param terms says who can answer for a case
     * @param mandate whether the actor may
     * @param act who names them: the one who answers for the case
     * @return assigned, or why not
     */
    public static Ruling<CaseFact> assign(
            Case before, ActorId assignee, List<ActorId> assisting, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(assignee, "assignee");
        Objects.requireNonNull(assisting, "assisting");
        return CaseGuard.on(before, CaseMove.ASSIGN, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .answeredForBy(assignee)
                .assistedBy(assisting)
                .grant(() -> new CaseFact.Assigned(before.id(), assignee, assisting, before.audience()));
    }

    /**
     * Gives a case back to whoever assigned it.
     *
     * @param before the case, assigned
     * @param reason why
     * @param terms with the policy that says how often
     * @param mandate whether the actor may
     * @param act who gives it back: the one to whom it was assigned
     * @return sent back, or why not
     */
    public static Ruling<CaseFact> sendBack(Case before, SendBack reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        return CaseGuard.on(before, CaseMove.SEND_BACK, terms, mandate, act)
                .byTheAssignee(act)
                .need(!isBound(before, act), CaseReason.BOUND_BY_RULING, Optional.of(act.inTheNameOf()))
                .need(
                        before.handling().sentBack() < terms.policy().sendBacks(),
                        CaseReason.SENT_BACK_TOO_OFTEN,
                        before.accountable())
                .grant(
                        () -> new CaseFact.SentBack(before.id(), reason, before.audience()),
                        terms.policy().basis());
    }

    /** Whether whoever acts has been named by a ruling that binds. */
    static boolean isBound(Case before, Act act) {
        return before.oversight().bound().contains(act.inTheNameOf());
    }

    /**
     * Takes a case up, and from now on answers for it.
     *
     * @param before the case, assigned
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who takes it up: the one to whom it was assigned
     * @return taken up, or why not
     */
    public static Ruling<CaseFact> takeUp(Case before, CaseTerms terms, Mandate mandate, Act act) {
        return CaseGuard.on(before, CaseMove.TAKE_UP, terms, mandate, act)
                .byTheAssignee(act)
                .answeredForBy(act.inTheNameOf())
                .grant(() -> new CaseFact.TakenUp(before.id(), before.audience()));
    }

    /**
     * Says that a case is handled, and with what result.
     *
     * @param before the case, under way
     * @param solution with what result
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who handled it: the one who answers for it
     * @return handled, or why not
     */
    public static Ruling<CaseFact> handle(Case before, Solution solution, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(solution, "solution");
        return CaseGuard.on(before, CaseMove.HANDLE, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .grant(() -> new CaseFact.Handled(before.id(), solution, before.audience()));
    }

    /**
     * Finds that what was done is good.
     *
     * @param before the case, handled
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who looked at it: anybody but those whose hands it was in, who answers for it, and whoever belongs to them
     * @return verified, or why not
     */
    public static Ruling<CaseFact> verify(Case before, CaseTerms terms, Mandate mandate, Act act) {
        return CaseGuard.on(before, CaseMove.VERIFY, terms, mandate, act)
                .bySomebodyElse()
                .grant(() -> new CaseFact.Verified(before.id(), before.audience()));
    }

    /**
     * Finds that what was done is wanting; the doer goes on with it.
     *
     * @param before the case, handled or even verified
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who looked at it: anybody but those whose hands it was in, who answers for it, and whoever belongs to them
     * @return sent to rework, or why not
     */
    public static Ruling<CaseFact> sendToRework(Case before, CaseTerms terms, Mandate mandate, Act act) {
        return CaseGuard.on(before, CaseMove.SEND_TO_REWORK, terms, mandate, act)
                .bySomebodyElse()
                .grant(() -> new CaseFact.SentToRework(before.id(), before.audience()));
    }

    /**
     * Closes a case.
     *
     * @param before the case, verified
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who closes it: the one who answers for it, or the one who verified it
     * @return closed, or why not
     */
    public static Ruling<CaseFact> close(Case before, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        boolean verifier = before.ending().verifier().equals(Optional.of(act.inTheNameOf()));
        return CaseGuard.on(before, CaseMove.CLOSE, terms, mandate, act)
                .need(verifier || before.isAnsweredForBy(act), CaseReason.NOT_ACCOUNTABLE, before.accountable())
                .grant(() -> new CaseFact.Closed(before.id(), before.audience()));
    }

    /**
     * Puts down what the resident said afterwards. Who could not be reached may be asked again.
     *
     * @param before the case, closed
     * @param followUp what they said, if they were reached
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who asked: nobody who has ever answered for it or had a hand in it, neither themselves nor through another
     * @return followed up, or why not
     */
    public static Ruling<CaseFact> followUp(Case before, FollowUp followUp, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(followUp, "followUp");
        boolean answered = before.ending().followUp().filter(FollowUp::reached).isPresent();
        return CaseGuard.on(before, CaseMove.FOLLOW_UP, terms, mandate, act)
                .bySomebodyWhoDidNotServe()
                .need(!answered, CaseReason.ALREADY_ASKED)
                .grant(() -> new CaseFact.FollowedUp(before.id(), followUp, before.audience()));
    }

    /**
     * Opens a closed case again. Who answered for it last answers for it again, with a new deadline; where they take no part any more, it
     * must be said who does instead, by somebody who may rule whose a case is.
     *
     * @param before the case, closed
     * @param reason why
     * @param instead who answers for it where whoever did last takes no part any more; else nothing
     * @param deadlineClass how long handling may take this time
     * @param terms with the calendar by which the deadline is reckoned, and the policy that says how long at most
     * @param mandate whether the actor may
     * @param act who opens it: nobody who has ever answered for it or had a hand in it
     * @return reopened, or why not
     */
    public static Ruling<CaseFact> reopen(
            Case before,
            ReopenReason reason,
            Optional<ActorId> instead,
            DeadlineClass deadlineClass,
            CaseTerms terms,
            Mandate mandate,
            Act act) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(instead, "instead");
        Objects.requireNonNull(deadlineClass, "deadlineClass");
        CaseGuard guard = CaseGuard.on(before, CaseMove.REOPEN, terms, mandate, act)
                .byWhoMayKnow()
                .notInOwnFavour()
                .within(terms.policy().reopenedWithin(), act.at(), deadlineClass, CaseReason.REOPENED_FOR_TOO_LONG);
        if (instead.isPresent()) {
            guard.leftBehind().givenTo(instead.get());
        } else {
            before.accountable().ifPresent(guard::takesPart);
        }
        return guard.grant(
                () -> new CaseEndFact.Reopened(
                        before.id(),
                        reason,
                        instead.or(before::accountable).orElseThrow(),
                        deadlineClass.from(act.at(), terms.calendar()),
                        before.audience()),
                terms.calendarBasis(),
                terms.policy().basis());
    }

    /**
     * Answers a question out of what the host knows, and closes the case thereby.
     *
     * @param before the case, a question, reported or accepted, which does not go on for what somebody else has reported
     * @param source the article that answers it, with its version
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who answers: the one who answers for it
     * @return answered, or why not
     */
    public static Ruling<CaseFact> answer(Case before, Basis source, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(source, "source");
        return CaseGuard.on(before, CaseMove.ANSWER, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(before.isQuestion(), CaseReason.NOT_A_QUESTION)
                .notForOthers()
                .grant(() -> new CaseEndFact.Answered(before.id(), source), source);
    }

    /**
     * Turns a report away.
     *
     * @param before the case, reported, which does not go on for what somebody else has reported
     * @param reason why, and by which route it is to go instead
     * @param instead who is responsible instead: somebody else who takes part and whom the report is not against; where it is only not
     *     ours, that must be known
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who turns it away: the unit that received it
     * @return turned away, or why not
     */
    public static Ruling<CaseFact> turnAway(
            Case before, TurnAway reason, Optional<ActorId> instead, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(instead, "instead");
        return CaseGuard.on(before, CaseMove.TURN_AWAY, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .notForOthers()
                .need(reason != TurnAway.NOT_OURS || instead.isPresent(), CaseReason.NOBODY_ELSE_NAMED)
                .need(instead.filter(each -> isOwn(each, terms, act)).isEmpty(), CaseReason.NOBODY_ELSE_NAMED)
                .pointingTo(instead)
                .grant(() -> new CaseFact.TurnedAway(before.id(), reason, instead, before.audience()));
    }

    private static boolean isOwn(ActorId named, CaseTerms terms, Act act) {
        return terms.roster().isPartOf(named, act.actor(), act.at())
                || terms.roster().isPartOf(named, act.inTheNameOf(), act.at());
    }

    /**
     * Takes a report back.
     *
     * @param before the case, not handled yet, which does not go on for what somebody else has reported
     * @param reason why
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who takes it back: whoever reported it; on their behalf nobody who has ever answered for it or had a hand in it
     * @return withdrawn, or why not
     */
    public static Ruling<CaseFact> withdraw(
            Case before, WithdrawReason reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        return CaseGuard.on(before, CaseMove.WITHDRAW, terms, mandate, act)
                .byWhoReportedIt()
                .notForOthers()
                .grant(() -> new CaseEndFact.Withdrawn(before.id(), reason, before.audience()));
    }
}
