package org.linli.matching;

import java.util.Objects;
import java.util.Optional;

/**
 * One order goes from one place to another: "the second lunch goes from the kitchen to the bakery".
 *
 * @param order its id
 * @param from the supplier it leaves; empty if it was left over or is new
 * @param to the supplier it goes to; empty if it is left over or gone
 */
public record Move(String order, Optional<String> from, Optional<String> to) {
    /** Checks that nothing is missing. */
    public Move {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
