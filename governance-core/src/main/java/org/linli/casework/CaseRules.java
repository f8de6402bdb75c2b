package org.linli.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Deadline;
import org.linli.basics.DeadlineClass;
import org.linli.basics.WorkCalendar;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * What is allowed with a case: pure functions of the state, the command, the mandate and the act. Each first asks the table
 * ({@link CaseMove}), then the mandate, then what is special to it.
 */
public final class CaseRules {
    private CaseRules() {}

    /**
     * Reports a matter.
     *
     * @param before the case, unreported
     * @param report what is reported
     * @param mandate whether the actor may
     * @param act who reports, for whom, when
     * @return reported, or why not
     */
    public static Ruling<CaseFact> report(Case before, Report report, Mandate mandate, Act act) {
        if (before.stage() != CaseStage.UNREPORTED) {
            return refused(CaseReason.ALREADY_REPORTED, before, CaseMove.REPORT, before.accountable());
        }
        Ruling<CaseFact> no = guard(before, CaseMove.REPORT, mandate);
        return no != null ? no : granted(new CaseFact.Reported(before.id(), report), mandate);
    }

    /**
     * Accepts a case, and from now on answers for it.
     *
     * @param before the case, reported
     * @param deadlineClass how long handling may take, from the act on
     * @param calendar by which the deadline is reckoned
     * @param mandate whether the actor may
     * @param act who accepts, when
     * @return accepted with a deadline, or why not
     */
    public static Ruling<CaseFact> accept(
            Case before, DeadlineClass deadlineClass, WorkCalendar calendar, Mandate mandate, Act act) {
        Objects.requireNonNull(deadlineClass, "deadlineClass");
        Ruling<CaseFact> no = guard(before, CaseMove.ACCEPT, mandate);
        return no != null
                ? no
                : Ruling.granted(
                        new CaseFact.Accepted(before.id(), deadlineClass.from(act.at(), calendar)),
                        mandate.basis(),
                        Basis.of("calendar." + calendar.name(), calendar.version()));
    }

    /**
     * Accepts a case with a deadline that has been set elsewhere, and from now on answers for it.
     *
     * @param before the case, reported
     * @param deadline until when it has to be handled, and what says so
     * @param mandate whether the actor may
     * @param act who accepts, when
     * @return accepted with that deadline, or why not
     */
    public static Ruling<CaseFact> accept(Case before, Deadline deadline, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.ACCEPT, mandate);
        return no != null ? no : granted(new CaseFact.Accepted(before.id(), deadline), mandate);
    }

    /**
     * Names who is to do it.
     *
     * @param before the case, accepted or assigned but not taken up
     * @param assignee who is to do it
     * @param mandate whether the actor may
     * @param act who names them: the one who answers for the case
     * @return assigned, or why not
     */
    public static Ruling<CaseFact> assign(Case before, ActorId assignee, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.ASSIGN, mandate);
        if (no == null && !isAccountable(before, act)) {
            no = refused(CaseReason.NOT_ACCOUNTABLE, before, CaseMove.ASSIGN, before.accountable());
        }
        return no != null ? no : granted(new CaseFact.Assigned(before.id(), assignee), mandate);
    }

    /**
     * Takes a case up, and from now on answers for it.
     *
     * @param before the case, assigned
     * @param mandate whether the actor may
     * @param act who takes it up: the one to whom it was assigned
     * @return taken up, or why not
     */
    public static Ruling<CaseFact> takeUp(Case before, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.TAKE_UP, mandate);
        if (no == null && !before.handling().assignee().equals(Optional.of(act.inTheNameOf()))) {
            no = refused(
                    CaseReason.NOT_THE_ASSIGNEE,
                    before,
                    CaseMove.TAKE_UP,
                    before.handling().assignee());
        }
        return no != null ? no : granted(new CaseFact.TakenUp(before.id()), mandate);
    }

    /**
     * Says that a case is handled, and with what result.
     *
     * @param before the case, under way
     * @param solution with what result
     * @param mandate whether the actor may
     * @param act who handled it: the one who answers for it
     * @return handled, or why not
     */
    public static Ruling<CaseFact> handle(Case before, Solution solution, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.HANDLE, mandate);
        if (no == null && !isAccountable(before, act)) {
            no = refused(CaseReason.NOT_ACCOUNTABLE, before, CaseMove.HANDLE, before.accountable());
        }
        return no != null ? no : granted(new CaseFact.Handled(before.id(), solution), mandate);
    }

    /**
     * Finds that what was done is good.
     *
     * @param before the case, handled
     * @param mandate whether the actor may
     * @param act who looked at it: anybody but the doer, neither themselves nor through another
     * @return verified, or why not
     */
    public static Ruling<CaseFact> verify(Case before, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.VERIFY, mandate);
        if (no == null && isDoer(before, act)) {
            no = refused(CaseReason.DOER_CANNOT_VERIFY, before, CaseMove.VERIFY, Optional.empty());
        }
        return no != null ? no : granted(new CaseFact.Verified(before.id()), mandate);
    }

    /**
     * Closes a case.
     *
     * @param before the case, verified
     * @param mandate whether the actor may
     * @param act who closes it: the one who answers for it, or the one who verified it
     * @return closed, or why not
     */
    public static Ruling<CaseFact> close(Case before, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.CLOSE, mandate);
        if (no == null
                && !isAccountable(before, act)
                && !before.ending().verifier().equals(Optional.of(act.inTheNameOf()))) {
            no = refused(CaseReason.NOT_ACCOUNTABLE, before, CaseMove.CLOSE, before.accountable());
        }
        return no != null ? no : granted(new CaseFact.Closed(before.id()), mandate);
    }

    /**
     * Puts down what the resident said afterwards.
     *
     * @param before the case, closed
     * @param followUp what they said, if they were reached
     * @param mandate whether the actor may
     * @param act who asked
     * @return followed up, or why not
     */
    public static Ruling<CaseFact> followUp(Case before, FollowUp followUp, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.FOLLOW_UP, mandate);
        return no != null ? no : granted(new CaseFact.FollowedUp(before.id(), followUp), mandate);
    }

    /**
     * Turns a report away.
     *
     * @param before the case, reported
     * @param reason why
     * @param instead who is responsible instead, where that is known
     * @param mandate whether the actor may
     * @param act who turns it away: the unit that received it
     * @return turned away, or why not
     */
    public static Ruling<CaseFact> turnAway(
            Case before, TurnAway reason, Optional<ActorId> instead, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(before, CaseMove.TURN_AWAY, mandate);
        if (no == null && !isAccountable(before, act)) {
            no = refused(CaseReason.NOT_ACCOUNTABLE, before, CaseMove.TURN_AWAY, before.accountable());
        }
        return no != null ? no : granted(new CaseFact.TurnedAway(before.id(), reason, instead), mandate);
    }

    /**
     * Merges a case into another that is about the same.
     *
     * @param duplicate the case that ends
     * @param into the case that goes on, open
     * @param mandate whether the actor may
     * @param act who merges them: the one who answers for the case that ends
     * @return merged and absorbed, two facts, or why not
     */
    public static Ruling<CaseFact> merge(Case duplicate, Case into, Mandate mandate, Act act) {
        Ruling<CaseFact> no = guard(duplicate, CaseMove.MERGE, mandate);
        if (no != null) {
            return no;
        }
        if (duplicate.id().equals(into.id())) {
            return refused(CaseReason.MERGED_INTO_ITSELF, duplicate, CaseMove.MERGE, Optional.empty());
        }
        if (!into.stage().isOpen()) {
            return refused(CaseReason.MERGED_INTO_ENDED, into, CaseMove.MERGE, into.accountable());
        }
        if (!isAccountable(duplicate, act)) {
            return refused(CaseReason.NOT_ACCOUNTABLE, duplicate, CaseMove.MERGE, duplicate.accountable());
        }
        return new Ruling.Granted<>(
                List.of(
                        new CaseFact.Merged(duplicate.id(), into.id()),
                        new CaseFact.Absorbed(into.id(), duplicate.id())),
                List.of(mandate.basis()));
    }

    private static @Nullable Ruling<CaseFact> guard(Case before, CaseMove move, Mandate mandate) {
        Objects.requireNonNull(mandate, "mandate");
        if (!move.from().contains(before.stage())) {
            return refused(whyNotAt(before.stage()), before, move, before.accountable());
        }
        return mandate.held() ? null : mandate.refusal(Case.KIND.subject(before.id()), move.power());
    }

    private static CaseReason whyNotAt(CaseStage stage) {
        if (stage == CaseStage.UNREPORTED) {
            return CaseReason.UNKNOWN_CASE;
        }
        return stage.isOpen() ? CaseReason.NOT_AT_THIS_STAGE : CaseReason.ENDED;
    }

    private static boolean isAccountable(Case before, Act act) {
        return before.accountable().equals(Optional.of(act.inTheNameOf()));
    }

    private static boolean isDoer(Case before, Act act) {
        List<ActorId> doers = before.handling().doers();
        return doers.contains(act.actor()) || doers.contains(act.inTheNameOf());
    }

    private static Ruling<CaseFact> granted(CaseFact fact, Mandate mandate) {
        return Ruling.granted(fact, mandate.basis());
    }

    private static Ruling<CaseFact> refused(
            CaseReason reason, Case before, CaseMove move, Optional<ActorId> responsibleInstead) {
        return new Ruling.Refused<>(
                new Refusal(reason, Case.KIND.subject(before.id()), move.power(), responsibleInstead));
    }
}
