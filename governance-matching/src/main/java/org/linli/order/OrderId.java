package org.linli.order;

import org.linli.basics.Identifier;
import org.linli.trace.ActId;

/**
 * An order, for example {@code app-7f3a9c} or {@code order-for-case@1042}.
 *
 * @param value the id as text: see {@link Identifier} for what it may contain; compared exactly
 */
public record OrderId(String value) implements Comparable<OrderId> {
    /** Checks that the value is a well-formed {@link Identifier}. */
    public OrderId {
        Identifier.checked("order id", value);
    }

    /**
     * The id with this text.
     *
     * @param value the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static OrderId of(String value) {
        return new OrderId(value);
    }

    /**
     * The id of the order that an act places: the act's own, so that placing it twice makes one order.
     *
     * @param placing the id of the act that places it
     * @return the id
     */
    public static OrderId from(ActId placing) {
        return new OrderId(placing.value());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of the id
     * @return the id
     * @throws IllegalArgumentException if the text is not a well-formed {@link Identifier}
     */
    public static OrderId parse(String text) {
        return new OrderId(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
