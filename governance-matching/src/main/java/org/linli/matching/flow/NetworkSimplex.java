package org.linli.matching.flow;

import java.util.Arrays;

/**
 * Primal network simplex on strongly feasible trees (W. H. Cunningham, "A network simplex method", Mathematical Programming 11, 1976; R. S. Barr,
 * F. Glover, D. Klingman, "The alternating basis algorithm for assignment problems", Mathematical Programming 13, 1977), for orders of one unit:
 * the tree is kept over suppliers only, see {@link SupplierTree}, so that a pivot costs the same however many orders there are.
 *
 * <p>Costs of several words are solved word by word. A word keeps the tree of the word before and prices only options whose reduced cost was zero
 * in every word before, so that each word is a warm start and prices come as vectors.
 *
 * <p>Ties: by the order of orders and suppliers, so that the same input gives the same plan. Strongly feasible trees never cycle; no polynomial
 * bound is claimed, and where ties are dense in a square of costs another solver is the better choice. Parts that share no supplier may be solved
 * by several threads at once, and the answer is the same.
 */
public final class NetworkSimplex {
    private static final int NO_ARC = -2;

    private final Network net;
    private final Components parts;
    private final int block;
    private final SupplierTree tree;
    private final long[][] price;
    private final boolean[] frozenArc;
    private final boolean[] frozenOut;

    /**
     * Starts with every order left over.
     *
     * @param net the network
     * @param parts its connected parts
     * @param block how many orders are looked at before the best option among them is taken, at least 1
     */
    public NetworkSimplex(Network net, Components parts, int block) {
        this.net = net;
        this.parts = parts;
        this.block = block;
        this.tree = new SupplierTree(net);
        this.price = new long[net.words()][net.suppliers + 1];
        this.frozenArc = new boolean[net.words() > 1 ? net.head.length : 0];
        this.frozenOut = new boolean[net.words() > 1 ? net.orders : 0];
    }

    /**
     * Solves some parts of the network.
     *
     * @param from the first part to be solved
     * @param to the part after the last
     * @return how many pivots it took
     */
    public long solve(int from, int to) {
        int[] stack = new int[net.suppliers];
        long pivots = 0;
        for (int part = from; part < to; part++) {
            for (int word = 0; word < net.words(); word++) {
                if (word > 0) {
                    freeze(part, word - 1);
                    tree.price(word, parts, part, price[word], stack);
                }
                pivots += solve(part, word, stack);
            }
        }
        return pivots;
    }

    /**
     * The plan, once every part is solved.
     *
     * @param pivots how many there were in all
     * @return arcs and prices; the arrays are this solver's own
     */
    public Assignment assignment(long pivots) {
        long[][] prices = new long[price.length][];
        for (int word = 0; word < prices.length; word++) {
            prices[word] = Arrays.copyOf(price[word], net.suppliers);
        }
        return new Assignment(tree.arc, prices, pivots);
    }

    private long solve(int part, int word, int[] stack) {
        long[] y = price[word];
        int first = parts.firstOrder(part);
        int last = parts.firstOrder(part + 1);
        long pivots = 0;
        int place = first;
        int idle = 0;
        while (true) {
            int best = -1;
            int bestArc = NO_ARC;
            long bestGain = 0;
            for (int looked = 0; looked < block; looked++) {
                int i = parts.order(place);
                int k = word == 0 ? cheapest(i, y) : cheapestThawed(i, word, y);
                if (k != tree.arc[i]) {
                    long gain = paid(i, tree.arc[i], word, y) - paid(i, k, word, y);
                    if (gain > bestGain) {
                        bestGain = gain;
                        best = i;
                        bestArc = k;
                    }
                }
                place = place + 1 == last ? first : place + 1;
            }
            if (best >= 0) {
                tree.enter(best, bestArc, bestGain, y, stack);
                pivots++;
                idle = 0;
            } else {
                idle += block;
                if (idle >= last - first) {
                    long released = release(part, word, y, stack);
                    if (released == 0) {
                        return pivots;
                    }
                    pivots += released;
                    idle = 0;
                }
            }
        }
    }

    private long paid(int order, int arc, int word, long[] y) {
        return net.cost(word, order, arc) + y[net.target(arc)];
    }

    /** The option for which an order pays least. */
    private int cheapest(int order, long[] y) {
        long[] cost = net.cost[0];
        int[] head = net.head;
        int best = Network.OUT;
        long least = net.penalty[0][order];
        for (int k = net.start[order], end = net.start[order + 1]; k < end; k++) {
            long paid = cost[k] + y[head[k]];
            if (paid < least) {
                least = paid;
                best = k;
            }
        }
        return best;
    }

    /** The same among the options that are among the best in every word before. */
    private int cheapestThawed(int order, int word, long[] y) {
        long[] cost = net.cost[word];
        int best = tree.arc[order];
        long least = paid(order, best, word, y);
        if (!frozenOut[order] && net.penalty[word][order] < least) {
            least = net.penalty[word][order];
            best = Network.OUT;
        }
        for (int k = net.start[order]; k < net.start[order + 1]; k++) {
            long paid = cost[k] + y[net.head[k]];
            if (paid < least && !frozenArc[k]) {
                least = paid;
                best = k;
            }
        }
        return best;
    }

    /** Lets suppliers have room whose price is below 0; where it is above in a word before, it may be below in this one. */
    private long release(int part, int word, long[] y, int[] stack) {
        long released = 0;
        for (int place = parts.firstSupplier(part); place < parts.firstSupplier(part + 1); place++) {
            int j = parts.supplier(place);
            if (y[j] < 0 && tree.isLinked(j) && isFree(j, word)) {
                tree.release(j, y, stack);
                released++;
            }
        }
        return released;
    }

    private boolean isFree(int supplier, int word) {
        for (int before = 0; before < word; before++) {
            if (price[before][supplier] != 0) {
                return false;
            }
        }
        return true;
    }

    /** What is not among the best in a word may not come in for the words below. */
    private void freeze(int part, int word) {
        long[] y = price[word];
        for (int place = parts.firstOrder(part); place < parts.firstOrder(part + 1); place++) {
            int i = parts.order(place);
            long paid = paid(i, tree.arc[i], word, y);
            frozenOut[i] |= net.penalty[word][i] != paid;
            for (int k = net.start[i]; k < net.start[i + 1]; k++) {
                frozenArc[k] |= net.cost[word][k] + y[net.head[k]] != paid;
            }
        }
    }
}
