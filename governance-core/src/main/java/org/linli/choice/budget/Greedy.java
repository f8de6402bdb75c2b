package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.RuleName;
import org.linli.choice.Spending;
import org.linli.choice.TieBreak;

/**
 * The greedy rule: projects are taken from the best down, and one that does not fit into what is left is passed over. Most cities use it by
 * support.
 *
 * <p>Simple, and hard on minorities: a group with half the votes for everything can take all the money. Where everybody should have their
 * share of it use {@link EqualShares}.
 *
 * <p>Ties: by the tie-break. A project that was passed over for money is told how many more supporters would have brought it up to where it
 * still fitted, exactly (approval ballots; supporters who change nothing else). Cost: O(s + p²) for s supports and p projects.
 */
public final class Greedy {
    private static final RuleName NAME = new RuleName("greedy", "Greedy", "贪心法");

    private Greedy() {}

    /** Which project is better. */
    public enum Order {
        /** The weight of the ballots that support it. */
        SUPPORT,
        /** The utility of all voters together for each minor unit of cost; with cost utilities, the same as support. */
        UTILITY_PER_COST
    }

    /**
     * Chooses greedily.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param order which project is better
     * @param tieBreak which of equally good ones comes first
     * @return the allocation; without any support nothing is funded
     * @throws IllegalArgumentException if the ballots are for other projects
     */
    public static Allocation of(Budget budget, Utilities utilities, Order order, TieBreak tieBreak) {
        utilities.checked(budget);
        RuleName name = order == Order.SUPPORT
                ? NAME.variant("support", "by support", "按支持数")
                : NAME.variant("utility", "by utility per cost", "按单位费用效用")
                        .variant(utilities.kind.code, utilities.kind.english, utilities.kind.chinese);
        if (utilities.electorate.expressed() == 0) {
            return Report.nothing(name, budget, utilities);
        }
        Report report = new Report(budget, utilities, tieBreak);
        Limits limits = new Limits(budget, utilities);
        fill(budget, utilities, order, tieBreak, limits, report, true);
        return report.allocation(name, limits);
    }

    /** Spends what is left. Rejections are explained by their turn if nothing happened before. */
    static void fill(
            Budget budget,
            Utilities utilities,
            Order order,
            TieBreak tieBreak,
            Limits limits,
            Report report,
            boolean alone) {
        Objects.requireNonNull(order, "order");
        int size = budget.options().size();
        int[] priority = Limits.priority(budget, tieBreak);
        Fraction[] value = new Fraction[size];
        for (int project = 0; project < size; project++) {
            value[project] = order == Order.SUPPORT
                    ? Fraction.of(utilities.support[project])
                    : new Fraction(
                            BigInteger.valueOf(utilities.total[project])
                                    .multiply(BigInteger.valueOf(utilities.factor(budget, project))),
                            BigInteger.valueOf(budget.cost(project)));
        }
        List<Integer> queue = IntStream.range(0, size)
                .boxed()
                .filter(project -> !limits.isFunded(project))
                .sorted((a, b) -> {
                    int best = value[b].compareTo(value[a]);
                    return best != 0 ? best : Integer.compare(priority[a], priority[b]);
                })
                .toList();
        int[] latest = new int[size];
        Arrays.fill(latest, -1);
        Measure measure = order == Order.SUPPORT ? Measure.APPROVALS : Measure.UTILITY_PER_COST;
        for (int at = 0; at < queue.size(); at++) {
            int project = queue.get(at);
            for (int later = at; later < queue.size(); later++) {
                if (limits.fits(queue.get(later)) && limits.admits(queue.get(later))) {
                    latest[queue.get(later)] = at;
                }
            }
            if (limits.fits(project) && limits.admits(project)) {
                reportTie(queue, at, value, limits, report);
                limits.fund(project);
                Option option = budget.options().get(project);
                report.step(new Spending.Funded(
                        report.rounds() + 1, option, budget.cost(project), measure, value[project], Optional.empty()));
            } else if (alone) {
                Spending.NotFunded why = limits.against(project).orElseGet(() -> limits.overBudget(project));
                report.reject(new Spending.NotFunded(
                        why.option(),
                        why.why(),
                        why.because(),
                        why.missing(),
                        moreSupport(budget, utilities, order, priority, value, queue, latest, project)));
            }
        }
    }

    private static void reportTie(List<Integer> queue, int at, Fraction[] value, Limits limits, Report report) {
        List<Integer> tied = new ArrayList<>();
        for (int i = at; i < queue.size() && value[queue.get(i)].equals(value[queue.get(at)]); i++) {
            if (limits.fits(queue.get(i)) && limits.admits(queue.get(i))) {
                tied.add(queue.get(i));
            }
        }
        if (tied.size() > 1) {
            report.tie(report.rounds() + 1, tied.stream().sorted().toList(), queue.get(at));
        }
    }

    /** How many more approvals bring a project before the last one that took what it needed. */
    private static OptionalLong moreSupport(
            Budget budget,
            Utilities utilities,
            Order order,
            int[] priority,
            Fraction[] value,
            List<Integer> queue,
            int[] latest,
            int project) {
        boolean approvals = utilities.kind == Utilities.Kind.COST || utilities.kind == Utilities.Kind.CARDINALITY;
        if (!approvals || latest[project] < 0) {
            return OptionalLong.empty();
        }
        int before = queue.get(latest[project]);
        boolean perCost = order == Order.UTILITY_PER_COST && utilities.kind == Utilities.Kind.CARDINALITY;
        Fraction needed = perCost ? value[before].times(Fraction.of(budget.cost(project))) : value[before];
        BigInteger whole = needed.floor();
        boolean exact = needed.equals(new Fraction(whole, BigInteger.ONE));
        boolean tieIsEnough = exact && priority[project] < priority[before];
        BigInteger total = tieIsEnough ? whole : whole.add(BigInteger.ONE);
        return OptionalLong.of(
                total.subtract(BigInteger.valueOf(utilities.support[project])).longValueExact());
    }
}
