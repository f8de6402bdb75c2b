package org.linli.choice;

import java.util.Objects;
import org.linli.basics.Identifier;

/**
 * Something that can be chosen, for example {@code park} "A pocket park behind block 7": a candidate, a proposal, a project, a
 * package. Whoever is chosen from may call it what they like; the id alone decides which is which.
 *
 * @param id a well-formed {@link Identifier}; compared exactly
 * @param name what people call it; not empty, any text, no part of equality of outcomes but shown in summaries
 */
public record Option(String id, String name) implements Comparable<Option> {
    /** Checks the id, and that there is a name. */
    public Option {
        Identifier.checked("id of an option", id);
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the option (" + id + ") must not be blank. Maybe repeat the id.");
        }
    }

    /**
     * An option that is called by its id.
     *
     * @param id the id
     * @return the option
     * @throws IllegalArgumentException if the id is not a well-formed {@link Identifier}
     */
    public static Option of(String id) {
        return new Option(id, id);
    }

    /** Orders by id, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(Option other) {
        return id.compareTo(other.id);
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
