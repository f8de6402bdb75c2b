package org.linli.responsibility;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * The id of an admission.
 *
 * @param value the id as text, an {@link Identifier}
 */
public record AdmissionId(String value) implements Comparable<AdmissionId> {
    /** Checks that the id is well-formed. */
    public AdmissionId {
        Identifier.checked("admission id", value);
    }

    /**
     * An id.
     *
     * @param value its text
     * @return the id
     */
    public static AdmissionId of(String value) {
        return new AdmissionId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     */
    public static AdmissionId parse(String text) {
        return new AdmissionId(text);
    }

    /**
     * The id of the admission that an act grants.
     *
     * @param granting the act's id
     * @return the id
     */
    public static AdmissionId from(ActId granting) {
        return new AdmissionId(granting.value());
    }

    /** Orders by the text. */
    @Override
    public int compareTo(AdmissionId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
