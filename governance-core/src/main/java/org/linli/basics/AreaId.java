package org.linli.basics;

/**
 * An area of the territory, for example {@code 420106012021} (东亭社区) or {@code 420106012021-g07}, one of its grids.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record AreaId(String value) implements Comparable<AreaId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public AreaId {
        Identifier.checked("area id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static AreaId of(String value) {
        return new AreaId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static AreaId parse(String text) {
        return new AreaId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(AreaId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
