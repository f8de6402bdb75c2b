package org.linli.audit.store;

import java.util.Arrays;

/** A growing array of pairs of a key of 31 bits and the number of a record in its segment. */
final class Longs {
    /** Below that many, comparing costs less than counting. */
    private static final int LEAST_TO_COUNT = 1 << 12;

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

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
        long[] sorted = sort(Arrays.copyOf(values, count));
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == count ? sorted : Arrays.copyOf(sorted, kept);
    }

    /** Sorts pairs, given nearly always in the order of their numbers: then by their keys alone, eleven bits after eleven. */
    static long[] sort(long[] pairs) {
        if (pairs.length < LEAST_TO_COUNT) {
            Arrays.sort(pairs);
            return pairs;
        } else if (isSorted(pairs)) {
            return pairs;
        }
        long[] from = pairs;
        long[] to = new long[pairs.length];
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] places = new int[DIGITS];
            for (long each : from) {
                places[(int) (each >>> shift) & DIGITS - 1]++;
            }
            int place = 0;
            for (int i = 0; i < DIGITS; i++) {
                int next = place + places[i];
                places[i] = place;
                place = next;
            }
            for (long each : from) {
                to[places[(int) (each >>> shift) & DIGITS - 1]++] = each;
            }
            long[] sorted = to;
            to = from;
            from = sorted;
        }
        if (!isSorted(from)) {
            Arrays.sort(from);
        }
        return from;
    }

    private static boolean isSorted(long[] pairs) {
        for (int i = 1; i < pairs.length; i++) {
            if (pairs[i - 1] > pairs[i]) {
                return false;
            }
        }
        return true;
    }

    /** The numbers that stand with a key, in the order in which they were added. */
    int[] with(int key) {
        int[] found = new int[8];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if ((int) (values[i] >>> 32) == key) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, 2 * size);
                }
                found[size++] = (int) values[i];
            }
        }
        return Arrays.copyOf(found, size);
    }
}
