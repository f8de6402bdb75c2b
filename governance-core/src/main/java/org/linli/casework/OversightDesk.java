package org.linli.casework;

import java.time.Instant;
import java.util.List;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.trace.Act;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceStoreException;

/**
 * Where those above cases go: who rules on disputes, blows the whistle, grants time, approves what is parked or taken out of the rates;
 * and where departments answer. Got from {@link CaseDesk#oversight()}.
 *
 * <p>All of them throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe.
 */
public final class OversightDesk {
    private final CaseCounter counter;

    OversightDesk(CaseCounter counter) {
        this.counter = counter;
    }

    /**
     * Rules whose a disputed case is (裁定). Whom the ruling names is bound by it and answers for the case from now on; a body that governs
     * itself does so only once it takes the case up.
     *
     * @param id the case
     * @param responsible whose it is
     * @param deadlineClass how long handling may take from the ruling on, where no deadline has been set
     * @param act who rules: a street office or township, an organ of government above all parties, or an arbiter of the policy; no party
     *     and nobody who belongs to one
     * @return the case
     */
    public Outcome<Case> rule(CaseId id, ActorId responsible, DeadlineClass deadlineClass, Act act) {
        return counter.act(
                CaseMove.RULE,
                id,
                act,
                (before, mandate, terms) ->
                        CaseOversightRules.rule(before, responsible, deadlineClass, terms, mandate, act));
    }

    /**
     * Blows the whistle (吹哨): summons departments, which must answer.
     *
     * @param id the case
     * @param departments who is summoned
     * @param answerWithin how long they have to answer
     * @param act who blows it: a street office or a township
     * @return the case
     */
    public Outcome<Case> whistle(CaseId id, List<ActorId> departments, DeadlineClass answerWithin, Act act) {
        return counter.act(
                CaseMove.WHISTLE,
                id,
                act,
                (before, mandate, terms) ->
                        CaseOversightRules.whistle(before, departments, answerWithin, terms, mandate, act));
    }

    /**
     * Hands a case over (移交) whose accountable actor takes no part any more.
     *
     * @param id the case
     * @param next who answers for it from now on
     * @param act who hands it over: whoever may rule whose a case is
     * @return the case
     */
    public Outcome<Case> handOver(CaseId id, ActorId next, Act act) {
        return counter.act(
                CaseMove.HAND_OVER,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.handOver(before, next, terms, mandate, act));
    }

    /**
     * Answers a whistle (报到).
     *
     * @param id the case
     * @param answer what the department answers
     * @param act who answers: a department that was summoned
     * @return the case
     */
    public Outcome<Case> answerWhistle(CaseId id, WhistleAnswer answer, Act act) {
        return counter.act(
                CaseMove.ANSWER_WHISTLE,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.answerWhistle(before, answer, terms, mandate, act));
    }

    /**
     * Takes the next step of a plan for what falls due because a department has not answered a whistle: reminds it, or tells somebody above.
     *
     * @param id the case
     * @param department who has not answered
     * @param plan the plan; its steps count from the instant by which the department must answer
     * @param act who takes the step, usually the platform
     * @return the case
     */
    public Outcome<Case> urge(CaseId id, ActorId department, DuePlan plan, Act act) {
        return counter.act(
                CaseMove.URGE_ANSWER,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.urge(before, department, plan, terms, mandate, act));
    }

    /**
     * Grants more time, counted from the instant at which the case is due now.
     *
     * @param id the case
     * @param by how much more time
     * @param reason why
     * @param act who grants it: not the one who answers for the case
     * @return the case
     */
    public Outcome<Case> extend(CaseId id, DeadlineClass by, ExtendReason reason, Act act) {
        return counter.act(
                CaseMove.EXTEND,
                id,
                act,
                (before, mandate, terms) -> CaseClockRules.extend(before, by, reason, terms, mandate, act));
    }

    /**
     * Keeps openly what cannot be solved now (挂账), until it is looked at again, when its clock goes on by itself.
     *
     * @param id the case
     * @param reason why it cannot be solved now
     * @param reviewAt when it is looked at again
     * @param act who approves that: not the one who answers for the case
     * @return the case
     */
    public Outcome<Case> park(CaseId id, ParkReason reason, Instant reviewAt, Act act) {
        return counter.act(
                CaseMove.PARK,
                id,
                act,
                (before, mandate, terms) -> CaseClockRules.park(before, reason, reviewAt, terms, mandate, act));
    }

    /**
     * Takes a case out of the rates (剔除).
     *
     * @param id the case
     * @param reason why
     * @param act who approves that: not the one who answers for the case
     * @return the case
     */
    public Outcome<Case> exclude(CaseId id, Exclusion reason, Act act) {
        return counter.act(
                CaseMove.EXCLUDE,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.exclude(before, reason, terms, mandate, act));
    }

    /**
     * Finds that a case should never have been entered.
     *
     * @param id the case
     * @param reason why
     * @param act who finds that: not the one who answers for the case
     * @return the case
     */
    public Outcome<Case> makeVoid(CaseId id, VoidReason reason, Act act) {
        return counter.act(
                CaseMove.VOID,
                id,
                act,
                (before, mandate, terms) -> CaseOversightRules.makeVoid(before, reason, terms, mandate, act));
    }

    /**
     * Takes the next step of a plan for what falls due: reminds whoever answers for the case, or tells somebody above.
     *
     * @param id the case
     * @param plan the plan
     * @param act who takes the step, usually the platform
     * @return the case
     */
    public Outcome<Case> raise(CaseId id, DuePlan plan, Act act) {
        return counter.act(
                CaseMove.RAISE,
                id,
                act,
                (before, mandate, terms) -> CaseClockRules.raise(before, plan, terms, mandate, act));
    }
}
