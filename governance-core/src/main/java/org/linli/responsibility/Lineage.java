package org.linli.responsibility;

import java.util.Arrays;
import java.util.Map;
import org.linli.basics.AreaId;
import org.linli.territory.Area;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/**
 * Which areas lie in which, in numbers of its own beside those of a register: so that being asked leaves a register as it is. Good for one
 * version of a territory and as many areas as the register knew.
 */
final class Lineage {
    private final Territory of;
    private final Numbered<AreaId> places = new Numbered<>();
    private final int[] parents;
    /** The numbers that places have in the register; −1 where it knows none. */
    private final int[] stored;

    private final int known;

    private Lineage(Territory territory, Numbered<AreaId> areas) {
        of = territory;
        known = areas.size();
        territory.areas().keySet().forEach(places::numberOf);
        for (int i = 0; i < known; i++) {
            places.numberOf(areas.value(i));
        }
        parents = new int[places.size()];
        stored = new int[places.size()];
        Arrays.fill(parents, -1);
        Arrays.fill(stored, -1);
        for (Area each : territory.areas().values()) {
            each.plan()
                    .flatMap(AreaPlan::parent)
                    .ifPresent(parent -> parents[places.find(each.id())] = places.find(parent));
        }
        for (int i = 0; i < known; i++) {
            stored[places.find(areas.value(i))] = i;
        }
    }

    static Lineage none() {
        return new Lineage(Territory.of("0", Map.of()), new Numbered<>());
    }

    /** This one where it is still good, or a new one. */
    @SuppressWarnings(
            "ReferenceEquality") // comparing all areas would cost what it saves; another value is looked at anew
    Lineage of(Territory territory, Numbered<AreaId> areas) {
        return territory == of && areas.size() == known ? this : new Lineage(territory, areas);
    }

    /** The number of an area, or −1. */
    int place(AreaId area) {
        return places.find(area);
    }

    /** The number of the place above, or −1. */
    int above(int place) {
        return parents[place];
    }

    /** The register's number of a place, or −1. */
    int stored(int place) {
        return stored[place];
    }

    /** How many places there are: no way up is longer, be there a circle. */
    int size() {
        return parents.length;
    }
}
