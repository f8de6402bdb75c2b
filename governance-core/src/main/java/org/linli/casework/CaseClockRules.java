package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/** What is allowed with the clock of a case: pure functions, one for each move. */
public final class CaseClockRules {
    private CaseClockRules() {}

    /**
     * Stops the clock while the doer waits for something, for as long as the policy lets whoever answers for a case do that by themselves.
     * After that the clock goes on, whether anybody says so or not. What has to wait for longer is parked or extended by somebody above.
     *
     * @param before the case, under way
     * @param reason for what
     * @param terms with the policy that says how often and for how long, the calendar by which that is reckoned, and who belongs to whom
     * @param mandate whether the actor may
     * @param act who waits: the one who answers for it
     * @return paused, or why not
     */
    public static Ruling<CaseFact> pause(Case before, PauseReason reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        return CaseGuard.on(before, CaseMove.PAUSE, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .need(before.clock().pauses() < terms.policy().pauses(), CaseReason.PAUSED_TOO_OFTEN)
                .grant(
                        () -> paused(before, reason, terms, act),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    private static CaseFact paused(Case before, PauseReason reason, CaseTerms terms, Act act) {
        Instant until =
                terms.policy().pausedWithin().from(act.at(), terms.calendar()).due();
        Deadline then = before.clock().standingStill(act.at(), until, terms.calendar());
        return new CaseClockFact.Paused(before.id(), reason, until, then, before.audience());
    }

    /**
     * Lets the case and its clock go on. The due instant moves by the time of its own kind that has passed since the clock was stopped,
     * until the stop ran out at most; what was overdue then is overdue by as much now.
     *
     * @param before the case, paused or parked
     * @param terms with the calendar by which the deadline is reckoned
     * @param mandate whether the actor may
     * @param act who goes on: the one who answers for it
     * @return resumed with the deadline as it is now, or why not
     */
    public static Ruling<CaseFact> resume(Case before, CaseTerms terms, Mandate mandate, Act act) {
        return CaseGuard.on(before, CaseMove.RESUME, terms, mandate, act)
                .byWhoAnswersForIt(act)
                .grant(() -> resumed(before, terms, act), terms.calendarBasis());
    }

    private static CaseFact resumed(Case before, CaseTerms terms, Act act) {
        CaseClock clock = before.clock();
        Duration stopped = clock.stoppedUntil(act.at(), terms.calendar());
        return new CaseClockFact.Resumed(
                before.id(), clock.goingOnAt(act.at(), terms.calendar()).orElseThrow(), stopped, before.audience());
    }

    /**
     * Keeps openly what cannot be solved now (挂账), until it is looked at again, when its clock goes on by itself; or keeps it for longer.
     *
     * @param before the case, under way, paused or parked
     * @param reason why it cannot be solved now
     * @param reviewAt when it is looked at again, later than the act, and within what the policy allows
     * @param terms with the policy that says for how long, the calendar by which that is reckoned, and who belongs to whom
     * @param mandate whether the actor may
     * @param act who approves that: nobody who has ever answered for it, has it assigned or had a hand in it
     * @return parked, or why not
     */
    public static Ruling<CaseFact> park(
            Case before, ParkReason reason, Instant reviewAt, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(reason, "reason");
        Instant until = Microseconds.cut(Objects.requireNonNull(reviewAt, "reviewAt"));
        return CaseGuard.on(before, CaseMove.PARK, terms, mandate, act)
                .byWhoMayKnow()
                .notInOwnFavour()
                .need(until.isAfter(act.at()), CaseReason.REVIEW_NOT_AHEAD)
                .dueWithin(terms.policy().parkedWithin(), act.at(), until, CaseReason.PARKED_FOR_TOO_LONG)
                .grant(
                        () -> new CaseClockFact.Parked(
                                before.id(),
                                reason,
                                until,
                                before.clock().standingStill(act.at(), until, terms.calendar()),
                                before.audience()),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    /**
     * Grants more time, counted from the instant at which it is due now.
     *
     * @param before the case, accepted and not handled, its clock running
     * @param by how much more time, within what the policy allows at once
     * @param reason why
     * @param terms with the calendar by which the deadline is reckoned, and the policy that says how often and by how much
     * @param mandate whether the actor may
     * @param act who grants it: nobody who has ever answered for it, has it assigned or had a hand in it
     * @return extended, or why not
     */
    public static Ruling<CaseFact> extend(
            Case before, DeadlineClass by, ExtendReason reason, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
        Instant due = before.clock().due().orElse(act.at());
        return CaseGuard.on(before, CaseMove.EXTEND, terms, mandate, act)
                .byWhoMayKnow()
                .notInOwnFavour()
                .need(!before.isOverdueAt(act.at()), CaseReason.ALREADY_OVERDUE)
                .need(before.clock().extensions() < terms.policy().extensions(), CaseReason.EXTENDED_TOO_OFTEN)
                .within(terms.policy().extendedBy(), due, by, CaseReason.EXTENDED_FOR_TOO_LONG)
                .grant(
                        () -> new CaseClockFact.Extended(
                                before.id(), reason, by.from(due, terms.calendar()), before.audience()),
                        terms.calendarBasis(),
                        terms.policy().basis());
    }

    /**
     * Takes the next step of a plan for what falls due: reminds whoever answers for the case, or tells somebody above. Who answers for it
     * goes on to. Of a parked case the steps are taken for the day on which it is looked at again, and once more for its deadline after that.
     *
     * @param before the case, accepted and not handled
     * @param plan the plan
     * @param terms says who belongs to whom
     * @param mandate whether the actor may
     * @param act who takes the step, usually the platform
     * @return raised, or why not
     */
    public static Ruling<CaseFact> raise(Case before, DuePlan plan, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(plan, "plan");
        CaseClock clock = before.clock();
        Optional<Integer> step = clock.watched()
                .flatMap(watched -> plan.stepAt(act.at(), clock.raised(), watched, clock.dueAfterReview()));
        return CaseGuard.on(before, CaseMove.RAISE, terms, mandate, act)
                .need(step.isPresent(), CaseReason.NOTHING_TO_RAISE)
                .grant(() -> raised(before, plan, step.orElseThrow()), plan.basis());
    }

    private static CaseFact raised(Case before, DuePlan plan, int step) {
        ActorId told = plan.step(step).above().or(before::accountable).orElseThrow();
        return new CaseClockFact.Raised(before.id(), step, told, before.audience());
    }
}
