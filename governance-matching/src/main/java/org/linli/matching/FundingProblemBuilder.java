package org.linli.matching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Collects programmes, orders and who could pay for what, and refuses what is malformed where it is said. Not safe for several threads at once. */
public final class FundingProblemBuilder {
    private static final int MOST = 1 << 20;

    private final List<String> levels;
    private final Map<String, Long> budgets = new TreeMap<>();
    private final Map<String, Wish> wishes = new TreeMap<>();
    private int options;

    /** An order: what it costs to leave it out, and what it would cost with whom. */
    @SuppressWarnings("ArrayRecordComponent") // plain arrays are what it is for
    private record Wish(long[] penalty, Map<String, Offer> offers) {}

    @SuppressWarnings("ArrayRecordComponent") // plain arrays are what it is for
    private record Offer(long price, long[] cost) {}

    FundingProblemBuilder(List<String> levels) {
        this.levels = levels;
    }

    /**
     * Adds a programme.
     *
     * @param id its id, not blank
     * @param budget what it may spend, in the unit of prices; not negative, 0 if it is used up
     * @return this builder
     * @throws IllegalArgumentException if the id is blank or known already, or the budget is negative
     */
    public FundingProblemBuilder programme(String id, long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("The budget (" + budget + ") of programme " + id
                    + " must not be negative. Maybe more was spent than there is.");
        }
        if (Objects.requireNonNull(id, "programme").isBlank() || budgets.putIfAbsent(id, budget) != null) {
            throw twice("a programme", id);
        }
        return this;
    }

    /**
     * Adds an order.
     *
     * @param id its id, not blank
     * @param penalty what it costs that nobody pays for it, for each level; not negative
     * @return this builder
     * @throws IllegalArgumentException if the id is blank or known already, or an amount is negative or missing
     */
    public FundingProblemBuilder order(String id, long... penalty) {
        check(penalty, "penalty", "order " + id);
        if (Objects.requireNonNull(id, "order").isBlank()
                || wishes.putIfAbsent(id, new Wish(penalty.clone(), new TreeMap<>())) != null) {
            throw twice("an order", id);
        }
        return this;
    }

    /**
     * Says that a programme could pay for an order.
     *
     * @param order the id of an order that was added before
     * @param programme the id of a programme that was added before
     * @param price what it takes from the budget; not negative; more than the whole budget means that it cannot
     * @param cost what it costs in the objective, for each level; not negative
     * @return this builder
     * @throws IllegalArgumentException if one of them is unknown, was said already, or an amount is negative or missing
     */
    public FundingProblemBuilder option(String order, String programme, long price, long... cost) {
        Wish wish = wishes.get(Objects.requireNonNull(order, "order"));
        if (wish == null) {
            throw unknown("order", order);
        }
        if (!budgets.containsKey(Objects.requireNonNull(programme, "programme"))) {
            throw unknown("programme", programme);
        }
        String owner = "order " + order + " with " + programme;
        if (price < 0) {
            throw new IllegalArgumentException("The price (" + price + ") of " + owner + " must not be negative.");
        }
        check(cost, "cost", owner);
        if (wish.offers.putIfAbsent(programme, new Offer(price, cost.clone())) != null) {
            throw new IllegalArgumentException("The option of " + owner
                    + " must not stand twice. Maybe keep the one that costs less, or name two programmes.");
        }
        if (++options > MOST) {
            throw new IllegalArgumentException("The options (" + options + ") must be at most " + MOST
                    + ". Maybe keep for each order the programmes that fit best.");
        }
        return this;
    }

    /**
     * The problem. There may be no orders, no programmes or no options; then nothing is paid.
     *
     * @return what was said, in the order of ids
     * @throws IllegalArgumentException if the amounts have more sums than {@link FundingProblem#LIMIT}
     */
    public FundingProblem build() {
        int width = levels.size();
        Names programmes = new Names(budgets.keySet().toArray(String[]::new));
        Map<String, Integer> places = new LinkedHashMap<>();
        programmes.forEach(id -> places.put(id, places.size()));
        long[] penalties = new long[wishes.size() * width];
        int[] start = new int[wishes.size() + 1];
        int[] programme = new int[options];
        long[] price = new long[options];
        long[] cost = new long[options * width];
        int order = 0;
        int at = 0;
        for (Wish wish : wishes.values()) {
            System.arraycopy(wish.penalty, 0, penalties, order * width, width);
            for (Map.Entry<String, Offer> offer : wish.offers.entrySet()) {
                programme[at] = Objects.requireNonNull(places.get(offer.getKey()));
                price[at] = offer.getValue().price;
                System.arraycopy(offer.getValue().cost, 0, cost, at * width, width);
                at++;
            }
            start[++order] = at;
        }
        long[] budget = budgets.values().stream().mapToLong(Long::longValue).toArray();
        return new FundingProblem(
                levels,
                new Names(wishes.keySet().toArray(String[]::new)),
                programmes,
                budget,
                penalties,
                start,
                programme,
                price,
                cost);
    }

    private static IllegalArgumentException twice(String what, String id) {
        return new IllegalArgumentException(
                "The id (" + id + ") of " + what + " must not be blank or stand twice. Maybe it was added before.");
    }

    private static IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException("The " + what + " (" + id
                + ") of an option must be one of the problem's. Maybe add it before its options.");
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
}
