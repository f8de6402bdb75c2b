package org.linli.order;

import java.util.Objects;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;

/**
 * Somebody who serves residents: a canteen, a cleaning company, a volunteers' team. For example {@code canteen-2}, which cooks meals
 * at the market and delivers twelve at a time.
 *
 * @param id who
 * @param serves the matters they serve; immutable, unordered
 * @param base the point they set out from
 * @param capacity how many orders they can have at hand at once, offers included; at least 1
 */
public record Supplier(ActorId id, Set<MatterId> serves, GeoPoint base, int capacity) {
    /** Checks that nothing is missing and that there is room for one order at least. */
    public Supplier {
        Objects.requireNonNull(id, "id");
        serves = Set.copyOf(serves);
        Objects.requireNonNull(base, "base");
        if (capacity < 1) {
            throw new IllegalArgumentException("The capacity (" + capacity + ") of supplier (" + id
                    + ") must be at least 1. Maybe leave the supplier out of the roster.");
        }
    }
}
