package org.linli.matching;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.matching.budget.Funding;

/**
 * Checks who pays for what against its problem, and the bound against its prices; it knows no solver.
 *
 * <p>Budgets must be kept and the cost be the sum. For the bound each programme chooses what gains it most at the prices: exactly, by a table over
 * its budget, if its candidates times the units of its budget are at most 2<sup>22</sup>, otherwise by the best parts of them (G. B. Dantzig 1957).
 * Cost: O(options) and those tables; O(options log options) where parts are taken.
 */
public final class FundingVerifier {
    private final FundingProblem problem;
    private final FundingCertificate claimed;

    private FundingVerifier(FundingProblem problem, FundingCertificate claimed) {
        this.problem = problem;
        this.claimed = claimed;
    }

    /**
     * Checks a plan.
     *
     * @param problem the problem
     * @param claimed the plan, and the prices that are said to prove its bound
     * @return the first place that does not hold; empty if the plan keeps to all budgets, costs what it says, and no plan is below its bound
     */
    public static Optional<Verdict.Flaw> flaw(FundingProblem problem, FundingCertificate claimed) {
        return new FundingVerifier(
                        Objects.requireNonNull(problem, "problem"), Objects.requireNonNull(claimed, "claimed"))
                .flaw();
    }

    private Optional<Verdict.Flaw> flaw() {
        int width = problem.levels.size();
        if (!claimed.problem().equals(problem.digest())
                || claimed.programmeOf.length != problem.orders.size()
                || claimed.price.length != problem.orders.size()
                || claimed.cost.length != width
                || claimed.bound.length != width
                || claimed.depth < 1
                || claimed.depth > width) {
            return flaw(Verdict.Kind.OTHER_PROBLEM, "", problem.digest(), claimed.problem());
        }
        Optional<Verdict.Flaw> plan = plan();
        return plan.isPresent() ? plan : bound();
    }

    private Optional<Verdict.Flaw> plan() {
        Funding funding = problem.funding;
        long[] spent = new long[problem.programmes.size()];
        Cost sum = problem.unpacked(0, problem.levels.size());
        for (int j = 0; j < problem.orders.size(); j++) {
            int programme = claimed.programmeOf[j];
            int option = programme == FundingCertificate.UNPAID ? Funding.NOBODY : problem.option(j, programme);
            String order = "order " + problem.orders.get(j);
            if (programme != FundingCertificate.UNPAID && option < 0) {
                return flaw(Verdict.Kind.NO_CANDIDATE, order, "one of its options", programme);
            }
            sum = sum.plus(problem.optionCost(j, option));
            if (option != Funding.NOBODY) {
                long left = funding.budget()[programme] - spent[programme];
                if (funding.price()[option] > left) {
                    return flaw(
                            Verdict.Kind.OVER_CAPACITY,
                            "programme " + problem.programmes.get(programme),
                            "at most " + left + " for " + order,
                            funding.price()[option]);
                }
                spent[programme] += funding.price()[option];
            }
        }
        Cost said = Cost.of(problem.levels, claimed.cost);
        return sum.equals(said) ? Optional.empty() : flaw(Verdict.Kind.OTHER_COST, "", sum, said);
    }

    private Optional<Verdict.Flaw> bound() {
        Funding part = problem.first(claimed.depth);
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < claimed.price.length; j++) {
            long price = claimed.price[j];
            if (price < 0 || price > part.leftOut()[j] * Funding.PARTS) {
                return flaw(
                        Verdict.Kind.PRICE_OUT_OF_RANGE,
                        "order " + problem.orders.get(j),
                        "0 to " + part.leftOut()[j] * Funding.PARTS,
                        price);
            }
            sum = sum.add(BigInteger.valueOf(price));
        }
        List<List<long[]>> candidates = new ArrayList<>();
        long[] unit = new long[problem.programmes.size()];
        for (int i = 0; i < unit.length; i++) {
            candidates.add(new ArrayList<>());
        }
        for (int j = 0; j < claimed.price.length; j++) {
            for (int k = part.start()[j]; k < part.start()[j + 1]; k++) {
                int i = part.programme()[k];
                if (part.price()[k] <= part.budget()[i]) {
                    unit[i] = BigInteger.valueOf(unit[i])
                            .gcd(BigInteger.valueOf(part.price()[k]))
                            .longValue();
                    long profit = claimed.price[j] - part.cost()[k] * Funding.PARTS;
                    if (profit > 0) {
                        candidates.get(i).add(new long[] {profit, part.price()[k]});
                    }
                }
            }
        }
        for (int i = 0; i < unit.length; i++) {
            sum = sum.subtract(gain(candidates.get(i), part.budget()[i], Math.max(1, unit[i])));
        }
        BigInteger parts = BigInteger.valueOf(Funding.PARTS);
        BigInteger whole = sum.add(parts).subtract(BigInteger.ONE).divide(parts).max(BigInteger.ZERO);
        Cost proved = problem.unpacked(whole.longValueExact(), claimed.depth);
        Cost said = Cost.of(problem.levels, claimed.bound);
        return said.compareTo(proved) <= 0 ? Optional.empty() : flaw(Verdict.Kind.GAP, "", proved, said);
    }

    /** The most that one programme can gain, or a little more. */
    private static BigInteger gain(List<long[]> candidates, long budget, long unit) {
        long units = budget / unit;
        if (candidates.isEmpty() || candidates.size() > Funding.EXACT / Math.max(1, units)) {
            return parts(candidates, units * unit);
        }
        long[] best = new long[(int) units + 1];
        for (long[] each : candidates) {
            int weight = (int) (each[1] / unit);
            for (int room = (int) units; room >= weight; room--) {
                best[room] = Math.max(best[room], best[room - weight] + each[0]);
            }
        }
        return BigInteger.valueOf(best[(int) units]);
    }

    private static BigInteger parts(List<long[]> candidates, long budget) {
        long[][] sorted = candidates.toArray(long[][]::new);
        Arrays.sort(sorted, (a, b) -> product(b[0], a[1]).compareTo(product(a[0], b[1])));
        BigInteger gain = BigInteger.ZERO;
        long left = budget;
        for (long[] each : sorted) {
            if (each[1] > left) {
                return gain.add(product(left, each[0]).divide(BigInteger.valueOf(each[1])));
            }
            gain = gain.add(BigInteger.valueOf(each[0]));
            left -= each[1];
        }
        return gain;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static Optional<Verdict.Flaw> flaw(Verdict.Kind kind, String where, Object expected, Object got) {
        return Verdict.flawed(kind, where, expected, got).flaw();
    }
}
