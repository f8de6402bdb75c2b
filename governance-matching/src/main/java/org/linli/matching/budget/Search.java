package org.linli.matching.budget;

/** The whole way to a plan: prices that go up quickly, then exactly, plans made of what programmes choose on the way, and branching at the end. */
public final class Search {
    private static final double FAR = 1.0;
    private static final double NEAR = 0.3;
    private static final int SMALL = 60;
    /** ... and if the bound there is within one part in so many of the best. */
    private static final int NEARLY = 200;

    /** A plan is made of what programmes choose only if they agree on all orders but one in so many. */
    private static final int FEW = 4;

    private final Funding funding;
    private final Relaxation relaxation;
    private final Ascent ascent;
    private final Allotting allotting;
    private final long most;
    private final int[] best;
    private long bestCost;
    private long steps;

    private Search(Funding funding, long work) {
        this.funding = funding;
        this.most = work;
        this.relaxation = new Relaxation(funding);
        this.ascent = new Ascent(funding, relaxation);
        this.allotting = new Allotting(funding);
        this.best = new int[funding.orders()];
        java.util.Arrays.fill(best, Funding.NOBODY);
        this.bestCost = funding.cost(best);
    }

    /**
     * What was found.
     *
     * @param plan by order an option or {@link Funding#NOBODY}
     * @param cost what the plan costs
     * @param price by order, the price that gives the bound, in {@link Funding#PARTS}
     * @param bound what the prices prove that every plan costs at least
     * @param isClosed whether the search went through everything, so that no plan is cheaper although the prices may prove less
     * @param steps how many prices were tried, and ways gone
     */
    @SuppressWarnings("ArrayRecordComponent") // plain arrays are what it is for
    public record Found(int[] plan, long cost, long[] price, long bound, boolean isClosed, long steps) {}

    /**
     * Looks for a plan.
     *
     * @param funding the numbers
     * @param work how many options to look at, about
     * @return the best plan found, and what is proved of it; the same for the same numbers and work
     */
    public static Found of(Funding funding, long work) {
        return new Search(funding, work).found();
    }

    private Found found() {
        climb(false, FAR, most / 4);
        ascent.settle();
        take();
        climb(true, NEAR, most / 2);
        boolean isClosed = Ascent.whole(ascent.bound) >= bestCost;
        if (!isClosed) {
            keep(allotting.shake(best.clone(), allotting.work() + shaking()));
            isClosed = Ascent.whole(ascent.bound) >= bestCost;
        }
        if (!isClosed) {
            Branching branching = new Branching(best, bestCost, spent(), most);
            isClosed = branching.close(funding, ascent.price);
            bestCost = branching.bestCost();
            steps += branching.nodes();
        }
        return new Found(best, bestCost, ascent.price, Ascent.whole(ascent.bound), isClosed, steps);
    }

    private long spent() {
        return relaxation.work() + allotting.work();
    }

    /** What is left goes into branching where that may come to an end, and else into shaking. */
    private long shaking() {
        long left = most - spent();
        return funding.orders() <= SMALL ? left / 16 : left / 4 * 3;
    }

    /** Half of the work goes into prices, half into plans. */
    private void climb(boolean exactly, double step, long until) {
        ascent.climb(exactly, step, bestCost, bound -> {
            steps++;
            if (allotting.work() <= relaxation.work()
                    && bound >= ascent.bound - ascent.bound / NEARLY
                    && relaxation.disputed() <= funding.orders() / FEW) {
                take();
            }
            return spent() < until;
        });
    }

    private void take() {
        keep(allotting.from(relaxation));
    }

    private void keep(long cost) {
        if (cost < bestCost) {
            bestCost = cost;
            System.arraycopy(allotting.plan(), 0, best, 0, best.length);
        }
    }
}
