package org.linli.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.linli.basics.ActorId;

/**
 * What those above a case have done about it, and what they still have to.
 *
 * @param dispute the dispute over whose it is that stands or was ruled on last
 * @param verdict what the latest ruling (裁定) on it said; nothing if there was none
 * @param bound whom rulings bind: the latest on it, and those on what was merged into it or what it is a part of; they can neither send it
 *     back nor dispute it; immutable
 * @param summons the departments that were summoned by whistles, in that order; immutable
 * @param exclusion why it counts in no rate, if it does not
 */
public record CaseOversight(
        Optional<Dispute> dispute,
        Optional<Verdict> verdict,
        List<ActorId> bound,
        List<Summons> summons,
        Optional<Excluded> exclusion) {
    static final CaseOversight NONE =
            new CaseOversight(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    /** Checks that nothing is missing. */
    public CaseOversight {
        Objects.requireNonNull(dispute, "dispute");
        Objects.requireNonNull(verdict, "verdict");
        bound = List.copyOf(Objects.requireNonNull(bound, "bound"));
        summons = List.copyOf(Objects.requireNonNull(summons, "summons"));
        Objects.requireNonNull(exclusion, "exclusion");
    }

    /**
     * A dispute over whose a case is.
     *
     * @param by who says that it is not theirs
     * @param pointsTo whose they say it is
     */
    public record Dispute(ActorId by, Optional<ActorId> pointsTo) {
        /** Checks that nothing is missing. */
        public Dispute {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(pointsTo, "pointsTo");
        }
    }

    /**
     * What a ruling said.
     *
     * @param responsible whose the case is
     * @param binding whether that binds them; not a body that governs itself
     */
    public record Verdict(ActorId responsible, boolean binding) {
        /** Checks that nothing is missing. */
        public Verdict {
            Objects.requireNonNull(responsible, "responsible");
        }
    }

    /**
     * A department that was summoned.
     *
     * @param department who has to come
     * @param by who blew the whistle
     * @param answerBy until when it has to answer
     * @param answer what it has answered
     * @param urged how many steps of a plan for what falls due have been taken because it had not answered
     */
    public record Summons(ActorId department, ActorId by, Instant answerBy, Optional<WhistleAnswer> answer, int urged) {
        /** Checks that nothing is missing. */
        public Summons {
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(answerBy, "answerBy");
            Objects.requireNonNull(answer, "answer");
        }

        boolean isOpenFor(ActorId actor) {
            return answer.isEmpty() && department.equals(actor);
        }

        Summons answered(WhistleAnswer given) {
            return new Summons(department, by, answerBy, Optional.of(given), urged);
        }

        Summons urgedTo(int steps) {
            return new Summons(department, by, answerBy, answer, steps);
        }
    }

    /**
     * That a case counts in no rate.
     *
     * @param reason why
     * @param approvedBy who approved it
     */
    public record Excluded(Exclusion reason, ActorId approvedBy) {
        /** Checks that nothing is missing. */
        public Excluded {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(approvedBy, "approvedBy");
        }
    }

    /**
     * The departments that have not answered yet.
     *
     * @return their ids, in the order in which they were summoned; immutable
     */
    public List<ActorId> unanswered() {
        return summons.stream()
                .filter(each -> each.answer().isEmpty())
                .map(Summons::department)
                .toList();
    }

    /**
     * What should have been answered before an instant and has not been.
     *
     * @param now the instant to judge by
     * @return the summons, in the order in which they were made; immutable
     */
    public List<Summons> overdueAt(Instant now) {
        return summons.stream()
                .filter(each -> each.answer().isEmpty() && each.answerBy().isBefore(now))
                .toList();
    }

    Optional<Summons> openFor(ActorId actor) {
        return summons.stream().filter(each -> each.isOpenFor(actor)).findFirst();
    }

    boolean isSummoned(ActorId actor) {
        return openFor(actor).isPresent();
    }

    /** Whom rulings on the other case bind, those bind here, too. */
    CaseOversight with(CasePast past) {
        return new CaseOversight(dispute, verdict, CasePast.union(bound, past.bound()), summons, exclusion);
    }

    CaseOversight disputed(Dispute raised) {
        return new CaseOversight(Optional.of(raised), verdict, bound, summons, exclusion);
    }

    CaseOversight ruled(Verdict said) {
        List<ActorId> now = said.binding() ? List.of(said.responsible()) : List.of();
        return new CaseOversight(dispute, Optional.of(said), now, summons, exclusion);
    }

    CaseOversight summoning(List<ActorId> departments, ActorId by, Instant answerBy) {
        List<Summons> more = new ArrayList<>(summons);
        departments.forEach(each -> more.add(new Summons(each, by, answerBy, Optional.empty(), 0)));
        return new CaseOversight(dispute, verdict, bound, more, exclusion);
    }

    CaseOversight answered(ActorId department, WhistleAnswer answer) {
        return changing(department, each -> each.answered(answer));
    }

    CaseOversight urged(ActorId department, int steps) {
        return changing(department, each -> each.urgedTo(steps));
    }

    private CaseOversight changing(ActorId department, UnaryOperator<Summons> change) {
        List<Summons> after = summons.stream()
                .map(each -> each.isOpenFor(department) ? change.apply(each) : each)
                .toList();
        return new CaseOversight(dispute, verdict, bound, after, exclusion);
    }

    CaseOversight excluded(Excluded from) {
        return new CaseOversight(dispute, verdict, bound, summons, Optional.of(from));
    }
}
