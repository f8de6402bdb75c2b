package org.linli.matching.budget;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What one programme would choose if it were paid for it: the most profit within its budget.
 *
 * <p>Exact by dynamic programming over the budget once G. B. Dantzig's bound (1957) has settled most candidates (G. Ingargiola and J. Korsh 1973).
 * Where the budget has too many units for that, the bound itself stands for the profit, so that what follows from it is still a bound. Reused for
 * one programme after the other; not for several threads.
 */
final class Knapsack {
    private static final int INDEX = 20;

    private long[] profit = new long[64];
    private long[] weight = new long[64];
    private int[] option = new int[64];
    private int[] sorted = new int[64];
    private long[] keys = new long[64];
    private boolean[] taken = new boolean[64];
    private long[] best = new long[64];
    private long[] choice = new long[64];
    private int size;
    private long free;
    private double worth;
    private long work;

    /** Starts anew. */
    void clear() {
        size = 0;
        free = 0;
    }

    /** Adds a candidate with a profit above 0 and a price within the budget; one that is free of charge is chosen at once. */
    void add(int candidate, long itsProfit, long itsWeight) {
        if (size == option.length) {
            profit = Arrays.copyOf(profit, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
            option = Arrays.copyOf(option, 2 * size);
            taken = Arrays.copyOf(taken, 2 * size);
        }
        profit[size] = itsProfit;
        weight[size] = itsWeight;
        option[size] = candidate;
        taken[size] = itsWeight == 0;
        free += itsWeight == 0 ? itsProfit : 0;
        size++;
    }

    int size() {
        return size;
    }

    int option(int place) {
        return option[place];
    }

    boolean isTaken(int place) {
        return taken[place];
    }

    /** What one more unit of the budget was worth when it was solved last, about. */
    double worth() {
        return worth;
    }

    /** How many cells of tables were filled so far. */
    long work() {
        return work;
    }

    /**
     * Chooses.
     *
     * @param budget in units
     * @param exactly whether the most profit is wanted where that does not take too long
     * @return the most profit, or a bound above it
     */
    long solve(long budget, boolean exactly) {
        int count = sort();
        long spent = 0;
        long sum = 0;
        int at = 0;
        while (at < count && weight[sorted[at]] <= budget - spent) {
            int place = sorted[at++];
            taken[place] = true;
            spent += weight[place];
            sum += profit[place];
        }
        if (at == count) {
            worth = 0;
            return free + sum;
        }
        int edge = at;
        worth = (double) profit[sorted[edge]] / weight[sorted[edge]];
        long left = budget - spent;
        long bound = sum + share(left, profit[sorted[edge]], weight[sorted[edge]]);
        long greedy = sum;
        long room = left;
        for (int k = edge; k < count; k++) {
            int place = sorted[k];
            taken[place] = weight[place] <= room;
            if (taken[place]) {
                room -= weight[place];
                greedy += profit[place];
            }
        }
        if (greedy == bound) {
            return free + greedy;
        }
        if (!exactly || size > Funding.EXACT / Math.max(1, budget)) {
            return free + bound;
        }
        return free + core(count, edge, budget, left, sum, greedy);
    }

    /** What Dantzig's bound does not settle is tried in a table. */
    private long core(int count, int edge, long budget, long left, long sum, long greedy) {
        long edgeProfit = profit[sorted[edge]];
        long edgeWeight = weight[sorted[edge]];
        int open = 0;
        long room = budget;
        long sure = 0;
        int[] core = new int[count];
        boolean[] in = new boolean[count];
        for (int k = 0; k < count; k++) {
            int place = sorted[k];
            long gain = greedy - sum;
            if (k < edge && atLeast(profit[place] + gain, edgeWeight, left + weight[place], edgeProfit)) {
                room -= weight[place];
                sure += profit[place];
                in[k] = true;
            } else if (k < edge || !atLeast2(weight[place] - left, edgeProfit, profit[place] - gain, edgeWeight)) {
                core[open++] = place;
            }
        }
        if (room < 0) {
            return greedy;
        }
        long found = sure + table(core, open, (int) room);
        if (found <= greedy) {
            return greedy;
        }
        for (int k = 0; k < count; k++) {
            taken[sorted[k]] = in[k];
        }
        int words = words(open);
        int rest = (int) room;
        for (int c = open - 1; c >= 0; c--) {
            if ((choice[rest * words + (c >> 6)] >>> (c & 63) & 1) != 0) {
                taken[core[c]] = true;
                rest -= (int) weight[core[c]];
            }
        }
        return found;
    }

    private static int words(int open) {
        return (open + 63) >> 6;
    }

    private long table(int[] core, int open, int room) {
        int words = words(open);
        if (best.length <= room) {
            best = new long[room + 1];
        }
        if (choice.length < (room + 1) * words) {
            choice = new long[(room + 1) * words];
        }
        Arrays.fill(best, 0, room + 1, 0);
        Arrays.fill(choice, 0, (room + 1) * words, 0);
        for (int c = 0; c < open; c++) {
            int w = (int) Math.min(weight[core[c]], room + 1L);
            long p = profit[core[c]];
            long bit = 1L << (c & 63);
            for (int r = room; r >= w; r--) {
                if (best[r - w] + p > best[r]) {
                    best[r] = best[r - w] + p;
                    choice[r * words + (c >> 6)] |= bit;
                }
            }
        }
        work += (long) open * (room + 1);
        return best[room];
    }

    /** Sorts those with a price by profit for each unit, descending; equal ones as they were added. */
    private int sort() {
        if (keys.length < size) {
            keys = new long[2 * size];
            sorted = new int[2 * size];
        }
        int count = 0;
        for (int k = 0; k < size; k++) {
            if (weight[k] > 0) {
                long ratio = Double.doubleToLongBits((double) profit[k] / weight[k]);
                keys[count++] = ~ratio >> INDEX << INDEX | k;
            }
        }
        // Complemented ratios are negative and ascend as ratios descend.
        Arrays.sort(keys, 0, count);
        for (int k = 0; k < count; k++) {
            sorted[k] = (int) (keys[k] & (1 << INDEX) - 1);
        }
        for (int k = 1; k < count; k++) {
            int place = sorted[k];
            int to = k;
            while (to > 0 && isBetter(place, sorted[to - 1])) {
                sorted[to] = sorted[--to];
            }
            sorted[to] = place;
        }
        return count;
    }

    private boolean isBetter(int one, int other) {
        int more = compare(profit[one], weight[other], profit[other], weight[one]);
        return more > 0 || (more == 0 && one < other);
    }

    /** Whether a × b is at least c × d, where a may be negative and the others are not. */
    private static boolean atLeast(long a, long b, long c, long d) {
        return a >= 0 && compare(a, b, c, d) >= 0;
    }

    /** Whether a × b is at least c × d, where a and c may be negative. */
    private static boolean atLeast2(long a, long b, long c, long d) {
        if (a >= 0) {
            return c <= 0 || compare(a, b, c, d) >= 0;
        }
        return c < 0 && compare(-c, d, -a, b) >= 0;
    }

    /** Compares a × b with c × d; none is negative. */
    static int compare(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** {@return left × profit ÷ weight, rounded down} */
    private static long share(long left, long profit, long weight) {
        if (Math.multiplyHigh(left, profit) == 0 && left * profit >= 0) {
            return left * profit / weight;
        }
        return BigInteger.valueOf(left)
                .multiply(BigInteger.valueOf(profit))
                .divide(BigInteger.valueOf(weight))
                .longValue();
    }
}
