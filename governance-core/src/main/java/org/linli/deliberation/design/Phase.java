package org.linli.deliberation.design;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Name;

/**
 * A phase of a design. For example {@code decide}, 居民会议表决, open for a week, behind a legality check, decided by more than half of those
 * who take part.
 *
 * @param id its id, once in its design
 * @param kind what is done in it
 * @param name what it is called, in English
 * @param label what it is called, in Chinese
 * @param length how long it is open
 * @param isOptional whether the convener may pass it over
 * @param rounds how often it may be entered, at least 1
 * @param gates what has to be passed before it begins, in this order; immutable
 * @param decision how it is decided, of a phase of kind {@link PhaseKind#DECIDE} and of no other
 * @param ways what may come then; nothing where the deliberation ends; immutable
 */
public record Phase(
        PhaseId id,
        PhaseKind kind,
        Name name,
        Name label,
        PhaseLength length,
        boolean isOptional,
        int rounds,
        List<Gate> gates,
        Optional<DecisionRule> decision,
        List<Way> ways) {
    /** The greatest number of rounds. */
    public static final int MOST_ROUNDS = 9;

    /** Checks that the parts agree. */
    public Phase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(length, "length");
        gates = List.copyOf(gates);
        Objects.requireNonNull(decision, "decision");
        ways = List.copyOf(ways);
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "The rounds (" + rounds + ") of phase (" + id + ") must be 1 to " + MOST_ROUNDS + ".");
        }
        if (decision.isPresent() != (kind == PhaseKind.DECIDE)) {
            throw new IllegalArgumentException("The phase (" + id + ") must have a decision rule "
                    + (kind == PhaseKind.DECIDE ? "since" : "only if") + " it is one to decide in.");
        }
        if (isOptional && kind == PhaseKind.DECIDE) {
            throw new IllegalArgumentException("The phase (" + id + ") must not be optional, since it decides.");
        }
        for (Way way : ways) {
            if ((way.when() == Way.When.OVER) == (kind == PhaseKind.DECIDE)) {
                throw new IllegalArgumentException("The way of phase (" + id + ") to (" + way.to() + ") must be open "
                        + (kind == PhaseKind.DECIDE ? "on adoption or on its failure." : "when the phase is over."));
            }
        }
        if (new HashSet<>(ways).size() < ways.size()) {
            throw new IllegalArgumentException("The ways of phase (" + id + ") must be told once each.");
        }
    }

    /**
     * A phase without gates, from which there is no way yet.
     *
     * @param id its id
     * @param kind what is done in it; not {@link PhaseKind#DECIDE}
     * @param name what it is called, in English
     * @param label what it is called, in Chinese
     * @param length how long it is open
     * @return the phase
     */
    public static Phase of(String id, PhaseKind kind, String name, String label, PhaseLength length) {
        return new Phase(
                PhaseId.of(id),
                kind,
                Name.of(name),
                Name.of(label),
                length,
                false,
                1,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /**
     * A phase in which something is decided, without gates, from which there is no way yet.
     *
     * @param id its id
     * @param name what it is called, in English
     * @param label what it is called, in Chinese
     * @param length how long it is open
     * @param rule how it is decided
     * @return the phase
     */
    public static Phase deciding(String id, String name, String label, PhaseLength length, DecisionRule rule) {
        return new Phase(
                PhaseId.of(id),
                PhaseKind.DECIDE,
                Name.of(name),
                Name.of(label),
                length,
                false,
                1,
                List.of(),
                Optional.of(rule),
                List.of());
    }

    /**
     * The same phase, which may be passed over.
     *
     * @return a phase
     */
    public Phase optional() {
        return new Phase(id, kind, name, label, length, true, rounds, gates, decision, ways);
    }

    /**
     * The same phase, which may be entered several times.
     *
     * @param times how often
     * @return a phase
     */
    public Phase upTo(int times) {
        return new Phase(id, kind, name, label, length, isOptional, times, gates, decision, ways);
    }

    /**
     * The same phase behind gates.
     *
     * @param all the gates, in the order in which they are passed
     * @return a phase
     */
    public Phase behind(Gate... all) {
        return new Phase(id, kind, name, label, length, isOptional, rounds, List.of(all), decision, ways);
    }

    /**
     * The same phase with ways.
     *
     * @param all what may come then
     * @return a phase
     */
    public Phase then(Way... all) {
        return new Phase(id, kind, name, label, length, isOptional, rounds, gates, decision, List.of(all));
    }

    /**
     * The ways that are open on something.
     *
     * @param when on what
     * @return the ways, in their order; immutable
     */
    public List<Way> ways(Way.When when) {
        return ways.stream().filter(way -> way.when() == when).toList();
    }

    /**
     * Whether a deliberation ends with this phase.
     *
     * @return true if no way leads on
     */
    public boolean isLast() {
        return ways.isEmpty();
    }
}
