package org.linli.matching.budget;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Closes the gap, as far as the work allowed goes: settles an order that programmes do not agree on in each way there is, and leaves out what cannot
 * beat the best plan (G. T. Ross and R. M. Soland 1975).
 */
final class Branching {
    private static final int EVERY = 4;
    private static final int STEPS = 40;
    private static final int PLACE = 20;

    private final long most;
    private final int[] best;
    private long bestCost;
    private long work;
    private long nodes;

    Branching(int[] best, long bestCost, long work, long most) {
        this.best = best;
        this.bestCost = bestCost;
        this.work = work;
        this.most = most;
    }

    int[] best() {
        return best;
    }

    long bestCost() {
        return bestCost;
    }

    long work() {
        return work;
    }

    long nodes() {
        return nodes;
    }

    /** What is still open: the orders that are not settled, and what is settled. */
    @SuppressWarnings("ArrayRecordComponent") // plain arrays are what it is for
    private record Node(Funding funding, int[] order, int[] option, int[] settled, long spent) {}

    /** {@return whether all was gone through: the best plan then costs least} */
    boolean close(Funding funding, long[] price) {
        int[] order = IntStream.range(0, funding.orders()).toArray();
        int[] option = IntStream.range(0, funding.programme().length).toArray();
        int[] settled = new int[funding.orders()];
        Arrays.fill(settled, Funding.NOBODY);
        return explore(new Node(funding, order, option, settled, 0), price);
    }

    private boolean explore(Node node, long[] start) {
        if (work >= most) {
            return false;
        }
        nodes++;
        Relaxation relaxation = new Relaxation(node.funding);
        Ascent ascent = new Ascent(node.funding, relaxation, start);
        Allotting allotting = new Allotting(node.funding);
        int[] steps = {0};
        long before = work;
        ascent.climb(true, 0.3, bestCost - node.spent, bound -> {
            if (steps[0]++ % EVERY == 0) {
                take(node, allotting, allotting.from(relaxation));
            }
            work = before + relaxation.work() + allotting.work();
            return work < most && steps[0] < STEPS;
        });
        work = before + relaxation.work() + allotting.work();
        if (node.spent + Ascent.whole(ascent.bound) >= bestCost) {
            return true;
        }
        relaxation.at(ascent.price, true);
        take(node, allotting, allotting.from(relaxation));
        int disputed = disputed(node.funding, relaxation);
        if (disputed < 0 || node.spent + Ascent.whole(ascent.bound) >= bestCost) {
            return true;
        }
        long[] keys = ways(node.funding, disputed);
        for (long key : keys) {
            int way = (int) (key & (1 << PLACE) - 1) - 1;
            if (node.spent + Ascent.whole(ascent.bound) < bestCost) {
                Node next = settle(
                        node, disputed, way < 0 ? Funding.NOBODY : node.funding.start()[disputed] + way);
                if (!explore(next, without(ascent.price, disputed))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void take(Node node, Allotting allotting, long cost) {
        if (node.spent + cost < bestCost) {
            bestCost = node.spent + cost;
            System.arraycopy(node.settled, 0, best, 0, best.length);
            for (int j = 0; j < allotting.plan().length; j++) {
                int k = allotting.plan()[j];
                best[node.order[j]] = k == Funding.NOBODY ? k : node.option[k];
            }
        }
    }

    /**
     * Programmes may agree and the bound be below the plan all the same, where a budget has too many units to choose exactly; then any order will do.
     *
     * @return an order that several want or nobody does, the one of the highest price; -1 if there are no orders left
     */
    private static int disputed(Funding funding, Relaxation relaxation) {
        int worst = -1;
        long most = -1;
        boolean isDisputed = false;
        for (int j = 0; j < funding.orders(); j++) {
            boolean disputes = relaxation.chosen[j] != 1;
            long size = 0;
            for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
                size = Math.max(size, funding.price()[k]);
            }
            if ((disputes && !isDisputed) || (disputes == isDisputed && size > most)) {
                most = size;
                worst = j;
                isDisputed = disputes;
            }
        }
        return worst;
    }

    /** {@return the ways to settle an order, the most promising first: its place among the options and one, or 0 to leave it out} */
    private static long[] ways(Funding funding, int j) {
        long[] keys = new long[funding.start()[j + 1] - funding.start()[j] + 1];
        int count = 0;
        for (int k = funding.start()[j]; k < funding.start()[j + 1]; k++) {
            if (funding.price()[k] <= funding.budget()[funding.programme()[k]]) {
                keys[count++] = (Math.min(funding.cost()[k], Long.MAX_VALUE >> (PLACE + 1)) << PLACE)
                        | (k - funding.start()[j] + 1);
            }
        }
        Arrays.sort(keys, 0, count);
        keys[count++] = 0;
        return Arrays.copyOf(keys, count);
    }

    private static long[] without(long[] all, int j) {
        long[] rest = new long[all.length - 1];
        System.arraycopy(all, 0, rest, 0, j);
        System.arraycopy(all, j + 1, rest, j, rest.length - j);
        return rest;
    }

    private static Node settle(Node node, int j, int k) {
        Funding all = node.funding;
        int begin = all.start()[j];
        int width = all.start()[j + 1] - begin;
        int pairs = all.programme().length - width;
        long[] budget = all.budget().clone();
        int[] settled = node.settled.clone();
        if (k != Funding.NOBODY) {
            budget[all.programme()[k]] -= all.price()[k];
            settled[node.order[j]] = node.option[k];
        }
        int[] start = new int[all.start().length - 1];
        for (int at = 0; at < start.length; at++) {
            start[at] = at <= j ? all.start()[at] : all.start()[at + 1] - width;
        }
        int[] order = new int[node.order.length - 1];
        System.arraycopy(node.order, 0, order, 0, j);
        System.arraycopy(node.order, j + 1, order, j, order.length - j);
        Funding rest = new Funding(
                budget,
                without(all.leftOut(), j),
                start,
                without(all.programme(), begin, width, pairs),
                without(all.price(), begin, width, pairs),
                without(all.cost(), begin, width, pairs));
        return new Node(rest, order, without(node.option, begin, width, pairs), settled, node.spent + all.cost(j, k));
    }

    private static int[] without(int[] all, int begin, int width, int rest) {
        int[] some = new int[rest];
        System.arraycopy(all, 0, some, 0, begin);
        System.arraycopy(all, begin + width, some, begin, rest - begin);
        return some;
    }

    private static long[] without(long[] all, int begin, int width, int rest) {
        long[] some = new long[rest];
        System.arraycopy(all, 0, some, 0, begin);
        System.arraycopy(all, begin + width, some, begin, rest - begin);
        return some;
    }
}
