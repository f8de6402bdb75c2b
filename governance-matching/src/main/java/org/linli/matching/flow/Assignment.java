package org.linli.matching.flow;

/** What a solver gives: for each order the arc that was chosen, and prices of suppliers that prove it optimal. */
public final class Assignment {
    final int[] arc;
    final long[][] price;
    private final long steps;

    /**
     * A plan and prices that prove it.
     *
     * @param arc by order, its arc or {@link Network#OUT}
     * @param price by word and supplier
     * @param steps how many steps it took
     */
    public Assignment(int[] arc, long[][] price, long steps) {
        this.arc = arc;
        this.price = price;
        this.steps = steps;
    }

    /** {@return by order, the place of the arc that was chosen, or {@link Network#OUT}; not copied} */
    public int[] arcs() {
        return arc;
    }

    /** {@return how many steps it took, in the measure of the solver: pivots, bids or paths} */
    public long steps() {
        return steps;
    }
}
