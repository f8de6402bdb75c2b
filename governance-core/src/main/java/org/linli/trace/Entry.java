package org.linli.trace;

import java.util.List;
import java.util.Objects;

/**
 * A fact on its way into the journal.
 *
 * @param act the act that brings it about
 * @param fact what happened
 * @param basis what the ruling relied on beyond the subjects it read; immutable, ordered
 */
public record Entry(Act act, Fact<?> fact, List<Basis> basis) {
    /** Checks that nothing is missing. */
    public Entry {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(fact, "fact");
        basis = List.copyOf(basis);
    }

    /**
     * An entry that relies on nothing else.
     *
     * @param act the act that brings the fact about
     * @param fact what happened
     * @return the entry
     */
    public static Entry of(Act act, Fact<?> fact) {
        return new Entry(act, fact, List.of());
    }
}
