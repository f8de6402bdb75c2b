package org.linli.choice.voting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.linli.choice.Fraction;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;

/**
 * The single transferable vote for several seats, as Scotland counts it (The Scottish Local Government Elections Order 2007, SSI 2007/42,
 * rules 45 to 52; a weighted inclusive Gregory method).
 *
 * <p>Groups that hold together get seats in proportion to their voters, without anybody having to declare a group. Written for counting by
 * hand and audited for years; {@link MeekVote} treats voters more evenly and needs a computer. For one seat it is {@link InstantRunoff} with
 * a quota.
 *
 * <p>Cost: O(s·d) for s stages and d distinct ballots, and O(r·d) more for ballots of r places. Pinned, as the Order has it: the quota is
 * one more than the whole part of the valid ballots over one more than the seats; at each stage the largest surplus is transferred, all of
 * that option's ballots at {@code surplus × value / votes} cut to five decimals; only if there is no surplus, the option with fewest votes
 * is excluded; once as many stand as seats are open, they are elected, with or without the quota, and nothing more is transferred. So a
 * seat goes to an option that no ballot names where too few are named: by the order or lot, and the tie is told. Committees from approvals
 * leave such seats open. Ties: by the latest earlier stage at which the votes differed, then by order or lot. Ballots must not have ties;
 * blank ones are not valid and do not raise the quota. The margin is at least 1; {@link org.linli.choice.Trials} says how many ballots
 * would do.
 */
public final class ScottishVote {
    private static final RuleName NAME =
            new RuleName("stv.scottish", "Single transferable vote, Scottish rules", "单记可转移票制（苏格兰规则）");

    /** One vote, in the fifth decimals that the Order counts. */
    private static final long VOTE = 100_000;

    private final RankedProfile profile;
    private final Seats seats;
    private final long[] votes;
    /** For each distinct ballot: the place it counts for, and the value of one of it. */
    private final int[] place;

    /** For each distinct ballot: the option at that place, or -1 if there is none. */
    private final int[] holder;

    private final long[] value;

    private ScottishVote(RankedProfile profile, Seats seats) {
        this.profile = profile;
        this.seats = seats;
        this.votes = new long[seats.size];
        this.place = new int[profile.distinct()];
        this.holder = new int[profile.distinct()];
        this.value = new long[profile.distinct()];
    }

    /**
     * Fills seats.
     *
     * @param profile the ballots, without ties
     * @param seats how many, 1 to the number of options
     * @param lot what decides where earlier stages do not
     * @return the outcome, with as many winners as seats; without any valid ballot, with none
     * @throws IllegalArgumentException if ballots have ties, or there are not so many options
     */
    public static Outcome of(RankedProfile profile, int seats, TieBreak lot) {
        Seats count = new Seats(profile, NAME, seats, VOTE, lot);
        if (profile.electorate().expressed() == 0) {
            return Outcome.nothing(NAME, profile.electorate());
        }
        return new ScottishVote(profile, count).run();
    }

    private Outcome run() {
        long valid = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            if (profile.ranked(ballot) > 0) {
                valid += profile.mass(ballot);
                value[ballot] = VOTE;
                holder[ballot] = profile.option(ballot, 0);
                votes[holder[ballot]] += profile.mass(ballot) * VOTE;
            } else {
                holder[ballot] = -1;
            }
        }
        long quota = (valid / (seats.seats + 1) + 1) * VOTE;
        BitSet surplus = new BitSet();
        seats.counted(votes);
        while (true) {
            BitSet reached = new BitSet();
            seats.standing.stream().filter(option -> votes[option] >= quota).forEach(reached::set);
            seats.elect(reached, votes, Optional.of(Fraction.of(quota, VOTE)));
            reached.stream().filter(option -> votes[option] > quota).forEach(surplus::set);
            if (seats.vacancies() == 0) {
                break;
            }
            if (seats.standing.cardinality() <= seats.vacancies()) {
                BitSet rest = new BitSet();
                rest.or(seats.standing);
                seats.elect(rest, votes, Optional.empty());
                break;
            }
            if (!surplus.isEmpty()) {
                int from = seats.pick(extreme(surplus, true), true, true);
                surplus.clear(from);
                transfer(from, votes[from] - quota);
                votes[from] = quota;
            } else {
                int from = seats.pick(extreme(seats.standing, false), false, true);
                seats.drop(from);
                transfer(from, -1);
                votes[from] = 0;
            }
            seats.counted(votes);
        }
        return seats.outcome();
    }

    private BitSet extreme(BitSet among, boolean highest) {
        long wanted = highest
                ? among.stream().mapToLong(option -> votes[option]).max().orElseThrow()
                : among.stream().mapToLong(option -> votes[option]).min().orElseThrow();
        BitSet equals = new BitSet();
        among.stream().filter(option -> votes[option] == wanted).forEach(equals::set);
        return equals;
    }

    /** Moves every ballot of an option on; at a part of its value if there is a surplus, at its whole value if there is none (-1). */
    private void transfer(int from, long surplus) {
        long[] received = new long[seats.size];
        long moved = 0;
        // Ballots of equal value mostly stand together.
        long before = -1;
        long after = 0;
        boolean[] stands = new boolean[seats.size];
        seats.standing.stream().forEach(option -> stands[option] = true);
        for (int ballot = 0; ballot < place.length; ballot++) {
            if (holder[ballot] != from) {
                continue;
            }
            int ranked = profile.ranked(ballot);
            while (place[ballot] < ranked && !stands[profile.option(ballot, place[ballot])]) {
                place[ballot]++;
            }
            holder[ballot] = place[ballot] < ranked ? profile.option(ballot, place[ballot]) : -1;
            if (surplus >= 0) {
                if (value[ballot] != before) {
                    before = value[ballot];
                    after = part(surplus, before, votes[from]);
                }
                value[ballot] = after;
            }
            if (place[ballot] < ranked) {
                long gain = profile.mass(ballot) * value[ballot];
                received[holder[ballot]] += gain;
                moved += gain;
            }
        }
        List<Step.Score> scores = new ArrayList<>();
        for (int option = 0; option < received.length; option++) {
            votes[option] += received[option];
            if (received[option] > 0) {
                scores.add(new Step.Score(seats.options.get(option), Fraction.of(received[option], VOTE)));
            }
        }
        long left = surplus >= 0 ? surplus : votes[from];
        seats.steps.add(
                new Step.Transferred(seats.stage(), seats.options.get(from), scores, Fraction.of(left - moved, VOTE)));
    }

    /** {@code surplus * before / all}, cut to the fifth decimal; the product may not fit a long. */
    private static long part(long surplus, long before, long all) {
        if (surplus <= Long.MAX_VALUE / VOTE) {
            return surplus * before / all;
        }
        return BigInteger.valueOf(surplus)
                .multiply(BigInteger.valueOf(before))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }
}
