package org.linli.matching;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that could be given way on, so that an order is served: "radius 3 km instead of 2 km: the bakery at 2400 metres", "one more place at
 * the kitchen".
 *
 * @param name what it is called
 * @param supplier whom it concerns
 * @param cost what the order would cost with the supplier, if the pair becomes possible; empty if the supplier takes one order more instead
 */
public record Relaxation(String name, String supplier, Optional<Cost> cost) {
    /** Checks that nothing is missing. */
    public Relaxation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(cost, "cost");
    }

    /**
     * A pair becomes possible.
     *
     * @param name what it is called
     * @param supplier the supplier's id
     * @param cost what the order would cost there
     * @return the relaxation
     */
    public static Relaxation pair(String name, String supplier, Cost cost) {
        return new Relaxation(name, supplier, Optional.of(cost));
    }

    /**
     * A supplier takes one order more.
     *
     * @param name what it is called
     * @param supplier the supplier's id
     * @return the relaxation
     */
    public static Relaxation place(String name, String supplier) {
        return new Relaxation(name, supplier, Optional.empty());
    }

    /**
     * What a relaxation would lead to.
     *
     * @param relaxation which
     * @param isServed whether then there is a best plan that serves the order
     * @param change by how much the cost of the best plan would change, never above 0
     */
    public record Effect(Relaxation relaxation, boolean isServed, Cost change) {
        /** Checks that nothing is missing. */
        public Effect {
            Objects.requireNonNull(relaxation, "relaxation");
            Objects.requireNonNull(change, "change");
        }
    }
}
