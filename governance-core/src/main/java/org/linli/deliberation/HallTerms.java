package org.linli.deliberation;

import java.util.Objects;
import org.linli.actor.Roster;
import org.linli.territory.Territory;
import org.linli.trace.Basis;

/**
 * What the rules of deliberation need to know beyond a deliberation: values with versions, cited by what relies on them.
 *
 * @param designs by which designs it can go
 * @param roster who is of which kind
 * @param territory which areas there are
 */
public record HallTerms(DesignBook designs, Roster roster, Territory territory) {
    /** Checks that nothing is missing. */
    public HallTerms {
        Objects.requireNonNull(designs, "designs");
        Objects.requireNonNull(roster, "roster");
        Objects.requireNonNull(territory, "territory");
    }

    Basis[] cited(Basis mandate, Basis design) {
        return new Basis[] {mandate, design, roster.basis(), territory.basis()};
    }
}
