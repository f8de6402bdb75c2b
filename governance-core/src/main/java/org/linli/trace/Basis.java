package org.linli.trace;

import org.linli.basics.Identifier;

/**
 * Something that a ruling relied on beyond the subjects it read, with its version, for example {@code authority@7} or
 * {@code weekdays@1}: a duty register, a calendar, a threshold, a roster.
 *
 * @param source the name of what was relied on, an {@link Identifier} without {@code @}
 * @param version its version at that time, an {@link Identifier}
 */
public record Basis(String source, String version) {
    /** Checks both parts. */
    public Basis {
        Identifier.checked("source of a basis", source);
        Identifier.checked("version of a basis", version);
        if (source.indexOf('@') >= 0) {
            throw new IllegalArgumentException("The source (" + source + ") of a basis must not have an '@'.");
        }
    }

    /**
     * A basis.
     *
     * @param source the name of what was relied on
     * @param version its version at that time
     * @return the basis
     * @throws IllegalArgumentException if a part is not well-formed
     */
    public static Basis of(String source, String version) {
        return new Basis(source, version);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text source, {@code @}, version
     * @return the basis
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Basis parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(
                    "The basis (" + text + ") must be a source and a version with an '@' between.");
        }
        return new Basis(text.substring(0, at), text.substring(at + 1));
    }

    /** Source, {@code @}, version. */
    @Override
    public String toString() {
        return source + "@" + version;
    }
}
