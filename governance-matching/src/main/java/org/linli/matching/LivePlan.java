package org.linli.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.matching.flow.Assignment;
import org.linli.matching.flow.LeastPrices;
import org.linli.matching.flow.Network;
import org.linli.matching.flow.Residual;

/**
 * A plan in use: orders come in and are withdrawn, suppliers decline, change their capacity or go, and each time the plan is repaired exactly. After
 * every change it costs as little as if it were solved anew, and few orders move, since each change is one or two shortest paths from the prices
 * that are kept.
 *
 * <p>Deterministic: the same changes in the same order give the same plan. Which of several equally good plans it is may differ from solving anew.
 * What is withdrawn leaves nothing behind. Prices may drift from the least ones, by less than four times the sum of the dearest options in a
 * change; where they come near the limit of whole numbers, a change is refused, and {@code LivePlan.of(plan())} goes on.
 *
 * <p>Not safe for several threads at once. Cost of a change: at worst O(pairs × levels + suppliers log suppliers), mostly far less.
 */
public final class LivePlan {
    /** One change more from here is still within 64 bits. */
    private static final long MOST = 1L << 60;

    private final List<String> levels;
    private final Residual residual;
    private final List<String> orderIds;
    private final List<String> supplierIds;
    private final List<Integer> capacities;
    /** By level, the dearest options of all orders together. */
    private final long[] dearest;

    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<String, Integer> suppliers = new HashMap<>();

    private LivePlan(Plan plan) {
        MatchingProblem problem = plan.problem;
        this.levels = problem.levels;
        this.residual = new Residual(
                levels.size(),
                problem.capacity,
                problem.start,
                problem.head,
                problem.penalty,
                problem.cost,
                plan.pair,
                plan.certificate().price);
        this.dearest = new long[levels.size()];
        this.orderIds = new ArrayList<>(problem.orders);
        this.supplierIds = new ArrayList<>(problem.suppliers);
        this.capacities =
                new ArrayList<>(Arrays.stream(problem.capacity).boxed().toList());
        for (int i = 0; i < orderIds.size(); i++) {
            orders.put(orderIds.get(i), i);
            weigh(i, 1);
        }
        for (int j = 0; j < supplierIds.size(); j++) {
            suppliers.put(supplierIds.get(j), j);
        }
    }

    /**
     * Goes on from a plan.
     *
     * @param plan the plan
     * @return the plan in use
     */
    public static LivePlan of(Plan plan) {
        return new LivePlan(plan);
    }

    /** {@return what the plan costs now} */
    public Cost cost() {
        return Cost.of(levels, residual.total());
    }

    /**
     * Who serves an order now.
     *
     * @param order its id
     * @return the supplier's id; empty if the order is left over
     * @throws IllegalArgumentException if there is no such order
     */
    public Optional<String> supplierOf(String order) {
        return name(residual.supplierOf(known("order", order, orders)));
    }

    /**
     * Takes in a new order.
     *
     * @param id its id
     * @param penalty what it costs to leave it over
     * @param candidates what it costs with each supplier that could serve it
     * @return what has moved, the order itself among it if it is served
     * @throws IllegalArgumentException if the id is known, a supplier is not, or an amount is negative or too large
     */
    public Repair insert(String id, Cost penalty, Map<String, Cost> candidates) {
        if (orders.containsKey(id) || id.isBlank()) {
            throw new IllegalArgumentException(
                    "The id (" + id + ") of a new order must not be blank or known already.");
        }
        Candidates options = candidates(id, penalty, candidates);
        return repair(() -> {
            int i = residual.insert(options.head, options.cost, options.penalty);
            orders.put(id, i);
            if (i < orderIds.size()) {
                orderIds.set(i, id);
            } else {
                orderIds.add(id);
            }
            weigh(i, 1);
        });
    }

    /**
     * Takes out an order that was withdrawn or is done.
     *
     * @param order its id
     * @return what has moved
     * @throws IllegalArgumentException if there is no such order
     */
    public Repair withdraw(String order) {
        int i = known("order", order, orders);
        return repair(() -> {
            weigh(i, -1);
            residual.remove(i);
            orders.remove(order);
        });
    }

    /**
     * Rules out a pair, since the supplier has declined or has let the offer run out. It does not come back unless {@link #offer} is called.
     *
     * @param order the order's id
     * @param supplier the supplier's id
     * @return what has moved; nothing if it was no pair
     * @throws IllegalArgumentException if there is no such order or supplier
     */
    public Repair decline(String order, String supplier) {
        int i = known("order", order, orders);
        int j = known("supplier", supplier, suppliers);
        Map<String, Cost> candidates = candidates(i);
        if (candidates.remove(supplierIds.get(j)) == null) {
            return repair(() -> {});
        }
        return change(order, i, candidates);
    }

    /**
     * Adds a pair, or changes what it costs.
     *
     * @param order the order's id
     * @param supplier the supplier's id
     * @param cost what it costs
     * @return what has moved
     * @throws IllegalArgumentException if there is no such order or supplier, or an amount is negative or too large
     */
    public Repair offer(String order, String supplier, Cost cost) {
        int i = known("order", order, orders);
        int j = known("supplier", supplier, suppliers);
        Map<String, Cost> candidates = candidates(i);
        candidates.put(supplierIds.get(j), cost);
        return change(order, i, candidates);
    }

    /**
     * Adds a supplier, for whom there are no pairs yet.
     *
     * @param id its id
     * @param capacity how many orders it takes, at least 1
     * @throws IllegalArgumentException if the id is blank or known, or the capacity below 1
     */
    public void addSupplier(String id, int capacity) {
        if (suppliers.containsKey(id) || id.isBlank() || capacity < 1) {
            throw new IllegalArgumentException(
                    "The id (" + id + ") of a new supplier must not be blank or known already, and its capacity ("
                            + capacity + ") must be at least 1. Maybe change the capacity of the one that is known.");
        }
        suppliers.put(id, residual.addSupplier(capacity));
        supplierIds.add(id);
        capacities.add(capacity);
    }

    /**
     * Changes how many orders a supplier takes.
     *
     * @param supplier its id
     * @param capacity how many orders it takes from now on; 0 if it is gone, and it may come back
     * @return what has moved
     * @throws IllegalArgumentException if there is no such supplier, or the capacity is negative
     */
    public Repair resize(String supplier, int capacity) {
        int j = known("supplier", supplier, suppliers);
        if (capacity < 0) {
            throw new IllegalArgumentException(
                    "The capacity (" + capacity + ") of supplier " + supplier + " must not be negative.");
        }
        return repair(() -> {
            residual.resize(j, capacity);
            capacities.set(j, capacity);
        });
    }

    /** {@return the plan as it stands, with a certificate of its own for the problem as it stands; suppliers that take nothing are left out} */
    public Plan plan() {
        MatchingProblemBuilder builder = MatchingProblem.builder(levels.toArray(String[]::new));
        for (int j = 0; j < supplierIds.size(); j++) {
            if (capacities.get(j) > 0) {
                builder.supplier(supplierIds.get(j), capacities.get(j));
            }
        }
        orders.forEach((id, i) -> {
            builder.order(id, amounts(i, Network.OUT));
            int[] heads = residual.heads(i);
            for (int head : heads) {
                if (capacities.get(head) > 0) {
                    builder.pair(id, supplierIds.get(head), amounts(i, residual.arcTo(i, head)));
                }
            }
        });
        return planOf(builder.build());
    }

    private Plan planOf(MatchingProblem problem) {
        int[] pair = new int[problem.orders.size()];
        for (int i = 0; i < pair.length; i++) {
            Optional<String> supplier = supplierOf(problem.orders.get(i));
            pair[i] = supplier.isEmpty()
                    ? Certificate.UNSERVED
                    : problem.pair(i, problem.suppliers.find(supplier.orElseThrow()));
        }
        int width = levels.size();
        long[][] price = new long[width][problem.suppliers.size()];
        long[][] penalty = new long[width][pair.length];
        long[][] cost = new long[width][problem.head.length];
        for (int level = 0; level < width; level++) {
            for (int j = 0; j < price[level].length; j++) {
                price[level][j] = residual.price(known("supplier", problem.suppliers.get(j), suppliers), level);
            }
            for (int i = 0; i < pair.length; i++) {
                penalty[level][i] = problem.penalty[i * width + level];
            }
            for (int k = 0; k < problem.head.length; k++) {
                cost[level][k] = problem.cost[k * width + level];
            }
        }
        Network net = new Network(problem.capacity, problem.start, problem.head, penalty, cost);
        LeastPrices least = LeastPrices.of(net, new Assignment(pair, price, 0));
        return new Plan(
                problem,
                pair,
                CanonicalPrices.of(problem, pair, least),
                new Method(Algorithm.SHORTEST_PATHS, width, 1, 0));
    }

    private Repair change(String order, int i, Map<String, Cost> candidates) {
        weigh(i, -1);
        Candidates options;
        try {
            options = candidates(order, Cost.of(levels, amounts(i, Network.OUT)), candidates);
        } catch (IllegalArgumentException refused) {
            weigh(i, 1);
            throw refused;
        }
        return repair(() -> {
            residual.change(i, options.head, options.cost, options.penalty);
            weigh(i, 1);
        });
    }

    /** Counts the dearest option of an order in or out. */
    private void weigh(int order, int sign) {
        int[] heads = residual.heads(order);
        for (int level = 0; level < dearest.length; level++) {
            long most = residual.cost(order, Network.OUT, level);
            for (int head : heads) {
                most = Math.max(most, residual.cost(order, residual.arcTo(order, head), level));
            }
            dearest[level] += sign * most;
        }
    }

    /** What an order has to choose from, in the arrays that the residual takes. */
    private static final class Candidates {
        final int[] head;
        final long[] cost;
        final long[] penalty;

        Candidates(int size, int width) {
            this.head = new int[size];
            this.cost = new long[size * width];
            this.penalty = new long[width];
        }
    }

    private Candidates candidates(String order, Cost penalty, Map<String, Cost> candidates) {
        int width = levels.size();
        Map<Integer, Cost> byNumber = new TreeMap<>();
        candidates.forEach((supplier, cost) -> byNumber.put(known("supplier", supplier, suppliers), cost));
        Candidates options = new Candidates(byNumber.size(), width);
        put(order, penalty, options.penalty, 0);
        int k = 0;
        for (Map.Entry<Integer, Cost> each : byNumber.entrySet()) {
            options.head[k] = each.getKey();
            put(order, each.getValue(), options.cost, width * k++);
        }
        return options;
    }

    private void put(String order, Cost cost, long[] into, int from) {
        for (int level = 0; level < levels.size(); level++) {
            long amount = cost.amounts().get(level);
            if (!cost.levels().equals(levels) || amount < 0 || amount > MatchingProblem.LIMIT - dearest[level]) {
                throw new IllegalArgumentException("The cost (" + cost + ") of order " + order
                        + " must be on the levels " + levels + ", not negative, and not exceed "
                        + MatchingProblem.LIMIT + " together with the dearest options of all orders.");
            }
            into[from + level] = amount;
        }
    }

    private Map<String, Cost> candidates(int order) {
        Map<String, Cost> candidates = new HashMap<>();
        for (int head : residual.heads(order)) {
            candidates.put(supplierIds.get(head), Cost.of(levels, amounts(order, residual.arcTo(order, head))));
        }
        return candidates;
    }

    private long[] amounts(int order, int option) {
        long[] amounts = new long[levels.size()];
        Arrays.setAll(amounts, level -> residual.cost(order, option, level));
        return amounts;
    }

    private Repair repair(Runnable change) {
        if (residual.farthest() > MOST) {
            throw new IllegalStateException("The prices (" + residual.farthest() + ") of the plan must not exceed "
                    + MOST + ", lest a sum overflows. Go on from LivePlan.of(plan()), whose prices are the least.");
        }
        Cost before = cost();
        change.run();
        int[] moved = residual.moved();
        Map<String, Move> moves = new TreeMap<>();
        for (int place = 0; place < moved.length; place += 2) {
            String order = orderIds.get(moved[place]);
            Optional<String> to =
                    orders.containsKey(order) ? name(residual.supplierOf(moved[place])) : Optional.empty();
            moves.putIfAbsent(order, new Move(order, name(moved[place + 1]), to));
        }
        return new Repair(
                moves.values().stream()
                        .filter(move -> !move.from().equals(move.to()))
                        .toList(),
                cost().minus(before));
    }

    private Optional<String> name(int supplier) {
        return supplier == Residual.ROOT ? Optional.empty() : Optional.of(supplierIds.get(supplier));
    }

    private static int known(String what, String id, Map<String, Integer> known) {
        Integer number = known.get(Objects.requireNonNull(id, what));
        if (number == null) {
            throw new IllegalArgumentException("The " + what + " (" + id
                    + ") must be one of the plan's. Maybe it was withdrawn before, or never added.");
        }
        return number;
    }
}
