package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Basis;
import org.linli.trace.Mandate;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * One move, on its way to a ruling: what is asked of every move is asked first (the table, the order of time, the mandate, whom the
 * report is against), then what is special to it. The first no stands.
 */
final class CaseGuard {
    private final Case before;
    private final CaseMove move;
    private final Mandate mandate;
    private @Nullable Refusal no;

    private CaseGuard(Case before, CaseMove move, Mandate mandate) {
        this.before = before;
        this.move = move;
        this.mandate = Objects.requireNonNull(mandate, "mandate");
    }

    static CaseGuard on(Case before, CaseMove move, CaseTerms terms, Mandate mandate, Act act) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(act, "act");
        CaseGuard guard = new CaseGuard(before, move, mandate);
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
        return guard.need(
                !before.isAgainst(act.actor()) && !before.isAgainst(act.inTheNameOf()), CaseReason.ACCUSED_HAS_NO_PART);
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

    CaseGuard notInOwnFavour(Act act) {
        boolean own = before.isAnsweredForBy(act)
                || before.accountable().equals(Optional.of(act.actor()))
                || before.isDoneBy(act);
        return need(!own, CaseReason.OWN_FAVOUR);
    }

    CaseGuard bySomebodyWhoDidNotServe(Act act) {
        return need(!before.wasInChargeOf(act) && !before.isDoneBy(act), CaseReason.DOER_CANNOT_ASK);
    }

    CaseGuard answeredForBy(ActorId next, CaseTerms terms, Act act) {
        return need(terms.canHandle(next, act.at()), CaseReason.NOT_A_HANDLING_UNIT)
                .need(!before.isAgainst(next), CaseReason.ACCUSED_HAS_NO_PART);
    }

    /** Goes on only if the other guard has no objection either, whose no stands otherwise. */
    CaseGuard and(Supplier<CaseGuard> other) {
        if (no == null) {
            no = other.get().no;
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
            return new Ruling.Refused<>(no);
        }
        Basis[] basis = new Basis[reliedOn.length + 1];
        basis[0] = mandate.basis();
        System.arraycopy(reliedOn, 0, basis, 1, reliedOn.length);
        return new Ruling.Granted<>(facts.get(), List.of(basis));
    }
}
