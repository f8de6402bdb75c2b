package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.linli.choice.Comparison;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;

/** What the other rules for one winner would have decided on the same rankings, and which criteria they meet there. */
public final class OtherRules {
    private OtherRules() {}

    /**
     * Asks every rule of this package that chooses one winner from rankings. Cost: that of all of them.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank, for rules that ask and for the criteria
     * @param shared what options get that share a place, for rules that ask
     * @param tieBreak what decides ties on the way; ties in a result stay
     * @return the outcomes, each with the criteria that it does not meet
     */
    public static Comparison<Criterion> of(
            RankedProfile profile, Unranked unranked, SharedPlace shared, TieBreak tieBreak) {
        Objects.requireNonNull(tieBreak, "tieBreak");
        Pairwise pairwise = Pairwise.of(profile, unranked);
        TiedLowest lowest = TiedLowest.breakBy(tieBreak);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Plurality.of(profile, shared));
        outcomes.add(Runoff.of(profile, shared));
        outcomes.add(InstantRunoff.of(profile, shared, lowest));
        outcomes.add(BottomTwoRunoff.of(profile, shared, lowest));
        outcomes.add(Coombs.of(profile, unranked, shared, lowest));
        for (Borda.Points points : Borda.Points.values()) {
            outcomes.add(Borda.of(profile, points));
        }
        outcomes.add(Copeland.of(pairwise));
        for (Strength strength : Strength.values()) {
            outcomes.add(Minimax.of(pairwise, strength));
            outcomes.add(Schulze.of(pairwise, strength));
            outcomes.add(RankedPairs.of(pairwise, strength, tieBreak));
            outcomes.add(SplitCycle.of(pairwise, strength));
        }
        outcomes.add(Kemeny.of(pairwise));
        return new Comparison<>(
                outcomes,
                outcomes.stream()
                        .map(outcome -> Arrays.stream(Criterion.values())
                                .filter(asked ->
                                        asked.of(profile, unranked, pairwise, outcome) == Criterion.Finding.VIOLATED)
                                .toList())
                        .toList());
    }
}
