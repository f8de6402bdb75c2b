package org.linli.trace;

import org.linli.basics.Identifier;

/**
 * The id of one act, for example {@code app-7f3a9c} or {@code order-for-case@1042}. Whoever tries an act again, not knowing whether
 * the first try got through, uses the same id, and nothing happens twice.
 *
 * @param value the id as text, unique in one journal; see {@link Identifier} for what it may contain
 */
public record ActId(String value) implements Comparable<ActId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public ActId {
        Identifier.checked("act id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ActId of(String value) {
        return new ActId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ActId parse(String text) {
        return new ActId(text);
    }

    /** Orders by the text. */
    @Override
    public int compareTo(ActId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
