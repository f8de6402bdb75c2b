package org.linli.choice.voting;

import java.util.BitSet;
import java.util.Optional;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;

/**
 * How many ballots would have to change. A changed ballot of weight 1 moves the difference of two options in a pair by at most 2; the
 * lower bounds rest on that, the upper ones on ballots that are known to be there.
 */
final class Margins {
    private Margins() {}

    /**
     * The margin of a rule that chooses a Condorcet winner where there is one, and where two that beat all others tie if they tie with
     * each other.
     *
     * <p>Below the smallest half-margin of a Condorcet winner nothing can change. Another option is sure to win once it beats everybody;
     * to put it first on ballots that have c before it takes half its deficit against c, for each c that it does not beat.
     */
    static Optional<Margin> condorcet(Pairwise pairwise, BitSet winners) {
        int size = pairwise.options().size();
        if (size == 1 || pairwise.electorate().expressed() == 0) {
            return Optional.empty();
        }
        int winner = winners.nextSetBit(0);
        boolean beatsAll = winners.cardinality() == 1;
        long closest = Long.MAX_VALUE;
        for (int b = 0; b < size; b++) {
            if (b != winner) {
                beatsAll &= pairwise.beats(winner, b);
                closest = Math.min(closest, pairwise.margin(winner, b));
            }
        }
        long atLeast = beatsAll ? half(closest, pairwise.heaviest()) : 1;
        long atMost = Long.MAX_VALUE;
        int rival = -1;
        for (int b = 0; b < size; b++) {
            if (winners.cardinality() == 1 && b == winner) {
                continue;
            }
            long needed = 0;
            int beatenBy = 0;
            for (int c = 0; c < size; c++) {
                if (c != b && !pairwise.beats(b, c)) {
                    needed += pairwise.margin(c, b) / 2 + 1;
                    beatenBy++;
                }
            }
            if (beatsAll && beatenBy == 1) {
                // Only the winner beats b: a tie with it is enough.
                needed = half(pairwise.margin(winner, b), 1);
            }
            needed = Math.min(needed, pairwise.electorate().expressed());
            if (needed < atMost) {
                atMost = needed;
                rival = b;
            }
        }
        return Optional.of(Margin.between(
                atLeast, Math.max(atLeast, atMost), pairwise.options().get(rival)));
    }

    /** The smallest whole number of ballots of a weight whose changes, each worth twice the weight, make up for a difference. */
    static long half(long difference, long weight) {
        return Math.max(1, ceiling(difference, 2 * weight));
    }

    static long half(Fraction difference, long weight) {
        Fraction ballots = new Fraction(
                difference.numerator(), difference.denominator().multiply(java.math.BigInteger.valueOf(2 * weight)));
        long floor = ballots.floor().longValueExact();
        return Math.max(1, ballots.compareTo(Fraction.of(floor)) == 0 ? floor : floor + 1);
    }

    static long ceiling(long numerator, long denominator) {
        return -Math.floorDiv(-numerator, denominator);
    }
}
