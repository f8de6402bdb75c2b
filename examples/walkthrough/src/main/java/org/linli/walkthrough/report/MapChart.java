package org.linli.walkthrough.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Groups on a plane: squares that are the darker the more members stand in them, and the number of each group at its middle. Both
 * directions are drawn to the same scale.
 */
public final class MapChart extends Chart {

    private static final double TALLEST = 460;
    private static final double MARGIN = 24;

    private final List<Square> squares;
    private final List<Group> groups;

    private record Square(double x, double y, double side, int group, int members) {}

    private record Group(double x, double y, String label) {}

    private MapChart(String title, String description, List<Square> squares, List<Group> groups) {
        super(title, description);
        this.squares = squares;
        this.groups = groups;
    }

    /**
     * A plane with nobody on it.
     *
     * @param title what is shown
     * @param description what is counted, of how many, and what was left out
     * @return the chart
     */
    public static MapChart of(String title, String description) {
        return new MapChart(title, description, List.of(), List.of());
    }

    /**
     * This chart with one more square.
     *
     * @param x where its middle lies, to the right
     * @param y where its middle lies, upwards
     * @param side how wide it is
     * @param group which group stands in it, from 0
     * @param members how many of it
     * @return the fuller chart
     */
    public MapChart square(double x, double y, double side, int group, int members) {
        Square square = new Square(x, y, side, group, members);
        return new MapChart(
                title(),
                description(),
                Stream.concat(squares.stream(), Stream.of(square)).toList(),
                groups);
    }

    /**
     * This chart with one more group.
     *
     * @param x where its middle lies, to the right
     * @param y where its middle lies, upwards
     * @param label what it is called
     * @return the fuller chart
     */
    public MapChart group(double x, double y, String label) {
        return new MapChart(
                title(),
                description(),
                squares,
                Stream.concat(groups.stream(), Stream.of(new Group(x, y, label)))
                        .toList());
    }

    /** The part of the plane that is shown, and its scale. */
    private record Frame(double left, double top, double unit, double high) {

        double x(double x) {
            return MARGIN + (x - left) * unit;
        }

        double y(double y) {
            return MARGIN + (top - y) * unit;
        }
    }

    private Frame frame() {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (Square each : squares) {
            left = Math.min(left, each.x() - each.side() / 2);
            right = Math.max(right, each.x() + each.side() / 2);
            bottom = Math.min(bottom, each.y() - each.side() / 2);
            top = Math.max(top, each.y() + each.side() / 2);
        }
        for (Group each : groups) {
            left = Math.min(left, each.x());
            right = Math.max(right, each.x());
            bottom = Math.min(bottom, each.y());
            top = Math.max(top, each.y());
        }
        if (left > right) {
            return new Frame(0, 0, 1, MARGIN);
        }
        double unit = Math.min(
                (WIDTH - 2 * MARGIN) / Math.max(right - left, 1e-9),
                (TALLEST - 2 * MARGIN) / Math.max(top - bottom, 1e-9));
        if (right - left < 1e-9 && top - bottom < 1e-9) {
            unit = 1;
        }
        double indent = (WIDTH - 2 * MARGIN - (right - left) * unit) / 2;
        return new Frame(left - indent / unit, top, unit, (top - bottom) * unit + 2 * MARGIN);
    }

    @Override
    double height() {
        return frame().high();
    }

    @Override
    void drawInto(Element svg) {
        Frame frame = frame();
        svg.add(bar(0, 0, WIDTH, frame.high(), "track"));
        int most = squares.stream().mapToInt(Square::members).max().orElse(1);
        for (Square each : squares) {
            double side = each.side() * frame.unit();
            svg.add(Element.of("g")
                    .add(Element.of("title").text("group " + (each.group() + 1) + ": " + Wording.count(each.members())))
                    .add(bar(
                                    frame.x(each.x() - each.side() / 2) + 0.5,
                                    frame.y(each.y() + each.side() / 2) + 0.5,
                                    Math.max(1, side - 1),
                                    Math.max(1, side - 1),
                                    "f" + each.group() % Style.SERIES)
                            .with("fill-opacity", 0.2 + 0.8 * Math.sqrt((double) each.members() / most))));
        }
        for (int i = 0; i < groups.size(); i++) {
            Group each = groups.get(i);
            double x = frame.x(each.x());
            double y = frame.y(each.y());
            double half = Wording.width(each.label(), TEXT) / 2 + 8;
            double middle = Math.max(half, Math.min(WIDTH - half, x));
            for (String kind : List.of("paper", "curve s" + i % Style.SERIES)) {
                svg.add(bar(middle - half, y - 11, 2 * half, 22, kind).with("rx", 11));
            }
            svg.add(label(middle, y + 4, "middle", "name", each.label()));
        }
    }
}
