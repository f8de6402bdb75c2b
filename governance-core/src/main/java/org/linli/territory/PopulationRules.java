package org.linli.territory;

import org.linli.trace.Asked;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/** What is allowed with populations: pure functions. */
public final class PopulationRules {
    static final String DECLARE = "population.declare";

    private PopulationRules() {}

    /**
     * Declares how many people of a group there were in an area on a day.
     *
     * @param before the population
     * @param base how many, when, and who says so
     * @param area the area
     * @param asked mandate, act and time
     * @return declared, or why not
     */
    public static Ruling<PopulationFact> declare(Population before, PopulationBase base, Area area, Asked asked) {
        Subject subject = Population.KIND.subject(before.id());
        Ruling<PopulationFact> no = AreaRules.whyNot(asked, subject, DECLARE, before.latest());
        if (no == null && area.plan().isEmpty()) {
            no = Ruling.refused(TerritoryReason.UNKNOWN, Area.KIND.subject(area.id()), DECLARE);
        }
        if (no == null
                && before.bases().stream()
                        .anyMatch(each -> each.group().equals(base.group())
                                && each.day().equals(base.day())
                                && each.source().equals(base.source()))) {
            no = Ruling.refused(TerritoryReason.ALREADY_DECLARED, subject, DECLARE);
        }
        return no != null
                ? no
                : Ruling.granted(
                        new PopulationFact.Declared(before.id(), base),
                        asked.mandate().basis());
    }
}
