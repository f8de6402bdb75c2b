package org.linli.choice.voting;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.linli.choice.Fraction;
import org.linli.choice.RankedProfile;
import org.linli.choice.Unranked;

/** Counts first or last places among the options that still stand. One object serves all rounds of a count. */
final class PlaceCount {
    private final RankedProfile profile;
    private final SharedPlace shared;
    private final int size;
    /** By how many options share the place, from 1: what each option gets of ballots of that kind. */
    private final long[][] bySharers;

    /** Who stood when first places were counted last, and from which place on each ballot may have somebody standing. */
    private final BitSet before = new BitSet();

    private final int[] from;
    private Fraction base = Fraction.ZERO;

    PlaceCount(RankedProfile profile, SharedPlace shared) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.shared = shared;
        this.size = profile.options().size();
        this.from = new int[profile.distinct()];
        this.bySharers = new long[size + 1][];
    }

    /** {@return the weight of the ballots that were counted last time} */
    Fraction base() {
        return base;
    }

    /** Who is first on how many ballots. Ballots that rank no standing option are exhausted, and no part of the base. */
    Fraction[] first(BitSet standing) {
        clear();
        boolean[] stands = goOnTo(standing);
        long counted = 0;
        for (int ballot = 0; ballot < from.length; ballot++) {
            int place = from[ballot];
            int ranked = profile.ranked(ballot);
            while (place < ranked && !stands[profile.option(ballot, place)]) {
                place++;
            }
            from[ballot] = place;
            if (place < ranked) {
                long mass = profile.mass(ballot);
                int end = place + 1;
                int sharers = 1;
                while (end < ranked && profile.tied(ballot, end)) {
                    sharers += stands[profile.option(ballot, end)] ? 1 : 0;
                    end++;
                }
                if (sharers == 1) {
                    row(1)[profile.option(ballot, place)] += mass;
                    counted += mass;
                } else if (shared != SharedPlace.NONE) {
                    counted += mass;
                    long[] row = row(shared == SharedPlace.DIVIDED ? sharers : 1);
                    for (int at = place; at < end; at++) {
                        int option = profile.option(ballot, at);
                        row[option] += stands[option] ? mass : 0;
                    }
                }
            }
        }
        base = Fraction.of(counted);
        return sums();
    }

    /** Where options have only gone since the last count, each ballot goes on from the place that it counted for. */
    private boolean[] goOnTo(BitSet standing) {
        BitSet back = Elimination.minus(standing, before);
        if (!back.isEmpty()) {
            Arrays.fill(from, 0);
        }
        before.clear();
        before.or(standing);
        boolean[] stands = new boolean[size];
        standing.stream().forEach(option -> stands[option] = true);
        return stands;
    }

    /** Who is last on how many ballots. Ballots that rank no standing option say nothing, and are no part of the base. */
    Fraction[] last(BitSet standing, Unranked unranked) {
        clear();
        long counted = 0;
        BitSet lowest = new BitSet(size);
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            lowest.clear();
            int ranked = profile.ranked(ballot);
            int standingRanked = 0;
            for (int place = 0; place < ranked; place++) {
                int option = profile.option(ballot, place);
                if (standing.get(option)) {
                    standingRanked++;
                    if (!sharesTierWithEarlier(ballot, place, lowest)) {
                        lowest.clear();
                    }
                    lowest.set(option);
                }
            }
            if (standingRanked == 0) {
                continue;
            }
            if (unranked == Unranked.TIED_LAST && standingRanked < standing.cardinality()) {
                lowest.clear();
                lowest.or(standing);
                for (int place = 0; place < ranked; place++) {
                    lowest.clear(profile.option(ballot, place));
                }
            }
            int sharers = lowest.cardinality();
            if (sharers == 1 || shared != SharedPlace.NONE) {
                long mass = profile.mass(ballot);
                counted += mass;
                long[] row = row(shared == SharedPlace.DIVIDED ? sharers : 1);
                lowest.stream().forEach(option -> row[option] += mass);
            }
        }
        base = Fraction.of(counted);
        return sums();
    }

    private boolean sharesTierWithEarlier(int ballot, int place, BitSet lowest) {
        for (int at = place; at > 0 && profile.tied(ballot, at); at--) {
            if (lowest.get(profile.option(ballot, at - 1))) {
                return true;
            }
        }
        return false;
    }

    private void clear() {
        for (int sharers = 1; sharers <= size; sharers++) {
            if (bySharers[sharers] != null) {
                Arrays.fill(bySharers[sharers], 0);
            }
        }
    }

    private long[] row(int sharers) {
        if (bySharers[sharers] == null) {
            bySharers[sharers] = new long[size];
        }
        return bySharers[sharers];
    }

    private Fraction[] sums() {
        Fraction[] sums = Draft.fractions(row(1));
        for (int sharers = 2; sharers <= size; sharers++) {
            if (bySharers[sharers] != null) {
                for (int option = 0; option < size; option++) {
                    if (bySharers[sharers][option] != 0) {
                        sums[option] = sums[option].plus(Fraction.of(bySharers[sharers][option], sharers));
                    }
                }
            }
        }
        return sums;
    }
}
