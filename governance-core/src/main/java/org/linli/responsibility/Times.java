package org.linli.responsibility;

import java.util.Arrays;

/** Times as whole numbers: disjoint, in order, from, until, from, until. */
final class Times {
    private Times() {}

    /** What lies in either. */
    static long[] union(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        long[] union = new long[one.length + other.length];
        int length = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            boolean first = j == other.length || (i < one.length && one[i] <= other[j]);
            long from = first ? one[i] : other[j];
            long until = first ? one[i + 1] : other[j + 1];
            i += first ? 2 : 0;
            j += first ? 0 : 2;
            if (length > 0 && from <= union[length - 1]) {
                union[length - 1] = Math.max(union[length - 1], until);
            } else {
                union[length++] = from;
                union[length++] = until;
            }
        }
        return Arrays.copyOf(union, length);
    }

    /** What lies in the one and not in the other. */
    static long[] less(long[] one, long[] other) {
        long[] left = new long[one.length + other.length];
        int length = 0;
        int j = 0;
        for (int i = 0; i < one.length; i += 2) {
            long from = one[i];
            while (j < other.length && other[j + 1] <= from) {
                j += 2;
            }
            for (int k = j; k < other.length && other[k] < one[i + 1]; k += 2) {
                if (from < other[k]) {
                    left[length++] = from;
                    left[length++] = other[k];
                }
                from = Math.max(from, other[k + 1]);
            }
            if (from < one[i + 1]) {
                left[length++] = from;
                left[length++] = one[i + 1];
            }
        }
        return Arrays.copyOf(left, length);
    }
}
