package org.linli.testkit;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which package stands on which floor: a package imports only from floors below its own.
 *
 * <p>A room is a package with all its sub-packages, except those that are rooms themselves. The plan may name rooms that
 * are not built yet; a package that stands in no room is a finding.
 */
public final class HousePlan {

    /** The rooms of governance-core. */
    public static final HousePlan CORE = new HousePlan(Map.of(), Set.of())
            .floor("org.linli.basics")
            .floor("org.linli.trace", "org.linli.choice")
            .floor("org.linli.actor", "org.linli.territory", "org.linli.privacy")
            .floor("org.linli.responsibility", "org.linli.resource", "org.linli.cohesion")
            .floor("org.linli.casework", "org.linli.deliberation", "org.linli.action", "org.linli.mediation")
            .floor("org.linli.evaluation")
            .floor("org.linli.community");

    private final Map<String, Integer> floors;
    private final Set<String> bare;

    private HousePlan(Map<String, Integer> floors, Set<String> bare) {
        this.floors = Map.copyOf(floors);
        this.bare = Set.copyOf(bare);
    }

    /**
     * Builds one more floor on top of this plan.
     *
     * @param rooms packages that stand side by side and do not see each other
     * @return the higher house
     */
    public HousePlan floor(String... rooms) {
        int next = floors.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        Map<String, Integer> higher = new LinkedHashMap<>(floors);
        for (String room : rooms) {
            if (higher.put(requireNonNull(room, "room"), next) != null) {
                throw new IllegalArgumentException(
                        "The room (" + room + ") of the plan must not stand on two floors. Maybe it was built before.");
            }
        }
        return new HousePlan(higher, bare);
    }

    /**
     * Asks a room to depend on nothing but the JDK (and annotations about null), so that it can be lifted out of the
     * house.
     *
     * @param room a room of this plan
     * @return the plan with that promise
     */
    public HousePlan bare(String room) {
        if (!floors.containsKey(room)) {
            throw new IllegalArgumentException("The bare room (" + room + ") must be in the plan.");
        }
        Set<String> more = new HashSet<>(bare);
        more.add(room);
        return new HousePlan(floors, more);
    }

    /** {@return the room a package stands in; empty if the plan has none for it} */
    Optional<String> roomOf(String packageName) {
        for (String room = packageName; !room.isEmpty(); room = room.substring(0, Math.max(0, room.lastIndexOf('.')))) {
            if (floors.containsKey(room)) {
                return Optional.of(room);
            }
        }
        return Optional.empty();
    }

    /** {@return the floor of a room of this plan, 0 being the ground} */
    int floorOf(String room) {
        return requireNonNull(floors.get(room), room);
    }

    /** {@return whether a room of this plan depends on nothing but the JDK} */
    boolean isBare(String room) {
        return bare.contains(room);
    }
}
