package org.linli.choice.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that no other dominates: none is as large everywhere and larger somewhere. Taken by falling sum, a vector can only be dominated by
 * one that is kept already; these stand in a tree that is split at medians, whose every branch knows its greatest values (J. Bentley,
 * "Multidimensional binary search trees", 1975).
 */
final class Dominance {
    private static final int LEAF = 16;

    private final List<long[]> points = new ArrayList<>();
    private final long[] upper;
    private int split = -1;
    private long at;
    private @Nullable Dominance low;
    private @Nullable Dominance high;

    private Dominance(int size) {
        this.upper = new long[size];
        Arrays.fill(upper, Long.MIN_VALUE);
    }

    /** The places of the vectors that are not dominated, ascending; equal ones are kept together. */
    static int[] undominated(long[][] vectors) {
        if (vectors.length == 0) {
            return new int[0];
        }
        long[] sum = new long[vectors.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Arrays.stream(vectors[i]).sum();
        }
        int[] order = IntStream.range(0, sum.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -sum[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Dominance kept = new Dominance(vectors[0].length);
        return Arrays.stream(order)
                .filter(i -> {
                    boolean stays = !kept.dominates(vectors[i]);
                    if (stays) {
                        kept.add(vectors[i], 0);
                    }
                    return stays;
                })
                .sorted()
                .toArray();
    }

    private static boolean reaches(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean dominates(long[] vector) {
        if (!reaches(upper, vector)) {
            return false;
        }
        if (low != null && high != null) {
            return high.dominates(vector) || low.dominates(vector);
        }
        for (long[] point : points) {
            if (reaches(point, vector) && !Arrays.equals(point, vector)) {
                return true;
            }
        }
        return false;
    }

    private void add(long[] vector, int depth) {
        for (int i = 0; i < vector.length; i++) {
            upper[i] = Math.max(upper[i], vector[i]);
        }
        if (low != null && high != null) {
            (vector[split] < at ? low : high).add(vector, depth + 1);
            return;
        }
        points.add(vector);
        if (points.size() % LEAF == 0) {
            divide(depth);
        }
    }

    /** At the median of the first coordinate, from the one whose turn it is, in which the points differ; equal points stay one leaf. */
    private void divide(int depth) {
        for (int turn = 0; turn < upper.length; turn++) {
            int by = (depth + turn) % upper.length;
            long[] sorted =
                    points.stream().mapToLong(point -> point[by]).sorted().toArray();
            long median = sorted[sorted.length / 2];
            if (median > sorted[0]) {
                split = by;
                at = median;
                Dominance below = new Dominance(upper.length);
                Dominance above = new Dominance(upper.length);
                points.forEach(point -> (point[by] < median ? below : above).add(point, depth + 1));
                points.clear();
                low = below;
                high = above;
                return;
            }
        }
    }
}
