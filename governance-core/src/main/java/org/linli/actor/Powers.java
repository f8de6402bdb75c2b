package org.linli.actor;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.linli.trace.Basis;

/**
 * Which powers are open to everybody, reserved to some kinds of actors, or powers of enforcement. For example {@code powers.dongting@3}:
 * anybody may report, only streets and townships whistle, only enforcement officers fine. What is not mentioned may be tried by
 * whoever is on the roster; the rules of each room say the rest.
 *
 * @param name the table's name, an identifier without {@code @}
 * @param version its version, an identifier
 * @param open powers that even somebody who is not on the roster has in their own name; immutable
 * @param reserved for each power that is reserved, in the name of which kinds it can be used; immutable
 * @param enforcement powers that only an enforcement officer of an organ of government has; immutable
 */
public record Powers(
        String name, String version, Set<String> open, Map<String, Set<ActorKind>> reserved, Set<String> enforcement) {
    /** Checks that nothing is missing. */
    public Powers {
        Basis.of("powers." + name, version);
        open = ImmutableSet.copyOf(open);
        Objects.requireNonNull(reserved, "reserved");
        ImmutableMap.Builder<String, Set<ActorKind>> copy = ImmutableMap.builder();
        reserved.forEach((power, kinds) -> copy.put(power, ImmutableSet.copyOf(kinds)));
        reserved = copy.build();
        enforcement = ImmutableSet.copyOf(enforcement);
    }

    /**
     * A table that says nothing yet.
     *
     * @param name the table's name
     * @param version its version
     * @return the table, to which {@code with…} adds
     */
    public static Powers of(String name, String version) {
        return new Powers(name, version, Set.of(), Map.of(), Set.of());
    }

    /**
     * The same table with powers that are open to everybody.
     *
     * @param powers the powers
     * @return a table
     */
    public Powers withOpen(String... powers) {
        return new Powers(
                name,
                version,
                ImmutableSet.<String>builder().addAll(open).add(powers).build(),
                reserved,
                enforcement);
    }

    /**
     * The same table with a power that is reserved.
     *
     * @param power the power
     * @param kinds in the name of which kinds it can be used
     * @return a table
     */
    public Powers withReserved(String power, Set<ActorKind> kinds) {
        ImmutableMap.Builder<String, Set<ActorKind>> more = ImmutableMap.builder();
        more.putAll(reserved);
        more.put(power, kinds);
        return new Powers(name, version, open, more.buildKeepingLast(), enforcement);
    }

    /**
     * The same table with powers of enforcement.
     *
     * @param powers the powers
     * @return a table
     */
    public Powers withEnforcement(String... powers) {
        return new Powers(
                name,
                version,
                open,
                reserved,
                ImmutableSet.<String>builder().addAll(enforcement).add(powers).build());
    }

    /**
     * Whether a standing is enough for a power.
     *
     * @param power the power
     * @param standing as whom somebody acts
     * @return true if they may
     */
    public boolean allow(String power, Standing standing) {
        if (enforcement.contains(power) && !standing.mayEnforce()) {
            return false;
        }
        Set<ActorKind> kinds = reserved.get(power);
        if (kinds != null) {
            return standing.holds()
                    && standing.principalKind().map(kinds::contains).orElse(false);
        }
        return standing.holds() || (open.contains(power) && standing.ground() == Standing.Ground.OWN_NAME);
    }
}
