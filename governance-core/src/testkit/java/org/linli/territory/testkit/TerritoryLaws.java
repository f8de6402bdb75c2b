package org.linli.territory.testkit;

import java.util.ArrayList;
import java.util.List;
import org.linli.basics.AreaId;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/** What must hold of all areas together, whatever was done at whose desk. Runs over a host's own territory too. */
public final class TerritoryLaws {
    private TerritoryLaws() {}

    /**
     * Looks for what must not be: two areas of one tree and parent on the same ground, an area above itself, history that is known at one
     * end only.
     *
     * @param territory all areas
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Territory territory) {
        List<String> findings = new ArrayList<>();
        List<Area> standing = territory.areas().values().stream()
                .filter(each -> each.stage() == Area.AreaStage.STANDING)
                .toList();
        for (Area each : territory.areas().values()) {
            if (territory.above(each.id()).contains(each.id())) {
                findings.add(each.id() + " stands above itself");
            }
            for (AreaId later : each.into()) {
                if (territory
                        .area(later)
                        .filter(area -> area.from().contains(each.id()))
                        .isEmpty()) {
                    findings.add(later + " does not know that it came from " + each.id());
                }
            }
        }
        for (int i = 0; i < standing.size(); i++) {
            for (Area other : standing.subList(0, i)) {
                if (overlap(standing.get(i).plan().orElseThrow(), other.plan().orElseThrow())) {
                    findings.add(standing.get(i).id() + " and " + other.id() + " cover the same ground");
                }
            }
        }
        return List.copyOf(findings);
    }

    private static boolean overlap(AreaPlan one, AreaPlan other) {
        return one.tree().equals(other.tree())
                && one.parent().equals(other.parent())
                && one.shape().isPresent()
                && other.shape().isPresent()
                && one.shape().get().overlaps(other.shape().get());
    }
}
