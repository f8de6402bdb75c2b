package org.linli.deliberation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.choice.RuleName;
import org.linli.choice.voting.Motion;

/**
 * What is wrong with a design, all at once: every way in which a deliberation could go by it is walked, with every outcome of every vote and
 * every gate, so that no neighbourhood finds itself where no way leads on.
 *
 * <p>Cost: O(ways) for each state; a state is a phase and how often each has been entered, and of those there may be as many as the product of
 * the rounds: a handful for a design that people can read. Beyond {@value #MOST_STATES} states a design is refused.
 */
public final class DesignCheck {
    /** More states are not walked. */
    public static final int MOST_STATES = 50_000;

    private final Design design;
    private final Map<PhaseId, Integer> numbers = new HashMap<>();
    private final Set<State> seen = new HashSet<>();
    private final List<State> toWalk = new ArrayList<>();
    private final Set<DesignFinding.Kind>[] told;
    private final List<DesignFinding> found = new ArrayList<>();

    /** A phase that has just been entered, and how often each has been by then; how it was come by does not tell states apart. */
    private static final class State {
        final int phase;
        final byte[] entered;
        final @Nullable State before;
        /** Whether something was decided on the way that has not been made public. */
        final boolean isUnpublished;

        State(int phase, byte[] entered, @Nullable State before, boolean isUnpublished) {
            this.phase = phase;
            this.entered = entered;
            this.before = before;
            this.isUnpublished = isUnpublished;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state
                    && state.phase == phase
                    && state.isUnpublished == isUnpublished
                    && Arrays.equals(state.entered, entered);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * phase + Boolean.hashCode(isUnpublished)) + Arrays.hashCode(entered);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sets of one type
    private DesignCheck(Design design) {
        this.design = Objects.requireNonNull(design, "design");
        for (Phase each : design.phases()) {
            numbers.put(each.id(), numbers.size());
        }
        told = new Set[numbers.size()];
        Arrays.setAll(told, any -> EnumSet.noneOf(DesignFinding.Kind.class));
    }

    /**
     * Looks through a design.
     *
     * @param design the design
     * @return everything that is wrong with it, by phase and kind; one finding for each of these, by the shortest path there; immutable
     * @throws IllegalArgumentException if there are more than {@value #MOST_STATES} states to walk
     */
    public static List<DesignFinding> of(Design design) {
        return new DesignCheck(design).findings();
    }

    /**
     * Refuses a design with which something is wrong.
     *
     * @param design the design
     * @return the design
     * @throws IllegalArgumentException if something is wrong with it, saying all of it
     */
    public static Design checked(Design design) {
        List<DesignFinding> wrong = of(design);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The design (" + design.id() + ") must lead everybody to an end: "
                    + wrong.stream().map(DesignFinding::toString).collect(Collectors.joining(" ")));
        }
        return design;
    }

    private List<DesignFinding> findings() {
        walk();
        Set<Integer> reached = seen.stream().map(state -> state.phase).collect(Collectors.toSet());
        for (Phase phase : design.phases()) {
            int number = number(phase.id());
            if (!reached.contains(number)) {
                tell(DesignFinding.Kind.UNREACHABLE, number, null);
            }
            phase.decision().ifPresent(rule -> judge(phase, rule, number));
        }
        return found.stream()
                .sorted((one, other) -> {
                    int byPhase = Integer.compare(number(one.phase()), number(other.phase()));
                    return byPhase != 0 ? byPhase : one.kind().compareTo(other.kind());
                })
                .toList();
    }

    private int number(PhaseId id) {
        return Objects.requireNonNull(numbers.get(id), "the number of a phase");
    }

    /** Breadth first, so that the first path to a finding is a shortest. */
    private void walk() {
        enter(number(design.first().id()), new byte[numbers.size()], null, false);
        for (int i = 0; i < toWalk.size(); i++) {
            if (seen.size() > MOST_STATES) {
                throw new IllegalArgumentException("The design (" + design.id() + ") must have at most " + MOST_STATES
                        + " states to walk. Maybe allow fewer rounds.");
            }
            State state = toWalk.get(i);
            Phase phase = design.phases().get(state.phase);
            if (phase.isLast()) {
                if (state.isUnpublished) {
                    tell(DesignFinding.Kind.NOT_PUBLISHED, lastDecided(state), state);
                }
            } else if (phase.kind() == PhaseKind.DECIDE) {
                go(state, phase.ways(Way.When.ADOPTED), DesignFinding.Kind.NO_WAY_IF_ADOPTED);
                go(state, phase.ways(Way.When.NOT_ADOPTED), DesignFinding.Kind.NO_WAY_IF_NOT_ADOPTED);
            } else {
                go(state, phase.ways(), DesignFinding.Kind.DEAD_END);
            }
        }
    }

    /** Tries all ways on which the convener may go; one at least has to be open. */
    private void go(State from, List<Way> ways, DesignFinding.Kind ifNone) {
        boolean open = false;
        for (Way way : ways) {
            open |= approach(from, number(way.to()), new TreeSet<>());
        }
        if (!open) {
            tell(ifNone, from.phase, from);
        }
    }

    /**
     * Comes before a phase: it may be entered if there is a round left, passed over if it is optional, and each of its gates may send back.
     *
     * @param passedOver the optional phases that were passed over on the way here, so that no circle of these is walked for ever
     * @return whether it goes on here
     */
    private boolean approach(State from, int to, Set<Integer> passedOver) {
        Phase phase = design.phases().get(to);
        boolean open = false;
        if (phase.isOptional() && passedOver.add(to)) {
            if (phase.isLast()) {
                // Passing over the last phase ends it.
                open = true;
                if (from.isUnpublished) {
                    tell(DesignFinding.Kind.NOT_PUBLISHED, lastDecided(from), from);
                }
            }
            for (Way way : phase.ways()) {
                open |= approach(from, number(way.to()), passedOver);
            }
        }
        if (from.entered[to] < phase.rounds()) {
            for (Gate gate : phase.gates()) {
                Optional<Integer> back = gate.back()
                        .map(this::number)
                        .filter(where ->
                                from.entered[where] < design.phases().get(where).rounds());
                if (back.isPresent()) {
                    enter(back.get(), from.entered, from, from.isUnpublished);
                } else if (from.isUnpublished) {
                    tell(DesignFinding.Kind.NOT_PUBLISHED, lastDecided(from), from);
                }
            }
            enter(to, from.entered, from, from.isUnpublished);
            open = true;
        }
        return open;
    }

    private void enter(int phase, byte[] entered, @Nullable State before, boolean wasUnpublished) {
        byte[] now = entered.clone();
        now[phase]++;
        PhaseKind kind = design.phases().get(phase).kind();
        State state = new State(
                phase, now, before, kind == PhaseKind.DECIDE || (wasUnpublished && kind != PhaseKind.PUBLISH));
        if (seen.add(state)) {
            toWalk.add(state);
        }
    }

    private int lastDecided(State state) {
        @Nullable State at = state;
        while (at != null) {
            if (design.phases().get(at.phase).kind() == PhaseKind.DECIDE) {
                return at.phase;
            }
            at = at.before;
        }
        throw new IllegalStateException("Something must have been decided before it can be unpublished.");
    }

    private void tell(DesignFinding.Kind kind, int phase, @Nullable State by) {
        if (told[phase].add(kind)) {
            List<PhaseId> path = new ArrayList<>();
            for (@Nullable State at = by; at != null; at = at.before) {
                path.add(design.phases().get(at.phase).id());
            }
            Collections.reverse(path);
            found.add(new DesignFinding(kind, design.phases().get(phase).id(), path));
        }
    }

    private void judge(Phase phase, DecisionRule rule, int number) {
        if (phase.gates().stream().noneMatch(gate -> gate.kind() == Gate.Kind.LEGALITY)) {
            tell(DesignFinding.Kind.NO_LEGALITY_CHECK, number, null);
        }
        Optional<Motion.Condition> condition = conditionOf(rule.counting());
        Set<String> units = new TreeSet<>();
        condition.ifPresent(each -> collect(each, units));
        if (condition.isPresent() && !isMetByAll(condition.get(), units)) {
            tell(DesignFinding.Kind.CANNOT_BE_MET, number, null);
        }
        if (rule.body() == CompetentBody.OWNERS) {
            if (!units.equals(Set.of("area", "persons"))) {
                tell(DesignFinding.Kind.NOT_BY_BOTH, number, null);
            }
        } else if (units.stream().anyMatch(unit -> !unit.equals("persons"))) {
            tell(DesignFinding.Kind.UNEQUAL, number, null);
        }
        if (rule.ballots() == DecisionRule.Ballots.DETACHED && rule.tally() == DecisionRule.Tally.LIVE) {
            tell(DesignFinding.Kind.LIVE_BUT_DETACHED, number, null);
        }
        boolean signed = rule.counting() instanceof Counting.Signatures;
        if (signed && rule.ballots() != DecisionRule.Ballots.OPEN) {
            tell(DesignFinding.Kind.SIGNED_BUT_SECRET, number, null);
        }
        if (signed != (rule.body() == CompetentBody.PARTIES)) {
            tell(DesignFinding.Kind.NOT_BY_SIGNATURES, number, null);
        }
    }

    private static Optional<Motion.Condition> conditionOf(Counting counting) {
        if (counting instanceof Counting.YesOrNo yesOrNo) {
            return Optional.of(yesOrNo.condition());
        }
        if (counting instanceof Counting.OneOfSeveral several) {
            return Optional.of(several.quorum());
        }
        return counting instanceof Counting.SharedBudget budget ? Optional.of(budget.quorum()) : Optional.empty();
    }

    private static void collect(Motion.Condition condition, Set<String> units) {
        if (condition instanceof Motion.Quorum quorum) {
            units.add(quorum.unit());
        } else if (condition instanceof Motion.Majority majority) {
            units.add(majority.unit());
        } else if (condition instanceof Motion.All all) {
            all.parts().forEach(part -> collect(part, units));
        } else if (condition instanceof Motion.Any any) {
            any.parts().forEach(part -> collect(part, units));
        }
    }

    /** Every condition is met the sooner the more are in favour, so that everybody in favour meets it or nothing does. */
    private static boolean isMetByAll(Motion.Condition condition, Set<String> units) {
        List<Motion.Count> all =
                units.stream().map(unit -> new Motion.Count(unit, 1, 1, 0, 0)).toList();
        return Motion.decide(new RuleName("unanimity", "unanimity", "一致"), condition, all, List.of())
                .adopted();
    }
}
