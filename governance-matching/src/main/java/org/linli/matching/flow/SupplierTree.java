package org.linli.matching.flow;

import java.util.Arrays;

/**
 * A strongly feasible tree over the suppliers of a network, and the plan that goes with it.
 *
 * <p>In such a tree an order with two basic arcs is assigned along one of them to a supplier that hangs below it, and no order has more. So each
 * supplier hangs from the root by its slack, and then has room, or by its <em>link</em>: one of its orders that is indifferent between it and the
 * parent, along the arc {@code up}. All other orders are leaves, and what they pay follows from the price of their supplier. The root stands for
 * being left over; its price is 0.
 *
 * <p>Parts of a network that share no supplier touch different places of these arrays, and may be worked on by different threads.
 */
final class SupplierTree {
    private static final int SLACK = -1;
    private static final int NONE = -1;

    final Network net;
    /** By order, the arc along which it is assigned. */
    final int[] arc;
    /** By order, its supplier or the root. */
    final int[] at;

    private final int root;
    private final int[] used;
    private final int[] link;
    private final int[] up;
    private final int[] parent;
    private final int[] child;
    private final int[] next;
    private final int[] previous;

    /** Every order left over, every supplier with room. */
    SupplierTree(Network net) {
        this.net = net;
        this.root = net.suppliers;
        this.arc = new int[net.orders];
        this.at = new int[net.orders];
        this.used = new int[root];
        this.link = new int[root];
        this.up = new int[root];
        this.parent = new int[root];
        this.child = new int[root];
        this.next = new int[root];
        this.previous = new int[root];
        Arrays.fill(arc, Network.OUT);
        Arrays.fill(at, root);
        Arrays.fill(link, SLACK);
        Arrays.fill(parent, root);
        Arrays.fill(child, NONE);
    }

    /** Whether a supplier has a price that could be below 0: it is full, and its slack is not in the tree. */
    boolean isLinked(int supplier) {
        return link[supplier] != SLACK;
    }

    /**
     * Brings in an arc of an order, or its way out, that is cheaper for it than where it is.
     *
     * @param stack room for as many suppliers as the part has
     * @param price the prices of the word, changed along with the tree
     * @param gain by how much it is cheaper, positive
     */
    void enter(int order, int entering, long gain, long[] price, int[] stack) {
        int to = net.target(entering);
        int from = at[order];
        if (from != root && !isBelow(to, from)) {
            if (link[from] != SLACK) {
                // Nothing can move: the supplier hangs from another one instead, and gets cheaper.
                relink(from, order, entering, to);
                shift(from, -gain, price, stack);
                return;
            }
            used[from]--;
        }
        boolean turnsItself = from != root && link[from] == order;
        int newParent = turnsItself ? parent[from] : from;
        int newUp = turnsItself ? up[from] : arc[order];
        if (move(order, entering, to, newParent, newUp, from, turnsItself)) {
            shift(to, gain, price, stack);
        }
    }

    /**
     * Lets a full supplier of a price below 0 have room: its link moves on to where it is as well off, and so on up the tree.
     *
     * @param stack room for as many suppliers as the part has
     * @param price the prices of the word, changed along with the tree
     */
    void release(int supplier, long[] price, int[] stack) {
        int order = link[supplier];
        int along = up[supplier];
        int to = parent[supplier];
        int was = arc[order];
        relink(supplier, SLACK, Network.OUT, root);
        used[supplier]--;
        move(order, along, to, supplier, was, NONE, false);
        shift(supplier, -price[supplier], price, stack);
    }

    /** Puts an order into a supplier, whose link moves on to the parent, and so on up to where there is room; the path turns round. */
    private boolean move(int first, int firstArc, int to, int firstParent, int firstUp, int apex, boolean turnsApex) {
        int order = first;
        int along = firstArc;
        int newParent = firstParent;
        int newUp = firstUp;
        boolean turned = false;
        int x = to;
        while (true) {
            boolean ends = x == root || (x == apex && !turnsApex);
            if (!ends && link[x] == SLACK) {
                ends = ++used[x] < net.capacity[x];
            }
            if (ends) {
                seat(order, along, x);
                return turned;
            }
            int link = this.link[x];
            int nextArc = up[x];
            int nextParent = parent[x];
            int was = link == SLACK ? Network.OUT : arc[link];
            seat(order, along, x);
            relink(x, order, newUp, newParent);
            turned = true;
            if (link == SLACK || x == apex) {
                return true;
            }
            order = link;
            along = nextArc;
            newParent = x;
            newUp = was;
            x = nextParent;
        }
    }

    private void seat(int order, int along, int supplier) {
        arc[order] = along;
        at[order] = supplier;
    }

    private boolean isBelow(int supplier, int above) {
        int x = supplier;
        while (x != root && x != above) {
            x = parent[x];
        }
        return x == above;
    }

    /** Hangs a supplier from another parent; the root does not list its children, since it never moves. */
    private void relink(int supplier, int order, int along, int to) {
        int before = previous[supplier];
        int after = next[supplier];
        if (parent[supplier] != root) {
            if (before == NONE) {
                child[parent[supplier]] = after;
            } else {
                next[before] = after;
            }
            if (after != NONE) {
                previous[after] = before;
            }
        }
        link[supplier] = order;
        up[supplier] = along;
        parent[supplier] = to;
        if (to != root) {
            int sibling = child[to];
            next[supplier] = sibling;
            previous[supplier] = NONE;
            if (sibling != NONE) {
                previous[sibling] = supplier;
            }
            child[to] = supplier;
        }
    }

    private void shift(int top, long by, long[] price, int[] stack) {
        int size = 0;
        stack[size++] = top;
        while (size > 0) {
            int x = stack[--size];
            price[x] += by;
            for (int c = child[x]; c != NONE; c = next[c]) {
                stack[size++] = c;
            }
        }
    }

    /** The prices of the suppliers of a part in a word, as the tree as it stands gives them. */
    void price(int word, Components parts, int part, long[] price, int[] stack) {
        int first = parts.firstSupplier(part);
        int last = parts.firstSupplier(part + 1);
        for (int place = first; place < last; place++) {
            int top = parts.supplier(place);
            if (parent[top] != root) {
                continue;
            }
            int size = 0;
            stack[size++] = top;
            while (size > 0) {
                int x = stack[--size];
                int order = link[x];
                long above = parent[x] == root ? 0 : price[parent[x]];
                price[x] =
                        order == SLACK ? 0 : above + net.cost(word, order, up[x]) - net.cost(word, order, arc[order]);
                for (int c = child[x]; c != NONE; c = next[c]) {
                    stack[size++] = c;
                }
            }
        }
    }
}
