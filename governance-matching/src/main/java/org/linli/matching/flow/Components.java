package org.linli.matching.flow;

/**
 * The connected parts of a network: no order of one can be served by a supplier of another, so that each is a problem of its own. Numbered by their
 * first supplier. Orders without any arc and suppliers that nobody asks for are in none. Cost: near O(arcs).
 */
public final class Components {
    private final int[] order;
    private final int[] orderStart;
    private final int[] supplier;
    private final int[] supplierStart;

    private Components(int[] partOfOrder, int[] partOfSupplier, int parts) {
        this.orderStart = new int[parts + 1];
        this.supplierStart = new int[parts + 1];
        this.order = grouped(partOfOrder, orderStart);
        this.supplier = grouped(partOfSupplier, supplierStart);
    }

    /**
     * Finds the parts.
     *
     * @param net the network
     * @return its parts
     */
    public static Components of(Network net) {
        int[] root = new int[net.suppliers];
        for (int j = 0; j < root.length; j++) {
            root[j] = j;
        }
        boolean[] asked = new boolean[net.suppliers];
        for (int i = 0; i < net.orders; i++) {
            for (int k = net.start[i]; k < net.start[i + 1]; k++) {
                int one = find(root, net.head[net.start[i]]);
                int other = find(root, net.head[k]);
                // The smaller number stays, so that a part is called by its first supplier.
                root[Math.max(one, other)] = Math.min(one, other);
                asked[net.head[k]] = true;
            }
        }
        int[] partOfSupplier = new int[net.suppliers];
        int parts = 0;
        for (int j = 0; j < net.suppliers; j++) {
            int top = find(root, j);
            partOfSupplier[j] = !asked[j] ? -1 : top == j ? parts++ : partOfSupplier[top];
        }
        int[] partOfOrder = new int[net.orders];
        for (int i = 0; i < net.orders; i++) {
            partOfOrder[i] = net.start[i] == net.start[i + 1] ? -1 : partOfSupplier[net.head[net.start[i]]];
        }
        return new Components(partOfOrder, partOfSupplier, parts);
    }

    private static int find(int[] root, int of) {
        int x = of;
        while (root[x] != x) {
            root[x] = root[root[x]];
            x = root[x];
        }
        return x;
    }

    /** The members of each part in a row, ascending; fills in where each part starts. */
    private static int[] grouped(int[] part, int[] start) {
        for (int p : part) {
            if (p >= 0) {
                start[p + 1]++;
            }
        }
        for (int p = 1; p < start.length; p++) {
            start[p] += start[p - 1];
        }
        int[] next = start.clone();
        int[] members = new int[start[start.length - 1]];
        for (int i = 0; i < part.length; i++) {
            if (part[i] >= 0) {
                members[next[part[i]]++] = i;
            }
        }
        return members;
    }

    /** {@return how many parts there are} */
    public int size() {
        return orderStart.length - 1;
    }

    /**
     * The size of a part.
     *
     * @param part which
     * @return how many orders it has
     */
    public int orders(int part) {
        return orderStart[part + 1] - orderStart[part];
    }

    int firstOrder(int part) {
        return orderStart[part];
    }

    int order(int place) {
        return order[place];
    }

    int firstSupplier(int part) {
        return supplierStart[part];
    }

    int supplier(int place) {
        return supplier[place];
    }
}
