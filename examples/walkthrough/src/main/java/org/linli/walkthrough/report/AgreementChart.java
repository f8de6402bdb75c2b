package org.linli.walkthrough.report;

import java.util.List;
import java.util.stream.Stream;

/** How far groups agree to statements: each statement with a line from 0 to 100 %, and on it a point for each group. */
public final class AgreementChart extends Chart {

    private static final double HEAD = 24;
    private static final double LINE = 46;
    private static final double RADIUS = 6;

    private final List<String> groups;
    private final List<Row> rows;

    private record Row(String label, List<Double> shares) {}

    private AgreementChart(String title, String description, List<String> groups, List<Row> rows) {
        super(title, description);
        this.groups = groups;
        this.rows = rows;
    }

    /**
     * A chart without statements yet.
     *
     * @param title what is shown
     * @param description what is counted and of how many
     * @param groups the names of the groups, seven at most
     * @return the chart
     * @throws IllegalArgumentException if there are more groups than can be told apart
     */
    public static AgreementChart of(String title, String description, List<String> groups) {
        if (groups.size() > Style.SERIES) {
            throw new IllegalArgumentException("The groups (" + groups.size() + ") of the chart '" + title
                    + "' must be at most " + Style.SERIES + ".");
        }
        return new AgreementChart(title, description, List.copyOf(groups), List.of());
    }

    /**
     * This chart with one more statement.
     *
     * @param label what it says
     * @param shares the share that agrees in each group, 0 to 1; not a number where nobody has seen it
     * @return the fuller chart
     */
    public AgreementChart with(String label, List<Double> shares) {
        Row row = new Row(label, List.copyOf(shares));
        return new AgreementChart(
                title(),
                description(),
                groups,
                Stream.concat(rows.stream(), Stream.of(row)).toList());
    }

    @Override
    double height() {
        return HEAD + rows.size() * LINE + 22;
    }

    private static double x(double share) {
        return RADIUS + share * (WIDTH - 2 * RADIUS);
    }

    @Override
    void drawInto(Element svg) {
        double at = 0;
        for (int group = 0; group < groups.size(); group++) {
            svg.add(dot(at + RADIUS, 10, group));
            svg.add(label(at + 2 * RADIUS + 5, 14, "start", "small", groups.get(group)));
            at += 2 * RADIUS + 18 + Wording.width(groups.get(group), SMALL);
        }
        double bottom = HEAD + rows.size() * LINE;
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = x(percent / 100.0);
            String anchor = percent == 0 ? "start" : percent == 100 ? "end" : "middle";
            svg.add(label(percent == 0 ? 0 : percent == 100 ? WIDTH : x, bottom + 14, anchor, "small", percent + " %"));
        }
        for (int i = 0; i < rows.size(); i++) {
            statement(svg, rows.get(i), HEAD + i * LINE);
        }
    }

    private void statement(Element svg, Row row, double y) {
        double track = y + 32;
        Element group = Element.of("g").add(Element.of("title").text(row.label()));
        group.add(label(0, y + 16, "start", "name", Wording.fitted(row.label(), TEXT, WIDTH)));
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = x(percent / 100.0);
            group.add(line(x, track - 4, x, track + 4, "grid"));
        }
        group.add(line(x(0), track, x(1), track, "grid"));
        List<Double> known = row.shares().stream()
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toList();
        if (known.size() > 1) {
            group.add(line(x(known.get(0)), track, x(known.get(known.size() - 1)), track, "axis"));
        }
        for (int each = 0; each < row.shares().size(); each++) {
            double share = row.shares().get(each);
            if (!Double.isNaN(share)) {
                Element point = Element.of("g")
                        .add(Element.of("title").text(groups.get(each) + ": " + Wording.percent(share)))
                        .add(dot(x(share), track, each));
                group.add(point);
            }
        }
        svg.add(group);
    }

    private static Element dot(double x, double y, int group) {
        return Element.of("circle")
                .with("cx", x)
                .with("cy", y)
                .with("r", RADIUS)
                .with("class", "ring f" + group);
    }
}
