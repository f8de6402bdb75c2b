package org.linli.deliberation.design;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.basics.Name;
import org.linli.trace.Basis;

/**
 * How a deliberation goes: its phases and the ways between them, as of a version. For example {@code residents-council@1}, 居民议事. Immutable;
 * another way of doing it is a design of another version, and a deliberation keeps the one with which it was convened.
 *
 * @param id its name among designs, an identifier without {@code @}
 * @param version its version, an identifier
 * @param name what it is called, in English
 * @param label what it is called, in Chinese
 * @param phases its phases, the one it begins with first; immutable
 */
public record Design(String id, String version, Name name, Name label, List<Phase> phases) {
    /** Checks that every way and every gate leads to a phase of this design. */
    public Design {
        basis(id, version);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("The design (" + id + ") must have a phase.");
        }
        Set<PhaseId> known = new HashSet<>();
        for (Phase each : phases) {
            if (!known.add(each.id())) {
                throw new IllegalArgumentException(
                        "The phase (" + each.id() + ") of design (" + id + ") must be in it once.");
            }
        }
        for (Phase each : phases) {
            for (Way way : each.ways()) {
                refuseUnknown(id, each, way.to(), known);
            }
            for (Gate gate : each.gates()) {
                gate.back().ifPresent(back -> refuseUnknown(id, each, back, known));
            }
        }
    }

    private static void refuseUnknown(String id, Phase from, PhaseId to, Set<PhaseId> known) {
        if (!known.contains(to)) {
            throw new IllegalArgumentException("The phase (" + to + ") to which phase (" + from.id() + ") of design ("
                    + id + ") leads must be in it.");
        }
    }

    /**
     * A design.
     *
     * @param id its name among designs
     * @param version its version
     * @param name what it is called, in English
     * @param label what it is called, in Chinese
     * @param phases its phases, the one it begins with first
     * @return the design
     * @throws IllegalArgumentException if a phase is in it twice, or a way leads to one that is not
     */
    public static Design of(String id, String version, String name, String label, Phase... phases) {
        return new Design(id, version, Name.of(name), Name.of(label), List.of(phases));
    }

    /**
     * How rulings cite this design.
     *
     * @return such as {@code design.residents-council@1}
     */
    public Basis basis() {
        return basis(id, version);
    }

    private static Basis basis(String id, String version) {
        return Basis.of("design." + id, version);
    }

    /**
     * The phase that it begins with.
     *
     * @return the phase
     */
    public Phase first() {
        return phases.get(0);
    }

    /**
     * A phase of this design.
     *
     * @param wanted its id
     * @return the phase
     * @throws IllegalArgumentException if it is none of this design
     */
    public Phase phase(PhaseId wanted) {
        return phases.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The phase (" + wanted + ") must be one of the design (" + id + ")."));
    }
}
