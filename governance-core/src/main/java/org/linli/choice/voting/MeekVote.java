package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Optional;
import org.linli.choice.Fraction;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/**
 * The single transferable vote for several seats by Meek's method: an elected option keeps of every ballot just the share that it needs, and
 * all of the rest moves on (B. L. Meek, 1969; I. D. Hill, B. A. Wichmann, D. R. Woodall, "Algorithm 123: single transferable vote by Meek's
 * method", Computer Journal 30, 1987; in the fixed-point form of D. Hill's reference rule).
 *
 * <p>No ballot is treated better for the order of the count, and exhausted ballots lower the quota: the fairest of the transferable votes, and
 * one that cannot be counted by hand. {@link ScottishVote} can.
 *
 * <p>Cost: O(i·d·r) for i iterations over d distinct ballots of r places. Pinned: shares and votes have nine decimals; products of shares
 * are rounded up, the quota is the votes over one more than the seats, cut, plus the last decimal; a round ends when the surplus is below
 * 0.000001 or shrinks no more; whoever is last then is excluded. Ties for exclusion, also between options that the remaining surplus could
 * part: by order or lot. Once as many stand as seats are open, they are elected. So a seat goes to an option that no ballot names where too
 * few are named: by the order or lot, and the tie is told. Committees from approvals leave such seats open. Ballots must not have ties;
 * blank ones do not count. The margin is at least 1; {@link org.linli.choice.Trials} says how many ballots would do.
 */
public final class MeekVote {
    /** The greatest weight of all ballots together: with nine decimals it still fits a {@code long}. */
    public static final long MOST_WEIGHT = 1L << 32;

    private static final RuleName NAME = new RuleName("stv.meek", "Single transferable vote, Meek", "单记可转移票制（米克法）");

    private static final long ONE = 1_000_000_000;

    /** A surplus of a millionth of a vote is none. */
    private static final long SMALL = 1_000;

    private final RankedProfile profile;
    private final Seats seats;
    private final long[] keep;
    private long[] votes;
    private long quota;

    private MeekVote(RankedProfile profile, Seats seats) {
        this.profile = profile;
        this.seats = seats;
        this.keep = new long[seats.size];
        this.votes = new long[seats.size];
        java.util.Arrays.fill(keep, ONE);
    }

    /**
     * Fills seats.
     *
     * @param profile the ballots, without ties
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between options that are tied for exclusion
     * @return the outcome, with as many winners as seats; without any valid ballot, with none
     * @throws IllegalArgumentException if ballots have ties or weigh more than {@link #MOST_WEIGHT}, or there are not so many options
     */
    public static Outcome of(RankedProfile profile, int seats, TieBreak tieBreak) {
        Seats count = new Seats(profile, NAME, seats, ONE, tieBreak);
        if (profile.electorate().weight() > MOST_WEIGHT) {
            throw new IllegalArgumentException(
                    "The weight (" + profile.electorate().weight() + ") of the ballots must be at most " + MOST_WEIGHT
                            + ". Maybe weigh in a larger unit.");
        }
        if (profile.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, profile.electorate());
        }
        return new MeekVote(profile, count).run();
    }

    private Outcome run() {
        while (seats.vacancies() > 0) {
            if (seats.standing.cardinality() <= seats.vacancies()) {
                BitSet rest = new BitSet();
                rest.or(seats.standing);
                seats.elect(rest, votes, Optional.empty());
                break;
            }
            long surplus = settle();
            if (seats.vacancies() > 0 && seats.standing.cardinality() > seats.vacancies()) {
                exclude(surplus);
            }
        }
        return seats.outcome();
    }

    /** Shares out, elects and adjusts what is kept, until nothing moves any more; gives what surplus is left. */
    private long settle() {
        long before = Long.MAX_VALUE;
        while (true) {
            share();
            BitSet reached = new BitSet();
            seats.standing.stream().filter(option -> votes[option] >= quota).forEach(reached::set);
            if (!reached.isEmpty()) {
                seats.counted(votes);
                seats.elect(reached, votes, Optional.of(Fraction.of(quota, ONE)));
                before = Long.MAX_VALUE;
                if (seats.vacancies() <= 0) {
                    return 0;
                }
            }
            long surplus = seats.elected.stream()
                    .mapToLong(option -> Math.max(0, votes[option] - quota))
                    .sum();
            if (surplus < SMALL || surplus >= before) {
                return surplus;
            }
            before = surplus;
            for (int option = seats.elected.nextSetBit(0); option >= 0; option = seats.elected.nextSetBit(option + 1)) {
                keep[option] = Math.min(ONE, ratio(keep[option], quota, votes[option]));
            }
        }
    }

    private void share() {
        votes = new long[seats.size];
        long all = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            long left = ONE;
            long mass = profile.mass(ballot);
            for (int place = 0; place < profile.ranked(ballot) && left > 0; place++) {
                int option = profile.option(ballot, place);
                if (keep[option] > 0) {
                    long kept = Math.min(left, Margins.ceiling(left * keep[option], ONE));
                    votes[option] += kept * mass;
                    left -= kept;
                    all += kept * mass;
                }
            }
        }
        quota = all / (seats.seats + 1) + 1;
    }

    /** {@code keep * quota / votes}, rounded up: at most one, since an elected option has the quota. */
    private static long ratio(long keep, long quota, long votes) {
        java.math.BigInteger[] parts = java.math.BigInteger.valueOf(keep)
                .multiply(java.math.BigInteger.valueOf(quota))
                .divideAndRemainder(java.math.BigInteger.valueOf(votes));
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    private void exclude(long surplus) {
        seats.counted(votes);
        long least =
                seats.standing.stream().mapToLong(option -> votes[option]).min().orElseThrow();
        BitSet lowest = new BitSet();
        seats.standing.stream()
                .filter(option -> votes[option] <= least + surplus)
                .forEach(lowest::set);
        int out = seats.pick(lowest, false, false);
        seats.drop(out);
        keep[out] = 0;
    }
}
