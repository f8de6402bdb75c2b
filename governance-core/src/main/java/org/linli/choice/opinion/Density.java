package org.linli.choice.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Counts who stands where, in squares that are large enough to hide everybody in them. */
final class Density {
    private Density() {}

    private record Square(int group, int column, int row) {}

    /** The squares of a map with at least so many of one group in them; {@code group} is -1 for those who are not placed. */
    static List<OpinionMap.Patch> of(int[] group, IntFunction<double[]> position, int across, int fewest) {
        int[] placed = IntStream.range(0, group.length)
                .filter(each -> group[each] >= 0)
                .toArray();
        if (placed.length == 0) {
            return List.of();
        }
        double[][] at = Arrays.stream(placed).mapToObj(position).toArray(double[][]::new);
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[] each : at) {
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], each[axis]);
                high[axis] = Math.max(high[axis], each[axis]);
            }
        }
        double width = Math.max(high[0] - low[0], high[1] - low[1]);
        double side = width > 0 ? width / across : 1;
        Map<Square, Integer> counts = new HashMap<>();
        for (int i = 0; i < placed.length; i++) {
            int column = Math.min(across - 1, (int) ((at[i][0] - low[0]) / side));
            int row = Math.min(across - 1, (int) ((at[i][1] - low[1]) / side));
            counts.merge(new Square(group[placed[i]], column, row), 1, Integer::sum);
        }
        List<OpinionMap.Patch> patches = new ArrayList<>();
        counts.entrySet().stream()
                .filter(each -> each.getValue() >= fewest)
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Square::group)
                        .thenComparingInt(Square::column)
                        .thenComparingInt(Square::row)))
                .forEach(each -> patches.add(new OpinionMap.Patch(
                        low[0] + (each.getKey().column() + 0.5) * side,
                        low[1] + (each.getKey().row() + 0.5) * side,
                        side,
                        each.getKey().group(),
                        each.getValue())));
        return List.copyOf(patches);
    }
}
