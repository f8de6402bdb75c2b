package org.linli.matching.flow;

import java.util.Arrays;

/**
 * An optimal plan and its prices, in a form in which paths can be found and walked: orders come and go, capacities change, and the prices stay such
 * that they prove the plan. Costs are vectors, one component for each level.
 *
 * <p>Nodes are the suppliers, and the root for being left over. An edge from a to b says that an order at a could move to b, or that a place at b
 * stays free; it is as long as its reduced cost, never below 0. So Dijkstra's algorithm finds the cheapest way to take in one order more at a
 * node, or to fill one place. Cost of a search: O(arcs of the orders at the nodes reached × levels + suppliers log suppliers).
 */
public final class Residual {
    /** In place of a supplier: being left over. */
    public static final int ROOT = -1;

    private static final int NOBODY = -1;
    private static final int START = -2;
    private static final Choice NOTHING = new Choice(new int[0], new long[0], 0, 0, new long[0], 0);

    private final int levels;
    private int suppliers;
    private int[] capacity;
    private int[][] member;
    private int[] count;
    private long[][] price;
    private int orders;
    /** Numbers of orders that were taken out, to be given again. */
    private int[] spare = new int[0];

    private int spares;
    private long farthest;
    private Choice[] choice;
    private int[] arc;
    private int[] seat;
    private long[][] label;
    private boolean[] reached;
    private int[] mover;
    private int[] along;
    private int[] before;
    private int[] touched;
    private int touchedCount;
    private int target;
    private LabelHeap heap;
    private final long[] offer;
    private final long[] base;
    private final long[] total;
    private int[] log = new int[12];
    private int logSize;

    /** What an order can choose from; the arrays are shared with the problem or its own. */
    private static final class Choice {
        final int[] head;
        final long[] cost;
        final int from;
        final int to;
        final long[] penalty;
        final int penaltyFrom;

        Choice(int[] head, long[] cost, int from, int to, long[] penalty, int penaltyFrom) {
            this.head = head;
            this.cost = cost;
            this.from = from;
            this.to = to;
            this.penalty = penalty;
            this.penaltyFrom = penaltyFrom;
        }
    }

    /**
     * Starts from a plan and prices that prove it.
     *
     * @param levels how many levels a cost has
     * @param capacity by supplier
     * @param start by order, where its arcs begin
     * @param head by arc, the supplier
     * @param penalty by order and level
     * @param cost by arc and level
     * @param chosen by order, its arc or {@link Network#OUT}
     * @param prices by supplier and level
     */
    public Residual(
            int levels,
            int[] capacity,
            int[] start,
            int[] head,
            long[] penalty,
            long[] cost,
            int[] chosen,
            long[] prices) {
        this.levels = levels;
        this.offer = new long[levels];
        this.base = new long[levels];
        this.total = new long[levels];
        this.suppliers = capacity.length;
        this.capacity = capacity.clone();
        this.orders = chosen.length;
        this.choice = new Choice[orders];
        this.arc = new int[orders];
        this.seat = new int[orders];
        this.price = new long[levels][];
        this.member = new int[0][];
        this.count = new int[0];
        this.label = new long[levels][];
        this.reached = new boolean[0];
        this.mover = new int[0];
        this.along = new int[0];
        this.before = new int[0];
        this.touched = new int[0];
        for (int level = 0; level < levels; level++) {
            price[level] = new long[0];
            label[level] = new long[0];
        }
        this.heap = new LabelHeap(label);
        makeRoom(suppliers + 1);
        for (int j = 0; j < suppliers; j++) {
            for (int level = 0; level < levels; level++) {
                price[level][j + 1] = prices[j * levels + level];
            }
        }
        for (int i = 0; i < orders; i++) {
            choice[i] = new Choice(head, cost, start[i], start[i + 1], penalty, i * levels);
            sit(i, chosen[i]);
        }
    }

    private void makeRoom(int nodes) {
        int had = count.length;
        if (nodes <= had) {
            return;
        }
        int size = Math.max(nodes, had + had / 2);
        capacity = Arrays.copyOf(capacity, size);
        member = Arrays.copyOf(member, size);
        for (int x = had; x < size; x++) {
            member[x] = new int[4];
        }
        count = Arrays.copyOf(count, size);
        reached = new boolean[size];
        mover = new int[size];
        along = new int[size];
        before = new int[size];
        touched = new int[size];
        for (int level = 0; level < levels; level++) {
            price[level] = Arrays.copyOf(price[level], size);
            label[level] = new long[size];
        }
        touchedCount = 0;
        heap = new LabelHeap(label);
    }

    /** {@return how many orders there are or were; an order keeps its number} */
    public int orders() {
        return orders;
    }

    /** {@return how many suppliers there are or were} */
    public int suppliers() {
        return suppliers;
    }

    /**
     * Where an order is.
     *
     * @param order its number
     * @return its supplier, or {@link #ROOT}
     */
    public int supplierOf(int order) {
        return arc[order] == Network.OUT ? ROOT : choice[order].head[arc[order]];
    }

    /**
     * By how much prices say that one more place would help.
     *
     * @param supplier which
     * @param level the level
     * @return the price
     */
    public long price(int supplier, int level) {
        return price[level][supplier + 1];
    }

    /**
     * The arc of an order to a supplier.
     *
     * @param order its number
     * @param supplier the supplier
     * @return its place, or a negative number
     */
    public int arcTo(int order, int supplier) {
        Choice c = choice[order];
        return Arrays.binarySearch(c.head, c.from, c.to, supplier);
    }

    /**
     * What an option of an order costs on a level.
     *
     * @param order its number
     * @param option the arc, or {@link Network#OUT}
     * @param level the level
     * @return the cost
     */
    public long cost(int order, int option, int level) {
        Choice c = choice[order];
        return option == Network.OUT ? c.penalty[c.penaltyFrom + level] : c.cost[option * levels + level];
    }

    /**
     * The suppliers an order can have.
     *
     * @param order its number
     * @return by arc, ascending; a copy
     */
    public int[] heads(int order) {
        Choice c = choice[order];
        return Arrays.copyOfRange(c.head, c.from, c.to);
    }

    /** {@return by level, what the plan costs; a copy} */
    public long[] total() {
        return total.clone();
    }

    /**
     * How far prices have come from 0. The labels of a search telescope to differences of costs along a path, on which each order stands once at
     * most, and to the prices at its ends; so that on each level a price moves in one search by no more than twice the sum of the dearest options
     * of all orders, and twice as much as it was far.
     *
     * @return the greatest component of a price that there has been, without its sign
     */
    public long farthest() {
        return farthest;
    }

    /** {@return by twos, the orders that have moved since this was last asked, some more than once, and where each of them was before} */
    public int[] moved() {
        int[] moved = Arrays.copyOf(log, logSize);
        logSize = 0;
        return moved;
    }

    // What is changed, one thing at a time; each leaves prices that prove the plan.

    /**
     * Takes in a new order where it costs least, by one shortest path.
     *
     * @param head its suppliers, ascending
     * @param cost by supplier of these and level
     * @param penalty by level
     * @return the number of the order: one that was taken out, or the next
     */
    public int insert(int[] head, long[] cost, long[] penalty) {
        if (orders == choice.length) {
            int size = orders + orders / 2 + 4;
            choice = Arrays.copyOf(choice, size);
            arc = Arrays.copyOf(arc, size);
            seat = Arrays.copyOf(seat, size);
        }
        int order = spares == 0 ? orders++ : spare[--spares];
        arc[order] = Network.OUT;
        settle(order, new Choice(head, cost, 0, head.length, penalty, 0));
        return order;
    }

    /**
     * Takes an order out, and fills its place, by one shortest path.
     *
     * @param order its number
     */
    public void remove(int order) {
        int from = supplierOf(order);
        write(order);
        leave(order);
        choice[order] = NOTHING;
        fill(from);
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, spares + spares / 2 + 4);
        }
        spare[spares++] = order;
    }

    /**
     * Gives an order other options, and finds the best place for it, by two shortest paths.
     *
     * @param order its number
     * @param head its suppliers, ascending
     * @param cost by supplier of these and level
     * @param penalty by level
     */
    public void change(int order, int[] head, long[] cost, long[] penalty) {
        int from = supplierOf(order);
        write(order);
        leave(order);
        choice[order] = NOTHING;
        fill(from);
        settle(order, new Choice(head, cost, 0, head.length, penalty, 0));
    }

    /**
     * Adds a supplier whom nobody asks for yet.
     *
     * @param places how many orders it takes
     * @return its number
     */
    public int addSupplier(int places) {
        makeRoom(suppliers + 2);
        capacity[suppliers] = places;
        return suppliers++;
    }

    /**
     * Changes how many orders a supplier takes, by one shortest path for each place.
     *
     * @param supplier which
     * @param places how many orders it takes from now on; 0 if it is gone
     */
    public void resize(int supplier, int places) {
        while (capacity[supplier] < places && count[supplier + 1] == capacity[supplier]) {
            capacity[supplier]++;
            fill(supplier);
        }
        capacity[supplier] = places;
        while (count[supplier + 1] > places) {
            begin(0);
            Arrays.fill(offer, 0);
            reach(supplier + 1, START, 0, 0);
            search();
            adjust(0);
            walk(0);
        }
    }

    /** Puts in an order that is nowhere. */
    private void settle(int order, Choice options) {
        choice[order] = options;
        least(options);
        begin(0);
        for (int k = options.from; k < options.to; k++) {
            int x = options.head[k] + 1;
            for (int level = 0; level < levels; level++) {
                offer[level] = options.cost[k * levels + level] + price[level][x] - base[level];
            }
            reachFrom(order, k, x);
        }
        for (int level = 0; level < levels; level++) {
            offer[level] = options.penalty[options.penaltyFrom + level] - base[level];
        }
        reachFrom(order, Network.OUT, 0);
        search();
        adjust(0);
        walk(0);
    }

    /** What an order pays at least, into base. */
    private void least(Choice options) {
        System.arraycopy(options.penalty, options.penaltyFrom, base, 0, levels);
        for (int k = options.from; k < options.to; k++) {
            for (int level = 0; level < levels; level++) {
                offer[level] = options.cost[k * levels + level] + price[level][options.head[k] + 1];
            }
            if (Arrays.compare(offer, base) < 0) {
                System.arraycopy(offer, 0, base, 0, levels);
            }
        }
    }

    /** Fills a place that was left, or lets the price fall to 0. */
    private void fill(int supplier) {
        if (supplier != ROOT && isPriced(supplier + 1)) {
            begin(supplier + 1);
            Arrays.fill(offer, 0);
            reach(0, START, 0, 0);
            search();
            adjust(supplier + 1);
            walk(supplier + 1);
        }
    }

    private boolean isPriced(int x) {
        for (int level = 0; level < levels; level++) {
            if (price[level][x] != 0) {
                return true;
            }
        }
        return false;
    }

    // Questions, which change nothing.

    /**
     * What it would cost to give an order a supplier of its candidates, everybody else being placed as well as possible.
     *
     * @param order its number
     * @param to the arc to that supplier
     * @return the moves: by threes, the order, the supplier or root it leaves, and the one it goes to; first the order itself
     */
    public int[] force(int order, int to) {
        int from = supplierOf(order);
        int there = choice[order].head[to];
        if (there == from) {
            return new int[0];
        }
        begin(from + 1);
        Arrays.fill(offer, 0);
        reach(there + 1, START, 0, 0);
        search();
        int[] others = path(from + 1);
        int[] moves = new int[others.length + 3];
        moves[0] = order;
        moves[1] = from;
        moves[2] = there;
        System.arraycopy(others, 0, moves, 3, others.length);
        return moves;
    }

    /**
     * Who would have to move if a supplier took one order more than it takes.
     *
     * @param supplier which
     * @return the moves as in {@link #force}
     */
    public int[] displace(int supplier) {
        begin(0);
        Arrays.fill(offer, 0);
        reach(supplier + 1, START, 0, 0);
        search();
        return path(0);
    }

    /**
     * How an order that is left over could be served at least cost, if there were a place to fill; everybody else is placed as well as possible.
     *
     * @param order its number
     * @param place the supplier with a place to fill, or {@link #ROOT} if somebody else is to be left over
     * @return the moves as in {@link #force}, from the last to the first; none if there is no way
     */
    public int[] serve(int order, int place) {
        Choice c = choice[order];
        least(c);
        begin(place + 1);
        for (int k = c.from; k < c.to; k++) {
            for (int level = 0; level < levels; level++) {
                offer[level] = c.cost[k * levels + level] + price[level][c.head[k] + 1] - base[level];
            }
            reach(c.head[k] + 1, order, k, START);
        }
        search();
        return reached[place + 1] ? path(place + 1) : new int[0];
    }

    // Shortest paths.

    private void begin(int to) {
        target = to;
        for (int t = 0; t < touchedCount; t++) {
            reached[touched[t]] = false;
        }
        touchedCount = 0;
        heap.clear();
    }

    /** Reaches a node with the label in offer, if that is the first or a shorter way. */
    private void reach(int x, int by, int via, int from) {
        if (reached[target] && !heap.isLess(offer, target)) {
            // As good as not reached: what is behind the target is never looked at.
            return;
        }
        if (!reached[x]) {
            reached[x] = true;
            touched[touchedCount++] = x;
            for (int level = 0; level < levels; level++) {
                label[level][x] = offer[level];
            }
            heap.push(x);
        } else if (heap.contains(x) && heap.isLess(offer, x)) {
            heap.lower(offer, x);
        } else {
            return;
        }
        mover[x] = by;
        along[x] = via;
        before[x] = from;
    }

    /** An order that is nowhere could start here. */
    private void reachFrom(int order, int via, int x) {
        reach(x, order, via, START);
    }

    private void search() {
        while (!heap.isEmpty()) {
            int x = heap.pop();
            if (x == target) {
                return;
            }
            if (x == 0) {
                scanRoot();
            } else {
                scanSupplier(x);
            }
        }
    }

    private void scanRoot() {
        for (int x = 1; x <= suppliers; x++) {
            for (int level = 0; level < levels; level++) {
                offer[level] = label[level][0] + price[level][x];
            }
            reach(x, NOBODY, 0, 0);
        }
        for (int place = 0; place < count[0]; place++) {
            scanOrder(member[0][place], 0);
        }
    }

    private void scanSupplier(int x) {
        if (count[x] < capacity[x - 1]) {
            for (int level = 0; level < levels; level++) {
                offer[level] = label[level][x] - price[level][x];
            }
            reach(0, NOBODY, 0, x);
        }
        for (int place = 0; place < count[x]; place++) {
            int order = member[x][place];
            for (int level = 0; level < levels; level++) {
                offer[level] = label[level][x]
                        - price[level][x]
                        + cost(order, Network.OUT, level)
                        - cost(order, arc[order], level);
            }
            reach(0, order, Network.OUT, x);
            scanOrder(order, x);
        }
    }

    private void scanOrder(int order, int x) {
        Choice c = choice[order];
        for (int level = 0; level < levels; level++) {
            base[level] = label[level][x] - price[level][x] - cost(order, arc[order], level);
        }
        for (int k = c.from; k < c.to; k++) {
            int to = c.head[k] + 1;
            if (to != x && (!reached[to] || heap.contains(to))) {
                for (int level = 0; level < levels; level++) {
                    offer[level] = base[level] + c.cost[k * levels + level] + price[level][to];
                }
                reach(to, order, k, x);
            }
        }
    }

    /** Keeps reduced costs from falling below 0, and makes those along the path 0. */
    private void adjust(int target) {
        long[] end = new long[levels];
        long[] root = new long[levels];
        for (int level = 0; level < levels; level++) {
            end[level] = label[level][target];
            root[level] = end[level];
        }
        if (reached[0] && heap.isLess(end, 0)) {
            // The root is farther away than the target.
        } else if (reached[0]) {
            for (int level = 0; level < levels; level++) {
                root[level] = label[level][0];
            }
        }
        for (int x = 1; x <= suppliers; x++) {
            boolean nearer = reached[x] && !heap.isLess(end, x);
            for (int level = 0; level < levels; level++) {
                price[level][x] += root[level] - (nearer ? label[level][x] : end[level]);
                farthest = Math.max(farthest, Math.abs(price[level][x]));
            }
        }
    }

    /** The moves along the path, from its end to its start. */
    private int[] path(int target) {
        int[] moves = new int[3 * (suppliers + 2)];
        int size = 0;
        int x = target;
        while (x != START && mover[x] != START) {
            if (mover[x] != NOBODY) {
                moves[size++] = mover[x];
                moves[size++] = before[x] == START ? ROOT : before[x] - 1;
                moves[size++] = x - 1;
            }
            x = before[x];
        }
        return Arrays.copyOf(moves, size);
    }

    private void walk(int target) {
        int x = target;
        while (mover[x] != START) {
            int order = mover[x];
            int from = before[x];
            if (order != NOBODY) {
                write(order);
                if (from != START) {
                    leave(order);
                }
                sit(order, along[x]);
            }
            if (from == START) {
                return;
            }
            x = from;
        }
    }

    /** Remembers where an order was before it moved. */
    private void write(int order) {
        if (logSize + 2 > log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[logSize++] = order;
        log[logSize++] = supplierOf(order);
    }

    private void sit(int order, int option) {
        arc[order] = option;
        int x = option == Network.OUT ? 0 : choice[order].head[option] + 1;
        if (count[x] == member[x].length) {
            member[x] = Arrays.copyOf(member[x], 2 * count[x]);
        }
        seat[order] = count[x];
        for (int level = 0; level < levels; level++) {
            total[level] += cost(order, option, level);
        }
        member[x][count[x]++] = order;
    }

    private void leave(int order) {
        int x = supplierOf(order) + 1;
        for (int level = 0; level < levels; level++) {
            total[level] -= cost(order, arc[order], level);
        }
        int last = member[x][--count[x]];
        member[x][seat[order]] = last;
        seat[last] = seat[order];
        arc[order] = Network.OUT;
    }
}
