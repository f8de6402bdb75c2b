package org.linli.walkthrough.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A page, filled from top to bottom and then written as one self-contained HTML file. Not safe for use by several
 * threads at once.
 */
public final class ReportPage {

    private final String title;
    private final String language;
    private final List<Element> parts = new ArrayList<>();
    private int charts;

    private ReportPage(String title, String language) {
        this.title = Objects.requireNonNull(title, "title");
        this.language = Objects.requireNonNull(language, "language");
    }

    /**
     * An empty page.
     *
     * @param title its title and first heading
     * @param language the BCP 47 tag of the language most of it is in, as in {@code en} or {@code zh-CN}
     * @return the page
     */
    public static ReportPage titled(String title, String language) {
        return new ReportPage(title, language);
    }

    /**
     * Adds a paragraph that stands out, for the one thing to be said first.
     *
     * @param text what it says
     * @return this page
     */
    public ReportPage lead(String text) {
        return add(Element.of("p").with("class", "lead").text(text));
    }

    /**
     * Adds a heading, with which a new section begins.
     *
     * @param heading what it says
     * @return this page
     */
    public ReportPage section(String heading) {
        return add(Element.of("h2").text(heading));
    }

    /**
     * Adds a paragraph.
     *
     * @param text what it says
     * @return this page
     */
    public ReportPage paragraph(String text) {
        return add(Element.of("p").text(text));
    }

    /**
     * Adds a paragraph that names something to be copied exactly, such as a digest or a command.
     *
     * @param label what it is
     * @param value the thing itself
     * @return this page
     */
    public ReportPage exact(String label, String value) {
        return add(Element.of("p").text(label + " ").add(Element.of("code").text(value)));
    }

    /**
     * Adds a list.
     *
     * @param language the BCP 47 tag of the language it is in
     * @param lines what it says, in order
     * @return this page
     */
    public ReportPage list(String language, List<String> lines) {
        return add(list("ul", language, lines));
    }

    /**
     * Adds a list that is folded away under a line until a reader opens it.
     *
     * @param summary the line that is always seen
     * @param language the BCP 47 tag of the language it is in
     * @param lines what it says, in order
     * @return this page
     */
    public ReportPage folded(String summary, String language, List<String> lines) {
        return add(
                Element.of("details").add(Element.of("summary").text(summary)).add(list("ol", language, lines)));
    }

    private static Element list(String kind, String language, List<String> lines) {
        Element list = Element.of(kind).with("lang", language);
        lines.forEach(line -> list.add(Element.of("li").text(line)));
        return list;
    }

    /**
     * Adds key figures, side by side.
     *
     * @param figures the figures, in the order to be shown
     * @return this page
     */
    public ReportPage figures(List<KeyFigure> figures) {
        Element list = Element.of("dl");
        for (KeyFigure figure : figures) {
            list.add(Element.of("div")
                    .add(Element.of("dt").text(figure.label()))
                    .add(Element.of("dd")
                            .text(figure.value())
                            .add(Element.of("small").text(figure.base()))));
        }
        return add(list);
    }

    /**
     * Adds a chart with its title and description.
     *
     * @param chart the chart
     * @return this page
     */
    public ReportPage chart(Chart chart) {
        charts++;
        return add(Element.of("figure")
                .add(Element.of("figcaption")
                        .add(Element.of("b").text(chart.title()))
                        .add(Element.of("span").text(chart.description())))
                .add(chart.draw("chart-" + charts)));
    }

    /**
     * Adds a table.
     *
     * @param table the table
     * @return this page
     */
    public ReportPage table(ReportTable table) {
        return add(table.draw());
    }

    private ReportPage add(Element part) {
        parts.add(part);
        return this;
    }

    /** {@return the page as HTML, ending in a line end} */
    public String toHtml() {
        Element main = Element.of("main").add(Element.of("h1").text(title));
        for (Element part : parts) {
            main.text("\n").add(part);
        }
        Element html = Element.of("html")
                .with("xmlns", "http://www.w3.org/1999/xhtml")
                .with("lang", language)
                .text("\n")
                .add(Element.of("head")
                        .add(Element.of("meta").with("charset", "utf-8"))
                        .add(Element.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"))
                        .add(Element.of("title").text(title))
                        .add(Element.of("style").text(Style.PAGE)))
                .text("\n")
                .add(Element.of("body").add(main))
                .text("\n");
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        html.write(out);
        return out.append('\n').toString();
    }

    /**
     * A figure to be seen at a glance: "taken in, 6,727, of 7,012 rows".
     *
     * @param label what is counted
     * @param value the figure
     * @param base of what, or over what
     */
    public record KeyFigure(String label, String value, String base) {}
}
