package org.linli.choice.voting;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.choice.Electorate;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.Unranked;

/**
 * Runoff: the two with most first places meet, and whoever more ballots prefer is chosen. The count of two election days from one
 * ranked ballot.
 *
 * <p>Elects no option that most would reject in every pair, but the best compromise may not be among the two; {@link BottomTwoRunoff}
 * or {@link Schulze} do not lose it. Not monotone.
 *
 * <p>Cost: O(d·n) for d distinct ballots of n options. Pinned: the runoff is held even if one option has a majority already, which
 * changes nothing; in the runoff an unranked option stands below a ranked one. Ties: where it is not clear which two go on, every choice
 * of two is followed, and all winners are named. Margin: below half of the smaller of both decisive gaps nothing changes; half of the
 * gap in the runoff is enough, since putting the rival in the winner's place on such ballots takes nothing from the rival before.
 */
public final class Runoff {
    private static final RuleName NAME = new RuleName("runoff", "Runoff", "两轮决选制");

    private Runoff() {}

    /**
     * Chooses by a runoff of the two with most first places.
     *
     * @param profile the ballots
     * @param shared what options get that share a first place
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, SharedPlace shared) {
        Objects.requireNonNull(shared, "shared");
        Options options = Objects.requireNonNull(profile, "profile").options();
        Electorate electorate = profile.electorate();
        BitSet all = new BitSet();
        all.set(0, options.size());
        PlaceCount count = new PlaceCount(profile, shared);
        Fraction[] first = count.first(all);
        if (count.base().signum() == 0) {
            return Outcome.nothing(NAME, electorate);
        }
        Draft draft = new Draft(NAME, options, electorate);
        draft.step(draft.counted(1, Measure.FIRST_PLACES, all, first, count.base()));
        List<BitSet> tiers = Draft.tiers(first);
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        BitSet heads = tiers.get(0);
        boolean several = heads.cardinality() > 1 || tiers.size() == 1;
        BitSet seconds = several ? heads : tiers.get(1);
        BitSet winners = options.size() == 1 ? heads : new BitSet();
        int pairs = 0;
        for (int a = heads.nextSetBit(0); a >= 0; a = heads.nextSetBit(a + 1)) {
            for (int b = seconds.nextSetBit(0); b >= 0; b = seconds.nextSetBit(b + 1)) {
                if (a != b && (!several || a < b)) {
                    Step.Duel duel = pairwise.duel(a, b);
                    draft.step(duel);
                    winners.set(options.indexOf(duel.winner().id()));
                    if (duel.isTied()) {
                        winners.set(options.indexOf(duel.loser().id()));
                    }
                    pairs++;
                }
            }
        }
        if (pairs > 1) {
            draft.tie(new Tie(1, draft.options(seconds), Tie.Way.ALL_FOLLOWED, Optional.empty(), List.of()));
        }
        return draft.outcome(
                ranking(tiers, winners),
                pairs == 1 ? margin(pairwise, profile, tiers, first, winners) : atLeastOne(options.size()));
    }

    private static Optional<Margin> atLeastOne(int size) {
        return size == 1 ? Optional.empty() : Optional.of(Margin.atLeast(1));
    }

    private static List<BitSet> ranking(List<BitSet> tiers, BitSet winners) {
        List<BitSet> ranking = new java.util.ArrayList<>();
        ranking.add(winners);
        for (BitSet tier : tiers) {
            BitSet rest = new BitSet();
            rest.or(tier);
            rest.andNot(winners);
            ranking.add(rest);
        }
        return ranking;
    }

    private static Optional<Margin> margin(
            Pairwise pairwise, RankedProfile profile, List<BitSet> tiers, Fraction[] first, BitSet winners) {
        BitSet finalists = new BitSet();
        finalists.or(tiers.get(0));
        if (finalists.cardinality() == 1) {
            finalists.or(tiers.get(1));
        }
        int a = finalists.nextSetBit(0);
        int b = finalists.nextSetBit(a + 1);
        int winner = winners.nextSetBit(0);
        int rival = winner == a ? b : a;
        long heaviest = pairwise.heaviest();
        long enough = Margins.half(Math.abs(pairwise.margin(a, b)), 1);
        long needed = Margins.half(Math.abs(pairwise.margin(a, b)), heaviest);
        for (int c = 0; c < first.length; c++) {
            if (!finalists.get(c)) {
                Fraction lowest = first[a].compareTo(first[b]) < 0 ? first[a] : first[b];
                needed = Math.min(needed, Margins.half(lowest.minus(first[c]), heaviest));
            }
        }
        return Optional.of(
                profile.isStrict()
                        ? Margin.between(
                                needed,
                                Math.max(needed, enough),
                                profile.options().get(rival))
                        : Margin.atLeast(needed));
    }
}
