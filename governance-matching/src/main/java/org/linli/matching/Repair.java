package org.linli.matching;

import java.util.List;
import java.util.Objects;

/**
 * What a change has led to: "the visit is declined; it goes to the other nurse, whose round is left to a third, 400 metres more".
 *
 * @param moves every order that is elsewhere now, ascending by id; immutable
 * @param change by how much the cost of the plan has grown; below 0 where it has fallen
 */
public record Repair(List<Move> moves, Cost change) {
    /** Checks that nothing is missing. */
    public Repair {
        moves = List.copyOf(moves);
        Objects.requireNonNull(change, "change");
    }
}
