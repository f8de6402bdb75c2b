package org.linli.responsibility;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * The id of a duty or an arrangement.
 *
 * @param value the id as text, an {@link Identifier}
 */
public record DutyId(String value) implements Comparable<DutyId> {
    /** Checks that the id is well-formed. */
    public DutyId {
        Identifier.checked("duty id", value);
    }

    /**
     * An id.
     *
     * @param value its text
     * @return the id
     */
    public static DutyId of(String value) {
        return new DutyId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     */
    public static DutyId parse(String text) {
        return new DutyId(text);
    }

    /**
     * The id of the duty that an act begins.
     *
     * @param beginning the act's id
     * @return the id
     */
    public static DutyId from(ActId beginning) {
        return new DutyId(beginning.value());
    }

    /** Orders by the text. */
    @Override
    public int compareTo(DutyId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
