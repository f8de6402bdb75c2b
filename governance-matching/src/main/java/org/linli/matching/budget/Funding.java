package org.linli.matching.budget;

/**
 * The numbers of a problem. Arrays are shared and not to be changed.
 *
 * @param budget by programme, what it may spend, not negative
 * @param leftOut by order, what it costs if nobody pays, not negative
 * @param start by order, where its options begin; one more at the end
 * @param programme by option, its programme, ascending within an order
 * @param price by option, what the programme spends on it, not negative
 * @param cost by option, what it costs in the objective, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays are what it is for
public record Funding(long[] budget, long[] leftOut, int[] start, int[] programme, long[] price, long[] cost) {
    /** Nobody pays for the order. */
    public static final int NOBODY = -1;

    /** Orders' prices and bounds are reckoned in parts of this size of the objective's unit. */
    public static final long PARTS = 256;

    /** The most that the dearest options of all orders may cost together, so that nothing overflows: 2<sup>50</sup>. */
    public static final long LIMIT = 1L << 50;

    /** A programme's best choice is found exactly if its candidates times the units of its budget are at most this. */
    public static final long EXACT = 1L << 22;

    int orders() {
        return leftOut.length;
    }

    int programmes() {
        return budget.length;
    }

    /** What an order costs with an option, or left out. */
    long cost(int order, int option) {
        return option == NOBODY ? leftOut[order] : cost[option];
    }

    /** What a plan costs. */
    long cost(int[] plan) {
        long sum = 0;
        for (int j = 0; j < plan.length; j++) {
            sum += cost(j, plan[j]);
        }
        return sum;
    }
}
