package org.linli.choice.budget;

import java.util.Arrays;
import java.util.List;
import org.linli.choice.Comparison;
import org.linli.choice.TieBreak;

/** What the other rules for budgets would have funded on the same ballots, and what may be asked of them there. */
public final class OtherRules {
    private OtherRules() {}

    /**
     * Asks every rule of this package. Cost: that of all of them, growing shares most.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param increment by how much shares grow, in minor units, at least 1
     * @param tieBreak what decides ties
     * @return an allocation by each rule, in a fixed order; immutable
     * @throws IllegalArgumentException if the ballots are for other projects, or the increment is not positive
     */
    public static List<Allocation> allocations(Budget budget, Utilities utilities, long increment, TieBreak tieBreak) {
        Completion add1 = Completion.add1(increment);
        return List.of(
                Greedy.of(budget, utilities, Greedy.Order.SUPPORT, tieBreak),
                Greedy.of(budget, utilities, Greedy.Order.UTILITY_PER_COST, tieBreak),
                EqualShares.of(budget, utilities, Completion.NONE, tieBreak),
                EqualShares.of(budget, utilities, add1, tieBreak),
                EqualShares.of(budget, utilities, Completion.NONE.filledBy(Greedy.Order.SUPPORT), tieBreak),
                EqualShares.of(budget, utilities, add1.filledBy(Greedy.Order.SUPPORT), tieBreak),
                BoundedOverspending.of(budget, utilities, tieBreak),
                SequentialPhragmen.of(budget, utilities, tieBreak));
    }

    /**
     * Asks every rule of this package and compares what they fund.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param increment by how much shares grow, in minor units, at least 1
     * @param tieBreak what decides ties
     * @return their outcomes, each with what it does not meet
     * @throws IllegalArgumentException if the ballots are for other projects, or the increment is not positive
     */
    public static Comparison<BudgetAxiom> of(Budget budget, Utilities utilities, long increment, TieBreak tieBreak) {
        return compare(budget, utilities, allocations(budget, utilities, increment, tieBreak));
    }

    /**
     * Compares what the rules fund.
     *
     * @param budget money and projects
     * @param utilities what they are worth to whom
     * @param allocations what was made of these, as by {@link #allocations}
     * @return their outcomes, each with what it does not meet
     * @throws IllegalArgumentException if the ballots or an allocation are of another budget
     */
    public static Comparison<BudgetAxiom> compare(Budget budget, Utilities utilities, List<Allocation> allocations) {
        return new Comparison<>(
                allocations.stream().map(Allocation::outcome).toList(),
                allocations.stream()
                        .map(allocation -> Arrays.stream(BudgetAxiom.values())
                                .filter(axiom -> axiom.violation(budget, utilities, allocation)
                                        .isPresent())
                                .toList())
                        .toList());
    }
}
