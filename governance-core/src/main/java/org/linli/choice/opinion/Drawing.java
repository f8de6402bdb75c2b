package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One look for groups among rows of votes: where everybody stands, and the clustering of 2 to 5 with the highest silhouette among those that leave no
 * group too small.
 *
 * @param axes the directions in which votes differ most
 * @param silhouettes the silhouettes by number of groups
 * @param best the clustering with the highest; null if each leaves a group too small
 */
record Drawing(
        Axes axes,
        SortedMap<Integer, Double> silhouettes,
        @Nullable Clusters best) {
    private static final int MOST_GROUPS = 5;

    static Drawing of(int[][] rows, int statements, OpinionSettings settings) {
        Axes axes = Axes.of(rows, statements, settings.seed());
        double[][] points = Arrays.stream(rows).map(axes::position).toArray(double[][]::new);
        List<Clusters> several = IntStream.rangeClosed(2, Math.min(MOST_GROUPS, rows.length / settings.smallestGroup()))
                .mapToObj(k -> clusters(points, k, settings))
                .filter(Objects::nonNull)
                .toList();
        double[] silhouette = Clusters.silhouettes(points, several);
        SortedMap<Integer, Double> bySize = new TreeMap<>();
        int best = -1;
        for (int c = 0; c < silhouette.length; c++) {
            bySize.put(several.get(c).size().length, silhouette[c]);
            best = best < 0 || silhouette[c] > silhouette[best] ? c : best;
        }
        return new Drawing(axes, bySize, best < 0 ? null : several.get(best));
    }

    /** Null if a group would be too small. */
    private static @Nullable Clusters clusters(double[][] points, int k, OpinionSettings settings) {
        Clusters clusters = Clusters.of(points, k, settings.seed());
        return clusters == null || Arrays.stream(clusters.size()).min().orElse(0) < settings.smallestGroup()
                ? null
                : clusters;
    }

    double highest() {
        return silhouettes.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * How many shuffles show groups as clear as these, or so many that they are too many, whichever is less. A shuffle leaves to everybody what they have
     * seen and to every statement its votes, so that only what votes have to do with each other is lost.
     */
    int lookalikes(int[][] rows, int statements, OpinionSettings settings, int tooMany) {
        int[][] shuffled = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
        Random random = new Random(settings.seed() * 31 + 1);
        int found = 0;
        for (int shuffle = 0; shuffle < settings.shuffles() && found < tooMany; shuffle++) {
            shuffle(shuffled, statements, random);
            found += of(shuffled, statements, settings).highest() >= highest() ? 1 : 0;
        }
        return found;
    }

    private static void shuffle(int[][] rows, int statements, Random random) {
        int[] who = new int[rows.length];
        int[] at = new int[rows.length];
        int[] next = new int[rows.length];
        for (int statement = 0; statement < statements; statement++) {
            int seen = 0;
            for (int row = 0; row < rows.length; row++) {
                if (next[row] < rows[row].length && OpinionVotes.statement(rows[row][next[row]]) == statement) {
                    who[seen] = row;
                    at[seen++] = next[row]++;
                }
            }
            for (int i = seen - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int vote = rows[who[i]][at[i]];
                rows[who[i]][at[i]] = rows[who[j]][at[j]];
                rows[who[j]][at[j]] = vote;
            }
        }
    }

    /**
     * For every statement the groups that its votes had no part in drawing, as many as there are and numbered like those that they have most members in
     * common with; null where a group would be too small.
     */
    byte[] @Nullable [] without(int[][] rows, int statements, OpinionSettings settings) {
        Clusters groups = Objects.requireNonNull(best, "best");
        byte[] @Nullable [] without = new byte[statements][];
        for (int statement = 0; statement < statements; statement++) {
            int left = statement;
            int[][] others = Arrays.stream(rows)
                    .map(row -> Arrays.stream(row)
                            .filter(entry -> OpinionVotes.statement(entry) != left)
                            .toArray())
                    .toArray(int[][]::new);
            Axes drawn = Axes.of(others, statements, settings.seed());
            double[][] points = Arrays.stream(others).map(drawn::position).toArray(double[][]::new);
            Clusters found = clusters(points, groups.size().length, settings);
            without[statement] = found == null ? null : found.labelsLike(groups);
        }
        return without;
    }
}
