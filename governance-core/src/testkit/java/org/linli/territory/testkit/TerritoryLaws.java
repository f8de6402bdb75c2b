package org.linli.territory.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.linli.basics.AreaId;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/** What must hold of all areas together, whatever was done at whose desk. Runs over a host's own territory too. */
public final class TerritoryLaws {
    private TerritoryLaws() {}

    /**
     * Looks for what must not be: two areas on the same ground at the same time though neither is above the other, an area that reaches outside one above it, an area above itself, history that is known at one
     * end only.
     *
     * @param territory all areas
     * @return one line for each finding, with ids; empty if all is well; immutable
     */
    public static List<String> findings(Territory territory) {
        List<String> findings = new ArrayList<>();
        List<Area> all = List.copyOf(territory.areas().values());
        Instant now = all.stream()
                .flatMap(each -> each.latest().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
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
        for (int i = 0; i < all.size(); i++) {
            for (Area other : all.subList(0, i)) {
                if (meet(all.get(i), other, now)) {
                    judge(territory, all.get(i), other, findings);
                }
            }
        }
        return List.copyOf(findings);
    }

    /** Whether both stand at some instant that is still to come, with the boundaries that they have now. */
    private static boolean meet(Area one, Area other, Instant now) {
        return one.validity().orElseThrow().overlaps(other.validity().orElseThrow())
                && Stream.of(one, other)
                        .flatMap(each -> each.validity().orElseThrow().until().stream())
                        .allMatch(now::isBefore);
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
