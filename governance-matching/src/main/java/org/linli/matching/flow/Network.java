package org.linli.matching.flow;

/**
 * What a solver works on: orders of one unit each, suppliers with capacities, the arcs between them, and for each order the way out. Costs are
 * vectors of words that are compared lexicographically; most problems need one word.
 *
 * <p>The arcs of an order stand together; an arc is known by its place. The arrays are shared, not copied: nobody writes into them.
 */
public final class Network {
    /** In place of an arc: the order is left over. */
    public static final int OUT = -1;

    final int orders;
    final int suppliers;
    final int[] capacity;
    final int[] start;
    final int[] head;
    final long[][] penalty;
    final long[][] cost;

    /**
     * Binds the arrays together.
     *
     * @param capacity how many orders each supplier takes, at least 1
     * @param start where the arcs of each order begin, and after the last order the number of arcs
     * @param head the supplier of each arc, ascending within an order
     * @param penalty by word and order, what it costs to leave it over; not negative
     * @param cost by word and arc, what it costs to choose it; not negative; all words of all sums below 2<sup>60</sup>
     */
    public Network(int[] capacity, int[] start, int[] head, long[][] penalty, long[][] cost) {
        this.orders = start.length - 1;
        this.suppliers = capacity.length;
        this.capacity = capacity;
        this.start = start;
        this.head = head;
        this.penalty = penalty;
        this.cost = cost;
    }

    /** {@return how many words a cost has} */
    public int words() {
        return cost.length;
    }

    /** What an option of an order costs in one word: an arc, or {@link #OUT}. */
    long cost(int word, int order, int arc) {
        return arc == OUT ? penalty[word][order] : cost[word][arc];
    }

    /** Where an arc leads; the way out leads to the node after the last supplier. */
    int target(int arc) {
        return arc == OUT ? suppliers : head[arc];
    }
}
