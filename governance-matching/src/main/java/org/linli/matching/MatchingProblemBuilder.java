package org.linli.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects suppliers, orders and pairs by their ids, and refuses what is malformed where it is said. Not safe for several threads at once. */
public final class MatchingProblemBuilder {
    private final List<String> levels;
    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<String, Integer> suppliers = new HashMap<>();
    private final List<String> orderIds = new ArrayList<>();
    private final List<String> supplierIds = new ArrayList<>();
    private int[] capacity = new int[16];
    private long[] penalty = new long[16];
    private int pairs;
    private int[] pairOrder = new int[16];
    private int[] pairSupplier = new int[16];
    private long[] pairCost = new long[16];

    MatchingProblemBuilder(List<String> levels) {
        this.levels = levels;
    }

    /**
     * Adds a supplier.
     *
     * @param id its id, not blank
     * @param capacity how many orders it takes, at least 1
     * @return this builder
     * @throws IllegalArgumentException if the id is blank or known already, or the capacity is below 1
     */
    public MatchingProblemBuilder supplier(String id, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("The capacity (" + capacity + ") of supplier " + id
                    + " must be at least 1. Maybe leave out suppliers that take nothing.");
        }
        int place = add("supplier", id, suppliers, supplierIds);
        this.capacity = place < this.capacity.length ? this.capacity : Arrays.copyOf(this.capacity, 2 * place);
        this.capacity[place] = capacity;
        return this;
    }

    /**
     * Adds an order.
     *
     * @param id its id, not blank
     * @param penalty what it costs to leave it over, for each level; not negative
     * @return this builder
     * @throws IllegalArgumentException if the id is blank or known already, or an amount is negative or missing
     */
    public MatchingProblemBuilder order(String id, long... penalty) {
        check(penalty, "penalty", "order " + id);
        int place = add("order", id, orders, orderIds);
        this.penalty = put(this.penalty, place, penalty);
        return this;
    }

    /**
     * Says that a supplier could serve an order.
     *
     * @param order the id of an order that was added before
     * @param supplier the id of a supplier that was added before
     * @param cost what it costs, for each level; not negative
     * @return this builder
     * @throws IllegalArgumentException if one of them is unknown, or an amount is negative or missing
     */
    public MatchingProblemBuilder pair(String order, String supplier, long... cost) {
        int i = known("order", order, orders);
        int j = known("supplier", supplier, suppliers);
        check(cost, "cost", "order " + order + " with " + supplier);
        if (pairs == pairOrder.length) {
            pairOrder = Arrays.copyOf(pairOrder, 2 * pairs);
            pairSupplier = Arrays.copyOf(pairSupplier, 2 * pairs);
        }
        pairOrder[pairs] = i;
        pairSupplier[pairs] = j;
        pairCost = put(pairCost, pairs, cost);
        pairs++;
        return this;
    }

    /**
     * The problem. There may be no orders, no suppliers or no pairs; then the plan is short.
     *
     * @return what was said, in the order of ids
     * @throws IllegalArgumentException if a pair stands twice, or the amounts of a level together exceed {@link MatchingProblem#LIMIT}
     */
    public MatchingProblem build() {
        int width = levels.size();
        String[] sortedOrders = orderIds.toArray(String[]::new);
        String[] sortedSuppliers = supplierIds.toArray(String[]::new);
        int[] orderRank = ranks(sortedOrders, orders);
        int[] supplierRank = ranks(sortedSuppliers, suppliers);
        int[] capacities = new int[sortedSuppliers.length];
        for (int j = 0; j < capacities.length; j++) {
            capacities[supplierRank[j]] = capacity[j];
        }
        long[] penalties = new long[sortedOrders.length * width];
        for (int i = 0; i < sortedOrders.length; i++) {
            System.arraycopy(penalty, i * width, penalties, orderRank[i] * width, width);
        }
        int[] bySupplier = sorted(identity(pairs), pairSupplier, supplierRank);
        int[] byOrder = sorted(bySupplier, pairOrder, orderRank);
        int[] start = new int[sortedOrders.length + 1];
        int[] head = new int[pairs];
        long[] cost = new long[pairs * width];
        for (int k = 0; k < pairs; k++) {
            int pair = byOrder[k];
            int order = orderRank[pairOrder[pair]];
            head[k] = supplierRank[pairSupplier[pair]];
            System.arraycopy(pairCost, pair * width, cost, k * width, width);
            start[order + 1] = k + 1;
            if (k > 0 && pairOrder[pair] == pairOrder[byOrder[k - 1]] && head[k] == head[k - 1]) {
                throw new IllegalArgumentException("The pair of order " + sortedOrders[order] + " with supplier "
                        + sortedSuppliers[head[k]]
                        + " must not stand twice. Maybe keep the cheaper of the two, such as the better appointment.");
            }
        }
        for (int i = 0; i < sortedOrders.length; i++) {
            start[i + 1] = Math.max(start[i + 1], start[i]);
        }
        return new MatchingProblem(
                levels, new Names(sortedOrders), new Names(sortedSuppliers), capacities, penalties, start, head, cost);
    }

    private static int add(String what, String id, Map<String, Integer> known, List<String> ids) {
        if (Objects.requireNonNull(id, what).isBlank() || known.putIfAbsent(id, ids.size()) != null) {
            throw new IllegalArgumentException("The id (" + id + ") of " + (what.equals("order") ? "an " : "a ") + what
                    + " must not be blank or stand twice. Maybe it was added before.");
        }
        ids.add(id);
        return ids.size() - 1;
    }

    private static int known(String what, String id, Map<String, Integer> known) {
        Integer place = known.get(Objects.requireNonNull(id, what));
        if (place == null) {
            throw new IllegalArgumentException("The " + what + " (" + id
                    + ") of a pair must be one of the problem's. Maybe add it before its pairs.");
        }
        return place;
    }

    private void check(long[] amounts, String what, String owner) {
        if (amounts.length != levels.size()) {
            throw new IllegalArgumentException("The " + what + " (" + Arrays.toString(amounts) + ") of " + owner
                    + " must have an amount for each of the levels " + levels + ".");
        }
        for (int level = 0; level < amounts.length; level++) {
            if (amounts[level] < 0) {
                throw new IllegalArgumentException("The " + what + " (" + amounts[level] + ") of " + owner
                        + " on the level " + levels.get(level)
                        + " must not be negative. Maybe count what is missed instead of what is gained.");
            }
        }
    }

    private static long[] put(long[] all, int place, long[] amounts) {
        int from = place * amounts.length;
        long[] room = from + amounts.length <= all.length ? all : Arrays.copyOf(all, 2 * (from + amounts.length));
        System.arraycopy(amounts, 0, room, from, amounts.length);
        return room;
    }

    /** Sorts ids, and says by their old place which place they have now. */
    private static int[] ranks(String[] ids, Map<String, Integer> places) {
        Arrays.sort(ids);
        int[] rank = new int[ids.length];
        for (int now = 0; now < ids.length; now++) {
            rank[Objects.requireNonNull(places.get(ids[now]))] = now;
        }
        return rank;
    }

    private static int[] identity(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, k -> k);
        return all;
    }

    /** A stable counting sort of pairs by the rank of one side. */
    private static int[] sorted(int[] list, int[] side, int[] rank) {
        int[] next = new int[rank.length + 1];
        for (int k : list) {
            next[rank[side[k]] + 1]++;
        }
        for (int r = 0; r < rank.length; r++) {
            next[r + 1] += next[r];
        }
        int[] sorted = new int[list.length];
        for (int k : list) {
            sorted[next[rank[side[k]]]++] = k;
        }
        return sorted;
    }
}
