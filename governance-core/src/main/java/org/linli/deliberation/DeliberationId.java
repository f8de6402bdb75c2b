package org.linli.deliberation;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * A deliberation, for example {@code square-2026}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record DeliberationId(String value) implements Comparable<DeliberationId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public DeliberationId {
        Identifier.checked("deliberation id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DeliberationId of(String value) {
        return new DeliberationId(value);
    }

    /**
     * The id of the deliberation that an act convenes: the act's own, so that convening it twice convenes one.
     *
     * @param convening the id of the act that convenes it
     * @return the id
     */
    public static DeliberationId from(ActId convening) {
        return new DeliberationId(convening.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DeliberationId parse(String text) {
        return new DeliberationId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(DeliberationId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
