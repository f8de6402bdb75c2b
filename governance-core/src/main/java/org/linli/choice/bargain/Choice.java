package org.linli.choice.bargain;

import java.util.Objects;

/**
 * One option of one issue, for example {@code hours=daytime}.
 *
 * @param issue the id of the issue
 * @param option the id of one of its options
 */
public record Choice(String issue, String option) {
    /** Checks that nothing is missing. */
    public Choice {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(option, "option");
    }

    /**
     * Reads what {@link #toString()} wrote. The id of an issue that contains {@code =} cannot be written so.
     *
     * @param text the id of an issue, {@code =}, the id of an option
     * @return the choice
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Choice parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "The choice (" + text + ") must be an issue and an option with a '=' between: 'hours=daytime'.");
        }
        return new Choice(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The id of the issue, {@code =}, the id of the option. */
    @Override
    public String toString() {
        return issue + "=" + option;
    }
}
