package org.linli.walkthrough.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns that are made of several parts, such as the cases of each hour by how far they have come. */
public final class StackChart extends Chart {

    private static final double TOP = 44;
    private static final double PLOT = 190;
    private static final double LEFT = 52;
    private static final double FOOT = 36;
    private static final double BOX = 11;

    private final String axis;
    private final List<String> parts;
    private final Map<String, List<Long>> columns;

    private StackChart(
            String title, String description, String axis, List<String> parts, Map<String, List<Long>> columns) {
        super(title, description);
        this.axis = axis;
        this.parts = parts;
        this.columns = columns;
    }

    /**
     * Shows columns.
     *
     * @param title what is shown
     * @param description what is counted, and of how many
     * @param axis what the columns are, under the chart
     * @param parts the names of the parts, the lowest first
     * @param columns for each column how many there are of each part, in the order to be shown
     * @return the chart
     * @throws IllegalArgumentException if there are more than seven parts, or a column has more or fewer of them
     */
    public static StackChart of(
            String title, String description, String axis, List<String> parts, Map<String, List<Long>> columns) {
        if (parts.size() > Style.SERIES || columns.values().stream().anyMatch(each -> each.size() != parts.size())) {
            throw new IllegalArgumentException("Every column of the chart '" + title + "' must have its " + parts.size()
                    + " parts, and there must be at most " + Style.SERIES + " of them.");
        }
        return new StackChart(title, description, axis, List.copyOf(parts), new LinkedHashMap<>(columns));
    }

    @Override
    double height() {
        return TOP + PLOT + FOOT;
    }

    @Override
    void drawInto(Element svg) {
        drawLegend(svg);
        long most = columns.values().stream().mapToLong(StackChart::sum).max().orElse(0);
        long step = ColumnChart.step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        double bottom = TOP + PLOT;
        for (long tick = 0; tick <= top; tick += step) {
            double y = bottom - PLOT * tick / top;
            svg.add(line(LEFT, y, WIDTH, y, tick == 0 ? "axis" : "grid"));
            svg.add(label(LEFT - 6, y + 4, "end", "small", Wording.count(tick)));
        }
        double slot = (WIDTH - LEFT) / Math.max(1, columns.size());
        int i = 0;
        for (Map.Entry<String, List<Long>> column : columns.entrySet()) {
            drawColumn(svg, column, LEFT + slot * (i + 0.5), slot, PLOT / top);
            i++;
        }
        svg.add(label(LEFT + (WIDTH - LEFT) / 2, bottom + 32, "middle", "small", axis));
    }

    private void drawLegend(Element svg) {
        double x = LEFT;
        for (int i = 0; i < parts.size(); i++) {
            svg.add(box(x, 4, BOX, BOX, i));
            svg.add(label(x + BOX + 5, 14, "start", "small", parts.get(i)));
            x += BOX + 20 + Wording.width(parts.get(i), SMALL);
        }
    }

    private void drawColumn(
            Element svg, Map.Entry<String, List<Long>> column, double middle, double slot, double unit) {
        List<String> told = new ArrayList<>();
        Element one = Element.of("g");
        double y = TOP + PLOT;
        for (int i = 0; i < parts.size(); i++) {
            long count = column.getValue().get(i);
            told.add(parts.get(i) + " " + Wording.count(count));
            if (count > 0) {
                y -= count * unit;
                one.add(box(middle - slot * 0.38, y, slot * 0.76, count * unit, i));
            }
        }
        one.add(Element.of("title").text(column.getKey() + ": " + String.join(", ", told)));
        String sum = Wording.count(sum(column.getValue()));
        if (Wording.width(sum, TINY) <= slot + 4) {
            one.add(label(middle, y - 4, "middle", "tiny", sum));
        }
        one.add(label(middle, TOP + PLOT + 16, "middle", "small", column.getKey()));
        svg.add(one);
    }

    private static Element box(double x, double y, double width, double height, int part) {
        return Element.of("rect")
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height)
                .with("class", "part f" + part);
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }
}
