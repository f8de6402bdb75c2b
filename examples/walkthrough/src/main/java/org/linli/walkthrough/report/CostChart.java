package org.linli.walkthrough.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What projects cost and what there was for them: a bar as long as the cost, full if the project is funded, and otherwise as full as the
 * money that its supporters had left.
 */
public final class CostChart extends Chart {

    private static final double LINE = 22;
    private static final double MAX_LABEL = 210;
    private static final double MAX_NOTE = 250;

    private final List<Row> rows;

    private record Row(String label, double cost, double paid, boolean funded, String note) {}

    private CostChart(String title, String description, List<Row> rows) {
        super(title, description);
        this.rows = rows;
    }

    /**
     * A chart without projects yet.
     *
     * @param title what is shown
     * @param description what is counted, in which unit, and of how much
     * @return the chart
     */
    public static CostChart of(String title, String description) {
        return new CostChart(title, description, List.of());
    }

    /**
     * This chart with a project that is funded.
     *
     * @param label its name
     * @param cost what it costs, not negative
     * @param note what stands after the bar
     * @return the fuller chart
     */
    public CostChart funded(String label, double cost, String note) {
        return with(new Row(label, cost, cost, true, note));
    }

    /**
     * This chart with a project that is not funded.
     *
     * @param label its name
     * @param cost what it costs, not negative
     * @param had what there was for it, 0 to the cost
     * @param note what stands after the bar
     * @return the fuller chart
     */
    public CostChart notFunded(String label, double cost, double had, String note) {
        return with(new Row(label, cost, Math.max(0, Math.min(cost, had)), false, note));
    }

    private CostChart with(Row row) {
        return new CostChart(
                title(),
                description(),
                Stream.concat(rows.stream(), Stream.of(row)).toList());
    }

    @Override
    double height() {
        return rows.size() * LINE + 4;
    }

    @Override
    void drawInto(Element svg) {
        double names = widest(rows.stream().map(Row::label), MAX_LABEL);
        double notes = widest(rows.stream().map(Row::note), MAX_NOTE);
        double most = rows.stream().mapToDouble(Row::cost).max().orElse(1);
        double left = names + 10;
        double unit = (WIDTH - left - notes - 8) / Math.max(most, 1e-9);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = i * LINE + 2;
            double width = row.cost() * unit;
            Element group = Element.of("g").add(Element.of("title").text(row.label() + ": " + row.note()));
            group.add(label(names, y + 15, "end", "name", Wording.fitted(row.label(), TEXT, names)));
            if (!row.funded()) {
                group.add(bar(left, y + 3, width, LINE - 7, "hollow"));
            }
            group.add(bar(left, y + 3, row.paid() * unit, LINE - 7, row.funded() ? "won" : "rest"));
            group.add(label(left + width + 6, y + 15, "start", "small", Wording.fitted(row.note(), SMALL, notes)));
            svg.add(group);
        }
        svg.add(line(left, 0, left, height(), "axis"));
    }

    private static double widest(Stream<String> texts, double most) {
        return Math.min(
                most, texts.mapToDouble(text -> Wording.width(text, TEXT)).max().orElse(0));
    }
}
