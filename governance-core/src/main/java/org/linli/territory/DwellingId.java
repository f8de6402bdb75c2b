package org.linli.territory;

import org.linli.basics.Identifier;

/**
 * A dwelling, for example {@code 420106012021-b3-u1-0502}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record DwellingId(String value) implements Comparable<DwellingId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public DwellingId {
        Identifier.checked("dwelling id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DwellingId of(String value) {
        return new DwellingId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DwellingId parse(String text) {
        return new DwellingId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(DwellingId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
