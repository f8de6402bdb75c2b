package org.linli.actor;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * An item on a list of a party branch, for example {@code app-7f3a9c}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record ItemId(String value) implements Comparable<ItemId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public ItemId {
        Identifier.checked("item id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ItemId of(String value) {
        return new ItemId(value);
    }

    /**
     * The id of the item that an act lists: the act's own.
     *
     * @param listing the id of the act
     * @return the id
     */
    public static ItemId from(ActId listing) {
        return new ItemId(listing.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static ItemId parse(String text) {
        return new ItemId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
