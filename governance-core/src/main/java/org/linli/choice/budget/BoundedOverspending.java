package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.RuleName;
import org.linli.choice.Spending;
import org.linli.choice.TieBreak;

/**
 * Equal shares with bounded overspending: supporters may buy a project that they cannot quite pay for, but only a bargain is worth it
 * (T. Papasotiropoulou, S. Z. Pishbin, O. Skibski, P. Skowron, T. Wąs, "Method of equal shares with bounded overspending", 2024).
 *
 * <p>For each project and each way to pay for a part α of it at a price ρ for a unit of utility, ρ divided by α is to be least; then it is funded
 * whole, supporters pay at the price ρ or all that they have, and what lacks comes out of the budget. It spends more of the budget than
 * {@link EqualShares} without pretending that there is more money, and keeps no promise to groups exactly.
 *
 * <p>Pinned: exact fractions would double their digits in every round, so money is kept in whole ticks, 2<sup>44</sup> to a share (fewer with
 * more than 2<sup>18</sup> voters), and every cost and payment is rounded down to them; decisions on ticks are exact. Ties: by the tie-break. Cost:
 * O(p² · s log s) for p projects with s supporters each.
 */
public final class BoundedOverspending {
    private static final RuleName NAME =
            new RuleName("equal-shares-bounded-overspending", "Equal shares with bounded overspending", "均等份额法（有限超支）");

    private BoundedOverspending() {}

    /**
     * Chooses by equal shares with bounded overspending.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param tieBreak which of equally good projects comes first
     * @return the allocation; without any support nothing is funded
     * @throws IllegalArgumentException if the ballots are for other projects
     */
    public static Allocation of(Budget budget, Utilities utilities, TieBreak tieBreak) {
        utilities.checked(budget);
        RuleName name = NAME.variant(utilities.kind.code, utilities.kind.english, utilities.kind.chinese);
        if (utilities.electorate.expressed() == 0) {
            return Report.nothing(name, budget, utilities);
        }
        Run run = new Run(budget, utilities, tieBreak);
        while (run.next()) {
            run.round++;
        }
        return run.report(name);
    }

    /**
     * A way to buy a project. Everybody with more pays {@code payment} for a unit of score; how good it is is the fraction
     * {@code better / than}, least is best.
     */
    private record Offer(int project, Fraction payment, BigInteger numerator, BigInteger denominator, double about) {
        int against(Offer other) {
            if (Math.abs(about - other.about) > 1e-9 * (about + other.about)) {
                return Double.compare(about, other.about);
            }
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }
    }

    private static final class Run {
        private final Budget budget;
        private final Utilities utilities;
        private final int[] priority;
        private final Limits limits;
        private final Report report;
        private final int bits;
        private final long[] money;
        private final long[] cost;
        private int round = 1;

        Run(Budget budget, Utilities utilities, TieBreak tieBreak) {
            this.budget = budget;
            this.utilities = utilities;
            this.priority = Limits.priority(budget, tieBreak);
            this.limits = new Limits(budget, utilities);
            this.report = new Report(budget, utilities, tieBreak);
            long weight = utilities.electorate.weight();
            this.bits = Math.min(44, Long.numberOfLeadingZeros(weight) - 2);
            this.money = new long[utilities.mass.length];
            Arrays.fill(money, 1L << bits);
            this.cost = new long[budget.options().size()];
            for (int project = 0; project < cost.length; project++) {
                cost[project] = budget.cost(project) > budget.available()
                        ? 0
                        : BigInteger.valueOf(budget.cost(project))
                                .multiply(BigInteger.valueOf(weight))
                                .shiftLeft(bits)
                                .divide(BigInteger.valueOf(budget.available()))
                                .longValueExact();
            }
            report.step(new Spending.Endowed(Fraction.of(budget.available(), weight), weight, 0));
        }

        boolean next() {
            List<Offer> best = new ArrayList<>();
            for (int project = 0; project < cost.length; project++) {
                if (!limits.isFunded(project) && limits.fits(project) && limits.admits(project)) {
                    Offer offer = offer(project);
                    int against = offer == null ? 1 : best.isEmpty() ? 0 : offer.against(best.get(0));
                    if (against < 0) {
                        best.clear();
                    }
                    if (against <= 0) {
                        best.add(offer);
                    }
                }
            }
            if (best.isEmpty()) {
                return false;
            }
            best.sort(Comparator.comparingInt(offer -> priority[offer.project]));
            if (best.size() > 1) {
                report.tie(round, best.stream().map(Offer::project).sorted().toList(), best.get(0).project);
            }
            buy(best.get(0));
            return true;
        }

        /** The best way to buy a project; null if its supporters have nothing. */
        private @Nullable Offer offer(int project) {
            int[] supporters = poorestFirst(project);
            long rich = 0;
            for (int i : supporters) {
                rich += utilities.mass[utilities.supporter[i]] * score(i);
            }
            Offer best = null;
            long poor = 0;
            for (int i : supporters) {
                // Everybody from here on pays has(i) / score(i) for a unit, the others all that they have.
                double part = poor + (double) has(i) / score(i) * rich;
                double about = (double) has(i) / score(i) * cost[project] / part * cost[project] / part;
                boolean isWhole = part >= cost[project] * (1 - 1e-9);
                if (isWhole || best == null || about / factor(project) <= best.about * (1 + 1e-9)) {
                    BigInteger collected = BigInteger.valueOf(poor)
                            .multiply(BigInteger.valueOf(score(i)))
                            .add(BigInteger.valueOf(has(i)).multiply(BigInteger.valueOf(rich)));
                    BigInteger whole = BigInteger.valueOf(cost[project]).multiply(BigInteger.valueOf(score(i)));
                    isWhole = collected.compareTo(whole) >= 0;
                    Offer offer = isWhole
                            ? whole(project, cost[project] - poor, rich)
                            : part(project, BigInteger.valueOf(has(i)), BigInteger.valueOf(score(i)), collected);
                    best = best == null || offer.against(best) < 0 ? offer : best;
                    if (isWhole) {
                        break;
                    }
                }
                long mass = utilities.mass[utilities.supporter[i]];
                poor += has(i) * mass;
                rich -= mass * score(i);
            }
            return best;
        }

        private double factor(int project) {
            return utilities.factor(budget, project);
        }

        /** The supports of those with money left, by what they have for a unit of score. */
        private int[] poorestFirst(int project) {
            int from = utilities.supportStart[project];
            IntStream all =
                    IntStream.range(from, utilities.supportStart[project + 1]).filter(i -> has(i) > 0);
            if (utilities.unit && utilities.supportStart[project + 1] - from < 1 << 18) {
                long[] keys =
                        all.mapToLong(i -> has(i) << 18 | (i - from)).sorted().toArray();
                return Arrays.stream(keys)
                        .mapToInt(key -> from + (int) (key & ((1 << 18) - 1)))
                        .toArray();
            }
            return all.boxed()
                    .sorted((a, b) -> BigInteger.valueOf(has(a))
                            .multiply(BigInteger.valueOf(score(b)))
                            .compareTo(BigInteger.valueOf(has(b)).multiply(BigInteger.valueOf(score(a)))))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private long has(int support) {
            return money[utilities.supporter[support]];
        }

        private int score(int support) {
            return utilities.supporterScore[support];
        }

        /** All of it is paid for: {@code rest / rich} for a unit of score. */
        private Offer whole(int project, long rest, long rich) {
            BigInteger top = BigInteger.valueOf(rest);
            BigInteger bottom =
                    BigInteger.valueOf(rich).multiply(BigInteger.valueOf(utilities.factor(budget, project)));
            return new Offer(project, Fraction.of(rest, rich), top, bottom, top.doubleValue() / bottom.doubleValue());
        }

        /** A part α is paid for at {@code has / score} for a unit: the price is that over α, and better by another α. */
        private Offer part(int project, BigInteger has, BigInteger score, BigInteger collected) {
            BigInteger all = BigInteger.valueOf(cost[project]);
            BigInteger top = has.multiply(score).multiply(all).multiply(all);
            BigInteger bottom =
                    collected.multiply(collected).multiply(BigInteger.valueOf(utilities.factor(budget, project)));
            return new Offer(
                    project,
                    new Fraction(has.multiply(all), collected),
                    top,
                    bottom,
                    top.doubleValue() / bottom.doubleValue());
        }

        private void buy(Offer offer) {
            long inFull = 0;
            long less = 0;
            for (int i = utilities.supportStart[offer.project]; i < utilities.supportStart[offer.project + 1]; i++) {
                int ballot = utilities.supporter[i];
                if (money[ballot] > 0) {
                    long due = offer.payment
                            .times(Fraction.of(score(i)))
                            .floor()
                            .min(BigInteger.valueOf(Long.MAX_VALUE))
                            .longValue();
                    inFull += money[ballot] >= due ? utilities.mass[ballot] : 0;
                    less += money[ballot] >= due ? 0 : utilities.mass[ballot];
                    money[ballot] = Math.max(0, money[ballot] - due);
                }
            }
            Fraction each = offer.payment.times(new Fraction(
                    BigInteger.valueOf(budget.available()),
                    BigInteger.valueOf(utilities.electorate.weight()).shiftLeft(bits)));
            report.step(new Spending.Funded(
                    round,
                    budget.options().get(offer.project),
                    budget.cost(offer.project),
                    Measure.EFFECTIVE_VOTES,
                    Fraction.of(budget.cost(offer.project)).dividedBy(each),
                    Optional.of(new Spending.Payment(each, inFull, less))));
            limits.fund(offer.project);
        }

        Allocation report(RuleName name) {
            for (int project = 0; project < cost.length; project++) {
                if (!limits.isFunded(project)) {
                    report.reject(limits.against(project).orElse(lacking(project)));
                }
            }
            return report.allocation(name, limits);
        }

        private Spending.NotFunded lacking(int project) {
            return limits.fits(project)
                    ? new Spending.NotFunded(
                            budget.options().get(project),
                            Spending.NotFunded.Why.TOO_LITTLE_MONEY,
                            Optional.empty(),
                            Fraction.of(budget.cost(project)),
                            OptionalLong.empty())
                    : limits.overBudget(project);
        }
    }
}
