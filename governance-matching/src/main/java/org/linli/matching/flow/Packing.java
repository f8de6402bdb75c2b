package org.linli.matching.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * How many levels go into a word of 64 bits without changing any comparison.
 *
 * <p>A plan is optimal if no simple cycle of its residual network is cheaper than nothing. Such a cycle visits each supplier once, hence at most
 * s + 1 orders for s suppliers, and changes in level l, for each order it visits, the cost of one option into that of another: its cost in level l
 * is at most D<sub>l</sub> = min(sum of the ranges of all orders, (s + 1) × the largest range), the range of an order being the difference between
 * its dearest and its cheapest option. Two paths between the same places differ by at most 2 D<sub>l</sub>. With weights
 * M<sub>l</sub> = product of (2 D<sub>k</sub> + 1) over the lower levels k of the word, the packed sum Σ d<sub>l</sub> M<sub>l</sub> of any
 * differences |d<sub>l</sub>| ≤ 2 D<sub>l</sub> has the sign of the first that is not 0, since Σ 2 D<sub>k</sub> M<sub>k</sub> over the lower
 * levels telescopes to M<sub>l</sub> − 1. So cycles and paths compare in words as they do level by level.
 *
 * <p>Options enter less the cheapest option of their order in each level, which changes no difference; then a packed cost is at most
 * Σ D<sub>l</sub> M<sub>l</sub> &lt; 2<sup>60</sup>, prices, being costs of paths, are within ±2<sup>60</sup>, and what an order pays less what it
 * could pay stays within ±2<sup>62</sup>. A word takes levels, from the highest, while its product stays at or below 2<sup>60</sup>.
 */
public final class Packing {
    private static final long MOST = 1L << 60;

    private Packing() {}

    /**
     * Packs a problem. One level alone is not packed, and its arrays are shared.
     *
     * @param levels how many levels there are
     * @param capacity of each supplier
     * @param start where the arcs of each order begin
     * @param head the supplier of each arc
     * @param penalty by order and level
     * @param cost by arc and level; for each level the sum over all orders of the dearest option is at most 2<sup>59</sup>
     * @return the network
     */
    public static Network pack(int levels, int[] capacity, int[] start, int[] head, long[] penalty, long[] cost) {
        if (levels == 1) {
            return new Network(capacity, start, head, new long[][] {penalty}, new long[][] {cost});
        }
        int orders = start.length - 1;
        long[] least = new long[orders * levels];
        long[] base = bases(levels, capacity.length, start, penalty, cost, least);
        List<int[]> words = words(base);
        long[][] packedPenalty = new long[words.size()][orders];
        long[][] packedCost = new long[words.size()][head.length];
        for (int word = 0; word < words.size(); word++) {
            int from = words.get(word)[0];
            int to = words.get(word)[1];
            for (int i = 0; i < orders; i++) {
                packedPenalty[word][i] = packed(penalty, i * levels, least, i * levels, base, from, to);
                for (int k = start[i]; k < start[i + 1]; k++) {
                    packedCost[word][k] = packed(cost, k * levels, least, i * levels, base, from, to);
                }
            }
        }
        return new Network(capacity, start, head, packedPenalty, packedCost);
    }

    /** By level, 2 D + 1; finds the cheapest option of each order in each level on the way. */
    private static long[] bases(int levels, int suppliers, int[] start, long[] penalty, long[] cost, long[] least) {
        long[] base = new long[levels];
        for (int level = 0; level < levels; level++) {
            long sum = 0;
            long widest = 0;
            for (int i = 0; i < start.length - 1; i++) {
                long low = penalty[i * levels + level];
                long high = low;
                for (int k = start[i]; k < start[i + 1]; k++) {
                    low = Math.min(low, cost[k * levels + level]);
                    high = Math.max(high, cost[k * levels + level]);
                }
                least[i * levels + level] = low;
                sum += high - low;
                widest = Math.max(widest, high - low);
            }
            boolean many = widest > sum / (suppliers + 1L);
            base[level] = 2 * (many ? sum : (suppliers + 1L) * widest) + 1;
        }
        return base;
    }

    /** From and to of the levels of each word. */
    private static List<int[]> words(long[] base) {
        List<int[]> words = new ArrayList<>();
        int from = 0;
        while (from < base.length) {
            int to = from + 1;
            long product = base[from];
            while (to < base.length && product <= MOST / base[to]) {
                product *= base[to++];
            }
            words.add(new int[] {from, to});
            from = to;
        }
        return words;
    }

    private static long packed(long[] values, int at, long[] least, int leastAt, long[] base, int from, int to) {
        long packed = 0;
        for (int level = from; level < to; level++) {
            packed = packed * base[level] + values[at + level] - least[leastAt + level];
        }
        return packed;
    }
}
