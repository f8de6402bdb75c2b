package org.linli.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.matching.budget.Funding;

/**
 * Orders that want to be paid for, programmes with budgets, and which programme could pay for which order at what price: "the meals programme has
 * 5,000 yuan left; lunch for Li costs it 12 yuan, and Li pays 3 himself".
 *
 * <p>Every order is paid by one programme or by none; what is minimised is the sum of costs on named levels, the first level first, where an order
 * that nobody pays for costs a penalty. That is the generalised assignment problem, which is NP-hard: a {@link FundingPlan} always says how far from
 * the best it may be. Immutable; orders and programmes are kept ascending by id.
 */
public final class FundingProblem {
    /**
     * On all levels together there must be at most 2<sup>50</sup> sums: the product over the levels of one and the sum over all orders of their
     * dearest option.
     */
    public static final long LIMIT = Funding.LIMIT;

    final List<String> levels;
    final Names orders;
    final Names programmes;
    final long[] amounts;
    final long[] penalties;
    final long[] radix;
    final Funding funding;

    FundingProblem(
            List<String> levels,
            Names orders,
            Names programmes,
            long[] budget,
            long[] penalties,
            int[] start,
            int[] programme,
            long[] price,
            long[] amounts) {
        this.levels = levels;
        this.orders = orders;
        this.programmes = programmes;
        this.amounts = amounts;
        this.penalties = penalties;
        this.radix = radix(levels, orders, start, penalties, amounts);
        this.funding = new Funding(budget, packed(penalties), start, programme, price, packed(amounts));
    }

    /**
     * Starts with the levels of the objective.
     *
     * @param levels their names, from the most important; at least one, none twice
     * @return an empty builder
     * @throws IllegalArgumentException if there is none, or one stands twice or is blank
     */
    public static FundingProblemBuilder builder(String... levels) {
        return new FundingProblemBuilder(MatchingProblem.levels(List.of(levels)));
    }

    /** How many sums each level can have. */
    private static long[] radix(List<String> levels, Names orders, int[] start, long[] penalties, long[] amounts) {
        int width = levels.size();
        long[] radix = new long[width];
        long product = 1;
        for (int level = width - 1; level >= 0; level--) {
            long sum = 1;
            for (int j = 0; j < orders.size(); j++) {
                long most = penalties[j * width + level];
                for (int k = start[j]; k < start[j + 1]; k++) {
                    most = Math.max(most, amounts[k * width + level]);
                }
                sum += Math.min(most, LIMIT);
                if (sum > LIMIT / product) {
                    throw new IllegalArgumentException("The amounts of the levels " + levels + " must have at most "
                            + LIMIT + " sums together; on the level " + levels.get(level) + " with order "
                            + orders.get(j) + " they have more. Maybe use a larger unit, or leave a level out.");
                }
            }
            radix[level] = sum;
            product *= sum;
        }
        return radix;
    }

    /** Amounts of all levels in one number, so that numbers compare as they do. */
    private long[] packed(long[] all) {
        int width = levels.size();
        long[] packed = new long[all.length / width];
        for (int at = 0; at < packed.length; at++) {
            for (int level = 0; level < width; level++) {
                packed[at] = packed[at] * radix[level] + all[at * width + level];
            }
        }
        return packed;
    }

    /** The same problem with its first levels only. */
    Funding first(int depth) {
        long tail = 1;
        for (int level = depth; level < radix.length; level++) {
            tail *= radix[level];
        }
        long unit = tail;
        return new Funding(
                funding.budget(),
                Arrays.stream(funding.leftOut()).map(cost -> cost / unit).toArray(),
                funding.start(),
                funding.programme(),
                funding.price(),
                Arrays.stream(funding.cost()).map(cost -> cost / unit).toArray());
    }

    /** The amounts of a sum of the first levels; 0 on the others. */
    Cost unpacked(long sum, int depth) {
        long[] each = new long[radix.length];
        long rest = sum;
        for (int level = depth - 1; level > 0; level--) {
            each[level] = rest % radix[level];
            rest /= radix[level];
        }
        each[0] = rest;
        return Cost.of(levels, each);
    }

    /** What an order costs with an option, or left out. */
    Cost optionCost(int order, int option) {
        int width = levels.size();
        long[] each = option == Funding.NOBODY
                ? Arrays.copyOfRange(penalties, order * width, (order + 1) * width)
                : Arrays.copyOfRange(amounts, option * width, (option + 1) * width);
        return Cost.of(levels, each);
    }

    /** The place of an option, or a negative number. */
    int option(int order, int programme) {
        return Arrays.binarySearch(funding.programme(), funding.start()[order], funding.start()[order + 1], programme);
    }

    /** {@return the names of the levels, from the most important; immutable} */
    public List<String> levels() {
        return levels;
    }

    /** {@return the ids of the orders, ascending; immutable} */
    public List<String> orders() {
        return orders;
    }

    /** {@return the ids of the programmes, ascending; immutable} */
    public List<String> programmes() {
        return programmes;
    }

    /** {@return how many options there are: pairs of an order and a programme that could pay for it} */
    public int options() {
        return funding.programme().length;
    }

    /**
     * What a programme may spend.
     *
     * @param programme its id
     * @return the budget, in the unit of prices
     * @throws IllegalArgumentException if there is no such programme
     */
    public long budget(String programme) {
        return funding.budget()[programmes.at(programme, "programme")];
    }

    /**
     * What an order takes from a programme's budget.
     *
     * @param order the order's id
     * @param programme the programme's id
     * @return the price; empty if that programme could not pay for it
     * @throws IllegalArgumentException if there is no such order or programme
     */
    public Optional<Long> price(String order, String programme) {
        int k = option(orders.at(order, "order"), programmes.at(programme, "programme"));
        return k < 0 ? Optional.empty() : Optional.of(funding.price()[k]);
    }

    /**
     * What it costs that a programme pays for an order.
     *
     * @param order the order's id
     * @param programme the programme's id
     * @return the cost; empty if that programme could not pay for it
     * @throws IllegalArgumentException if there is no such order or programme
     */
    public Optional<Cost> cost(String order, String programme) {
        int k = option(orders.at(order, "order"), programmes.at(programme, "programme"));
        return k < 0 ? Optional.empty() : Optional.of(optionCost(0, k));
    }

    /**
     * What it costs that nobody pays for an order.
     *
     * @param order its id
     * @return the penalty
     * @throws IllegalArgumentException if there is no such order
     */
    public Cost penalty(String order) {
        return optionCost(orders.at(order, "order"), Funding.NOBODY);
    }

    /**
     * What the problem is known by. Cost: O(options × levels).
     *
     * @return the SHA-256 of all that makes two problems equal, 64 hexadecimal digits
     */
    public String digest() {
        return ProblemDigest.of(this);
    }

    /** Equal if levels, ids, budgets, penalties, prices and costs are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FundingProblem that
                && levels.equals(that.levels)
                && orders.equals(that.orders)
                && programmes.equals(that.programmes)
                && Arrays.equals(amounts, that.amounts)
                && Arrays.equals(penalties, that.penalties)
                && Arrays.equals(funding.budget(), that.funding.budget())
                && Arrays.equals(funding.start(), that.funding.start())
                && Arrays.equals(funding.programme(), that.funding.programme())
                && Arrays.equals(funding.price(), that.funding.price());
    }

    @Override
    public int hashCode() {
        return Objects.hash(levels, Arrays.hashCode(funding.price()), Arrays.hashCode(amounts));
    }

    /** {@return the sizes, such as "FundingProblem[3 orders, 2 programmes, 4 options, levels [unpaid, own share]]"} */
    @Override
    public String toString() {
        return "FundingProblem[" + orders.size() + " orders, " + programmes.size() + " programmes, " + options()
                + " options, levels " + levels + "]";
    }
}
