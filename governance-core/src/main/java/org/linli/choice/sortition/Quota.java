package org.linli.choice.sortition;

import java.util.Objects;

/**
 * How many members of a panel have a trait, for example 5 to 7 of {@code age: 60+}.
 *
 * @param category what is looked at
 * @param value the trait
 * @param least the fewest members with it, not negative
 * @param most the most members with it, inclusive
 */
public record Quota(String category, String value, int least, int most) {
    /** Checks that the limits are in order. */
    public Quota {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(value, "value");
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("The quota of " + category + " " + value + " (" + least + " to " + most
                    + ") must not be negative, and must be in order.");
        }
    }

    boolean counts(Volunteer volunteer) {
        return value.equals(volunteer.traits().get(category));
    }
}
