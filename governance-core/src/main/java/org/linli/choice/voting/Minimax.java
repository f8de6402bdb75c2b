package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * Minimax: whoever's worst defeat is the least (P. Simpson, "On defining areas of voter choice", 1969; G. Kramer, 1977; also Simpson–Kramer).
 *
 * <p>The simplest completion of Condorcet's criterion, and a good answer for three options. With more it may choose an option outside the
 * Smith set, even one that all others beat; {@link SplitCycle} and {@link Schulze} do not.
 *
 * <p>Cost: O(n²) for n options. Pinned: who is never beaten has a worst defeat of 0. Ties: equals stay equal.
 */
public final class Minimax {
    private static final RuleName NAME = new RuleName("minimax", "Minimax", "极小化极大法");
    private static final RuleName OPPOSITION = NAME.variant("opposition", "pairwise opposition", "按对立票");

    private Minimax() {}

    /**
     * Chooses by the worst defeat.
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
     * Chooses by the worst defeat.
     *
     * @param pairwise the comparisons
     * @param strength how much a defeat counts
     * @return the outcome
     */
    public static Outcome of(Pairwise pairwise, Strength strength) {
        Objects.requireNonNull(strength, "strength");
        return of(pairwise, strength.variantOf(NAME), (a, b) -> strength.of(pairwise, a, b), true);
    }

    /**
     * Chooses by the most ballots that prefer any one other option, defeat or not. Not a Condorcet method: it may pass over an option
     * that beats all others; it is here since some rules of procedure ask for it.
     *
     * @param pairwise the comparisons
     * @return the outcome
     */
    public static Outcome opposition(Pairwise pairwise) {
        return of(pairwise, OPPOSITION, pairwise::support, false);
    }

    private interface Against {
        long of(int other, int option);
    }

    private static Outcome of(Pairwise pairwise, RuleName name, Against against, boolean condorcet) {
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(name, pairwise.electorate());
        }
        int size = pairwise.options().size();
        long[] worst = new long[size];
        int[] by = new int[size];
        for (int a = 0; a < size; a++) {
            by[a] = -1;
            for (int b = 0; b < size; b++) {
                if (a != b && (by[a] < 0 || against.of(b, a) > worst[a])) {
                    worst[a] = against.of(b, a);
                    by[a] = b;
                }
            }
        }
        List<BitSet> tiers = Draft.tiers(size, Comparator.comparingLong(a -> worst[a]));
        Draft draft = new Draft(name, pairwise.options(), pairwise.electorate());
        draft.step(new Step.Counted(
                0,
                Measure.WORST_DEFEAT,
                tiers.stream()
                        .flatMap(tier -> tier.stream().boxed())
                        .map(a -> new Step.Score(pairwise.options().get(a), org.linli.choice.Fraction.of(worst[a])))
                        .toList(),
                org.linli.choice.Fraction.of(pairwise.electorate().weight())));
        int winner = tiers.get(0).nextSetBit(0);
        if (by[winner] >= 0 && worst[winner] > 0) {
            draft.step(pairwise.duel(by[winner], winner));
        }
        return draft.outcome(
                tiers,
                condorcet
                        ? Margins.condorcet(pairwise, tiers.get(0))
                        : java.util.Optional.ofNullable(size == 1 ? null : org.linli.choice.Margin.atLeast(1)));
    }
}
