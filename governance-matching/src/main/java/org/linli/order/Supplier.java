package org.linli.order;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;
import org.linli.basics.GeoPoint;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;

/**
 * Somebody who serves residents: a canteen, a cleaning company, a volunteers' team. For example {@code canteen-2}, which cooks meals
 * at the market and delivers twelve at a time.
 *
 * @param id who
 * @param serves the matters they serve; immutable, unordered
 * @param base the point they set out from
 * @param capacity how many orders they can have at hand at any one time, offers included; at least 1
 * @param hours when they serve; nothing for any time
 * @param reach how far from their base they serve, straight and inclusive; nothing for anywhere
 */
public record Supplier(
        ActorId id,
        Set<MatterId> serves,
        GeoPoint base,
        int capacity,
        Optional<ServiceHours> hours,
        Optional<Distance> reach) {
    /** Checks that nothing is missing and that there is room for one order at least. */
    public Supplier {
        Objects.requireNonNull(id, "id");
        serves = Set.copyOf(serves);
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(reach, "reach");
        if (capacity < 1) {
            throw new IllegalArgumentException("The capacity (" + capacity + ") of supplier (" + id
                    + ") must be at least 1. Maybe leave the supplier out of the roster.");
        }
    }

    /**
     * A supplier who serves at any time and anywhere.
     *
     * @param id who
     * @param serves the matters they serve
     * @param base the point they set out from
     * @param capacity how many orders they can have at hand at any one time; at least 1
     */
    public Supplier(ActorId id, Set<MatterId> serves, GeoPoint base, int capacity) {
        this(id, serves, base, capacity, Optional.empty(), Optional.empty());
    }

    /**
     * The same supplier who serves at certain hours only.
     *
     * @param open when
     * @return a supplier
     */
    public Supplier withHours(ServiceHours open) {
        return new Supplier(id, serves, base, capacity, Optional.of(open), reach);
    }

    /**
     * The same supplier who serves as far as that only.
     *
     * @param far how far
     * @return a supplier
     */
    public Supplier withReach(Distance far) {
        return new Supplier(id, serves, base, capacity, hours, Optional.of(far));
    }

    /** Whether they serve all through a window; at any time if there is none. */
    boolean servesAt(Optional<TimeWindow> window) {
        return window.flatMap(wanted -> hours.map(open -> open.covers(wanted))).orElse(true);
    }

    /** Whether they come so far. */
    boolean comesTo(Distance away) {
        return reach.map(far -> away.compareTo(far) <= 0).orElse(true);
    }
}
