package org.linli.choice.bargain;

import java.util.Arrays;
import java.util.List;

/**
 * What can be carried out and what cannot, for example "if {@code space=both}, then {@code budget=high}": whoever takes all the given
 * choices must take one of the others too. With none to take, the given choices cannot stand together.
 *
 * @param given the choices that bring the condition into force, at least one; immutable
 * @param oneOf the choices of which one is needed then; empty if nothing helps; immutable
 */
public record Condition(List<Choice> given, List<Choice> oneOf) {
    /** Checks that there is something to rule out. */
    public Condition {
        given = List.copyOf(given);
        oneOf = List.copyOf(oneOf);
        if (given.isEmpty()) {
            throw new IllegalArgumentException(
                    "The given choices of a condition must not be empty. Maybe leave the option out of its issue.");
        }
    }

    /**
     * Choices that cannot stand together.
     *
     * @param together choices such as {@code space=both}
     * @return the condition
     * @throws IllegalArgumentException if there is none, or one is no choice
     */
    public static Condition forbid(String... together) {
        return new Condition(Arrays.stream(together).map(Choice::parse).toList(), List.of());
    }

    /**
     * A choice that needs another.
     *
     * @param given a choice such as {@code space=both}
     * @param oneOf the choices of which one is needed with it
     * @return the condition
     * @throws IllegalArgumentException if one is no choice
     */
    public static Condition require(String given, String... oneOf) {
        return new Condition(
                List.of(Choice.parse(given)),
                Arrays.stream(oneOf).map(Choice::parse).toList());
    }

    /** The condition as {@code given & given -> one | one}. */
    @Override
    public String toString() {
        return String.join(" & ", given.stream().map(Choice::toString).toList()) + " -> "
                + (oneOf.isEmpty()
                        ? "never"
                        : String.join(
                                " | ", oneOf.stream().map(Choice::toString).toList()));
    }
}
