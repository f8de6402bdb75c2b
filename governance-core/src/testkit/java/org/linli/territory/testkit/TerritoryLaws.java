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
     * Looks for what must not be: two areas on the same ground though neither is above the other, an area that reaches outside one above it, an area above itself, history that is known at one
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
                judge(territory, standing.get(i), other, findings);
            }
        }
        return List.copyOf(findings);
    }

    private static void judge(Territory territory, Area one, Area other, List<String> findings) {
        AreaPlan here = one.plan().orElseThrow();
        AreaPlan there = other.plan().orElseThrow();
        if (here.shape().isEmpty() || there.shape().isEmpty()) {
            return;
        }
        if (territory.above(one.id()).contains(other.id())) {
            inside(one, other, findings);
        } else if (territory.above(other.id()).contains(one.id())) {
            inside(other, one, findings);
        } else if (here.tree().equals(there.tree())
                && here.shape().get().overlaps(there.shape().get())) {
            findings.add(one.id() + " and " + other.id() + " cover the same ground");
        }
    }

    private static void inside(Area below, Area above, List<String> findings) {
        if (below.plan()
                .flatMap(AreaPlan::shape)
                .orElseThrow()
                .reachesOutside(above.plan().flatMap(AreaPlan::shape).orElseThrow())) {
            findings.add(below.id() + " reaches outside " + above.id());
        }
    }
}
