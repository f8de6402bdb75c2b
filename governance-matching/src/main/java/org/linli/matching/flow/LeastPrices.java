package org.linli.matching.flow;

import java.util.Arrays;

/**
 * The least prices that prove a plan optimal. They do not depend on which optimal plan it is: the least price of a supplier is by how much the
 * optimum would fall if the supplier took one order more (H. B. Leonard, "Elicitation of honest preferences for the assignment of individuals to
 * positions", Journal of Political Economy 91, 1983), and the order that would move in is found along with it.
 *
 * <p>Dijkstra's algorithm from the root over reduced costs. Cost: O(arcs × words + suppliers log suppliers).
 */
public final class LeastPrices {
    /** In place of an order: nobody would move in. */
    public static final int NOBODY = -1;

    private final Network net;
    private final int[] arc;
    private final long[][] price;
    private final long[][] over;
    private final int[] mover;
    private final int[] along;
    private final LabelHeap heap;
    private final long[] label;

    private LeastPrices(Network net, Assignment plan) {
        this.net = net;
        this.arc = plan.arc;
        this.price = plan.price;
        this.over = new long[price.length][];
        for (int word = 0; word < over.length; word++) {
            over[word] = price[word].clone();
        }
        this.mover = new int[net.suppliers];
        this.along = new int[net.suppliers];
        this.heap = new LabelHeap(over);
        this.label = new long[price.length];
    }

    /**
     * Finds them.
     *
     * @param net the network
     * @param plan an optimal plan with prices that prove it
     * @return for each supplier who would move in
     */
    public static LeastPrices of(Network net, Assignment plan) {
        LeastPrices least = new LeastPrices(net, plan);
        least.find();
        return least;
    }

    /**
     * Who would move into one more place.
     *
     * @param supplier where the place would be
     * @return the order, or {@link #NOBODY} if the place would stay free and the price is 0
     */
    public int mover(int supplier) {
        return mover[supplier];
    }

    /**
     * How it would move in.
     *
     * @param supplier where the place would be
     * @return the arc from its {@link #mover} to it
     */
    public int along(int supplier) {
        return along[supplier];
    }

    private void find() {
        Arrays.fill(mover, NOBODY);
        int[] start = new int[net.suppliers + 2];
        for (int i = 0; i < net.orders; i++) {
            start[net.target(arc[i]) + 1]++;
        }
        for (int j = 0; j <= net.suppliers; j++) {
            start[j + 1] += start[j];
        }
        int[] next = start.clone();
        int[] order = new int[net.orders];
        for (int i = 0; i < net.orders; i++) {
            order[next[net.target(arc[i])]++] = i;
        }
        for (int j = 0; j < net.suppliers; j++) {
            heap.push(j);
        }
        scan(net.suppliers, order, start);
        while (!heap.isEmpty()) {
            scan(heap.pop(), order, start);
        }
    }

    /** Whoever is at x could move elsewhere, and make room for whoever would move in here. */
    private void scan(int x, int[] order, int[] start) {
        for (int place = start[x]; place < start[x + 1]; place++) {
            int i = order[place];
            for (int k = net.start[i]; k < net.start[i + 1]; k++) {
                int j = net.head[k];
                if (j != x && heap.contains(j)) {
                    for (int word = 0; word < label.length; word++) {
                        long here = x == net.suppliers ? 0 : over[word][x] - price[word][x];
                        label[word] = here + net.cost[word][k] + price[word][j] - net.cost(word, i, arc[i]);
                    }
                    if (heap.isLess(label, j)) {
                        heap.lower(label, j);
                        mover[j] = i;
                        along[j] = k;
                    }
                }
            }
        }
    }
}
