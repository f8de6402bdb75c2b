package org.linli.choice.budget;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.choice.RuleName;

/**
 * What becomes of money that equal shares leaves over, since no group of supporters can afford anything more by itself.
 *
 * <p>{@link #add1} pretends that there were more: everybody's share grows, again and again, by an increment, and the last outcome counts that
 * costs no more than the budget. It stops, as the reference does, as soon as an outcome leaves no room for a further project, or the next one
 * costs more than the budget; it does not look whether a still larger share would fit again. {@link #filledBy} then spends what is left
 * greedily.
 *
 * @param increment by how much each share grows, in minor units; empty without such growth
 * @param start from which share it grows
 * @param filling in which order what is left is spent; empty if it is not
 */
public record Completion(OptionalLong increment, Start start, Optional<Greedy.Order> filling) {
    /** The share with which growth begins. */
    public enum Start {
        /** The budget divided by the number of voters, exactly. */
        EXACT,
        /** The same rounded down to a whole minor unit, as the common web tool does. */
        WHOLE
    }

    /** What is left is left. */
    public static final Completion NONE = new Completion(OptionalLong.empty(), Start.EXACT, Optional.empty());

    /** Checks the increment. */
    public Completion {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(filling, "filling");
        if (increment.isPresent() && increment.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "The increment (" + increment.getAsLong() + ") of a share must be at least 1 minor unit.");
        }
    }

    /**
     * Add1: growing shares, from the exact share on.
     *
     * @param increment by how much each share grows, in minor units, at least 1
     * @return the completion
     * @throws IllegalArgumentException if the increment is not positive
     */
    public static Completion add1(long increment) {
        return new Completion(OptionalLong.of(increment), Start.EXACT, Optional.empty());
    }

    /**
     * The same growth from another share.
     *
     * @param from where it begins
     * @return the completion
     */
    public Completion startingAt(Start from) {
        return new Completion(increment, from, filling);
    }

    /**
     * The same, and then what is left is spent greedily: by support it is known as utilitarian completion.
     *
     * @param order which project comes first
     * @return the completion
     */
    public Completion filledBy(Greedy.Order order) {
        return new Completion(increment, start, Optional.of(order));
    }

    RuleName variant(RuleName rule) {
        RuleName name = rule;
        if (increment.isPresent()) {
            long by = increment.getAsLong();
            name = name.variant("add1-" + by, "Add1 by " + by, "逐次增加" + by);
            if (start == Start.WHOLE) {
                name = name.variant("whole", "from whole shares", "自整数份额起");
            }
        }
        if (filling.isPresent()) {
            name = filling.orElseThrow() == Greedy.Order.SUPPORT
                    ? name.variant("then-support", "then by support", "再按支持数")
                    : name.variant("then-utility", "then by utility per cost", "再按单位费用效用");
        }
        return name;
    }
}
