package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;
import org.linli.choice.Spending;
import org.linli.choice.TieBreak;

/**
 * Phragmén's sequential rule with costs: everybody earns money at the same rate, and as soon as the supporters of a project have together what it
 * costs, they buy it and have nothing (L. E. Phragmén, 1894; M. Los, Z. Christoff, D. Grossi, "Proportional budget allocations", IJCAI 2022).
 *
 * <p>Like {@link EqualShares} fair to groups, and it needs no completion for approvals that are spread thin; but nobody can save for what others
 * support as well, and the guarantee to groups is weaker. Utilities do not matter to it, only who supports what.
 *
 * <p>Pinned as in the reference: projects that cost more than the whole budget are out from the start; the rule ends as soon as a project that is
 * bought next, or one that is tied with it, does not fit into what is left. What a limit of the {@link Budget} rules out is passed over. Ties:
 * by the tie-break. Exact. Cost: O(s·p + p³) for s supports and p projects.
 */
public final class SequentialPhragmen {
    private static final RuleName NAME = new RuleName("sequential-phragmen", "Sequential Phragmén", "弗拉格门逐项法");

    private SequentialPhragmen() {}

    /**
     * Chooses by Phragmén's rule.
     *
     * @param budget money and projects
     * @param utilities who supports what
     * @param tieBreak which of the projects comes first that can be bought at the same time
     * @return the allocation; without any support nothing is funded
     * @throws IllegalArgumentException if the ballots are for other projects
     */
    public static Allocation of(Budget budget, Utilities utilities, TieBreak tieBreak) {
        utilities.checked(budget);
        if (utilities.electorate.expressed() == 0) {
            return Report.nothing(NAME, budget, utilities);
        }
        Run run = new Run(budget, utilities, tieBreak);
        while (run.next()) {
            run.rounds++;
        }
        return run.report();
    }

    private static final class Run {
        private final Budget budget;
        private final Utilities utilities;
        private final int[] priority;
        private final Ledger ledger = new Ledger(0, 1);
        private final Limits limits;
        private final Report report;
        private final int[] lastRound;
        private final long[][] weights;
        private double[] times = new double[16];
        private int rounds;

        Run(Budget budget, Utilities utilities, TieBreak tieBreak) {
            this.budget = budget;
            this.utilities = utilities;
            this.priority = Limits.priority(budget, tieBreak);
            this.limits = new Limits(budget, utilities);
            this.report = new Report(budget, utilities, tieBreak);
            this.lastRound = new int[utilities.mass.length];
            Arrays.fill(lastRound, -1);
            this.weights = new long[budget.options().size()][];
            Arrays.setAll(weights, project -> new long[weights.length]);
        }

        /** Buys one more; false if there is nothing to buy, or the next does not fit. */
        boolean next() {
            double[] time = new double[weights.length];
            double earliest = Double.POSITIVE_INFINITY;
            for (int project = 0; project < weights.length; project++) {
                time[project] = Double.POSITIVE_INFINITY;
                if (!limits.isFunded(project) && limits.admits(project) && budget.cost(project) <= budget.available()) {
                    time[project] = about(project);
                    earliest = Math.min(earliest, time[project]);
                }
            }
            if (earliest == Double.POSITIVE_INFINITY) {
                return false;
            }
            // All terms are positive: each of them, and each round before, adds less than three roundings.
            double doubt = 3.0 * (rounds + 4) * (rounds + 4) * 0x1p-52;
            List<Integer> first = new ArrayList<>();
            for (int project = 0; project < weights.length; project++) {
                if (time[project] <= earliest * (1 + 2 * doubt)) {
                    int against = first.isEmpty() ? 0 : compare(project, first.get(0));
                    if (against < 0) {
                        first.clear();
                    }
                    if (against <= 0) {
                        first.add(project);
                    }
                }
            }
            if (!first.stream().allMatch(limits::fits)) {
                return false;
            }
            int chosen = first.get(0);
            for (int each : first) {
                chosen = priority[each] < priority[chosen] ? each : chosen;
            }
            if (first.size() > 1) {
                report.tie(rounds + 1, first, chosen);
            }
            buy(chosen);
            return true;
        }

        private double about(int project) {
            double sum = budget.cost(project);
            for (int round = 0; round < rounds; round++) {
                sum += weights[project][round] * times[round];
            }
            return sum / utilities.support[project];
        }

        /** The time of a project, over the ledger's denominator and its support. */
        private BigInteger exactly(int project) {
            return ledger.amount(budget.cost(project)).subtract(ledger.sum(0, weights[project]));
        }

        private int compare(int one, int other) {
            BigInteger left = exactly(one).multiply(BigInteger.valueOf(utilities.support[other]));
            return left.compareTo(exactly(other).multiply(BigInteger.valueOf(utilities.support[one])));
        }

        private void buy(int project) {
            double time = about(project);
            BigInteger exact = exactly(project);
            Fraction load =
                    new Fraction(exact, ledger.denominator().multiply(BigInteger.valueOf(utilities.support[project])));
            report.step(new Spending.Funded(
                    rounds + 1,
                    budget.options().get(project),
                    budget.cost(project),
                    Measure.LOAD,
                    load,
                    Optional.empty()));
            ledger.pay(exact, utilities.support[project]);
            if (rounds == times.length) {
                times = Arrays.copyOf(times, 2 * rounds);
            }
            times[rounds] = time;
            limits.fund(project);
            for (int i = utilities.supportStart[project]; i < utilities.supportStart[project + 1]; i++) {
                int ballot = utilities.supporter[i];
                long mass = utilities.mass[ballot];
                for (int k = utilities.start[ballot]; k < utilities.start[ballot + 1]; k++) {
                    long[] row = weights[utilities.project[k]];
                    row[rounds] += mass;
                    if (lastRound[ballot] >= 0) {
                        row[lastRound[ballot]] -= mass;
                    }
                }
                lastRound[ballot] = rounds;
            }
        }

        Allocation report() {
            for (int project = 0; project < weights.length; project++) {
                if (!limits.isFunded(project)) {
                    Spending.NotFunded other = limits.fits(project)
                            ? new Spending.NotFunded(
                                    budget.options().get(project),
                                    Spending.NotFunded.Why.NOT_REACHED,
                                    Optional.empty(),
                                    Fraction.ZERO,
                                    OptionalLong.empty())
                            : limits.overBudget(project);
                    report.reject(limits.against(project).orElse(other));
                }
            }
            return report.allocation(NAME, limits);
        }
    }
}
