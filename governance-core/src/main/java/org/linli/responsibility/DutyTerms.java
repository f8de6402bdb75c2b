package org.linli.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.linli.actor.Roster;
import org.linli.basics.AreaId;
import org.linli.territory.Territory;
import org.linli.trace.Basis;

/**
 * What the rules about duties need to know beyond a charge: who is who, which areas there are, and what a residents' committee may be asked
 * for. Versioned values, each cited in what is granted.
 *
 * @param roster who is who
 * @param territory which areas there are
 * @param lists what a residents' committee does and helps with, and what must not be put on it
 */
public record DutyTerms(Roster roster, Territory territory, CommitteeLists lists) {
    /** Checks that nothing is missing. */
    public DutyTerms {
        Objects.requireNonNull(roster, "roster");
        Objects.requireNonNull(territory, "territory");
        Objects.requireNonNull(lists, "lists");
    }

    Basis[] cited(Basis mandate) {
        List<Basis> cited = new ArrayList<>(List.of(mandate, roster.basis(), territory.basis()));
        cited.add(lists.basis());
        return cited.toArray(Basis[]::new);
    }

    /** Whether an area is another or lies in it. */
    boolean isIn(AreaId area, AreaId wider) {
        return area.equals(wider) || territory.above(area).contains(wider);
    }

    /** Whether two areas have ground in common: one is the other or lies in it. */
    boolean meet(AreaId one, AreaId other) {
        return isIn(one, other) || isIn(other, one);
    }
}
