package org.linli.responsibility.disclosure;

import java.nio.charset.StandardCharsets;
import org.linli.basics.Identifier;
import org.linli.trace.Digest;

/**
 * The id of a disclosure. It follows from who discloses what to whom and about which period or occasion, so that the same is never owed
 * twice.
 *
 * @param value the id as text, an {@link Identifier}
 */
public record DisclosureId(String value) implements Comparable<DisclosureId> {
    /** Checks that the id is well-formed. */
    public DisclosureId {
        Identifier.checked("disclosure id", value);
    }

    /**
     * An id.
     *
     * @param value its text
     * @return the id
     */
    public static DisclosureId of(String value) {
        return new DisclosureId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     */
    public static DisclosureId parse(String text) {
        return new DisclosureId(text);
    }

    /**
     * The id of what is disclosed about a period.
     *
     * @param line who discloses what to whom
     * @param period about which period
     * @return the id: {@code disclosure-} and 128 bits of a SHA-256 in hexadecimal
     */
    public static DisclosureId of(DisclosureLine line, DisclosurePeriod period) {
        return hashed(line.key() + " period " + period);
    }

    /**
     * The id of what is disclosed about an occasion.
     *
     * @param line who discloses what to whom
     * @param occasion about what, an identifier, such as the id of a project
     * @return the id: {@code disclosure-} and 128 bits of a SHA-256 in hexadecimal
     */
    public static DisclosureId of(DisclosureLine line, String occasion) {
        return hashed(line.key() + " event " + Identifier.checked("occasion", occasion));
    }

    private static DisclosureId hashed(String text) {
        Digest digest = Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
        return new DisclosureId("disclosure-" + digest.toString().substring(0, 32));
    }

    /** Orders by the text. */
    @Override
    public int compareTo(DisclosureId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
