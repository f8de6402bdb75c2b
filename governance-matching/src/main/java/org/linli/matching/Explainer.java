package org.linli.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.matching.flow.Residual;

/**
 * Answers about a plan: why this supplier, why not that one, what would have to give way for an order that is left over. Every answer is exact: it
 * is what solving anew would give, found by one shortest path.
 *
 * <p>Making one costs O(orders); a question costs at most O(pairs × levels + suppliers log suppliers). Not safe for several threads at once.
 */
public final class Explainer {
    private final Plan plan;
    private final MatchingProblem problem;
    private final Residual residual;

    private Explainer(Plan plan) {
        this.plan = plan;
        this.problem = plan.problem;
        this.residual = new Residual(
                problem.levels.size(),
                problem.capacity,
                problem.start,
                problem.head,
                problem.penalty,
                problem.cost,
                plan.pair,
                plan.certificate().price);
    }

    /**
     * For questions about a plan.
     *
     * @param plan the plan
     * @return who answers
     */
    public static Explainer of(Plan plan) {
        return new Explainer(plan);
    }

    /**
     * Why an order is where it is.
     *
     * @param order its id
     * @return all its options with what they cost
     * @throws IllegalArgumentException if there is no such order
     */
    public Why why(String order) {
        int i = problem.orders.at(order, "order");
        List<Why.Option> options = new ArrayList<>();
        Cost nothing = Cost.of(problem.levels, new long[problem.levels.size()]);
        Cost out = problem.optionCost(i, Certificate.UNSERVED);
        options.add(new Why.Option(Optional.empty(), out, nothing, out));
        for (int k = problem.start[i]; k < problem.start[i + 1]; k++) {
            String supplier = problem.suppliers.get(problem.head[k]);
            Cost cost = problem.optionCost(i, k);
            Cost place = plan.worthOfOneMore(supplier);
            options.add(new Why.Option(Optional.of(supplier), cost, place, cost.plus(place)));
        }
        Optional<String> chosen = plan.supplierOf(order);
        // Among equals the one that was chosen stands first; the sort is stable.
        options.sort(Comparator.comparing(Why.Option::together)
                .thenComparing(option -> !option.supplier().equals(chosen)));
        return new Why(order, chosen, options);
    }

    /**
     * Why an order does not have another supplier.
     *
     * @param order its id
     * @param supplier the other supplier's id
     * @return what it would cost, and who would be displaced
     * @throws IllegalArgumentException if there is no such order or supplier, or the supplier is none of the order's candidates
     */
    public WhyNot whyNot(String order, String supplier) {
        int i = problem.orders.at(order, "order");
        int k = problem.pair(i, problem.suppliers.at(supplier, "supplier"));
        if (k < 0) {
            throw new IllegalArgumentException("The supplier (" + supplier + ") of order " + order
                    + " must be one of its candidates " + problem.candidates(order)
                    + ". Maybe ask what would be with a pair that becomes possible: needs.");
        }
        int[] moves = residual.force(i, k);
        return new WhyNot(order, supplier, cost(moves), moves(moves));
    }

    /**
     * What would have to give way for an order that is left over.
     *
     * @param order its id
     * @param relaxations what could give way, the smallest first
     * @return for each, in the same order, whether it would do and what it would change; the first that does is the smallest
     * @throws IllegalArgumentException if there is no such order or supplier, the order is served, or a cost is negative or too large
     */
    public List<Relaxation.Effect> needs(String order, List<Relaxation> relaxations) {
        int i = problem.orders.at(order, "order");
        if (plan.pair[i] != Certificate.UNSERVED) {
            throw new IllegalArgumentException("The order (" + order
                    + ") must be left over to need something. Maybe ask why it is where it is: why.");
        }
        int[] instead = residual.serve(i, Residual.ROOT);
        boolean tied = instead.length > 0 && cost(instead).signum() == 0;
        return relaxations.stream()
                .map(each -> each.cost().isPresent()
                        ? withPair(i, each, each.cost().orElseThrow(), tied)
                        : withPlace(i, each))
                .toList();
    }

    /** The order would go there if that cost less than leaving it over, with whoever has to make room. */
    private Relaxation.Effect withPair(int order, Relaxation relaxation, Cost cost, boolean tied) {
        if (cost.amounts().stream().anyMatch(amount -> amount < 0 || amount > MatchingProblem.LIMIT)) {
            throw new IllegalArgumentException("The cost (" + cost + ") of the relaxation " + relaxation.name()
                    + " must not be negative or exceed " + MatchingProblem.LIMIT + ".");
        }
        int supplier = problem.suppliers.at(relaxation.supplier(), "supplier");
        Cost change =
                cost.plus(cost(residual.displace(supplier))).minus(problem.optionCost(order, Certificate.UNSERVED));
        Cost nothing = change.minus(change);
        return new Relaxation.Effect(relaxation, change.signum() <= 0 || tied, change.signum() < 0 ? change : nothing);
    }

    /** The place is worth its price; the order gets it, or what it sets free, if no other use is better. */
    private Relaxation.Effect withPlace(int order, Relaxation relaxation) {
        int supplier = problem.suppliers.at(relaxation.supplier(), "supplier");
        Cost worth = plan.worthOfOneMore(relaxation.supplier());
        Cost change = worth.minus(worth).minus(worth);
        int[] moves = residual.serve(order, supplier);
        boolean isServed = moves.length > 0 && cost(moves).equals(change);
        if (!isServed) {
            // Or somebody else gives up being served, at no cost.
            int[] instead = residual.serve(order, Residual.ROOT);
            isServed =
                    instead.length > 0 && worth.signum() == 0 && cost(instead).signum() == 0;
        }
        return new Relaxation.Effect(relaxation, isServed, change);
    }

    private Cost cost(int[] moves) {
        long[] sum = new long[problem.levels.size()];
        for (int place = 0; place < moves.length; place += 3) {
            for (int level = 0; level < sum.length; level++) {
                sum[level] +=
                        amount(moves[place], moves[place + 2], level) - amount(moves[place], moves[place + 1], level);
            }
        }
        return Cost.of(problem.levels, sum);
    }

    private long amount(int order, int supplier, int level) {
        return problem.amount(
                order, supplier == Residual.ROOT ? Certificate.UNSERVED : problem.pair(order, supplier), level);
    }

    /** The path was found from its end, so that who makes room comes last. */
    private List<Move> moves(int[] moves) {
        List<Move> all = new ArrayList<>();
        for (int place = 0; place < moves.length; place += 3) {
            all.add(new Move(problem.orders.get(moves[place]), name(moves[place + 1]), name(moves[place + 2])));
        }
        if (all.size() > 1) {
            Collections.reverse(all.subList(1, all.size()));
        }
        return all;
    }

    private Optional<String> name(int supplier) {
        return supplier == Residual.ROOT ? Optional.empty() : Optional.of(problem.suppliers.get(supplier));
    }
}
