package org.linli.basics;

/**
 * An actor of the community, for example {@code street-shuiguohu} or {@code resident-7f3a}: an organisation, a household or a
 * person. Ids of natural persons are pseudonyms; a name never stands in an id.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record ActorId(String value) implements Comparable<ActorId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public ActorId {
        Identifier.checked("actor id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ActorId of(String value) {
        return new ActorId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ActorId parse(String text) {
        return new ActorId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(ActorId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
