package org.linli.responsibility;

import com.google.common.collect.MapMaker;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.basics.AreaId;
import org.linli.territory.AreaPlan;
import org.linli.territory.Territory;

/** Which areas have none below them; looked for once in each version of a territory, as long as that is in use. */
final class Undivided {
    /** By identity, and let go with the territory. */
    private static final Map<Territory, Set<AreaId>> DIVIDED =
            new MapMaker().weakKeys().makeMap();

    private Undivided() {}

    static boolean is(AreaId area, Territory territory) {
        return !DIVIDED.computeIfAbsent(territory, Undivided::divided).contains(area);
    }

    private static Set<AreaId> divided(Territory territory) {
        return territory.areas().values().stream()
                .flatMap(each -> each.plan().flatMap(AreaPlan::parent).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
