package org.linli.actor;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * A delegation, for example {@code app-7f3a9c}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record DelegationId(String value) implements Comparable<DelegationId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public DelegationId {
        Identifier.checked("delegation id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DelegationId of(String value) {
        return new DelegationId(value);
    }

    /**
     * The id of the delegation that an act gives: the act's own.
     *
     * @param delegating the id of the act
     * @return the id
     */
    public static DelegationId from(ActId delegating) {
        return new DelegationId(delegating.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static DelegationId parse(String text) {
        return new DelegationId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(DelegationId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
