package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/**
 * The areas of a territory, each before those below it, so that an area with everything below it is a range; and for each the times at
 * which it was a lowest one, and those at which something of it stood. An area is a lowest one at an instant if it stands and nothing that
 * divides it does. Grids and the areas of administration divide the one above them; service areas divide nothing, and are lowest ones
 * themselves whenever they stand.
 */
final class AreaOrder {
    private static final long FOREVER = Long.MAX_VALUE;

    private final AreaId[] ids;
    private final Map<AreaId, Integer> numbers = new HashMap<>();
    private final int[] parents;
    /** The first number after the area and everything below it. */
    private final int[] ends;
    /** When each is a lowest one: disjoint, in order: from, until, from, until. */
    private final long[][] lowest;
    /** When each or something below it is a lowest one. */
    private final long[][] lifetimes;

    private AreaOrder(int size) {
        ids = new AreaId[size];
        parents = new int[size];
        ends = new int[size];
        lowest = new long[size][];
        lifetimes = new long[size][];
    }

    /** Throws if somebody's parents lead back to it. */
    static AreaOrder of(Territory territory) {
        Map<AreaId, List<Area>> below = new TreeMap<>();
        List<Area> roots = new ArrayList<>();
        List<Area> all = new ArrayList<>();
        for (Area area : territory.areas().values()) {
            if (area.validity().isPresent()) {
                Optional<AreaId> parent = area.plan()
                        .flatMap(AreaPlan::parent)
                        .filter(above ->
                                territory.area(above).flatMap(Area::validity).isPresent());
                parent.map(above -> below.computeIfAbsent(above, none -> new ArrayList<>()))
                        .orElse(roots)
                        .add(area);
                all.add(area);
            }
        }
        AreaOrder order = new AreaOrder(all.size());
        int next = 0;
        for (Area root : roots) {
            next = order.place(root, -1, next, below).end;
        }
        for (Area each : all) {
            if (order.numberOf(each.id()) < 0) {
                throw new IllegalArgumentException(
                        "The parents of area (" + each.id() + ") must not lead round in a circle.");
            }
        }
        return order;
    }

    /** What was placed: up to which number, and when it or something that divides it stands. */
    private static final class Placed {
        final int end;
        final long[] standing;

        Placed(int end, long[] standing) {
            this.end = end;
            this.standing = standing;
        }
    }

    private Placed place(Area area, int parent, int number, Map<AreaId, List<Area>> below) {
        ids[number] = area.id();
        numbers.put(area.id(), number);
        parents[number] = parent;
        int next = number + 1;
        long[] parts = {};
        long[] lives = {};
        for (Area child : below.getOrDefault(area.id(), List.of())) {
            int first = next;
            Placed placed = place(child, number, next, below);
            next = placed.end;
            parts = divides(child) ? Times.union(parts, placed.standing) : parts;
            lives = Times.union(lives, lifetimes[first]);
        }
        long[] own = {from(area.validity().orElseThrow()), until(area.validity().orElseThrow())};
        ends[number] = next;
        lowest[number] = Times.less(own, parts);
        lifetimes[number] = Times.union(lowest[number], lives);
        return new Placed(next, Times.union(own, parts));
    }

    private static boolean divides(Area child) {
        return child.plan().filter(plan -> plan.level() != AreaLevel.SERVICE).isPresent();
    }

    static long from(Validity validity) {
        return Microseconds.of(validity.from());
    }

    static long until(Validity validity) {
        return validity.until().map(Microseconds::of).orElse(FOREVER);
    }

    static Instant instant(long micros) {
        return Microseconds.instant(micros);
    }

    int size() {
        return ids.length;
    }

    AreaId id(int number) {
        return ids[number];
    }

    /** The number of an area, or −1. */
    int numberOf(AreaId id) {
        return numbers.getOrDefault(id, -1);
    }

    int parent(int number) {
        return parents[number];
    }

    int end(int number) {
        return ends[number];
    }

    long[] lowest(int number) {
        return lowest[number];
    }

    long[] lifetimes(int number) {
        return lifetimes[number];
    }
}
