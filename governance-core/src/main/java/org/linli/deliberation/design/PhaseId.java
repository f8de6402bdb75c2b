package org.linli.deliberation.design;

import org.linli.basics.Identifier;

/**
 * A phase of a design, for example {@code decide}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record PhaseId(String value) implements Comparable<PhaseId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public PhaseId {
        Identifier.checked("phase id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static PhaseId of(String value) {
        return new PhaseId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static PhaseId parse(String text) {
        return new PhaseId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(PhaseId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
