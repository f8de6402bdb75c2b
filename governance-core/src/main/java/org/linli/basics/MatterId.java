package org.linli.basics;

/**
 * A matter that has to be governed (治理事项), for example {@code street-lighting}: one entry of the inventory.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record MatterId(String value) implements Comparable<MatterId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public MatterId {
        Identifier.checked("matter id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static MatterId of(String value) {
        return new MatterId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static MatterId parse(String text) {
        return new MatterId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(MatterId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
