package org.linli.actor;

import java.util.List;
import java.util.Optional;
import org.linli.basics.AreaId;
import org.linli.basics.Identifier;
import org.linli.basics.MatterId;

/**
 * What a delegation covers: which powers, in which matters and areas. For example {@code case.report} and {@code case.follow_up} in all
 * matters of one grid.
 *
 * @param powers the powers, such as {@code case.report}, or all of a family: {@code case.*}; not empty; sorted; immutable
 * @param matters in which matters; empty for all of them; sorted; immutable
 * @param areas in which areas; empty for all of them; sorted; immutable
 */
public record Scope(List<String> powers, List<MatterId> matters, List<AreaId> areas) {
    /** Sorts the parts and checks that there is a power. */
    public Scope {
        powers = powers.stream().distinct().sorted().toList();
        matters = matters.stream().distinct().sorted().toList();
        areas = areas.stream().distinct().sorted().toList();
        powers.forEach(power -> Identifier.checked("power of a scope", power));
        if (powers.isEmpty() || powers.contains("*")) {
            throw new IllegalArgumentException(
                    "The powers of a scope must be named. Maybe name a family of them, such as 'case.*'.");
        }
    }

    /**
     * Some powers in all matters and areas.
     *
     * @param powers the powers
     * @return the scope
     */
    public static Scope of(String... powers) {
        return new Scope(List.of(powers), List.of(), List.of());
    }

    /**
     * The same powers in these areas only.
     *
     * @param only the areas
     * @return a scope
     */
    public Scope in(AreaId... only) {
        return new Scope(powers, matters, List.of(only));
    }

    /**
     * The same powers in these matters only.
     *
     * @param only the matters
     * @return a scope
     */
    public Scope about(MatterId... only) {
        return new Scope(powers, List.of(only), areas);
    }

    /**
     * Whether it covers a power in a matter and an area. A scope that names areas does not cover what has none, and so for matters.
     *
     * @param power the power
     * @param matter in which matter, where that is known
     * @param area in which area, where that is known
     * @return true if nothing speaks against it
     */
    public boolean covers(String power, Optional<MatterId> matter, Optional<AreaId> area) {
        return powers.stream().anyMatch(each -> isOrHolds(each, power))
                && (matters.isEmpty() || (matter.isPresent() && matters.contains(matter.get())))
                && (areas.isEmpty() || (area.isPresent() && areas.contains(area.get())));
    }

    private static boolean isOrHolds(String named, String power) {
        return named.endsWith(".*") ? power.startsWith(named.substring(0, named.length() - 1)) : named.equals(power);
    }
}
