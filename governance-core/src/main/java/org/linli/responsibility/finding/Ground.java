package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/** Which area lies in which: each is numbered before those below it, so that an area with everything below it is a range. */
final class Ground {
    private final Territory territory;
    private final Map<AreaId, Integer> numbers = new HashMap<>();
    private final Map<AreaId, List<AreaId>> below = new HashMap<>();
    private final List<AreaId> roots = new ArrayList<>();
    private final List<AreaId> ids = new ArrayList<>();
    private final int[] ends;
    private final int[] parents;

    /** The parents do not lead round in a circle; the proof has seen to that. */
    Ground(Territory territory) {
        this.territory = territory;
        this.ends = new int[territory.areas().size()];
        this.parents = new int[ends.length];
        for (Area area : territory.areas().values()) {
            parent(area)
                    .map(above -> below.computeIfAbsent(above, none -> new ArrayList<>()))
                    .orElse(roots)
                    .add(area.id());
        }
        int next = 0;
        for (AreaId root : roots) {
            next = place(root, -1, next);
        }
    }

    private Optional<AreaId> parent(Area area) {
        return area.plan()
                .flatMap(AreaPlan::parent)
                .filter(above -> territory.area(above).flatMap(Area::validity).isPresent());
    }

    private int place(AreaId area, int parent, int number) {
        numbers.put(area, number);
        ids.add(area);
        parents[number] = parent;
        int next = number + 1;
        for (AreaId each : below(area)) {
            next = place(each, number, next);
        }
        ends[number] = next;
        return next;
    }

    /** The areas with nothing above them. */
    List<AreaId> roots() {
        return roots;
    }

    /** The areas right below one. */
    List<AreaId> below(AreaId area) {
        return below.getOrDefault(area, List.of());
    }

    /** The number of an area; −1 if it is unknown. */
    int number(AreaId area) {
        return numbers.getOrDefault(area, -1);
    }

    AreaId area(int number) {
        return ids.get(number);
    }

    /** The first number after an area and everything below it. */
    int end(int number) {
        return ends[number];
    }

    /** The number of the area above; −1 if there is none. */
    int parent(int number) {
        return parents[number];
    }

    Optional<Validity> standing(AreaId area) {
        return territory.area(area).flatMap(Area::validity);
    }

    /** Of some areas those that lie in no other of them. */
    List<AreaId> widest(Collection<AreaId> some) {
        List<AreaId> all = new ArrayList<>();
        int end = 0;
        for (AreaId each :
                some.stream().sorted(Comparator.comparingInt(this::number)).toList()) {
            int number = number(each);
            if (number < 0 || number >= end) {
                all.add(each);
                end = number < 0 ? end : ends[number];
            }
        }
        return all;
    }

    /** Whether an area is another or lies in it. */
    boolean isIn(AreaId area, AreaId wider) {
        if (area.equals(wider)) {
            return true;
        }
        int number = number(area);
        int wide = number(wider);
        return number >= 0 && wide >= 0 && wide <= number && number < ends[wide];
    }

    boolean meet(AreaId one, AreaId other) {
        return isIn(one, other) || isIn(other, one);
    }

    /** The narrower of two areas that meet. */
    AreaId narrower(AreaId one, AreaId other) {
        return isIn(one, other) ? one : other;
    }
}
