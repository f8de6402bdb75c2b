package org.linli.choice.voting;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Unranked;

/**
 * Coombs: round by round, the option that is last on most ballots is dropped, until one is first on more than half (C. H. Coombs, "A theory
 * of data", 1964).
 *
 * <p>Drops what most object to, and chooses the Condorcet winner where opinions lie on one line. Easily tilted by putting a strong rival
 * last. Needs ballots that rank all, or nearly all, options: on truncated ones it punishes whoever is not well known; use
 * {@link InstantRunoff} or {@link BottomTwoRunoff} there.
 *
 * <p>Cost: O(n·d·n) for d distinct ballots of n options. Pinned: an option that is first on more than half of the ballots of a round is
 * elected at once; {@link Unranked#TIED_LAST} puts unranked options in the last place together, {@link Unranked#IGNORED} looks only at the
 * ranked ones. Ties for elimination: as {@link TiedLowest} says. Margin: a lower bound.
 */
public final class Coombs {
    private static final RuleName NAME = new RuleName("coombs", "Coombs", "孔布斯法");

    private Coombs() {}

    /**
     * Chooses by dropping the option that is last on most ballots.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank
     * @param shared what options get that share a first or last place
     * @param tiedLowest what happens to options that are tied for elimination
     * @return the outcome
     * @throws IllegalStateException if all ways are to be followed and there are too many
     */
    public static Outcome of(RankedProfile profile, Unranked unranked, SharedPlace shared, TiedLowest tiedLowest) {
        Objects.requireNonNull(unranked, "unranked");
        Objects.requireNonNull(shared, "shared");
        PlaceCount count = new PlaceCount(profile, shared);
        Elimination rounds = new Elimination(NAME, profile, tiedLowest) {
            @Override
            Round round(BitSet standing) {
                Fraction[] first = count.first(standing);
                Fraction firstBase = count.base();
                BitSet elected = new BitSet(size);
                for (int option = standing.nextSetBit(0); option >= 0; option = standing.nextSetBit(option + 1)) {
                    Fraction lead = first[option].plus(first[option]).minus(firstBase);
                    elected.set(option, lead.signum() > 0);
                    decidedBy(lead.signum() < 0 ? Fraction.ZERO.minus(lead) : lead);
                }
                // Counted whole to each, two may have more than half: then the first places do not decide.
                if (elected.cardinality() == 1) {
                    return new Round(Measure.FIRST_PLACES, first, firstBase, elected, elected, List.of());
                }
                Fraction[] last = count.last(standing, unranked);
                Fraction[] fewest = last.clone();
                for (int option = 0; option < size; option++) {
                    fewest[option] = Fraction.ZERO.minus(last[option]);
                }
                return new Round(
                        Measure.LAST_PLACES, last, count.base(), least(standing, fewest), new BitSet(), List.of());
            }

            @Override
            Optional<Margin> margin(long atLeast, List<BitSet> tiers, List<Round> told) {
                return Optional.of(Margin.atLeast(atLeast));
            }
        };
        return rounds.run(profile.electorate().expressed() > 0, Plurality.heaviest(profile));
    }
}
