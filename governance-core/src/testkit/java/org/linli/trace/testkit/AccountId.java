package org.linli.trace.testkit;

import org.linli.basics.Identifier;

/**
 * An account of the sample domain, for example {@code acc-7}.
 *
 * @param value the id as text, an {@link Identifier}
 */
public record AccountId(String value) implements Comparable<AccountId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public AccountId {
        Identifier.checked("account id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static AccountId parse(String text) {
        return new AccountId(text);
    }

    /** Orders by the text. */
    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
