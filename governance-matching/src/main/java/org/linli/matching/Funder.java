package org.linli.matching;

import java.util.Arrays;
import java.util.Objects;
import org.linli.matching.budget.Funding;
import org.linli.matching.budget.Search;

/**
 * Decides which programme pays for which order, and says how far from the best that may be.
 *
 * <p>Prices of orders are looked for at which programmes, each choosing for itself what gains it most, agree as far as possible (Lagrange relaxation);
 * they prove a bound. Plans are made of what the programmes choose and bettered by moves, swaps and shaking; branching closes the gap where the work
 * suffices. The same problem and work give the same plan on every machine; no clock is looked at.
 */
public final class Funder {
    /** What {@link #standard()} looks at: 100 million options, some seconds for some thousand orders. */
    public static final long WORK = 100_000_000;

    private final long work;

    private Funder(long work) {
        this.work = work;
    }

    /** {@return a funder that looks at {@link #WORK} options} */
    public static Funder standard() {
        return new Funder(WORK);
    }

    /**
     * A funder that takes more or less trouble.
     *
     * @param work how many options to look at, about, at least 1; it is exceeded where one round of bettering a plan takes more, which grows with the
     *     square of the orders
     * @return the funder
     * @throws IllegalArgumentException if it is below 1
     */
    public static Funder of(long work) {
        if (work < 1) {
            throw new IllegalArgumentException("The work (" + work + ") of a funder must be at least 1.");
        }
        return new Funder(work);
    }

    /**
     * Finds a plan.
     *
     * @param problem the problem
     * @return a plan that keeps to all budgets, its bound, and whether it is proved to be the best
     */
    public FundingPlan fund(FundingProblem problem) {
        Funding all = Objects.requireNonNull(problem, "problem").funding;
        int width = problem.levels.size();
        Search.Found found = Search.of(all, work);
        Cost cost = problem.unpacked(found.cost(), width);
        long[] price = found.price();
        int depth = width;
        Cost bound = problem.unpacked(Math.max(0, found.bound()), width);
        // A bound of the first levels alone can be rounded up where that of all levels together cannot.
        for (int first = 1; first < width && bound.compareTo(cost) < 0 && !found.isClosed(); first++) {
            Search.Found part = Search.of(problem.first(first), work / width);
            Cost partBound = problem.unpacked(Math.max(0, part.bound()), first);
            if (partBound.compareTo(bound) > 0) {
                bound = partBound;
                price = part.price();
                depth = first;
            }
        }
        int[] programmeOf = Arrays.stream(found.plan())
                .map(k -> k == Funding.NOBODY ? k : all.programme()[k])
                .toArray();
        FundingCertificate certificate =
                FundingCertificate.of(problem.digest(), programmeOf, amounts(cost), depth, price, amounts(bound));
        return new FundingPlan(problem, found.plan(), certificate, found.isClosed() || bound.equals(cost));
    }

    private static long[] amounts(Cost cost) {
        return cost.amounts().stream().mapToLong(Long::longValue).toArray();
    }
}
