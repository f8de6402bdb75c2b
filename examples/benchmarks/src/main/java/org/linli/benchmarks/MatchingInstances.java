package org.linli.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances of matching from a seed, in whole numbers only: the same arguments give the same instance on every machine. Squares of costs (uniform,
 * distances in the plane, products), and orders with suppliers: uniform, or a town with communities, categories, hours and radii, with the usual
 * number of places or half of it (scarce).
 */
final class MatchingInstances {
    private static final int CATEGORIES = 24;
    private static final int CELL = 2_500;

    private MatchingInstances() {}

    /** Orders and suppliers in columns. */
    static final class Sparse {
        final int[] capacity;
        final long[] penalty;
        final int[] start;
        int[] supplier = new int[0];
        int[] cost = new int[0];

        Sparse(int orders, int suppliers) {
            this.capacity = new int[suppliers];
            this.penalty = new long[orders];
            this.start = new int[orders + 1];
        }

        int orders() {
            return penalty.length;
        }
    }

    /** SplitMix64. */
    private static final class Source {
        private long state;

        Source(long seed) {
            this.state = seed;
        }

        int below(int bound) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return (int) Long.remainderUnsigned((z ^ (z >>> 31)) >>> 1, bound);
        }

        /** Triangular between minus and plus so much. */
        int hump(int most) {
            return below(most + 1) + below(most + 1) - most;
        }

        int category() {
            int total = 0;
            for (int q = 1; q <= CATEGORIES; q++) {
                total += 360_360 / (q + 3);
            }
            int drawn = (int) ((long) below(360_360) * total / 360_360);
            int sum = 0;
            for (int q = 1; q <= CATEGORIES; q++) {
                sum += 360_360 / (q + 3);
                if (drawn < sum) {
                    return q - 1;
                }
            }
            return CATEGORIES - 1;
        }
    }

    /** A square of costs. */
    static int[][] dense(String kind, int size, int most, long seed) {
        Source source = new Source(seed ^ 0x5DEECE66DL);
        int[][] cost = new int[size][size];
        if (kind.equals("uniform")) {
            for (int[] row : cost) {
                for (int j = 0; j < size; j++) {
                    row[j] = 1 + source.below(most);
                }
            }
        } else if (kind.equals("geometric")) {
            int[] x = new int[2 * size];
            int[] y = new int[2 * size];
            for (int k = 0; k < 2 * size; k++) {
                x[k] = source.below(most);
                y[k] = source.below(most);
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    cost[i][j] = root(square(x[i] - x[size + j]) + square(y[i] - y[size + j]));
                }
            }
        } else {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    cost[i][j] = (i + 1) * (j + 1);
                }
            }
        }
        return cost;
    }

    /** Orders with up to so many candidates each. */
    static Sparse sparse(String kind, int orders, int suppliers, int degree, int mostPlaces, long seed) {
        Source source = new Source(seed * 0x2545F4914F6CDD1DL + 7);
        Sparse made = new Sparse(orders, suppliers);
        for (int j = 0; j < suppliers; j++) {
            made.capacity[j] = 1 + source.below(mostPlaces);
            if (kind.equals("scarce")) {
                made.capacity[j] = Math.max(1, made.capacity[j] / 2);
            }
        }
        for (int i = 0; i < orders; i++) {
            boolean hardship = source.below(100) < 15;
            if (hardship) {
                source.below(4);
            }
            made.penalty[i] = hardship ? 3_000_000 : 1_000_000;
        }
        made.supplier = new int[orders * degree];
        made.cost = new int[orders * degree];
        int pairs = kind.equals("uniform") ? uniform(source, made, degree) : new Town(source, made).place(degree);
        made.supplier = Arrays.copyOf(made.supplier, pairs);
        made.cost = Arrays.copyOf(made.cost, pairs);
        return made;
    }

    private static int uniform(Source source, Sparse made, int degree) {
        int suppliers = made.capacity.length;
        BitSet seen = new BitSet(suppliers);
        int pairs = 0;
        for (int i = 0; i < made.orders(); i++) {
            int from = pairs;
            seen.clear();
            while (pairs - from < Math.min(degree, suppliers)) {
                int j = source.below(suppliers);
                if (!seen.get(j)) {
                    seen.set(j);
                    made.supplier[pairs++] = j;
                }
            }
            Arrays.sort(made.supplier, from, pairs);
            for (int k = from; k < pairs; k++) {
                made.cost[k] = 1 + source.below(10_000);
            }
            made.start[i + 1] = pairs;
        }
        return pairs;
    }

    /** Communities somewhere in a square; suppliers and orders near them. */
    private static final class Town {
        private final Source source;
        private final Sparse made;
        private final int suppliers;
        private final int width;
        private final int[] centreX;
        private final int[] centreY;
        private final int[] x;
        private final int[] y;
        private final int[] from;
        private final int[] to;
        private final int[] radius;
        private final int[] price;
        private final int[] main;
        private final List<Map<Integer, List<Integer>>> cells = new ArrayList<>();

        Town(Source source, Sparse made) {
            this.source = source;
            this.made = made;
            this.suppliers = made.capacity.length;
            int communities = Math.max(4, suppliers / 25);
            int side = 1_000 * root(Math.max(16, communities));
            this.width = (side + 2_000) / CELL + 3;
            this.centreX = new int[communities];
            this.centreY = new int[communities];
            for (int k = 0; k < communities; k++) {
                centreX[k] = source.below(side);
                centreY[k] = source.below(side);
            }
            this.x = new int[suppliers];
            this.y = new int[suppliers];
            this.from = new int[suppliers];
            this.to = new int[suppliers];
            this.radius = new int[suppliers];
            this.price = new int[suppliers];
            this.main = new int[suppliers];
            for (int q = 0; q < CATEGORIES; q++) {
                cells.add(new HashMap<>());
            }
            for (int j = 0; j < suppliers; j++) {
                supplier(j);
            }
        }

        private void supplier(int j) {
            int at = source.below(centreX.length);
            x[j] = centreX[at] + source.hump(900);
            y[j] = centreY[at] + source.hump(900);
            main[j] = source.category();
            BitSet skills = new BitSet(CATEGORIES);
            skills.set(main[j]);
            for (int more = source.below(4); more > 0; more--) {
                skills.set(source.category());
            }
            from[j] = 12 + source.below(10);
            to[j] = from[j] + 12 + source.below(14);
            radius[j] = 1_500 + 500 * source.below(12);
            price[j] = source.below(400);
            int cell = (y[j] + 1_000) / CELL * width + (x[j] + 1_000) / CELL;
            skills.stream()
                    .forEach(q -> cells.get(q)
                            .computeIfAbsent(cell, any -> new ArrayList<>())
                            .add(j));
        }

        int place(int degree) {
            int pairs = 0;
            List<int[]> near = new ArrayList<>();
            for (int i = 0; i < made.orders(); i++) {
                near.clear();
                find(near);
                near.sort(Comparator.<int[]>comparingInt(each -> each[0]).thenComparingInt(each -> each[1]));
                List<int[]> best = new ArrayList<>(near.subList(0, Math.min(degree, near.size())));
                best.sort(Comparator.comparingInt(each -> each[1]));
                for (int[] each : best) {
                    made.supplier[pairs] = each[1];
                    made.cost[pairs++] = each[0];
                }
                made.start[i + 1] = pairs;
            }
            return pairs;
        }

        private void find(List<int[]> near) {
            int at = source.below(centreX.length);
            int hereX = centreX[at] + source.hump(900);
            int hereY = centreY[at] + source.hump(900);
            int category = source.category();
            int slot = 14 + source.below(26);
            int column = (hereX + 1_000) / CELL;
            int row = (hereY + 1_000) / CELL;
            for (int a = Math.max(0, row - 3); a <= row + 3; a++) {
                for (int b = Math.max(0, column - 3); b <= Math.min(width - 1, column + 3); b++) {
                    for (int j : cells.get(category).getOrDefault(a * width + b, List.of())) {
                        long apart = square(hereX - x[j]) + square(hereY - y[j]);
                        if (apart <= square(radius[j]) && slot >= from[j] && slot <= to[j]) {
                            near.add(new int[] {root(apart) + price[j] + (main[j] == category ? 0 : 300), j});
                        }
                    }
                }
            }
        }
    }

    private static long square(int of) {
        return (long) of * of;
    }

    private static int root(long of) {
        long root = (long) Math.sqrt((double) of);
        while (root * root > of) {
            root--;
        }
        while ((root + 1) * (root + 1) <= of) {
            root++;
        }
        return (int) root;
    }
}
