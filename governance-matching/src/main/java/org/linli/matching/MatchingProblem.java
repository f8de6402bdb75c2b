package org.linli.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders that want one supplier each, suppliers that take several orders, and which pairs are possible at what cost: "two lunches and a visit,
 * the kitchen takes two, the clinic one; to leave a lunch over costs 1 served, to bring it costs its distance".
 *
 * <p>Costs are whole numbers on named levels, from the most important: a plan that is better on a level is better, whatever it costs below.
 * Whoever is left over costs a penalty on the same levels; a penalty of 0 says that it does not matter. What is minimised is the sum over all orders.
 *
 * <p>Orders and suppliers are kept ascending by id ({@link String#compareTo}), and the pairs of an order by supplier, so that two problems are equal
 * if the same was said about them, in whatever order. Immutable; it takes 4 + 8 × levels bytes for a pair.
 */
public final class MatchingProblem {
    /** On each level the sum over all orders of their dearest option must not exceed this, 2<sup>59</sup>. */
    public static final long LIMIT = 1L << 59;

    final List<String> levels;
    final Names orders;
    final Names suppliers;
    final int[] capacity;
    final long[] penalty;
    final int[] start;
    final int[] head;
    final long[] cost;
    private volatile @Nullable String digest;

    /** Takes over arrays that are in order; checks what can be wrong about amounts. */
    MatchingProblem(
            List<String> levels,
            Names orders,
            Names suppliers,
            int[] capacity,
            long[] penalty,
            int[] start,
            int[] head,
            long[] cost) {
        this.levels = levels;
        this.orders = orders;
        this.suppliers = suppliers;
        this.capacity = capacity;
        this.penalty = penalty;
        this.start = start;
        this.head = head;
        this.cost = cost;
        checkCapacities();
        checkAmounts();
    }

    /**
     * Starts with the levels of the objective.
     *
     * @param levels their names, from the most important; at least one, none twice
     * @return an empty builder
     * @throws IllegalArgumentException if there is none, or one stands twice or is blank
     */
    public static MatchingProblemBuilder builder(String... levels) {
        return new MatchingProblemBuilder(levels(List.of(levels)));
    }

    /**
     * A problem in columns, for those who have many pairs: orders and suppliers are called by their numbers, "0", "1" and so on. The arrays are
     * copied. Cost: O(pairs × levels).
     *
     * @param levels names of the levels, from the most important; at least one, none twice
     * @param capacity by supplier, how many orders it takes, at least 1
     * @param penalty by order and level, what it costs to leave it over, not negative
     * @param start by order, where its pairs begin; one more at the end, which is the number of pairs
     * @param supplier by pair, the supplier's number, ascending within an order
     * @param cost by pair and level, what it costs to choose it, not negative
     * @return the problem
     * @throws IllegalArgumentException if the columns do not fit together, a supplier of an order is not above the one before, or an amount is out
     *     of range
     */
    public static MatchingProblem ofColumns(
            List<String> levels, int[] capacity, long[] penalty, int[] start, int[] supplier, long[] cost) {
        List<String> names = levels(levels);
        int orders = start.length - 1;
        if (orders < 0 || start[0] != 0 || start[orders] != supplier.length) {
            throw new IllegalArgumentException(
                    "The starts of the orders' pairs must begin with 0 and end with the number of pairs ("
                            + supplier.length + ").");
        }
        if (penalty.length != (long) orders * names.size() || cost.length != (long) supplier.length * names.size()) {
            throw new IllegalArgumentException("The penalties (" + penalty.length + ") and costs (" + cost.length
                    + ") must be " + names.size() + " for each of " + orders + " orders and " + supplier.length
                    + " pairs. Maybe they are arranged by level and not by order and pair.");
        }
        for (int i = 0; i < orders; i++) {
            if (start[i] > start[i + 1] || start[i + 1] > supplier.length) {
                throw new IllegalArgumentException("The start (" + start[i + 1] + ") of the pairs after order " + i
                        + " must not be before " + start[i] + " or above " + supplier.length + ".");
            }
            int before = -1;
            for (int k = start[i]; k < start[i + 1]; k++) {
                if (supplier[k] <= before || supplier[k] >= capacity.length) {
                    throw new IllegalArgumentException("The supplier (" + supplier[k] + ") of a pair of order " + i
                            + " must be above the one before (" + before + ") and below " + capacity.length
                            + ". Maybe the pairs of the order are not sorted, or one stands twice.");
                }
                before = supplier[k];
            }
        }
        return new MatchingProblem(
                names,
                new Names(orders),
                new Names(capacity.length),
                capacity.clone(),
                penalty.clone(),
                start.clone(),
                supplier.clone(),
                cost.clone());
    }

    /** Names of levels, if they can be. */
    static List<String> levels(List<String> levels) {
        List<String> names = List.copyOf(levels);
        if (names.isEmpty()
                || names.stream().distinct().count() < names.size()
                || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "The levels " + names + " of a problem must be at least one, none blank and none twice.");
        }
        return names;
    }

    private void checkCapacities() {
        for (int j = 0; j < capacity.length; j++) {
            if (capacity[j] < 1) {
                throw new IllegalArgumentException("The capacity (" + capacity[j] + ") of supplier " + suppliers.get(j)
                        + " must be at least 1. Maybe leave out suppliers that take nothing.");
            }
        }
    }

    private void checkAmounts() {
        int width = levels.size();
        for (int level = 0; level < width; level++) {
            long sum = 0;
            for (int i = 0; i < orders.size(); i++) {
                long most = penalty[i * width + level];
                if (most < 0) {
                    throw negative("penalty", most, level, "order " + orders.get(i));
                }
                for (int k = start[i]; k < start[i + 1]; k++) {
                    long amount = cost[k * width + level];
                    if (amount < 0) {
                        throw negative(
                                "cost", amount, level, "order " + orders.get(i) + " with " + suppliers.get(head[k]));
                    }
                    most = Math.max(most, amount);
                }
                if (most > LIMIT - sum) {
                    throw new IllegalArgumentException("The amounts of the level " + levels.get(level)
                            + " must not exceed " + LIMIT + " when the dearest option of each order is summed up; with "
                            + most + " of order " + orders.get(i)
                            + " they do. Maybe use a smaller unit, or a level of its own instead of a large penalty.");
                }
                sum += most;
            }
        }
    }

    private IllegalArgumentException negative(String what, long amount, int level, String owner) {
        return new IllegalArgumentException("The " + what + " (" + amount + ") of " + owner + " on the level "
                + levels.get(level) + " must not be negative. Maybe count what is missed instead of what is gained.");
    }

    /** {@return the names of the levels, from the most important; immutable} */
    public List<String> levels() {
        return levels;
    }

    /** {@return the ids of the orders, ascending; immutable} */
    public List<String> orders() {
        return orders;
    }

    /** {@return the ids of the suppliers, ascending; immutable} */
    public List<String> suppliers() {
        return suppliers;
    }

    /** {@return how many pairs are possible} */
    public int pairs() {
        return head.length;
    }

    /**
     * How many orders a supplier takes.
     *
     * @param supplier its id
     * @return the capacity, at least 1
     * @throws IllegalArgumentException if there is no such supplier
     */
    public int capacity(String supplier) {
        return capacity[suppliers.at(supplier, "supplier")];
    }

    /**
     * What it costs to leave an order over.
     *
     * @param order its id
     * @return the penalty
     * @throws IllegalArgumentException if there is no such order
     */
    public Cost penalty(String order) {
        return optionCost(orders.at(order, "order"), Certificate.UNSERVED);
    }

    /**
     * The suppliers that an order could have.
     *
     * @param order its id
     * @return their ids, ascending; immutable
     * @throws IllegalArgumentException if there is no such order
     */
    public List<String> candidates(String order) {
        int i = orders.at(order, "order");
        return suppliers.at(Arrays.copyOfRange(head, start[i], start[i + 1]));
    }

    /**
     * What a pair costs.
     *
     * @param order the order's id
     * @param supplier the supplier's id
     * @return the cost; empty if the pair is not possible
     * @throws IllegalArgumentException if there is no such order or supplier
     */
    public java.util.Optional<Cost> cost(String order, String supplier) {
        int k = pair(orders.at(order, "order"), suppliers.at(supplier, "supplier"));
        return k < 0 ? java.util.Optional.empty() : java.util.Optional.of(optionCost(0, k));
    }

    /** The place of a pair, or a negative number. */
    int pair(int order, int supplier) {
        return Arrays.binarySearch(head, start[order], start[order + 1], supplier);
    }

    /** What an order costs with a pair, or left over. */
    Cost optionCost(int order, int pair) {
        long[] amounts = new long[levels.size()];
        for (int level = 0; level < amounts.length; level++) {
            amounts[level] = amount(order, pair, level);
        }
        return Cost.of(levels, amounts);
    }

    /** What an order costs on a level with a pair, or left over. */
    long amount(int order, int pair, int level) {
        return pair == Certificate.UNSERVED
                ? penalty[order * levels.size() + level]
                : cost[pair * levels.size() + level];
    }

    /**
     * What the problem is known by: the SHA-256 of all that makes two problems equal. Reckoned when it is first asked for. Cost: O(pairs × levels).
     *
     * @return the digest, 64 hexadecimal digits
     */
    public String digest() {
        @Nullable String known = digest;
        if (known == null) {
            known = ProblemDigest.of(this);
            digest = known;
        }
        return known;
    }

    /** Equal if levels, ids, capacities, penalties and pairs are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MatchingProblem that
                && levels.equals(that.levels)
                && orders.equals(that.orders)
                && suppliers.equals(that.suppliers)
                && Arrays.equals(capacity, that.capacity)
                && Arrays.equals(penalty, that.penalty)
                && Arrays.equals(start, that.start)
                && Arrays.equals(head, that.head)
                && Arrays.equals(cost, that.cost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(levels, orders.size(), suppliers.size(), Arrays.hashCode(head), Arrays.hashCode(cost));
    }

    /** {@return the sizes, such as "MatchingProblem[3 orders, 2 suppliers, 4 pairs, levels [served, distance]]"} */
    @Override
    public String toString() {
        return "MatchingProblem[" + orders.size() + " orders, " + suppliers.size() + " suppliers, " + head.length
                + " pairs, levels " + levels + "]";
    }
}
