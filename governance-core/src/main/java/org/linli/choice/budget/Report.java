package org.linli.choice.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Spending;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

/** An allocation while a rule is at work: steps, ties, and what the smallest known change would be. */
final class Report {
    private final Budget budget;
    private final Utilities utilities;
    private final TieBreak tieBreak;
    private final List<Step> steps = new ArrayList<>();
    private final List<Spending.NotFunded> rejected = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();

    Report(Budget budget, Utilities utilities, TieBreak tieBreak) {
        this.budget = budget;
        this.utilities = utilities;
        this.tieBreak = tieBreak;
    }

    void step(Step step) {
        steps.add(step);
    }

    void reject(Spending.NotFunded step) {
        rejected.add(step);
    }

    int rounds() {
        return (int) steps.stream().filter(Spending.Funded.class::isInstance).count();
    }

    void tie(int round, List<Integer> tied, int chosen) {
        ties.add(broken(round, tied, chosen));
    }

    private Tie broken(int round, List<Integer> tied, int chosen) {
        return new Tie(
                round,
                tied.stream().map(budget.options()::get).toList(),
                Tie.Way.BROKEN,
                Optional.of(tieBreak),
                List.of(budget.options().get(chosen)));
    }

    /** Equals that were met before the run that counts, unless that met them too. */
    void tieOnTheWay(List<Integer> tied, int chosen) {
        Tie tie = broken(0, tied, chosen);
        if (ties.stream()
                .noneMatch(other ->
                        other.tied().equals(tie.tied()) && other.favoured().equals(tie.favoured()))) {
            ties.add(tie);
        }
    }

    Allocation allocation(RuleName rule, Limits limits) {
        List<Option> winners = new ArrayList<>();
        List<Option> others = new ArrayList<>();
        for (int project = 0; project < budget.options().size(); project++) {
            (limits.isFunded(project) ? winners : others).add(budget.options().get(project));
        }
        List<List<Option>> ranking = new ArrayList<>();
        if (!winners.isEmpty()) {
            ranking.add(winners);
        }
        if (!others.isEmpty()) {
            ranking.add(others);
        }
        steps.addAll(rejected);
        Outcome outcome =
                new Outcome(rule, utilities.electorate, OptionalInt.empty(), winners, ranking, steps, margin(), ties);
        return new Allocation(
                outcome,
                limits.order().stream().map(budget.options()::get).toList(),
                budget.available(),
                limits.spent());
    }

    static Allocation nothing(RuleName rule, Budget budget, Utilities utilities) {
        return new Allocation(Outcome.nothing(rule, utilities.electorate), List.of(), budget.available(), 0);
    }

    /**
     * A ballot that adds a rejected project changes nothing before it is funded; whoever supports it already cannot add it. Where no rejected project is
     * that near, it is known only that one ballot may be enough.
     */
    private Optional<Margin> margin() {
        if (!utilities.electorate.isUnweighted()) {
            return Optional.empty();
        }
        Spending.NotFunded nearest = null;
        for (Spending.NotFunded each : rejected) {
            int project = budget.options().indexOf(each.option().id());
            long others = utilities.electorate.ballots() - utilities.support[project];
            if (each.moreSupport().isPresent()
                    && each.moreSupport().getAsLong() <= others
                    && (nearest == null
                            || each.moreSupport().getAsLong()
                                    < nearest.moreSupport().getAsLong())) {
                nearest = each;
            }
        }
        return nearest == null
                ? Optional.of(Margin.atLeast(1))
                : Optional.of(
                        Margin.between(1, Math.max(1, nearest.moreSupport().getAsLong()), nearest.option()));
    }
}
