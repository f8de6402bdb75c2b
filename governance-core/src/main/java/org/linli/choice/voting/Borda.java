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
 * Borda count: points for places, added up (J.-C. de Borda, "Mémoire sur les élections au scrutin", 1781).
 *
 * <p>Finds broad agreement, and is easily tilted: adding options similar to one's favourite, or burying a rival below options that
 * nobody wants, works. Where that is a danger, {@link Schulze} or {@link SplitCycle}. On complete ballots without ties the three
 * conventions give the same winners; on truncated ballots they do not, and the difference is political.
 *
 * <p>Cost: O(d·n) for d distinct ballots of n options. Tied options share the points of the places they take up. Ties: equals stay
 * equal. The margin is exact if all ballots weigh the same: it takes first the ballots whose change helps a rival most.
 */
public final class Borda {
    /** What a place is worth, with n options. */
    public enum Points {
        /**
         * The number of options below, half of those in the same place; unranked options share the last places. Equal, up to a constant, to
         * counting wins less losses in all pairs.
         */
        AVERAGED("averaged", "unranked share the last places", "未排者均分末位"),
        /** n − 1 for the first place, n − 2 for the second; unranked options get nothing. Rewards those who rank few. */
        UNRANKED_ZERO("unranked-zero", "unranked get nothing", "未排者不得分"),
        /**
         * As many as the ballot ranks for the first place, one less for the second; unranked options get nothing (P. Emerson, "The original
         * Borda count and partial voting", Social Choice and Welfare 40, 2013). Rewards those who rank many.
         */
        MODIFIED("modified", "as many points as are ranked", "按排出数计分");

        private final String code;
        private final String english;
        private final String chinese;

        Points(String code, String english, String chinese) {
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }

        private RuleName rule() {
            return NAME.variant(code, english, chinese);
        }
    }

    private static final RuleName NAME = new RuleName("borda", "Borda count", "波达计数法");

    private Borda() {}

    /**
     * Chooses by points.
     *
     * @param profile the ballots
     * @param points what a place is worth
     * @return the outcome
     */
    public static Outcome of(RankedProfile profile, Points points) {
        Objects.requireNonNull(points, "points");
        Options options = Objects.requireNonNull(profile, "profile").options();
        Electorate electorate = profile.electorate();
        if (electorate.expressed() == 0) {
            return Outcome.nothing(points.rule(), electorate);
        }
        int size = options.size();
        long[] doubled = new long[size];
        long[] given = new long[size];
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            give(profile, points, ballot, given);
            for (int option = 0; option < size; option++) {
                doubled[option] += given[option] * profile.mass(ballot);
            }
        }
        Draft draft = new Draft(points.rule(), options, electorate);
        Fraction[] shown = new Fraction[size];
        BitSet all = new BitSet();
        for (int option = 0; option < size; option++) {
            shown[option] = Fraction.of(doubled[option], 2);
            all.set(option);
        }
        draft.step(draft.counted(0, Measure.BORDA_POINTS, all, shown, Fraction.of(electorate.weight())));
        List<BitSet> tiers = Draft.tiers(doubled);
        return draft.outcome(tiers, margin(profile, points, doubled, tiers.get(0)));
    }

    /** Twice the points that a ballot gives to each option, so that halves stay whole. */
    private static void give(RankedProfile profile, Points points, int ballot, long[] given) {
        int size = given.length;
        int ranked = profile.ranked(ballot);
        int first = points == Points.MODIFIED ? ranked : size - 1;
        java.util.Arrays.fill(given, points == Points.AVERAGED ? size - 1 - ranked : 0);
        for (int place = 0; place < ranked; ) {
            int end = place + 1;
            while (end < ranked && profile.tied(ballot, end)) {
                end++;
            }
            for (int at = place; at < end; at++) {
                given[profile.option(ballot, at)] = 2L * first - place - (end - 1);
            }
            place = end;
        }
    }

    private static Optional<Margin> margin(RankedProfile profile, Points points, long[] doubled, BitSet best) {
        int size = doubled.length;
        if (size == 1) {
            return Optional.empty();
        }
        int winner = best.nextSetBit(0);
        // At most n - 1 points more for a rival than for the winner, twice: under every convention.
        int spread = 2 * (size - 1);
        long[][] bySwing = new long[size][2 * spread + 1];
        long[] given = new long[size];
        long heaviest = 1;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            give(profile, points, ballot, given);
            heaviest = Math.max(heaviest, profile.weight(ballot));
            for (int rival = 0; rival < size; rival++) {
                bySwing[rival][(int) (given[winner] - given[rival]) + spread] += profile.count(ballot);
            }
        }
        long fewest = Long.MAX_VALUE;
        int gains = -1;
        for (int rival = 0; rival < size; rival++) {
            if (rival != winner) {
                long needed = best.cardinality() > 1
                        ? 1
                        : ballots(bySwing[rival], doubled[winner] - doubled[rival], heaviest);
                if (needed < fewest && (best.cardinality() == 1 || best.get(rival))) {
                    fewest = needed;
                    gains = rival;
                }
            }
        }
        return Optional.of(
                heaviest == 1 ? Margin.exactly(fewest, profile.options().get(gains)) : Margin.atLeast(fewest));
    }

    /** How many ballots, those with the widest swing first, until a lead is gone. */
    private static long ballots(long[] bySwing, long lead, long weight) {
        long left = lead;
        long ballots = 0;
        for (int swing = bySwing.length - 1; swing > 0 && left > 0; swing--) {
            long each = swing * weight;
            long wanted = Math.min(bySwing[swing], Margins.ceiling(left, each));
            ballots += wanted;
            left -= wanted * each;
        }
        return Math.max(1, ballots);
    }
}
