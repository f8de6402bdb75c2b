package org.linli.matching.budget;

import java.util.Arrays;

/**
 * Makes plans that keep to the budgets: from what programmes would choose, and better by moving, swapping and making room.
 *
 * <p>Not for several threads.
 */
final class Allotting {
    private static final int TABLE = 1 << 22;
    private static final int KICKS = 2;

    private final Funding funding;
    private final long[] left;
    private final int[] plan;
    private final int[] queue;
    private final boolean[] awake;
    private final int[] at;
    private final int[][] members;
    private final int[] count;
    private final int[] seat;
    /** By order, its cheapest option, leaving it out counted as one, and the next. */
    private final long[] cheapest;

    private final long[] next;
    private long work;

    Allotting(Funding funding) {
        this.funding = funding;
        this.left = new long[funding.programmes()];
        this.plan = new int[funding.orders()];
        this.queue = new int[funding.orders()];
        this.awake = new boolean[funding.orders()];
        this.members = new int[funding.programmes()][8];
        this.count = new int[funding.programmes()];
        this.seat = new int[funding.orders()];
        this.cheapest = funding.leftOut().clone();
        this.next = new long[funding.orders()];
        Arrays.fill(next, Long.MAX_VALUE);
        for (int j = 0; j < next.length; j++) {
            for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                long cost = funding.cost()[k];
                next[j] = Math.min(next[j], Math.max(cost, cheapest[j]));
                cheapest[j] = Math.min(cost, cheapest[j]);
            }
        }
        long cells = (long) funding.orders() * funding.programmes();
        this.at = new int[cells <= TABLE ? (int) cells : 0];
        Arrays.fill(at, Funding.NOBODY);
        for (int j = 0; at.length > 0 && j < funding.orders(); j++) {
            for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                at[j * funding.programmes() + funding.programme()[k]] = k;
            }
        }
    }

    /** {@return how many orders were looked at so far} */
    long work() {
        return work;
    }

    /** {@return the plan made last: by order an option or {@link Funding#NOBODY}; shared} */
    int[] plan() {
        return plan;
    }

    /** Starts from what programmes have chosen; who was chosen by several stays where it is cheapest, the others are put in by what they would lose. */
    long from(Relaxation relaxation) {
        clear();
        int waiting = 0;
        for (int j = 0; j < plan.length; j++) {
            int best = Funding.NOBODY;
            for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                if (relaxation.isChosen[k]
                        && (best == Funding.NOBODY || dear(relaxation, k) < dear(relaxation, best))) {
                    best = k;
                }
            }
            put(j, best);
            if (best == Funding.NOBODY) {
                queue[waiting++] = j;
            }
        }
        fill(relaxation, waiting);
        Arrays.fill(awake, true);
        improve();
        return funding.cost(plan);
    }

    private void clear() {
        System.arraycopy(funding.budget(), 0, left, 0, left.length);
        Arrays.fill(plan, Funding.NOBODY);
        Arrays.fill(count, 0);
    }

    /** What an option costs, what it takes from its programme counted at what that is worth. */
    private double dear(Relaxation relaxation, int k) {
        return (double) funding.cost()[k] * Funding.PARTS
                + relaxation.worth[funding.programme()[k]] * funding.price()[k];
    }

    /** Puts orders in, those first that would lose most if they did not get what is best for them. */
    private void fill(Relaxation relaxation, int waiting) {
        for (int left = waiting; left > 0; left--) {
            int next = -1;
            int to = Funding.NOBODY;
            double most = -1;
            work += left;
            for (int w = 0; w < left; w++) {
                int j = queue[w];
                int best = Funding.NOBODY;
                double first = (double) funding.leftOut()[j] * Funding.PARTS;
                double second = first;
                for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                    double dear = fits(k) ? dear(relaxation, k) : Double.MAX_VALUE;
                    if (dear < first) {
                        second = first;
                        first = dear;
                        best = k;
                    } else if (dear < second) {
                        second = dear;
                    }
                }
                double regret = best == Funding.NOBODY ? 0 : second - first;
                if (regret > most) {
                    most = regret;
                    next = w;
                    to = best;
                }
            }
            put(queue[next], to);
            queue[next] = queue[left - 1];
        }
    }

    /**
     * Shakes a plan and makes it better again, as long as there is work for it: some orders are put elsewhere, and what is no worse is kept (local
     * search from neighbouring plans; H. R. Lourenço, O. Martin and T. Stützle 2003).
     *
     * @return what the plan costs in the end
     */
    long shake(int[] from, long until) {
        clear();
        for (int j = 0; j < plan.length; j++) {
            put(j, from[j]);
        }
        long best = funding.cost(plan);
        int[] kept = plan.clone();
        long random = plan.length;
        while (plan.length > 0 && work < until) {
            for (int kick = 0; kick < KICKS; kick++) {
                random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                int any = (int) Long.remainderUnsigned(random >>> 20, plan.length);
                int j = kick == 0 ? leftOut(any) : any;
                int width = funding.start()[j + 1] - funding.start()[j];
                if (width == 0) {
                    continue;
                }
                int k = funding.start()[j] + (int) Long.remainderUnsigned(random >>> 33, width);
                put(j, Funding.NOBODY);
                push(j, k);
                awake[j] = true;
            }
            improve();
            long cost = funding.cost(plan);
            work += plan.length / 4;
            if (cost <= best) {
                best = cost;
                System.arraycopy(plan, 0, kept, 0, kept.length);
            } else {
                for (int j = 0; j < plan.length; j++) {
                    if (plan[j] != kept[j]) {
                        put(j, Funding.NOBODY);
                    }
                }
                for (int j = 0; j < plan.length; j++) {
                    if (plan[j] != kept[j]) {
                        put(j, kept[j]);
                    }
                }
            }
        }
        return best;
    }

    /** {@return the first order from one on that is left out and could be paid, or that one} */
    private int leftOut(int from) {
        for (int step = 0; step < plan.length; step++) {
            int j = (from + step) % plan.length;
            if (plan[j] == Funding.NOBODY && funding.start()[j] < funding.start()[j + 1] && funding.leftOut()[j] > 0) {
                return j;
            }
        }
        return from;
    }

    /** Puts an order in, and out whoever is in its way. */
    private void push(int j, int k) {
        int there = funding.programme()[k];
        if (funding.price()[k] > funding.budget()[there]) {
            return;
        }
        while (!fits(k)) {
            int other = members[there][count[there] - 1];
            put(other, Funding.NOBODY);
            awake[other] = true;
        }
        put(j, k);
    }

    /** Orders are looked at in turn until none can be bettered; who was moved wakes those who might use the room. */
    private void improve() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (int j = 0; j < plan.length; j++) {
                if (awake[j]) {
                    work++;
                    awake[j] = move(j) || swap(j) || makeRoom(j);
                    goesOn |= awake[j];
                }
            }
        }
    }

    private boolean fits(int k) {
        return funding.price()[k] <= left[funding.programme()[k]];
    }

    private void put(int j, int k) {
        if (plan[j] != Funding.NOBODY) {
            int from = funding.programme()[plan[j]];
            left[from] += funding.price()[plan[j]];
            int last = members[from][--count[from]];
            members[from][seat[j]] = last;
            seat[last] = seat[j];
        }
        plan[j] = k;
        if (k != Funding.NOBODY) {
            int to = funding.programme()[k];
            left[to] -= funding.price()[k];
            if (count[to] == members[to].length) {
                members[to] = Arrays.copyOf(members[to], 2 * count[to]);
            }
            seat[j] = count[to];
            members[to][count[to]++] = j;
        }
    }

    private boolean move(int j) {
        int best = plan[j];
        for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
            boolean isThere = plan[j] != Funding.NOBODY && funding.programme()[k] == funding.programme()[plan[j]];
            if (!isThere && fits(k) && funding.cost()[k] < funding.cost(j, best)) {
                best = k;
            }
        }
        if (best == plan[j]) {
            return false;
        }
        put(j, best);
        return true;
    }

    /** Two orders change places: the first other one with which that costs less. */
    private boolean swap(int j) {
        int mine = plan[j];
        if (mine == Funding.NOBODY) {
            return false;
        }
        int here = funding.programme()[mine];
        long freed = left[here] + funding.price()[mine];
        work += plan.length / 4;
        for (int other = 0; other < plan.length; other++) {
            int theirs = plan[other];
            if (theirs == Funding.NOBODY) {
                continue;
            }
            int there = funding.programme()[theirs];
            int to = there == here ? Funding.NOBODY : optionOf(j, there);
            int back = to < 0 ? Funding.NOBODY : optionOf(other, here);
            if (back >= 0
                    && funding.cost()[to] + funding.cost()[back] < funding.cost()[mine] + funding.cost()[theirs]
                    && funding.price()[to] <= left[there] + funding.price()[theirs]
                    && funding.price()[back] <= freed) {
                put(other, Funding.NOBODY);
                put(j, to);
                put(other, back);
                awake[other] = true;
                return true;
            }
        }
        return false;
    }

    /** An order goes where it costs less, and another makes room for it. */
    private boolean makeRoom(int j) {
        for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
            long gain = funding.cost(j, plan[j]) - funding.cost()[k];
            int there = funding.programme()[k];
            if (gain <= 0 || funding.price()[k] > funding.budget()[there]) {
                continue;
            }
            work += count[there] / 4;
            for (int m = 0; m < count[there]; m++) {
                int other = members[there][m];
                int theirs = plan[other];
                long below = funding.cost()[theirs] + gain;
                if (other == j
                        || funding.price()[k] > left[there] + funding.price()[theirs]
                        || (funding.cost()[theirs] == cheapest[other] ? next[other] : cheapest[other]) >= below) {
                    continue;
                }
                int away = elsewhere(other, there, below);
                if (funding.cost(other, away) < below) {
                    put(other, away);
                    put(j, k);
                    awake[other] = true;
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return the cheapest option of an order that fits, not at one programme} */
    private int elsewhere(int j, int not, long below) {
        int best = Funding.NOBODY;
        work += funding.start()[j + 1] - funding.start()[j];
        for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
            if (funding.programme()[k] != not
                    && funding.cost()[k] < below
                    && funding.cost()[k] < funding.cost(j, best)
                    && fits(k)) {
                best = k;
            }
        }
        return best;
    }

    private int optionOf(int j, int there) {
        if (at.length > 0) {
            return at[j * left.length + there];
        }
        return Math.max(
                Funding.NOBODY,
                Arrays.binarySearch(funding.programme(), funding.start()[j], funding.start()[j + 1], there));
    }
}
