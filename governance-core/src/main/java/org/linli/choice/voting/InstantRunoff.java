package org.linli.choice.voting;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;

/**
 * Instant runoff: round by round, the option that is first on fewest ballots is dropped, until one is left (W. R. Ware, 1871; also
 * alternative vote, ranked-choice voting).
 *
 * <p>Later preferences never hurt earlier ones, and similar options do not split votes. It may drop an option that beats every other
 * ({@link BottomTwoRunoff} does not), and more support can make an option lose: Burlington 2009 shows both. With several seats it is
 * the single transferable vote.
 *
 * <p>Cost: O(n·d·n) at worst for d distinct ballots of n options; following all ways, at most {@code 2^18} sets of standing options.
 * Pinned: rounds go on until one is left, so that every option gets its place; a majority cannot be lost on the way. A ballot whose
 * options are all out is exhausted, and leaves the base. Ties for elimination: as {@link TiedLowest} says. Margin: below half of the
 * smallest gap between the option dropped and the next, nothing changes; half of the gap in the last round is enough, since putting
 * the rival in the winner's place on such ballots changes no earlier round in the winner's favour (D. Cary, "Estimating the margin of
 * victory for instant-runoff voting", 2011).
 */
public final class InstantRunoff {
    private static final RuleName NAME = new RuleName("irv", "Instant runoff", "即时决选制");

    private InstantRunoff() {}

    /**
     * Chooses by dropping the option that is first on fewest ballots.
     *
     * @param profile the ballots
     * @param shared what options get that share a first place
     * @param tiedLowest what happens to options that are tied for elimination
     * @return the outcome
     * @throws IllegalStateException if all ways are to be followed and there are too many
     */
    public static Outcome of(RankedProfile profile, SharedPlace shared, TiedLowest tiedLowest) {
        Objects.requireNonNull(shared, "shared");
        PlaceCount count = new PlaceCount(profile, shared);
        Elimination rounds = new Elimination(NAME, profile, tiedLowest) {
            @Override
            Round round(BitSet standing) {
                Fraction[] first = count.first(standing);
                return new Round(
                        Measure.FIRST_PLACES, first, count.base(), least(standing, first), new BitSet(), List.of());
            }

            /** While all of them together have less than the next, no transfer among them can save one. */
            @Override
            boolean allGo(BitSet standing, Round round) {
                if (shared == SharedPlace.NONE && !profile.isStrict()) {
                    return false;
                }
                Fraction together = Fraction.ZERO;
                for (int option = round.lowest().nextSetBit(0);
                        option >= 0;
                        option = round.lowest().nextSetBit(option + 1)) {
                    together = together.plus(round.counts()[option]);
                }
                BitSet others = minus(standing, round.lowest());
                for (int option = others.nextSetBit(0); option >= 0; option = others.nextSetBit(option + 1)) {
                    if (round.counts()[option].compareTo(together) <= 0) {
                        return false;
                    }
                }
                return !others.isEmpty();
            }

            @Override
            Optional<Margin> margin(long atLeast, List<BitSet> tiers, List<Round> told) {
                Option rival = options.get(tiers.get(2).nextSetBit(0));
                Fraction[] last = told.get(told.size() - 1).counts();
                Fraction lead =
                        last[tiers.get(0).nextSetBit(0)].minus(last[tiers.get(2).nextSetBit(0)]);
                return Optional.of(
                        profile.isStrict()
                                ? Margin.between(atLeast, Math.max(atLeast, Margins.half(lead, 1)), rival)
                                : Margin.atLeast(atLeast));
            }
        };
        return rounds.run(profile.electorate().expressed() > 0, Plurality.heaviest(profile));
    }
}
