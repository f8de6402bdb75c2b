package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * Schulze: an option beats another if its strongest chain of defeats to it is stronger than any chain back; chosen are those that nobody
 * beats so (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method",
 * Social Choice and Welfare 36, 2011; also beatpath). Used by many associations.
 *
 * <p>Chooses a Condorcet winner and always from the Smith set; neither similar options nor one more vote for the winner harm it. A later
 * preference can harm an earlier one. {@link RankedPairs} is as robust and often easier to tell; {@link SplitCycle} is a little more
 * cautious and names several winners where a quarrel is not settled by the ballots.
 *
 * <p>Cost: O(n³) for n options, after the comparisons. Ties: equals stay equal. Pinned: the ranking has the winners first, then the
 * others by how many they beat; a chain counts as far as its defeats do, a tie in a pair is no link.
 */
public final class Schulze {
    private static final RuleName NAME = new RuleName("schulze", "Schulze", "舒尔茨法");

    private Schulze() {}

    /**
     * Chooses by the strongest chains.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @param strength how much a defeat counts
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Unranked unranked, Strength strength) {
        return of(Pairwise.of(profile, unranked), strength);
    }

    /**
     * Chooses by the strongest chains.
     *
     * @param pairwise the comparisons
     * @param strength how much a defeat counts
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
        int[] beaten = new int[size];
        boolean[] unbeaten = new boolean[size];
        for (int a = 0; a < size; a++) {
            unbeaten[a] = true;
            for (int b = 0; b < size; b++) {
                beaten[a] += paths.of(a, b) > paths.of(b, a) ? 1 : 0;
                unbeaten[a] &= paths.of(a, b) >= paths.of(b, a);
            }
        }
        List<BitSet> tiers = Draft.tiers(
                size,
                Comparator.comparing((Integer a) -> !unbeaten[a]).thenComparing(a -> unbeaten[a] ? 0 : -beaten[a]));
        Draft draft = new Draft(name, pairwise.options(), pairwise.electorate());
        explain(draft, pairwise, paths, tiers.get(0).nextSetBit(0));
        return draft.outcome(tiers, Margins.condorcet(pairwise, tiers.get(0)));
    }

    /** The closest duel of a winner that loses none; otherwise each duel it loses, and the chain that makes up for it. */
    private static void explain(Draft draft, Pairwise pairwise, Beatpaths paths, int winner) {
        int closest = -1;
        boolean lost = false;
        for (int b = 0; b < pairwise.options().size(); b++) {
            if (b == winner) {
                continue;
            }
            if (pairwise.beats(b, winner)) {
                lost = true;
                draft.step(pairwise.duel(b, winner));
                draft.step(new Step.Path(paths.duels(winner, b), paths.of(winner, b), paths.of(b, winner)));
            }
            closest = closest < 0 || pairwise.margin(winner, b) < pairwise.margin(winner, closest) ? b : closest;
        }
        if (!lost && closest >= 0) {
            draft.step(pairwise.duel(winner, closest));
        }
    }
}
