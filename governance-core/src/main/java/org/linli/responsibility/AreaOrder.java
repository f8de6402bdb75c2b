package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/**
 * The areas of a territory, each before those below it, so that an area with everything below it is a range; and for each the times at
 * which something of it stood: of a lowest area its own, of another those of the lowest areas below it.
 */
final class AreaOrder {
    private static final long FOREVER = Long.MAX_VALUE;

    private final AreaId[] ids;
    private final Map<AreaId, Integer> numbers = new HashMap<>();
    private final int[] parents;
    /** The first number after the area and everything below it. */
    private final int[] ends;
    /** Disjoint, in order: from, until, from, until. */
    private final long[][] lifetimes;

    private AreaOrder(int size) {
        ids = new AreaId[size];
        parents = new int[size];
        ends = new int[size];
        lifetimes = new long[size][];
    }

    static AreaOrder of(Territory territory) {
        Map<AreaId, List<Area>> below = new TreeMap<>();
        List<Area> roots = new ArrayList<>();
        int size = 0;
        for (Area area : territory.areas().values()) {
            if (area.validity().isPresent()) {
                Optional<AreaId> parent = area.plan()
                        .flatMap(AreaPlan::parent)
                        .filter(above ->
                                territory.area(above).flatMap(Area::validity).isPresent());
                parent.map(above -> below.computeIfAbsent(above, none -> new ArrayList<>()))
                        .orElse(roots)
                        .add(area);
                size++;
            }
        }
        AreaOrder order = new AreaOrder(size);
        int next = 0;
        for (Area root : roots) {
            next = order.place(root, -1, next, below);
        }
        return order;
    }

    private int place(Area area, int parent, int number, Map<AreaId, List<Area>> below) {
        ids[number] = area.id();
        numbers.put(area.id(), number);
        parents[number] = parent;
        int next = number + 1;
        List<Area> children = below.getOrDefault(area.id(), List.of());
        for (Area child : children) {
            next = place(child, number, next, below);
        }
        ends[number] = next;
        lifetimes[number] = children.isEmpty() ? own(area.validity().orElseThrow()) : union(number);
        return next;
    }

    private static long[] own(Validity validity) {
        return new long[] {from(validity), until(validity)};
    }

    private long[] union(int parent) {
        List<long[]> all = new ArrayList<>();
        for (int child = parent + 1; child < ends[parent]; child = ends[child]) {
            long[] times = lifetimes[child];
            for (int i = 0; i < times.length; i += 2) {
                all.add(new long[] {times[i], times[i + 1]});
            }
        }
        all.sort((a, b) -> Long.compare(a[0], b[0]));
        long[] union = new long[2 * all.size()];
        int length = 0;
        for (long[] each : all) {
            if (length > 0 && each[0] <= union[length - 1]) {
                union[length - 1] = Math.max(union[length - 1], each[1]);
            } else {
                union[length++] = each[0];
                union[length++] = each[1];
            }
        }
        return Arrays.copyOf(union, length);
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

    boolean isLowest(int number) {
        return ends[number] == number + 1;
    }

    long[] lifetimes(int number) {
        return lifetimes[number];
    }
}
