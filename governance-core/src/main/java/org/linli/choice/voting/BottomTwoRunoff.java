package org.linli.choice.voting;

import java.util.ArrayList;
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
import org.linli.choice.Step;
import org.linli.choice.Unranked;

/**
 * Bottom-two runoff: round by round, the two options that are first on fewest ballots meet, and the one that fewer ballots prefer is
 * dropped (also BTR-IRV).
 *
 * <p>{@link InstantRunoff} with one line changed, which makes it choose a Condorcet winner, and always from the Smith set, while the
 * count still goes by rounds that people know. Not monotone; {@link Schulze} and {@link RankedPairs} are. Where several options are first on no ballot,
 * one may be chosen to which all prefer another: the better of the two has lost its duel to a third.
 *
 * <p>Cost: O(n·d·n) at worst for d distinct ballots of n options. Pinned: in the duel an unranked option stands below a ranked one.
 * Ties: where it is not clear which two are the bottom, or their duel is tied, all that some choice would drop are tied for elimination,
 * and {@link TiedLowest} decides between them.
 */
public final class BottomTwoRunoff {
    private static final RuleName NAME = new RuleName("btr-irv", "Bottom-two runoff", "末二决选制");

    private BottomTwoRunoff() {}

    /**
     * Chooses by dropping the loser of the bottom two.
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
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        Elimination rounds = new Elimination(NAME, profile, tiedLowest) {
            @Override
            Round round(BitSet standing) {
                Fraction[] first = count.first(standing);
                Fraction base = count.base();
                BitSet bottom = least(standing, first);
                boolean several = bottom.cardinality() > 1;
                BitSet next = several ? bottom : least(minus(standing, bottom), first);
                BitSet losers = new BitSet(size);
                List<Step> duels = new ArrayList<>();
                for (int a = bottom.nextSetBit(0); a >= 0; a = bottom.nextSetBit(a + 1)) {
                    for (int b = next.nextSetBit(0); b >= 0; b = next.nextSetBit(b + 1)) {
                        if (a != b && (!several || a < b)) {
                            long margin = pairwise.margin(a, b);
                            // Of the duels of many, those are told that say for the first time of somebody that they
                            // can go.
                            if ((margin <= 0 && !losers.get(a)) || (margin >= 0 && !losers.get(b))) {
                                duels.add(pairwise.duel(a, b));
                            }
                            losers.set(a, losers.get(a) || margin <= 0);
                            losers.set(b, losers.get(b) || margin >= 0);
                        }
                    }
                }
                return new Round(Measure.FIRST_PLACES, first, base, losers, new BitSet(), duels);
            }

            /** The duels say something even if no first place does. */
            @Override
            boolean needsBase() {
                return false;
            }

            /** Whoever beats all others that stand loses no duel. */
            @Override
            BitSet certain(BitSet standing) {
                BitSet winner = new BitSet(size);
                for (int a = standing.nextSetBit(0); a >= 0 && winner.isEmpty(); a = standing.nextSetBit(a + 1)) {
                    boolean all = true;
                    for (int b = standing.nextSetBit(0); b >= 0 && all; b = standing.nextSetBit(b + 1)) {
                        all = a == b || pairwise.beats(a, b);
                    }
                    winner.set(a, all);
                }
                return winner;
            }

            @Override
            Optional<Margin> margin(long atLeast, List<BitSet> tiers, List<Round> told) {
                return Margins.condorcet(pairwise, tiers.get(0));
            }
        };
        return rounds.run(profile.electorate().expressed() > 0, pairwise.heaviest());
    }
}
