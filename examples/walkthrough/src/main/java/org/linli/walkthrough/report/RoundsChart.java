package org.linli.walkthrough.report;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A count in rounds: a line for each candidate, a column for each round, and in it a bar for the votes. A dashed line stands where a
 * candidate is elected. Of more rounds than fit, the first and the last are shown, and the description says so.
 */
public final class RoundsChart extends Chart {

    private static final int MOST_COLUMNS = 11;
    private static final double HEAD = 20;
    private static final double LINE = 30;
    private static final double MAX_LABEL = 150;
    private static final double GAP = 8;

    private final int rounds;
    private final OptionalDouble quota;
    private final List<Row> rows;

    /** What became of a candidate in a round. */
    public enum Fate {
        /** Goes on into the next round. */
        STANDING,
        /** Has been elected, in this round or before. */
        ELECTED,
        /** Is dropped in this round. */
        DROPPED,
        /** Was dropped before. */
        GONE
    }

    /**
     * One candidate in one round.
     *
     * @param votes how many votes, not negative
     * @param text the same as to be read
     * @param fate what became of the candidate
     */
    public record Cell(double votes, String text, Fate fate) {
        /** Somebody who was dropped before. */
        public static final Cell NONE = new Cell(0, "", Fate.GONE);
    }

    private record Row(String label, List<Cell> cells) {}

    private RoundsChart(String title, String description, int rounds, OptionalDouble quota, List<Row> rows) {
        super(title, description);
        this.rounds = rounds;
        this.quota = quota;
        this.rows = rows;
    }

    /**
     * A count without candidates yet.
     *
     * @param title what is shown
     * @param description what is counted and of how many
     * @param rounds how many rounds there are, at least 1
     * @param quota with how many votes a candidate is elected; empty if there is no such number
     * @return the chart
     * @throws IllegalArgumentException if there is no round
     */
    public static RoundsChart of(String title, String description, int rounds, OptionalDouble quota) {
        if (rounds < 1) {
            throw new IllegalArgumentException(
                    "The rounds (" + rounds + ") of the chart '" + title + "' must be some.");
        }
        String shown = rounds <= MOST_COLUMNS
                ? ""
                : " Of " + rounds + " rounds, the first and the last " + (MOST_COLUMNS - 1) + " are shown.";
        return new RoundsChart(title, description + shown, rounds, Objects.requireNonNull(quota, "quota"), List.of());
    }

    /**
     * This chart with one more candidate.
     *
     * @param label the name
     * @param cells a cell for each round
     * @return the fuller chart
     * @throws IllegalArgumentException if there are more or fewer cells than rounds
     */
    public RoundsChart with(String label, List<Cell> cells) {
        if (cells.size() != rounds) {
            throw new IllegalArgumentException(
                    "The cells (" + cells.size() + ") of " + label + " must be " + rounds + ".");
        }
        Row row = new Row(label, List.copyOf(cells));
        List<Row> more = Stream.concat(rows.stream(), Stream.of(row)).toList();
        return new RoundsChart(title(), description(), rounds, quota, more);
    }

    @Override
    double height() {
        return HEAD + rows.size() * LINE + 4;
    }

    @Override
    void drawInto(Element svg) {
        double names = Math.min(
                MAX_LABEL,
                rows.stream()
                        .mapToDouble(row -> Wording.width(row.label(), TEXT))
                        .max()
                        .orElse(0));
        List<Integer> columns = rounds <= MOST_COLUMNS
                ? IntStream.range(0, rounds).boxed().toList()
                : Stream.concat(
                                Stream.of(0),
                                IntStream.range(rounds - MOST_COLUMNS + 1, rounds)
                                        .boxed())
                        .toList();
        double left = names + 12;
        double wide = (WIDTH - left) / columns.size();
        double most = Math.max(
                quota.orElse(0),
                rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .mapToDouble(Cell::votes)
                        .max()
                        .orElse(1));
        double unit = (wide - GAP) / Math.max(most, 1e-9);
        for (int i = 0; i < columns.size(); i++) {
            svg.add(label(left + i * wide, 12, "start", "small", Integer.toString(columns.get(i) + 1)));
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double y = HEAD + r * LINE;
            svg.add(line(0, y, WIDTH, y, "grid"));
            svg.add(label(names, y + 19, "end", "name", Wording.fitted(row.label(), TEXT, names)));
            for (int i = 0; i < columns.size(); i++) {
                cell(svg, row, columns.get(i), left + i * wide, y, unit, wide - GAP);
            }
        }
        quota.ifPresent(needed -> {
            for (int i = 0; i < columns.size(); i++) {
                double x = left + i * wide + needed * unit;
                svg.add(line(x, HEAD, x, height() - 4, "goal"));
            }
        });
    }

    private static void cell(Element svg, Row row, int round, double x, double y, double unit, double room) {
        Cell cell = row.cells().get(round);
        if (cell.fate() == Fate.GONE) {
            return;
        }
        String kind = switch (cell.fate()) {
            case ELECTED -> "won";
            case DROPPED -> "lost";
            default -> "bar";
        };
        String mark = cell.fate() == Fate.ELECTED ? "✓ " : cell.fate() == Fate.DROPPED ? "✕ " : "";
        Element group = Element.of("g")
                .add(Element.of("title").text(row.label() + ", round " + (round + 1) + ": " + mark + cell.text()));
        group.add(bar(x, y + 16, cell.votes() * unit, LINE - 20, kind));
        group.add(label(x, y + 12, "start", "tiny", Wording.fitted(mark + cell.text(), TINY, room + GAP)));
        svg.add(group);
    }
}
