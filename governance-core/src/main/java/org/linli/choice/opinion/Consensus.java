package org.linli.choice.opinion;

import org.linli.choice.Fraction;

/**
 * Group-informed consensus on a statement: the product over all groups of how likely a member agrees, {@code (A + 1) / (S + 2)}, so that one group
 * cannot outvote another (C. Small et al., "Polis: scaling deliberation by mapping high dimensional opinion spaces", 2021). Exact.
 *
 * @param agree consensus to agree, between 0 and 1
 * @param disagree consensus to disagree, between 0 and 1
 */
public record Consensus(Fraction agree, Fraction disagree) {
    /**
     * The consensus of some groups.
     *
     * @param groups what each group said to the statement; without groups, both are 1
     * @return the two products
     */
    public static Consensus of(Iterable<Tally> groups) {
        Fraction agree = Fraction.of(1);
        Fraction disagree = Fraction.of(1);
        for (Tally group : groups) {
            agree = agree.times(group.agreement());
            disagree = disagree.times(group.disagreement());
        }
        return new Consensus(agree, disagree);
    }
}
