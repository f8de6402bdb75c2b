package org.linli.responsibility;

import java.nio.charset.StandardCharsets;
import org.linli.basics.Identifier;
import org.linli.trace.ActId;
import org.linli.trace.Digest;

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
     * The id of the duty that an act begins in a charge. One act may begin duties in several charges, so the charge is part of it.
     *
     * @param beginning the act's id
     * @param charge to whom, in which matter
     * @return the id: {@code d-} and 128 bits of a SHA-256 in hexadecimal
     */
    public static DutyId from(ActId beginning, ChargeId charge) {
        byte[] both = (beginning + " " + charge).getBytes(StandardCharsets.UTF_8);
        return new DutyId("d-" + Digest.sha256(both).toString().substring(0, 32));
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
