package org.linli.walkthrough.requests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.linli.casework.csv.CaseColumn;

/**
 * Counts of rows by two columns at once, for example by channel and agency. Only rows in which both are known count.
 */
public final class CrossTable {

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Map<String, Long> rowTotals = new TreeMap<>();
    private final Map<String, Long> columnTotals = new TreeMap<>();
    private final long total;

    private CrossTable(List<RequestRow> rows, CaseColumn down, CaseColumn across) {
        long counted = 0;
        for (RequestRow row : rows) {
            String left = row.written(down);
            String top = row.written(across);
            if (!left.isEmpty() && !top.isEmpty()) {
                counts.computeIfAbsent(left, key -> new TreeMap<>()).merge(top, 1L, Long::sum);
                rowTotals.merge(left, 1L, Long::sum);
                columnTotals.merge(top, 1L, Long::sum);
                counted++;
            }
        }
        total = counted;
    }

    static CrossTable of(List<RequestRow> rows, CaseColumn down, CaseColumn across) {
        return new CrossTable(rows, down, across);
    }

    /** {@return the number of rows with a value in both columns: the denominator} */
    public long total() {
        return total;
    }

    /** {@return the number of pairs of values that occur} */
    public int cells() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The counts beside one value of the first column, by value of the second; empty if it does not occur.
     *
     * @param value a value of the first column
     * @return the counts; immutable
     */
    public Map<String, Long> row(String value) {
        return Collections.unmodifiableMap(counts.getOrDefault(value, new HashMap<>()));
    }

    /**
     * {@return the pairs that occur, by falling count, then by value of the first and of the second column; immutable}
     */
    public List<Cell> largestCells() {
        List<Cell> cells = new ArrayList<>();
        counts.forEach((left, line) -> line.forEach((top, count) -> cells.add(new Cell(left, top, count))));
        cells.sort(Comparator.comparingLong(Cell::count)
                .reversed()
                .thenComparing(Cell::down)
                .thenComparing(Cell::across));
        return List.copyOf(cells);
    }

    /** {@return Pearson's chi-square of independence (1900); empty if nothing was counted} */
    public OptionalDouble chiSquare() {
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (Map.Entry<String, Long> left : rowTotals.entrySet()) {
            for (Map.Entry<String, Long> top : columnTotals.entrySet()) {
                double expected = (double) left.getValue() * top.getValue() / total;
                double gap = row(left.getKey()).getOrDefault(top.getKey(), 0L) - expected;
                sum += gap * gap / expected;
            }
        }
        return OptionalDouble.of(sum);
    }

    /** {@return the degrees of freedom of {@link #chiSquare()}; 0 if a column has fewer than two values} */
    public int degreesOfFreedom() {
        return Math.max(0, rowTotals.size() - 1) * Math.max(0, columnTotals.size() - 1);
    }

    /**
     * {@return Cramér's V (1946), from 0 where the columns have nothing to do with each other to 1 where one tells the other;
     * empty if a column has fewer than two values}
     */
    public OptionalDouble cramersV() {
        int smaller = Math.min(rowTotals.size(), columnTotals.size()) - 1;
        OptionalDouble chiSquare = chiSquare();
        return smaller < 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(chiSquare.orElseThrow() / (total * (double) smaller)));
    }

    /**
     * How often a pair of values occurs.
     *
     * @param down the value of the first column
     * @param across the value of the second column
     * @param count number of rows, at least 1
     */
    public record Cell(String down, String across, long count) {}
}
