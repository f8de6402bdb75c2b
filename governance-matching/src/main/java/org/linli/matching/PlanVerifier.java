package org.linli.matching;

import java.util.Arrays;

/**
 * Checks a plan against its problem with nothing but additions and comparisons; it knows no solver.
 *
 * <p>The certificate must name the problem by its digest. It looks at every pair once: each order must have the option that is cheapest for it when prices are added, suppliers must keep their
 * capacities, those with a price must be full, and what the plan costs must equal the bound that the prices give. If all that holds, no plan is
 * cheaper. Cost: O(pairs × levels).
 */
public final class PlanVerifier {
    private static final long MOST = 1L << 61;

    private final MatchingProblem problem;
    private final Certificate claimed;
    private final int width;

    private PlanVerifier(MatchingProblem problem, Certificate claimed) {
        this.problem = problem;
        this.claimed = claimed;
        this.width = problem.levels.size();
    }

    /**
     * Checks a plan.
     *
     * @param problem the problem
     * @param claimed the plan and the prices that are said to prove it
     * @return that it is optimal, or the first flaw
     */
    public static Verdict verify(MatchingProblem problem, Certificate claimed) {
        return new PlanVerifier(problem, claimed).verdict();
    }

    private Verdict verdict() {
        if (!claimed.isAbout(problem)) {
            return Verdict.flawed(Verdict.Kind.OTHER_PROBLEM, "", problem.digest(), claimed.problem());
        }
        if (claimed.supplierOf.length != problem.orders.size()
                || claimed.cost.length != width
                || claimed.price.length != problem.suppliers.size() * width) {
            return Verdict.flawed(
                    Verdict.Kind.OTHER_PROBLEM,
                    "",
                    problem,
                    claimed.supplierOf.length + " orders, " + claimed.price.length + " prices, " + claimed.cost.length
                            + " levels");
        }
        Verdict prices = prices();
        if (!prices.isOptimal()) {
            return prices;
        }
        int[] used = new int[problem.suppliers.size()];
        long[] primal = new long[width];
        long[] dual = new long[width];
        Verdict orders = orders(used, primal, dual);
        if (!orders.isOptimal()) {
            return orders;
        }
        Verdict suppliers = suppliers(used, dual);
        if (!suppliers.isOptimal()) {
            return suppliers;
        }
        if (!Arrays.equals(primal, claimed.cost)) {
            return Verdict.flawed(Verdict.Kind.OTHER_COST, "", text(primal), text(claimed.cost));
        }
        // Follows from what was checked before; reckoned all the same, modulo 2^64 as the bound itself is below 2^59.
        return Arrays.equals(primal, dual)
                ? new Verdict(java.util.Optional.empty())
                : Verdict.flawed(Verdict.Kind.GAP, "", text(primal), text(dual));
    }

    private Verdict prices() {
        for (int j = 0; j < problem.suppliers.size(); j++) {
            for (int level = 0; level < width; level++) {
                if (claimed.price[j * width + level] > MOST || claimed.price[j * width + level] < -MOST) {
                    return Verdict.flawed(
                            Verdict.Kind.PRICE_OUT_OF_RANGE, supplier(j), "within ±" + MOST, priceText(j));
                }
            }
            if (sign(j) < 0) {
                return Verdict.flawed(Verdict.Kind.NEGATIVE_PRICE, supplier(j), "0 or more", priceText(j));
            }
        }
        return new Verdict(java.util.Optional.empty());
    }

    private Verdict orders(int[] used, long[] primal, long[] dual) {
        long[] chosen = new long[width];
        long[] other = new long[width];
        for (int i = 0; i < problem.orders.size(); i++) {
            int supplier = claimed.supplierOf[i];
            int pair = supplier == Certificate.UNSERVED ? Certificate.UNSERVED : problem.pair(i, supplier);
            if (supplier != Certificate.UNSERVED && pair < 0) {
                return Verdict.flawed(Verdict.Kind.NO_CANDIDATE, order(i), "one of its candidates", supplier);
            }
            paid(i, pair, chosen);
            for (int level = 0; level < width; level++) {
                primal[level] += problem.amount(i, pair, level);
                dual[level] += chosen[level];
            }
            if (pair != Certificate.UNSERVED) {
                used[supplier]++;
            }
            for (int k = problem.start[i] - 1; k < problem.start[i + 1]; k++) {
                int option = k < problem.start[i] ? Certificate.UNSERVED : k;
                paid(i, option, other);
                if (Arrays.compare(other, chosen) < 0) {
                    return Verdict.flawed(Verdict.Kind.NOT_CHEAPEST, order(i), text(other), text(chosen));
                }
            }
        }
        return new Verdict(java.util.Optional.empty());
    }

    private Verdict suppliers(int[] used, long[] dual) {
        for (int j = 0; j < used.length; j++) {
            if (used[j] > problem.capacity[j]) {
                return Verdict.flawed(Verdict.Kind.OVER_CAPACITY, supplier(j), problem.capacity[j], used[j]);
            }
            if (used[j] < problem.capacity[j] && sign(j) > 0) {
                return Verdict.flawed(Verdict.Kind.PRICE_WITH_ROOM, supplier(j), "0", priceText(j));
            }
            for (int level = 0; level < width; level++) {
                dual[level] -= problem.capacity[j] * claimed.price[j * width + level];
            }
        }
        return new Verdict(java.util.Optional.empty());
    }

    /** What an order pays for an option: its cost and the supplier's price. */
    private void paid(int order, int pair, long[] into) {
        for (int level = 0; level < width; level++) {
            into[level] = problem.amount(order, pair, level)
                    + (pair == Certificate.UNSERVED ? 0 : claimed.price[problem.head[pair] * width + level]);
        }
    }

    private int sign(int supplier) {
        for (int level = 0; level < width; level++) {
            int sign = Long.signum(claimed.price[supplier * width + level]);
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    private String order(int place) {
        return "order " + problem.orders.get(place);
    }

    private String supplier(int place) {
        return "supplier " + problem.suppliers.get(place);
    }

    private String priceText(int supplier) {
        return text(Arrays.copyOfRange(claimed.price, supplier * width, (supplier + 1) * width));
    }

    private String text(long[] amounts) {
        return Cost.of(problem.levels, amounts).toString();
    }
}
