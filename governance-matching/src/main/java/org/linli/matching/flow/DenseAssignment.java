package org.linli.matching.flow;

import java.util.Arrays;

/**
 * Squares of costs: as many orders as suppliers, each supplier takes one order, and every pair is possible.
 *
 * <p>Shortest augmenting paths (R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38, 1987; written from the paper): columns are reduced, rows are reduced with small augmentations, and what is left is assigned along
 * shortest paths. That is the fastest we know on most squares, and slow where ties are structured. So the paths have a budget of work; when it is
 * used up, ε-scaling takes over: an auction with prices in the order of ε (D. P. Bertsekas, "The auction algorithm", Annals of Operations
 * Research 14, 1988; A. V. Goldberg, R. Kennedy, "An efficient cost scaling algorithm for the assignment problem", Mathematical Programming 71,
 * 1995) over costs times (n + 1), whose plan is optimal when ε has come down to 1.
 *
 * <p>Prices leave everybody served; where a penalty is below what an order pays, this is no solution, and the caller must use another solver.
 * One word only. Ties: by number.
 */
public final class DenseAssignment {
    private static final int FREE = -1;
    /** Looks at a cost in shortest paths, for each pair, before ε-scaling takes over. */
    private static final int BUDGET = 60;

    private final int size;
    private final long[] cost;
    /** By supplier, what its order pays less than the cost; at most 0 when it is worth something. */
    private final long[] dual;

    private final int[] orderOf;
    private final int[] supplierOf;
    private long steps;
    private boolean scaled;

    private DenseAssignment(Network net) {
        this.size = net.orders;
        this.cost = net.cost[0];
        this.dual = new long[size];
        this.orderOf = new int[size];
        this.supplierOf = new int[size];
    }

    /**
     * Whether a network is such a square, in one word.
     *
     * @param net the network
     * @return whether it can be solved here
     */
    public static boolean fits(Network net) {
        return net.words() == 1
                && net.orders > 1
                && net.orders == net.suppliers
                && net.head.length == (long) net.orders * net.orders
                && Arrays.stream(net.capacity).allMatch(places -> places == 1);
    }

    /**
     * Assigns every order.
     *
     * @param net a network that {@link #fits}
     * @return who solved it, with its plan
     */
    public static Result of(Network net) {
        DenseAssignment run = new DenseAssignment(net);
        run.solve();
        return run.result(net);
    }

    /** A plan, if serving everybody is optimal. */
    public static final class Result {
        private final Assignment plan;
        private final boolean optimal;
        private final boolean scaled;

        Result(Assignment plan, boolean optimal, boolean scaled) {
            this.plan = plan;
            this.optimal = optimal;
            this.scaled = scaled;
        }

        /** {@return the plan, with prices that prove it if it is optimal} */
        public Assignment plan() {
            return plan;
        }

        /** {@return whether no order would rather be left over} */
        public boolean isOptimal() {
            return optimal;
        }

        /** {@return whether ε-scaling had to take over} */
        public boolean isScaled() {
            return scaled;
        }
    }

    private Result result(Network net) {
        long highest = Long.MIN_VALUE;
        for (long each : dual) {
            highest = Math.max(highest, each);
        }
        long[] price = new long[size];
        int[] arc = new int[size];
        boolean optimal = true;
        for (int j = 0; j < size; j++) {
            price[j] = highest - dual[j];
        }
        for (int i = 0; i < size; i++) {
            arc[i] = i * size + supplierOf[i];
            optimal &= cost[arc[i]] + price[supplierOf[i]] <= net.penalty[0][i];
        }
        return new Result(new Assignment(arc, new long[][] {price}, steps), optimal, scaled);
    }

    private void solve() {
        Arrays.fill(supplierOf, FREE);
        Arrays.fill(orderOf, FREE);
        int[] free = new int[size];
        int unassigned = reduceColumns(free);
        unassigned = reduceRows(free, unassigned);
        unassigned = reduceRows(free, unassigned);
        augment(free, unassigned);
    }

    /** Every supplier is offered to the order for which it is cheapest; who is chosen once only keeps it and gives way as far as it can. */
    private int reduceColumns(int[] free) {
        int[] least = new int[size];
        for (int i = 1; i < size; i++) {
            int row = i * size;
            for (int j = 0; j < size; j++) {
                if (cost[row + j] < cost[least[j] * size + j]) {
                    least[j] = i;
                }
            }
        }
        int[] chosen = new int[size];
        for (int j = size - 1; j >= 0; j--) {
            dual[j] = cost[least[j] * size + j];
            if (++chosen[least[j]] == 1) {
                supplierOf[least[j]] = j;
                orderOf[j] = least[j];
            }
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (chosen[i] == 0) {
                free[count++] = i;
            } else if (chosen[i] == 1) {
                int own = supplierOf[i];
                long second = Long.MAX_VALUE;
                for (int j = 0; j < size; j++) {
                    if (j != own) {
                        second = Math.min(second, cost[i * size + j] - dual[j]);
                    }
                }
                dual[own] -= second - (cost[i * size + own] - dual[own]);
            }
        }
        return count;
    }

    /** Each free order takes its cheapest supplier and makes it as much dearer as the second cheapest allows; who was there is free. */
    private int reduceRows(int[] free, int unassigned) {
        int kept = 0;
        int k = 0;
        long turns = 4L * unassigned + size;
        while (k < unassigned) {
            int i = free[k++];
            int row = i * size;
            long first = Long.MAX_VALUE;
            long second = Long.MAX_VALUE;
            int one = FREE;
            int other = FREE;
            for (int j = 0; j < size; j++) {
                long paid = cost[row + j] - dual[j];
                if (paid < second) {
                    if (paid < first) {
                        second = first;
                        other = one;
                        first = paid;
                        one = j;
                    } else {
                        second = paid;
                        other = j;
                    }
                }
            }
            int displaced = orderOf[one];
            boolean dearer = first < second;
            if (dearer) {
                dual[one] -= second - first;
            } else if (displaced != FREE) {
                one = other;
                displaced = orderOf[one];
            }
            supplierOf[i] = one;
            orderOf[one] = i;
            steps++;
            if (displaced != FREE) {
                supplierOf[displaced] = FREE;
                if (dearer && turns-- > 0) {
                    free[--k] = displaced;
                } else {
                    free[kept++] = displaced;
                }
            }
        }
        return kept;
    }

    /** Shortest paths from each free order to a free supplier, by Dijkstra's algorithm over reduced costs. */
    private void augment(int[] free, int unassigned) {
        long[] label = new long[size];
        int[] before = new int[size];
        int[] column = new int[size];
        long work = (long) BUDGET * size;
        for (int f = 0; f < unassigned; f++) {
            long rows = path(free[f], label, before, column);
            work -= rows;
            steps++;
            if (work < 0 && f + 1 < unassigned && scalable()) {
                scale();
                return;
            }
        }
    }

    /** One path; gives the number of rows that were looked at. */
    private long path(int start, long[] label, int[] before, int[] column) {
        long[] cost = this.cost;
        long[] dual = this.dual;
        for (int j = 0; j < size; j++) {
            label[j] = cost[start * size + j] - dual[j];
            before[j] = start;
            column[j] = j;
        }
        long rows = 1;
        int low = 0;
        int up = 0;
        int done = 0;
        long least = 0;
        while (true) {
            if (up == low) {
                done = low;
                least = Long.MAX_VALUE;
                for (int k = low; k < size; k++) {
                    int j = column[k];
                    if (label[j] <= least) {
                        if (label[j] < least) {
                            least = label[j];
                            up = low;
                        }
                        column[k] = column[up];
                        column[up++] = j;
                    }
                }
                for (int k = low; k < up; k++) {
                    if (orderOf[column[k]] == FREE) {
                        finish(start, column[k], least, label, before, column, done);
                        return rows;
                    }
                }
            }
            int scanned = column[low++];
            int i = orderOf[scanned];
            int row = i * size;
            long base = cost[row + scanned] - dual[scanned] - least;
            rows++;
            for (int k = up; k < size; k++) {
                int j = column[k];
                long reached = cost[row + j] - dual[j] - base;
                if (reached < label[j]) {
                    label[j] = reached;
                    before[j] = i;
                    if (reached == least) {
                        if (orderOf[j] == FREE) {
                            finish(start, j, least, label, before, column, done);
                            return rows;
                        }
                        column[k] = column[up];
                        column[up++] = j;
                    }
                }
            }
        }
    }

    private void finish(int start, int end, long least, long[] label, int[] before, int[] column, int done) {
        for (int k = 0; k < done; k++) {
            dual[column[k]] += label[column[k]] - least;
        }
        int j = end;
        while (true) {
            int i = before[j];
            orderOf[j] = i;
            int next = supplierOf[i];
            supplierOf[i] = j;
            if (i == start) {
                return;
            }
            j = next;
        }
    }

    private boolean scalable() {
        long most = 0;
        for (long each : cost) {
            most = Math.max(most, each);
        }
        return most < (1L << 58) / (size + 1L) / (size + 1L);
    }

    /** Auctions with ever finer ε; the prices of each are where the next begins. */
    private void scale() {
        scaled = true;
        long factor = size + 1L;
        long most = 1;
        for (long each : cost) {
            most = Math.max(most, each);
        }
        long[] price = new long[size];
        for (long epsilon = Math.max(1, most * factor / 4); ; epsilon = Math.max(1, epsilon / 7)) {
            auction(epsilon, factor, price);
            if (epsilon == 1) {
                break;
            }
        }
        exact(factor, price);
    }

    private void auction(long epsilon, long factor, long[] price) {
        long[] cost = this.cost;
        Arrays.fill(supplierOf, FREE);
        Arrays.fill(orderOf, FREE);
        int[] queue = new int[size];
        for (int i = 0; i < size; i++) {
            queue[i] = size - 1 - i;
        }
        int waiting = size;
        while (waiting > 0) {
            int i = queue[--waiting];
            int row = i * size;
            long first = Long.MAX_VALUE;
            long second = Long.MAX_VALUE;
            int one = FREE;
            for (int j = 0; j < size; j++) {
                long paid = cost[row + j] * factor + price[j];
                if (paid < second) {
                    if (paid < first) {
                        second = first;
                        first = paid;
                        one = j;
                    } else {
                        second = paid;
                    }
                }
            }
            price[one] += second - first + epsilon;
            int displaced = orderOf[one];
            orderOf[one] = i;
            supplierOf[i] = one;
            steps++;
            if (displaced != FREE) {
                supplierOf[displaced] = FREE;
                queue[waiting++] = displaced;
            }
        }
    }

    /** Exact prices for an optimal plan: they start where the auction has left them, and rise until no order pays too much. */
    private void exact(long factor, long[] price) {
        for (int j = 0; j < size; j++) {
            dual[j] = -Math.floorDiv(price[j], factor);
        }
        int[] queue = new int[size];
        boolean[] waits = new boolean[size];
        int head = 0;
        int count = size;
        for (int i = 0; i < size; i++) {
            queue[i] = i;
            waits[i] = true;
        }
        while (count > 0) {
            int i = queue[head];
            head = head + 1 == size ? 0 : head + 1;
            count--;
            waits[i] = false;
            long paid = cost[i * size + supplierOf[i]] - dual[supplierOf[i]];
            steps++;
            for (int j = 0; j < size; j++) {
                if (cost[i * size + j] - dual[j] < paid) {
                    // Its order would rather be here: the place is worth as much more.
                    dual[j] = cost[i * size + j] - paid;
                    int other = orderOf[j];
                    if (!waits[other]) {
                        waits[other] = true;
                        int tail = head + count;
                        queue[tail >= size ? tail - size : tail] = other;
                        count++;
                    }
                }
            }
        }
    }
}
