package org.linli.audit.store;

import java.util.Arrays;

/** A growing array of pairs of a key of 31 bits and the number of a record in its segment. */
final class Longs {
    private long[] values = new long[16];
    private int count;

    void add(int key, int local) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = (long) key << 32 | local;
    }

    int count() {
        return count;
    }

    /** By key, then by number, each pair once. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == count ? sorted : Arrays.copyOf(sorted, kept);
    }

    /** The numbers that stand with a key, in the order in which they were added. */
    int[] with(int key) {
        int[] found = new int[0];
        for (int i = 0; i < count; i++) {
            if ((int) (values[i] >>> 32) == key) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = (int) values[i];
            }
        }
        return found;
    }
}
