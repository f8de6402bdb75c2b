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

/**
 * Plurality: whoever is in first place on most ballots. Everything below the first place is ignored.
 *
 * <p>The oldest rule, and the one that splits votes: two similar options can both lose to a third that most voters like least. Where
 * ballots are ranked, {@link InstantRunoff} or {@link Schulze} use what they say; where they only approve, {@link ApprovalVoting}.
 *
 * <p>Cost: O(d) for d distinct ballots. Ties: equals stay equal. Pinned: ballots that rank nothing are no part of the base;
 * {@link SharedPlace} says what becomes of a shared first place. The margin is exact if nobody shares a first place and all weigh the
 * same (T. Magrino, R. Rivest, E. Shen, "Computing the margin of victory in IRV elections", 2011, give it for plurality as half the lead).
 */
public final class Plurality {
    private static final RuleName NAME = new RuleName("plurality", "Plurality", "简单多数制");

    private Plurality() {}

    /**
     * Chooses by first places.
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
        return draft.outcome(tiers, margin(profile, tiers, first));
    }

    /** The winner's own ballots, given to the runner-up, close the gap by two each. */
    private static Optional<Margin> margin(RankedProfile profile, List<BitSet> tiers, Fraction[] first) {
        if (first.length == 1) {
            return Optional.empty();
        }
        BitSet best = tiers.get(0);
        int winner = best.nextSetBit(0);
        int rival = best.cardinality() > 1
                ? best.nextSetBit(winner + 1)
                : tiers.get(1).nextSetBit(0);
        Fraction lead = first[winner].minus(first[rival]);
        boolean plain = profile.isStrict() && profile.electorate().isUnweighted();
        return Optional.of(
                plain
                        ? Margin.exactly(
                                Margins.half(lead, 1), profile.options().get(rival))
                        : Margin.atLeast(Margins.half(lead, heaviest(profile))));
    }

    static long heaviest(org.linli.choice.Profile profile) {
        long heaviest = 1;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            heaviest = Math.max(heaviest, profile.weight(ballot));
        }
        return heaviest;
    }
}
