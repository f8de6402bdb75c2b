package org.linli.walkthrough.report;

import java.util.List;
import java.util.stream.Stream;

/** Grades of options: a line for each, as long as all ballots, cut by grade from the best to the worst; the middle is marked. */
public final class GradesChart extends Chart {

    private static final double HEAD = 22;
    private static final double LINE = 24;
    private static final double MAX_LABEL = 200;

    private final List<String> grades;
    private final List<Row> rows;

    private record Row(String label, List<Long> counts) {}

    private GradesChart(String title, String description, List<String> grades, List<Row> rows) {
        super(title, description);
        this.grades = grades;
        this.rows = rows;
    }

    /**
     * A chart without options yet.
     *
     * @param title what is shown
     * @param description what is counted and of how many
     * @param grades the names of the grades, the best first
     * @return the chart
     */
    public static GradesChart of(String title, String description, List<String> grades) {
        return new GradesChart(title, description, List.copyOf(grades), List.of());
    }

    /**
     * This chart with one more option.
     *
     * @param label its name
     * @param counts how many gave each grade, the best first
     * @return the fuller chart
     * @throws IllegalArgumentException if there are more or fewer counts than grades
     */
    public GradesChart with(String label, List<Long> counts) {
        if (counts.size() != grades.size()) {
            throw new IllegalArgumentException(
                    "The counts " + counts + " of " + label + " must be one for each of the grades " + grades + ".");
        }
        Row row = new Row(label, List.copyOf(counts));
        return new GradesChart(
                title(),
                description(),
                grades,
                Stream.concat(rows.stream(), Stream.of(row)).toList());
    }

    private double strength(int grade) {
        return grades.size() < 2 ? 1 : 1 - 0.88 * grade / (grades.size() - 1);
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
        double left = names + 10;
        double x = left;
        for (int grade = 0; grade < grades.size(); grade++) {
            svg.add(bar(x, 4, 10, 10, "bar").with("fill-opacity", strength(grade)));
            svg.add(label(x + 14, 13, "start", "small", grades.get(grade)));
            x += 26 + Wording.width(grades.get(grade), SMALL);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = HEAD + i * LINE;
            long all =
                    Math.max(1, row.counts().stream().mapToLong(Long::longValue).sum());
            svg.add(label(names, y + 16, "end", "name", Wording.fitted(row.label(), TEXT, names)));
            double from = left;
            for (int grade = 0; grade < grades.size(); grade++) {
                long count = row.counts().get(grade);
                double width = (WIDTH - left) * count / all;
                svg.add(Element.of("g")
                        .add(Element.of("title")
                                .text(row.label() + ", " + grades.get(grade) + ": " + Wording.share(count, all)))
                        .add(bar(from, y + 3, width, LINE - 6, "bar").with("fill-opacity", strength(grade))));
                from += width;
            }
        }
        double middle = (left + WIDTH) / 2;
        svg.add(line(middle, HEAD, middle, height(), "goal"));
    }
}
