package org.linli.trace;

import java.util.Objects;
import org.linli.basics.Identifier;

/**
 * What a trail is about, for example {@code case/nyc-51934683}: one case, one order, one account. Facts of one subject form one
 * gapless sequence; a subject is the unit of what is read, ruled on and appended.
 *
 * @param kind the name of the {@link Kind}, an {@link Identifier} without a slash
 * @param id the id within the kind, an {@link Identifier}
 */
public record Subject(String kind, String id) implements Comparable<Subject> {
    /** Checks that nothing is missing; {@link #of} checks that the parts are well-formed, and so does a journal at append. */
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /**
     * The subject of a kind with an id.
     *
     * @param kind the name of the kind
     * @param id the id within the kind
     * @return the subject
     * @throws IllegalArgumentException if a part is not a well-formed {@link Identifier}, or the kind has a slash
     */
    public static Subject of(String kind, String id) {
        Identifier.checked("kind of a subject", kind);
        Identifier.checked("id of a subject", id);
        if (kind.indexOf('/') >= 0) {
            throw new IllegalArgumentException("The kind (" + kind + ") of a subject must not have a '/'.");
        }
        return new Subject(kind, id);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text kind, slash, id
     * @return the subject
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Subject parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "The subject (" + text + ") must be a kind and an id with a '/' between.");
        }
        return of(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Orders by kind, then by id, as texts. */
    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subject that && id.equals(that.id) && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        // Ids are often numbers in a row, whose hashes lie close together: spread them over the whole range.
        return (kind.hashCode() * 31 + id.hashCode()) * 0x9e3779b9;
    }

    /** Kind, slash, id. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
