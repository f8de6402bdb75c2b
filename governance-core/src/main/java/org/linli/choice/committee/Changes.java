package org.linli.choice.committee;

import java.math.BigInteger;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;

/** How many ballots would have to change where each, changed, moves what was compared by at most twice its weight. */
final class Changes {
    private Changes() {}

    /** So many are needed for certain to make up for a difference. */
    static Margin atLeast(Fraction difference, long heaviest) {
        return Margin.atLeast(ballots(difference, heaviest));
    }

    static long ballots(Fraction difference, long weight) {
        BigInteger[] parts = difference
                .numerator()
                .divideAndRemainder(difference.denominator().multiply(BigInteger.valueOf(2 * weight)));
        return Math.max(1, parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0));
    }
}
