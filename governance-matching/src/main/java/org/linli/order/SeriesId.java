package org.linli.order;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * A series of orders, for example {@code app-7f3a9c}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record SeriesId(String value) implements Comparable<SeriesId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public SeriesId {
        Identifier.checked("series id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static SeriesId of(String value) {
        return new SeriesId(value);
    }

    /**
     * The id of the series that an act begins: the act's own, so that beginning it twice makes one series.
     *
     * @param beginning the id of the act that begins it
     * @return the id
     */
    public static SeriesId from(ActId beginning) {
        return new SeriesId(beginning.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static SeriesId parse(String text) {
        return new SeriesId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(SeriesId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
