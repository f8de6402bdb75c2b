package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * One move, on its way to a ruling: what is asked of every move is asked first (the table, the order of time, the mandate, whom the
 * report is against), then what is special to it. The first no stands; but of a report of wrongdoing whoever may not know is told no
 * more than that there is no such case.
 */
final class CaseGuard {
    private final Case before;
    private final CaseMove move;
    private final CaseTerms terms;
    private final Mandate mandate;
    private final Act act;
    private boolean askedWhoIsWho;
    private @Nullable Refusal no;

    private CaseGuard(Case before, CaseMove move, CaseTerms terms, Mandate mandate, Act act) {
        this.before = before;
        this.move = move;
        this.terms = Objects.requireNonNull(terms, "terms");
        this.mandate = Objects.requireNonNull(mandate, "mandate");
        this.act = act;
    }

    static CaseGuard on(Case before, CaseMove move, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(act, "act");
        CaseGuard guard = new CaseGuard(before, move, terms, mandate, act);
        if (!move.from().contains(before.stage())) {
            guard.no = guard.notNow();
            return guard;
        }
        // What somebody was let date ahead must not make the acts of others late.
        Instant latest = act.at().plus(terms.policy().ahead().orElse(Duration.ZERO));
        guard.need(!before.latestAt().filter(latest::isBefore).isPresent(), CaseReason.BEFORE_LATEST_ACT);
        if (guard.no == null && !mandate.held()) {
            guard.no = ((Ruling.Refused<CaseFact>)
                            mandate.<CaseFact>refusal(Case.KIND.subject(before.id()), move.power()))
                    .refusal();
        }
        return guard.withoutTheAccused(List.of(act.actor(), act.inTheNameOf()));
    }

    /** The same of a case that is only named: one's own, or else as if there were none. */
    static CaseGuard onKnown(Case named, CaseMove move, CaseTerms terms, Mandate mandate, Act act) {
        return on(named.isHiddenFrom(act) ? Case.blank(named.id()) : named, move, terms, mandate, act);
    }

    /** Whom a report of wrongdoing is against has no part in it, nor has anybody of theirs. */
    CaseGuard withoutTheAccused(List<ActorId> some) {
        if (no != null || !before.isConfidential()) {
            return this;
        }
        askedWhoIsWho = true;
        return need(
                some.stream().noneMatch(each -> before.isAgainst(each, terms.roster(), act.at())),
                CaseReason.ACCUSED_HAS_NO_PART);
    }

    private Refusal notNow() {
        Optional<String> standing = before.stage() == CaseStage.UNREPORTED
                ? Optional.empty()
                : Optional.of(before.stage().name());
        return new Refusal(whyNotNow(), Case.KIND.subject(before.id()), move.power(), before.accountable(), standing);
    }

    private CaseReason whyNotNow() {
        if (before.stage() == CaseStage.UNREPORTED) {
            return CaseReason.UNKNOWN_CASE;
        }
        if (move == CaseMove.REPORT || move == CaseMove.SPLIT_OFF) {
            return CaseReason.ALREADY_REPORTED;
        }
        return before.stage().isOpen() ? CaseReason.NOT_AT_THIS_STAGE : CaseReason.ENDED;
    }

    CaseGuard need(boolean holds, CaseReason otherwise) {
        return need(holds, otherwise, Optional.empty());
    }

    CaseGuard need(boolean holds, CaseReason otherwise, Optional<ActorId> instead) {
        if (no == null && !holds) {
            no = new Refusal(otherwise, Case.KIND.subject(before.id()), move.power(), instead);
        }
        return this;
    }

    CaseGuard byWhoAnswersForIt(Act act) {
        return need(before.isAnsweredForBy(act), CaseReason.NOT_ACCOUNTABLE, before.accountable());
    }

    CaseGuard byTheAssignee(Act act) {
        Optional<ActorId> assignee = before.handling().assignee();
        return need(assignee.equals(Optional.of(act.inTheNameOf())), CaseReason.NOT_THE_ASSIGNEE, assignee);
    }

    /**
     * Why not, as whoever acts may know it. Of a report of wrongdoing nobody learns by trying that there is one, or about what: neither
     * whom it is against, nor whoever has nothing to do with it and could not rule on it. That an id is taken is told of any case, and
     * more only to whoever has had to do with that.
     */
    private Refusal told(Refusal why) {
        boolean opens = move == CaseMove.REPORT || move == CaseMove.SPLIT_OFF;
        if (opens) {
            return why.reason() != CaseReason.ALREADY_REPORTED || hasToDoWithIt()
                    ? why
                    : bare(CaseReason.ALREADY_REPORTED);
        }
        return !before.isConfidential() || mayKnow() ? why : bare(CaseReason.UNKNOWN_CASE);
    }

    private Refusal bare(CaseReason reason) {
        return new Refusal(reason, Case.KIND.subject(before.id()), move.power(), Optional.empty());
    }

    /** What is done with a report of wrongdoing only by whoever knows of it: has to do with it, or could rule on it. */
    CaseGuard byWhoMayKnow() {
        askedWhoIsWho |= before.isConfidential();
        return need(!before.isConfidential() || mayKnow(), CaseReason.UNKNOWN_CASE);
    }

    private boolean mayKnow() {
        return hasToDoWithIt()
                || (!isAgainstThem() && terms.mayRule(act.inTheNameOf(), theOne(before.accountable()), act.at()));
    }

    private boolean hasToDoWithIt() {
        return !isAgainstThem() && (before.isReportedBy(act.inTheNameOf()) || !isOfNone(before.involved()));
    }

    private boolean isAgainstThem() {
        return before.isAgainst(act.actor(), terms.roster(), act.at())
                || before.isAgainst(act.inTheNameOf(), terms.roster(), act.at());
    }

    /** Neither who had a hand in it or answers for it, nor anybody of theirs. */
    CaseGuard bySomebodyElse() {
        return need(
                isOfNone(before.handsIn()) && isOfNone(theOne(before.accountable())), CaseReason.DOER_CANNOT_VERIFY);
    }

    /** Neither who has ever answered for it or had a hand in it, nor anybody of theirs. */
    CaseGuard bySomebodyWhoDidNotServe() {
        return need(isOfNone(before.handsIn()) && isOfNone(before.handling().inCharge()), CaseReason.DOER_CANNOT_ASK);
    }

    /** Neither who has ever answered for it, has it assigned or had a hand in it, nor anybody of theirs. */
    CaseGuard notInOwnFavour() {
        return need(
                isOfNone(before.handsIn())
                        && isOfNone(before.handling().inCharge())
                        && isOfNone(theOne(before.handling().assignee())),
                CaseReason.OWN_FAVOUR);
    }

    private static List<ActorId> theOne(Optional<ActorId> actor) {
        return actor.stream().toList();
    }

    /**
     * Neither a party to the dispute, nor anybody of theirs, and with the authority to rule between them (裁定). A party that has it may
     * only take the case upon itself, or else whoever points to the one body that could rule would keep it from being ruled on.
     */
    CaseGuard byWhoMayRule(ActorId responsible) {
        List<ActorId> parties = before.partiesToTheDispute();
        boolean uponItself = responsible.equals(act.inTheNameOf())
                && terms.roster().isPartOf(act.actor(), act.inTheNameOf(), act.at());
        return need(isOfNone(parties) || uponItself, CaseReason.PARTY_CANNOT_RULE)
                .need(terms.mayRule(act.inTheNameOf(), parties, act.at()), CaseReason.MAY_NOT_RULE);
    }

    /** Only a street or township blows the whistle, and who is one the roster says. */
    CaseGuard byWhoMayWhistle() {
        askedWhoIsWho = true;
        return need(terms.mayWhistle(act.inTheNameOf(), act.at()), CaseReason.MAY_NOT_WHISTLE);
    }

    /** Whether whoever acts belongs to none of them, nor did at any time since it was reported: neither the hand nor the one in whose name. */
    private boolean isOfNone(List<ActorId> some) {
        askedWhoIsWho = true;
        for (ActorId each : some) {
            if (before.isOrWasPart(act.actor(), each, terms.roster(), act.at())
                    || before.isOrWasPart(act.inTheNameOf(), each, terms.roster(), act.at())) {
                return false;
            }
        }
        return true;
    }

    CaseGuard answeredForBy(ActorId next) {
        return takesPart(next)
                .need(terms.canHandle(next, act.at()), CaseReason.NOT_A_HANDLING_UNIT)
                .withoutTheAccused(List.of(next));
    }

    CaseGuard takesPart(ActorId named) {
        askedWhoIsWho = true;
        return need(!terms.isAbsent(named, act.at()), CaseReason.TAKES_NO_PART, Optional.of(named));
    }

    CaseGuard pointingTo(Optional<ActorId> named) {
        named.ifPresent(each -> takesPart(each).withoutTheAccused(List.of(each)));
        return this;
    }

    /** Whoever answers for it takes no part any more; otherwise nobody else is put in their place, and not by anybody of theirs. */
    CaseGuard leftBehind() {
        Optional<ActorId> last = before.accountable();
        return need(last.filter(each -> terms.isAbsent(each, act.at())).isPresent(), CaseReason.STILL_TAKES_PART, last)
                .need(isOfNone(before.handsIn()) && isOfNone(theOne(last)), CaseReason.OWN_FAVOUR)
                .need(terms.mayRule(act.inTheNameOf(), theOne(last), act.at()), CaseReason.MAY_NOT_RULE);
    }

    /** Whom somebody above puts in charge: not a body that governs itself, which takes no orders. */
    CaseGuard givenTo(ActorId next) {
        return answeredForBy(next)
                .need(!terms.governsItself(next, act.at()), CaseReason.TAKES_NO_ORDERS, Optional.of(next));
    }

    /** A time that is no longer than another if both count from the same instant. */
    CaseGuard within(DeadlineClass most, Instant from, DeadlineClass time, CaseReason otherwise) {
        return isRefused()
                ? this
                : dueWithin(most, from, time.from(from, terms.calendar()).due(), otherwise);
    }

    /** An instant that is no later than a time after another. */
    CaseGuard dueWithin(DeadlineClass most, Instant from, Instant due, CaseReason otherwise) {
        return need(
                isRefused() || !due.isAfter(most.from(from, terms.calendar()).due()), otherwise);
    }

    /** No department that was summoned owes it an answer, which would be lost with it; one that has departed owes nothing any more. */
    CaseGuard answered(Case ending) {
        List<ActorId> open = ending.oversight().unanswered().stream()
                .filter(each -> !terms.isAbsent(each, act.at()))
                .toList();
        askedWhoIsWho |= !ending.oversight().unanswered().isEmpty();
        return need(open.isEmpty(), CaseReason.WHISTLE_UNANSWERED, open.stream().findFirst());
    }

    /** In the name of whoever reported it; and if by another's hand, not of those who would be rid of it. */
    CaseGuard byWhoReportedIt() {
        need(before.isReportedBy(act.inTheNameOf()), CaseReason.NOT_THE_REPORTER);
        boolean theirs = terms.roster().isPartOf(act.actor(), act.inTheNameOf(), act.at());
        askedWhoIsWho = true;
        return theirs ? this : need(isOfNone(before.concerned()), CaseReason.DOER_CANNOT_WITHDRAW);
    }

    /** Nobody ends at once what somebody else than its reporter has reported as well. */
    CaseGuard notForOthers() {
        return need(!before.links().forOthers(), CaseReason.GOES_ON_FOR_OTHERS);
    }

    CaseGuard assistedBy(List<ActorId> some) {
        some.forEach(this::answeredForBy);
        return this;
    }

    /** Goes on only if the other guard has no objection either, whose no stands otherwise. */
    CaseGuard and(Supplier<CaseGuard> other) {
        if (no == null) {
            CaseGuard asked = other.get();
            no = asked.no;
            askedWhoIsWho |= asked.askedWhoIsWho;
        }
        return this;
    }

    boolean isRefused() {
        return no != null;
    }

    Ruling<CaseFact> grant(Supplier<? extends CaseFact> fact, Basis... reliedOn) {
        return grantAll(() -> List.of(fact.get()), reliedOn);
    }

    Ruling<CaseFact> grantAll(Supplier<List<CaseFact>> facts, Basis... reliedOn) {
        if (no != null) {
            return new Ruling.Refused<>(told(no));
        }
        List<Basis> basis = new ArrayList<>(reliedOn.length + 2);
        basis.add(mandate.basis());
        basis.addAll(Arrays.asList(reliedOn));
        if (askedWhoIsWho && !terms.roster().actors().isEmpty()) {
            basis.add(terms.roster().basis());
        }
        return new Ruling.Granted<>(facts.get(), basis);
    }
}
