package org.linli.order;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.linli.basics.Identifier;
import org.linli.trace.ActId;
import org.linli.trace.Digest;

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
     * The ids of the places of an order for several suppliers, the same if it is placed again: this one, and for each further place one
     * that derives from it.
     *
     * @param helpers how many places; at least 1
     * @return the ids, this one first; immutable
     */
    public List<OrderId> places(int helpers) {
        List<OrderId> all = new ArrayList<>(helpers);
        all.add(this);
        for (int place = 2; place <= helpers; place++) {
            all.add(derived(Integer.toString(place)));
        }
        return List.copyOf(all);
    }

    /** The id that derives from this one; from its digest where it would become too long. */
    OrderId derived(String suffix) {
        boolean fits = value.length() + 1 + suffix.length() <= Identifier.MAX_LENGTH;
        String stem = fits
                ? value
                : Digest.sha256(value.getBytes(StandardCharsets.UTF_8)).toString();
        return new OrderId(stem + "." + suffix);
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
