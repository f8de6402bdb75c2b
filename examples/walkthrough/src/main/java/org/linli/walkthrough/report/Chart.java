package org.linli.walkthrough.report;

import java.util.Objects;

/**
 * A picture of numbers, with a title and a description in words that says what is counted and of how many.
 */
public abstract sealed class Chart
        permits StepChart, BarChart, ColumnChart, RoundsChart, CostChart, GradesChart, AgreementChart, MapChart {

    static final double WIDTH = 720;
    static final double TEXT = 12;
    static final double SMALL = 11;
    static final double TINY = 10;

    private final String title;
    private final String description;

    Chart(String title, String description) {
        this.title = Objects.requireNonNull(title, "title");
        this.description = Objects.requireNonNull(description, "description");
    }

    /** {@return the title, as in "Requests by hour"} */
    public String title() {
        return title;
    }

    /** {@return what is counted, of how many, and what the picture shows, in words} */
    public String description() {
        return description;
    }

    /** The height of the picture, {@link #WIDTH} being its width. */
    abstract double height();

    abstract void drawInto(Element svg);

    /**
     * The picture as an element of a page.
     *
     * @param id what its ids begin with, different for every picture of the page
     */
    final Element draw(String id) {
        Element svg = Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "chart")
                .with("viewBox", "0 0 " + Element.number(WIDTH) + " " + Element.number(height()))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-desc").text(description));
        drawInto(svg);
        return svg;
    }

    /** {@return the picture as a file of its own: SVG with its style inside} */
    public final String toSvg() {
        Element svg = draw("chart");
        svg.add(Element.of("style").text(Style.CHART));
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.write(out);
        return out.append('\n').toString();
    }

    static Element label(double x, double y, String anchor, String kind, String text) {
        return Element.of("text")
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .with("class", kind)
                .text(text);
    }

    static Element bar(double x, double y, double width, double height, String kind) {
        return Element.of("rect")
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height)
                .with("class", kind);
    }

    static Element line(double x1, double y1, double x2, double y2, String kind) {
        return Element.of("line")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .with("class", kind);
    }
}
