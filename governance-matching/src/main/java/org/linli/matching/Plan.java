package org.linli.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who serves which order, at least cost, with the proof: "the kitchen brings both lunches; the visit is left over".
 *
 * <p>Immutable. Which of several optimal plans it is depends on the ids and on how it was found, never on the order in which the problem was
 * written down or on threads; cost and prices are the same for all of them.
 */
public final class Plan {
    final MatchingProblem problem;
    final int[] pair;
    private final Certificate certificate;
    private final Method method;

    Plan(MatchingProblem problem, int[] pair, long[] price, Method method) {
        this.problem = problem;
        this.pair = pair;
        this.method = method;
        int[] supplierOf = new int[pair.length];
        long[] cost = new long[problem.levels.size()];
        for (int i = 0; i < pair.length; i++) {
            supplierOf[i] = pair[i] == Certificate.UNSERVED ? Certificate.UNSERVED : problem.head[pair[i]];
            for (int level = 0; level < cost.length; level++) {
                cost[level] += problem.amount(i, pair[i], level);
            }
        }
        this.certificate = Certificate.of(problem, supplierOf, price, cost);
    }

    /** {@return the problem it solves} */
    public MatchingProblem problem() {
        return problem;
    }

    /** {@return how it was found} */
    public Method method() {
        return method;
    }

    /** {@return the plan with the prices that prove it} */
    public Certificate certificate() {
        return certificate;
    }

    /** {@return what it costs: the sum over all orders of what they cost where they are, or of their penalties} */
    public Cost cost() {
        return Cost.of(problem.levels, certificate.cost);
    }

    /**
     * Who serves an order.
     *
     * @param order its id
     * @return the supplier's id; empty if the order is left over
     * @throws IllegalArgumentException if there is no such order
     */
    public Optional<String> supplierOf(String order) {
        int supplier = certificate.supplierOf[problem.orders.at(order, "order")];
        return supplier == Certificate.UNSERVED ? Optional.empty() : Optional.of(problem.suppliers.get(supplier));
    }

    /**
     * What an order costs in this plan.
     *
     * @param order its id
     * @return the cost of its pair, or its penalty
     * @throws IllegalArgumentException if there is no such order
     */
    public Cost costOf(String order) {
        int i = problem.orders.at(order, "order");
        return problem.optionCost(i, pair[i]);
    }

    /**
     * The orders of a supplier. Cost: O(orders).
     *
     * @param supplier its id
     * @return their ids, ascending; immutable
     * @throws IllegalArgumentException if there is no such supplier
     */
    public List<String> ordersOf(String supplier) {
        return ordersAt(problem.suppliers.at(supplier, "supplier"));
    }

    /** {@return the orders that are left over, ascending by id; immutable} */
    public List<String> unserved() {
        return ordersAt(Certificate.UNSERVED);
    }

    /**
     * What one more place at a supplier would be worth: by so much the cost of the best plan would fall.
     *
     * @param supplier its id
     * @return the price, not below 0; 0 where there is room
     * @throws IllegalArgumentException if there is no such supplier
     */
    public Cost worthOfOneMore(String supplier) {
        int width = problem.levels.size();
        int j = problem.suppliers.at(supplier, "supplier");
        return Cost.of(problem.levels, Arrays.copyOfRange(certificate.price, j * width, (j + 1) * width));
    }

    private List<String> ordersAt(int supplier) {
        return IntStream.range(0, pair.length)
                .filter(i -> certificate.supplierOf[i] == supplier)
                .mapToObj(problem.orders::get)
                .toList();
    }

    /** Equal if problem, plan and prices are, however it was found. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Plan that && problem.equals(that.problem) && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(problem, certificate);
    }

    /** {@return the sizes and the cost, such as "Plan[2 of 3 orders served, served 1, distance 350]"} */
    @Override
    public String toString() {
        long served = Arrays.stream(pair).filter(k -> k != Certificate.UNSERVED).count();
        return "Plan[" + served + " of " + pair.length + " orders served, " + cost() + "]";
    }
}
