package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.casework.csv.CaseColumn;
import org.linli.casework.csv.LocalTimes;

/**
 * A row of a request file as it is written, judged by nobody yet. Rows are equal if they say the same on the same line.
 */
public final class RequestRow {

    private final long line;
    private final List<String> values;
    /** Read once, since everybody asks for them. */
    private final Optional<LocalDateTime> created;

    private final Optional<LocalDateTime> closed;
    private final Optional<LocalDateTime> due;

    /**
     * A row.
     *
     * @param line the line of the file on which it starts; the header stands on line 1
     * @param values what is written between the commas, in the order of the file
     */
    RequestRow(long line, List<String> values) {
        this.line = line;
        this.values = List.copyOf(values);
        this.created = isWellShaped() ? LocalTimes.parse(written(CaseColumn.CREATED)) : Optional.empty();
        this.closed = isWellShaped() ? LocalTimes.parse(written(CaseColumn.CLOSED)) : Optional.empty();
        this.due = isWellShaped() ? LocalTimes.parse(written(CaseColumn.DUE)) : Optional.empty();
    }

    /** {@return the line of the file on which the row starts; the header stands on line 1} */
    public long line() {
        return line;
    }

    /** {@return what is written between the commas, in the order of the file; immutable} */
    public List<String> values() {
        return values;
    }

    /**
     * {@return whether the row has as many values as there are columns} Otherwise no value can be told from another.
     */
    public boolean isWellShaped() {
        return values.size() == CaseColumn.headers().size();
    }

    /**
     * What is written in a column; empty text if it is unknown.
     *
     * @param column the column
     * @return the text
     * @throws IllegalStateException if the row is not well shaped
     */
    public String written(CaseColumn column) {
        Objects.requireNonNull(column, "column");
        if (!isWellShaped()) {
            throw new IllegalStateException("The row on line " + line + " has " + values.size() + " values instead of "
                    + CaseColumn.headers().size() + ", so its column " + column.header() + " cannot be told.");
        }
        return values.get(column.position());
    }

    /**
     * What is written in a column, if anything is.
     *
     * @param column the column
     * @return the text, not empty
     */
    public Optional<String> text(CaseColumn column) {
        String written = written(column);
        return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    /**
     * The local time written in a column, as in {@code 2021-09-21T00:00:04} or, to the microsecond,
     * {@code 2021-09-21T00:00:04.25}; empty if nothing is written there or nothing that is such a time.
     *
     * @param column one of created, closed and due
     * @return the time
     */
    public Optional<LocalDateTime> time(CaseColumn column) {
        return switch (column) {
            case CREATED -> created;
            case CLOSED -> closed;
            case DUE -> due;
            default ->
                throw new IllegalArgumentException(
                        "The column (" + column.header() + ") must be one of created, closed and due.");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestRow that && line == that.line && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(line) * 31 + values.hashCode();
    }

    /** The line only: what is written may speak of persons. */
    @Override
    public String toString() {
        return "RequestRow[line=" + line + "]";
    }
}
