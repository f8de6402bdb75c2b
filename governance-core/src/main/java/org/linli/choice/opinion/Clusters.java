package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points in the plane in k clusters: Lloyd's k-means from seeded k-means++ starts, the best of several. Clusters are numbered by falling size, and equals by
 * their centres.
 *
 * @param label the cluster of each point
 * @param center the centres, each two coordinates
 * @param size how many points each has
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier inside the package, never compared.
record Clusters(int[] label, double[][] center, int[] size) {
    private static final int STARTS = 8;
    private static final int MOST_STEPS = 100;

    static @Nullable Clusters of(double[][] points, int k, long seed) {
        Random random = new Random(seed * 31 + k);
        Clusters best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[][] center = starts(points, k, random);
            if (center == null) {
                return null;
            }
            int[] label = new int[points.length];
            double inertia = Double.POSITIVE_INFINITY;
            for (int step = 0; step < MOST_STEPS; step++) {
                double now = assign(points, center, label);
                if (!(now < inertia)) {
                    break;
                }
                inertia = now;
                recenter(points, center, label);
            }
            inertia = assign(points, center, label);
            if (inertia < least) {
                least = inertia;
                best = numbered(label, center);
            }
        }
        return best;
    }

    /** Far from each other, by lot; null if there are fewer than k different points. */
    private static double @Nullable [][] starts(double[][] points, int k, Random random) {
        double[][] center = new double[k][];
        center[0] = points[random.nextInt(points.length)].clone();
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int chosen = 1; chosen < k; chosen++) {
            double total = 0;
            for (int i = 0; i < points.length; i++) {
                nearest[i] = Math.min(nearest[i], squared(points[i], center[chosen - 1]));
                total += nearest[i];
            }
            if (!(total > 0)) {
                return null;
            }
            double drawn = random.nextDouble() * total;
            int at = 0;
            for (int i = 0; i < points.length; i++) {
                if (nearest[i] > 0) {
                    at = i;
                    drawn -= nearest[i];
                    if (drawn < 0) {
                        break;
                    }
                }
            }
            center[chosen] = points[at].clone();
        }
        return center;
    }

    private static double assign(double[][] points, double[][] center, int[] label) {
        double inertia = 0;
        for (int i = 0; i < points.length; i++) {
            label[i] = nearest(points[i], center);
            inertia += squared(points[i], center[label[i]]);
        }
        return inertia;
    }

    static int nearest(double[] point, double[][] center) {
        int nearest = 0;
        for (int c = 1; c < center.length; c++) {
            nearest = squared(point, center[c]) < squared(point, center[nearest]) ? c : nearest;
        }
        return nearest;
    }

    /** A cluster that has lost all its points stays where it is. */
    private static void recenter(double[][] points, double[][] center, int[] label) {
        double[][] sum = new double[center.length][2];
        int[] count = new int[center.length];
        for (int i = 0; i < points.length; i++) {
            sum[label[i]][0] += points[i][0];
            sum[label[i]][1] += points[i][1];
            count[label[i]]++;
        }
        for (int c = 0; c < center.length; c++) {
            if (count[c] > 0) {
                center[c][0] = sum[c][0] / count[c];
                center[c][1] = sum[c][1] / count[c];
            }
        }
    }

    private static Clusters numbered(int[] label, double[][] center) {
        int[] size = new int[center.length];
        for (int each : label) {
            size[each]++;
        }
        List<Integer> order = IntStream.range(0, center.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer c) -> -size[c])
                        .thenComparingDouble(c -> center[c][0])
                        .thenComparingDouble(c -> center[c][1]))
                .toList();
        int[] number = new int[center.length];
        for (int c = 0; c < number.length; c++) {
            number[order.get(c)] = c;
        }
        return new Clusters(
                Arrays.stream(label).map(each -> number[each]).toArray(),
                order.stream().map(c -> center[c].clone()).toArray(double[][]::new),
                order.stream().mapToInt(c -> size[c]).toArray());
    }

    /** The labels, numbered like those clusters of other labels with which they have most points in common: the most common first. */
    byte[] labelsLike(Clusters other) {
        int k = size.length;
        int[][] common = new int[k][k];
        for (int i = 0; i < label.length; i++) {
            common[label[i]][other.label[i]]++;
        }
        int[] number = new int[k];
        Arrays.fill(number, -1);
        boolean[] taken = new boolean[k];
        for (int round = 0; round < k; round++) {
            int mine = -1;
            int theirs = -1;
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    if (number[a] < 0 && !taken[b] && (mine < 0 || common[a][b] > common[mine][theirs])) {
                        mine = a;
                        theirs = b;
                    }
                }
            }
            number[mine] = theirs;
            taken[theirs] = true;
        }
        byte[] labels = new byte[label.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) number[label[i]];
        }
        return labels;
    }

    private static double squared(double[] a, double[] b) {
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        return x * x + y * y;
    }

    /**
     * The mean silhouettes of several clusterings of the same points (P. Rousseeuw, 1987): how much nearer a point is to its own cluster than to the next;
     * 0 for one that is alone. Each distance is measured once. O(n² k).
     */
    static double[] silhouettes(double[][] points, List<Clusters> several) {
        int n = points.length;
        double[] total = new double[several.size()];
        double[][] sum = new double[several.size()][];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] = new double[several.get(c).size.length];
            }
            for (int j = 0; j < n; j++) {
                double distance = Math.sqrt(squared(points[i], points[j]));
                for (int c = 0; c < sum.length; c++) {
                    sum[c][several.get(c).label[j]] += distance;
                }
            }
            for (int c = 0; c < sum.length; c++) {
                total[c] += silhouette(several.get(c), i, sum[c]);
            }
        }
        for (int c = 0; c < total.length; c++) {
            total[c] /= n;
        }
        return total;
    }

    private static double silhouette(Clusters clusters, int point, double[] sum) {
        int own = clusters.label[point];
        if (clusters.size[own] < 2) {
            return 0;
        }
        double within = sum[own] / (clusters.size[own] - 1);
        double without = Double.POSITIVE_INFINITY;
        for (int other = 0; other < sum.length; other++) {
            if (other != own && clusters.size[other] > 0) {
                without = Math.min(without, sum[other] / clusters.size[other]);
            }
        }
        double most = Math.max(within, without);
        return most > 0 && without < Double.POSITIVE_INFINITY ? (without - within) / most : 0;
    }
}
