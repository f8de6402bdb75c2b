package org.linli.territory.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.AreaId;
import org.linli.territory.Area;
import org.linli.territory.AreaShape;
import org.linli.territory.AreaTree;
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
                judge(territory, all.get(i), other, findings);
            }
        }
        return List.copyOf(findings);
    }

    /** Between the instants at which either of them is drawn, nothing changes. */
    private static void judge(Territory territory, Area one, Area other, List<String> findings) {
        Stream.of(one, other)
                .flatMap(each -> each.shapes().stream())
                .map(Area.Drawn::since)
                .distinct()
                .sorted()
                .flatMap(at -> judge(territory, one, other, at).stream())
                .findFirst()
                .ifPresent(findings::add);
    }

    private static Optional<String> judge(Territory territory, Area one, Area other, Instant at) {
        Optional<AreaShape> here = one.shapeAt(at);
        Optional<AreaShape> there = other.shapeAt(at);
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        if (territory.above(one.id()).contains(other.id())) {
            return inside(one, here.get(), other, there.get());
        } else if (territory.above(other.id()).contains(one.id())) {
            return inside(other, there.get(), one, here.get());
        }
        return tree(one).equals(tree(other)) && here.get().overlaps(there.get())
                ? Optional.of(one.id() + " and " + other.id() + " cover the same ground")
                : Optional.empty();
    }

    private static Optional<String> inside(Area below, AreaShape shape, Area above, AreaShape bound) {
        return shape.reachesOutside(bound)
                ? Optional.of(below.id() + " reaches outside " + above.id())
                : Optional.empty();
    }

    private static AreaTree tree(Area area) {
        return area.plan().orElseThrow().tree();
    }
}
