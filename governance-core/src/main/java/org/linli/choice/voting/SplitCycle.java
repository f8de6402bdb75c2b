package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Objects;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * Split Cycle: a defeat counts unless it is the weakest in a cycle of defeats; chosen are those without a defeat that counts (W. Holliday,
 * E. Pacuit, "Split Cycle: a new Condorcet-consistent voting method independent of clones and immune to spoilers", Public Choice 197,
 * 2023).
 *
 * <p>The most cautious of the rules on pairs: it discards what a cycle contradicts, and nothing else. Adding an option that some chosen
 * one beats never makes that one lose. It may name several winners without a tie in any count; where one is needed, {@link Schulze} and
 * {@link RankedPairs} always choose among these.
 *
 * <p>Cost: O(n³) for n options. Ties: equals stay equal. Pinned: of several weakest defeats in a cycle, none counts.
 */
public final class SplitCycle {
    private static final RuleName NAME = new RuleName("split-cycle", "Split Cycle", "拆环法");

    private SplitCycle() {}

    /**
     * Chooses by the defeats that no cycle contradicts.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @param strength how much a defeat counts; the paper uses {@link Strength#MARGINS}
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Unranked unranked, Strength strength) {
        return of(Pairwise.of(profile, unranked), strength);
    }

    /**
     * Chooses by the defeats that no cycle contradicts.
     *
     * @param pairwise the comparisons
     * @param strength how much a defeat counts; the paper uses {@link Strength#MARGINS}
     * @return the outcome
     */
    public static Outcome of(Pairwise pairwise, Strength strength) {
        Objects.requireNonNull(strength, "strength");
        RuleName name = strength.variantOf(NAME);
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(name, pairwise.electorate());
        }
        int size = pairwise.options().size();
        Beatpaths paths = new Beatpaths(pairwise, strength);
        BitSet winners = new BitSet(size);
        winners.set(0, size);
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                long defeat = a == b ? 0 : strength.of(pairwise, a, b);
                if (defeat > 0 && defeat > paths.of(b, a)) {
                    winners.clear(b);
                }
            }
        }
        Draft draft = new Draft(name, pairwise.options(), pairwise.electorate());
        for (int b = winners.nextSetBit(0); b >= 0; b = winners.nextSetBit(b + 1)) {
            for (int a = 0; a < size; a++) {
                if (a != b && pairwise.beats(a, b)) {
                    draft.step(new Step.SetAside(pairwise.duel(a, b), paths.duels(b, a)));
                }
            }
        }
        return draft.outcome(Draft.firstAndRest(winners, size), Margins.condorcet(pairwise, winners));
    }
}
