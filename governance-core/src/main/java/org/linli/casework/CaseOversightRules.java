package org.linli.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.trace.Act;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/** What is allowed to those above a case, and what may be asked of them: pure functions, one for each move. */
public final class CaseOversightRules {
    private CaseOversightRules() {}

    /**
     * Says that a case is not theirs, to have that ruled on. Who answers for it goes on to.
     *
     * @param before the case, reported or assigned
     * @param pointsTo whose they say it is: somebody who takes part, whom the report is not against and who is no part of their own
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who says so: the unit that received it, or the one to whom it was assigned
     * @return disputed, or why not
     */
    public static Ruling<CaseFact> dispute(
            Case before, Optional<ActorId> pointsTo, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(pointsTo, "pointsTo");
        CaseGuard guard = CaseGuard.on(before, CaseMove.DISPUTE, terms, mandate, act);
        guard = before.stage() == CaseStage.ASSIGNED ? guard.byTheAssignee(act) : guard.byWhoAnswersForIt(act);
        return guard.need(
                        pointsTo.filter(each -> terms.roster().isPartOf(each, act.inTheNameOf(), act.at()))
                                .isEmpty(),
                        CaseReason.DISPUTED_TO_ONESELF)
                .pointingTo(pointsTo)
                .need(!CaseRules.isBound(before, act), CaseReason.BOUND_BY_RULING, Optional.of(act.inTheNameOf()))
                .grant(() -> new CaseOversightFact.Disputed(before.id(), pointsTo, before.audience()));
    }

    /**
     * Rules whose a disputed case is (裁定). Whom the ruling names answers for it from now on and is bound by it; but a body that governs
     * itself takes no orders: it answers for the case once it takes it up, may send it back, and until then who had it goes on to.
     *
     * @param before the case, disputed
     * @param responsible whose it is
     * @param deadlineClass how long handling may take from the ruling on, where no deadline has been set, within what the policy allows
     * @param terms with the calendar by which the deadline is reckoned, and the policy that says how long at most
     * @param mandate whether the actor may: for which area a street has authority is for whoever grants it
     * @param act who rules: a street office or township, an organ of government above all parties, or an arbiter of the policy; no party
     *     and nobody who belongs to one, unless they take the case upon themselves
     * @return ruled, or why not
     */
    public static Ruling<CaseFact> rule(
            Case before, ActorId responsible, DeadlineClass deadlineClass, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(responsible, "responsible");
        Objects.requireNonNull(deadlineClass, "deadlineClass");
        CaseGuard guard = CaseGuard.on(before, CaseMove.RULE, terms, mandate, act)
                .byWhoMayRule(responsible)
                .answeredForBy(responsible);
        if (before.clock().deadline().isEmpty()) {
            guard.within(terms.policy().acceptedWithin(), act.at(), deadlineClass, CaseReason.DUE_TOO_LATE);
        }
        return guard.grant(
                () -> new CaseOversightFact.Ruled(
                        before.id(),
                        responsible,
                        !terms.governsItself(responsible, act.at()),
                        before.clock().deadline().isPresent()
                                ? Optional.empty()
                                : Optional.of(deadlineClass.from(act.at(), terms.calendar())),
                        before.audience()),
                terms.calendarBasis(),
                terms.policy().basis());
    }

    /**
     * Hands a case over (移交) whose accountable actor takes no part any more: it would wait for ever for somebody who does not come. The
     * stage, the deadline and everything else stay as they are, and what was late stays late; only what falls due is raised once more, since
     * the next has not been reminded of anything.
     *
     * @param before the case, open
     * @param next who answers for it from now on; not a body that governs itself, which takes no orders
     * @param terms says who has departed, and who has authority
     * @param mandate whether the actor may
     * @param act who hands it over: whoever may rule whose a case is, nobody who had a hand in it and nobody of whoever departed
     * @return handed over, or why not
     */
    public static Ruling<CaseFact> handOver(Case before, ActorId next, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(next, "next");
        return CaseGuard.on(before, CaseMove.HAND_OVER, terms, mandate, act)
                .leftBehind()
                .givenTo(next)
                .grant(
                        () -> new CaseOversightFact.HandedOver(before.id(), next, before.audience()),
                        terms.policy().basis());
    }

    /**
     * Blows the whistle (吹哨): summons departments, which must answer. Who answers for the case goes on to.
     *
     * @param before the case, accepted and not handled
     * @param departments who is summoned
     * @param answerWithin how long they have to answer, within what the policy allows for accepting a case
     * @param terms says who is a street, and who a department, and how long at most
     * @param mandate whether the actor may
     * @param act who blows it: a street office or a township
     * @return whistled, or why not
     */
    public static Ruling<CaseFact> whistle(
            Case before,
            List<ActorId> departments,
            DeadlineClass answerWithin,
            CaseTerms terms,
            Mandate mandate,
            Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(departments, "departments");
        Objects.requireNonNull(answerWithin, "answerWithin");
        Optional<ActorId> other = departments.stream()
                .filter(each -> !terms.mayBeSummoned(each, act.at()))
                .findFirst();
        Optional<ActorId> again = departments.stream()
                .filter(each -> before.oversight().isSummoned(each))
                .findFirst();
        return CaseGuard.on(before, CaseMove.WHISTLE, terms, mandate, act)
                .byWhoMayWhistle()
                .need(!departments.isEmpty(), CaseReason.NOBODY_SUMMONED)
                .need(other.isEmpty(), CaseReason.NOT_SUMMONED_BY_WHISTLE, other)
                .withoutTheAccused(departments)
                .need(
                        again.isEmpty() && new HashSet<>(departments).size() == departments.size(),
                        CaseReason.ALREADY_SUMMONED,
                        again)
                .within(terms.policy().acceptedWithin(), act.at(), answerWithin, CaseReason.DUE_TOO_LATE)
                .grant(
                        () -> new CaseOversightFact.Whistled(
                                before.id(),
                                departments,
                                answerWithin.from(act.at(), terms.calendar()).due(),
                                before.audience()),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    /**
     * Answers a whistle (报到).
     *
     * @param before the case
     * @param answer what the department answers
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who answers: a department that was summoned and has not answered
     * @return answered, or why not
     */
    public static Ruling<CaseFact> answerWhistle(
            Case before, WhistleAnswer answer, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(answer, "answer");
        return CaseGuard.on(before, CaseMove.ANSWER_WHISTLE, terms, mandate, act)
                .need(before.oversight().isSummoned(act.inTheNameOf()), CaseReason.NOT_SUMMONED)
                .grant(() -> new CaseOversightFact.WhistleAnswered(before.id(), answer, before.audience()));
    }

    /**
     * Takes the next step of a plan for what falls due because a department has not answered a whistle: reminds it, or tells somebody above.
     *
     * @param before the case
     * @param department who has not answered
     * @param plan the plan; its steps count from the instant by which the department must answer
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who takes the step, usually the platform
     * @return urged, or why not
     */
    public static Ruling<CaseFact> urge(
            Case before, ActorId department, DuePlan plan, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(plan, "plan");
        Optional<CaseOversight.Summons> summons = before.oversight().openFor(department);
        Optional<Integer> step = summons.map(each -> each.urged() + 1)
                .filter(next -> next <= plan.steps().size())
                .filter(next -> !plan.at(next, summons.get().answerBy()).isAfter(act.at()));
        return CaseGuard.on(before, CaseMove.URGE_ANSWER, terms, mandate, act)
                .need(summons.isPresent(), CaseReason.NOT_SUMMONED)
                .need(step.isPresent(), CaseReason.NOTHING_TO_RAISE)
                .grant(
                        () -> new CaseOversightFact.AnswerUrged(
                                before.id(),
                                department,
                                step.orElseThrow(),
                                plan.steps().get(step.get() - 1).above().orElse(department),
                                before.audience()),
                        plan.basis());
    }

    /**
     * Takes a case out of the rates (剔除). Rates are shown with and without it.
     *
     * @param before the case
     * @param reason why
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who approves that: nobody who has ever answered for it, has it assigned or had a hand in it
     * @return excluded, or why not
     */
    public static Ruling<CaseFact> exclude(Case before, Exclusion reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        return CaseGuard.on(before, CaseMove.EXCLUDE, terms, mandate, act)
                .byWhoMayKnow()
                .notInOwnFavour()
                .need(before.oversight().exclusion().isEmpty(), CaseReason.ALREADY_EXCLUDED)
                .grant(() -> new CaseOversightFact.ExcludedFromRates(before.id(), reason, before.audience()));
    }

    /**
     * Finds that a case should never have been entered.
     *
     * @param before the case, open, which does not go on for what somebody else has reported
     * @param reason why
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who finds that: nobody who has ever answered for it, has it assigned or had a hand in it
     * @return voided, or why not
     */
    public static Ruling<CaseFact> makeVoid(Case before, VoidReason reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        return CaseGuard.on(before, CaseMove.VOID, terms, mandate, act)
                .byWhoMayKnow()
                .notInOwnFavour()
                .notForOthers()
                .grant(() -> new CaseEndFact.Voided(before.id(), reason, before.audience()));
    }

    /**
     * Adds a piece of evidence by its digest. Anybody with a mandate may, so many pieces each and so many in all; those of whoever reported
     * the case or answers for it are taken even when others have filled it. To a report of wrongdoing it is added by whoever has to do with
     * it or could rule on it.
     *
     * @param before the case
     * @param evidence what it is
     * @param terms with the policy that says how much
     * @param mandate whether the actor may
     * @param act who adds it
     * @return attached, or why not
     */
    public static Ruling<CaseFact> attach(Case before, Evidence evidence, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(evidence, "evidence");
        List<Exhibit> there = before.handling().evidence();
        long own = there.stream()
                .filter(each -> each.by().equals(act.inTheNameOf()))
                .count();
        return CaseGuard.on(before, CaseMove.ATTACH, terms, mandate, act)
                .byWhoMayKnow()
                .need(
                        there.stream()
                                .noneMatch(each -> each.evidence().digest().equals(evidence.digest())),
                        CaseReason.EVIDENCE_ALREADY_THERE)
                .need(own < terms.policy().mostEvidenceEach(), CaseReason.TOO_MUCH_EVIDENCE_OF_ONE)
                .need(
                        there.size() < terms.policy().mostEvidence() || before.isNearTo(act),
                        CaseReason.TOO_MUCH_EVIDENCE)
                .grant(
                        () -> new CaseOversightFact.Attached(before.id(), evidence, before.audience()),
                        terms.policy().basis());
    }
}
