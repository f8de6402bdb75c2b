package org.linli.walkthrough.requests;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a request file as it is written, judged by nobody yet.
 *
 * @param line the line of the file on which the row starts; the header stands on line 1
 * @param values what is written between the commas, in the order of the file; immutable
 */
public record RequestRow(long line, List<String> values) {

    /** Keeps a copy of the values. */
    public RequestRow {
        values = List.copyOf(values);
    }

    /** Whether the row has as many values as there are columns. Otherwise no value can be told from another. */
    public boolean isWellShaped() {
        return values.size() == RequestColumn.values().length;
    }

    /**
     * What is written in a column; empty text if it is unknown.
     *
     * @throws IllegalStateException if the row is not well shaped
     */
    public String written(RequestColumn column) {
        Objects.requireNonNull(column, "column");
        if (!isWellShaped()) {
            throw new IllegalStateException("The row on line " + line + " has " + values.size() + " values instead of "
                    + RequestColumn.values().length + ", so its column " + column.header() + " cannot be told.");
        }
        return values.get(column.ordinal());
    }

    /** What is written in a column, if anything is. */
    public Optional<String> text(RequestColumn column) {
        String written = written(column);
        return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    /**
     * The local time written in a column, as in {@code 2021-09-21T00:00:04} or, to the microsecond,
     * {@code 2021-09-21T00:00:04.25}; empty if nothing is written there or nothing that is such a time.
     */
    public Optional<LocalDateTime> time(RequestColumn column) {
        return LocalTimes.parse(written(column));
    }
}
