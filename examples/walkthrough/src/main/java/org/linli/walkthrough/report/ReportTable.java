package org.linli.walkthrough.report;

import java.util.List;
import java.util.stream.Stream;

/** A table with a caption that says what is counted, of how many. Columns of numbers are set to the right. */
public final class ReportTable {

    private final String caption;
    private final String description;
    private final List<Column> columns;
    private final List<List<String>> rows;

    private record Column(String title, boolean numeric) {}

    private ReportTable(String caption, String description, List<Column> columns, List<List<String>> rows) {
        this.caption = caption;
        this.description = description;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A table without columns and rows yet.
     *
     * @param caption what is shown
     * @param description what is counted and of how many; may be empty
     * @return the table
     */
    public static ReportTable of(String caption, String description) {
        return new ReportTable(caption, description, List.of(), List.of());
    }

    /**
     * This table with one more column of text. Columns come before rows.
     *
     * @param title the head of the column
     * @return the wider table
     */
    public ReportTable text(String title) {
        return column(new Column(title, false));
    }

    /**
     * This table with one more column of numbers. Columns come before rows.
     *
     * @param title the head of the column
     * @return the wider table
     */
    public ReportTable number(String title) {
        return column(new Column(title, true));
    }

    private ReportTable column(Column column) {
        if (!rows.isEmpty()) {
            throw new IllegalStateException(
                    "The table '" + caption + "' has rows: its column '" + column.title() + "' comes too late.");
        }
        return new ReportTable(caption, description, joined(columns, column), rows);
    }

    /**
     * This table with one more row.
     *
     * @param cells a text for each column
     * @return the longer table
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public ReportTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("The row (" + cells.length + " cells) of the table '" + caption
                    + "' must have " + columns.size() + " cells.");
        }
        return new ReportTable(caption, description, columns, joined(rows, List.of(cells)));
    }

    private static <T> List<T> joined(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    Element draw() {
        Element head = Element.of("tr");
        columns.forEach(
                column -> head.add(aligned("th", column).with("scope", "col").text(column.title())));
        Element body = Element.of("tbody");
        for (List<String> row : rows) {
            Element line = Element.of("tr");
            for (int i = 0; i < columns.size(); i++) {
                line.add(aligned("td", columns.get(i)).text(row.get(i)));
            }
            body.add(line);
        }
        Element title = Element.of("caption").text(caption);
        if (!description.isEmpty()) {
            title.add(Element.of("span").text(description));
        }
        return Element.of("div")
                .with("class", "scroll")
                .add(Element.of("table")
                        .add(title)
                        .add(Element.of("thead").add(head))
                        .add(body));
    }

    private static Element aligned(String name, Column column) {
        Element cell = Element.of(name);
        return column.numeric() ? cell.with("class", "n") : cell;
    }
}
