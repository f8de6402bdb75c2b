package org.linli.choice.voting;

import java.util.BitSet;
import java.util.List;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Unranked;

/**
 * Copeland: whoever wins most of the comparisons in pairs (A. H. Copeland, "A reasonable social welfare function", 1951; R. Llull,
 * 1299).
 *
 * <p>The rule of a round-robin tournament, easy to follow on a board. Chooses a Condorcet winner, and always from the Smith set; often
 * ties, and adding an option similar to another can change the winner. {@link SplitCycle} and {@link Schulze} tie less often.
 *
 * <p>Cost: O(n²) for n options. Pinned: 2 points for a win, 1 for a tie, so that a tie is worth half a win. Ties: equals stay equal.
 */
public final class Copeland {
    private static final RuleName NAME = new RuleName("copeland", "Copeland", "科普兰法");

    private Copeland() {}

    /**
     * Chooses by comparisons won.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Unranked unranked) {
        return of(Pairwise.of(profile, unranked));
    }

    /**
     * Chooses by comparisons won.
     *
     * @param pairwise the comparisons
     * @return the outcome
     */
    public static Outcome of(Pairwise pairwise) {
        if (pairwise.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, pairwise.electorate());
        }
        int size = pairwise.options().size();
        long[] points = new long[size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                if (a != b) {
                    points[a] += Long.signum(pairwise.margin(a, b)) + 1;
                }
            }
        }
        Draft draft = new Draft(NAME, pairwise.options(), pairwise.electorate());
        draft.step(draft.counted(
                Measure.COPELAND_POINTS, points, pairwise.electorate().weight()));
        List<BitSet> tiers = Draft.tiers(points);
        return draft.outcome(tiers, Margins.condorcet(pairwise, tiers.get(0)));
    }
}
