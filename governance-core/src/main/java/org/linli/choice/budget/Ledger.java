package org.linli.choice.budget;

import java.math.BigInteger;
import java.util.Arrays;
import org.linli.choice.Fraction;

/**
 * What was paid in each round of equal shares, exactly. A voter's money is their share less what they paid for each purchase, so that any
 * sum of money is a whole number of shares less whole numbers of payments: nothing has to be kept for a single voter.
 *
 * <p>Round k's payment for a unit of score is {@code numerator[k] / denominator(k)}, and each denominator is the one before times
 * {@code ratio[k]}, so that a sum over rounds is one pass of multiplications by a {@code long}.
 */
final class Ledger {
    private final BigInteger share;
    private BigInteger denominator;
    private BigInteger[] numerator = new BigInteger[16];
    private BigInteger[] ratio = new BigInteger[16];
    private int rounds;

    /** Every voter has {@code total / voters}. */
    Ledger(long total, long voters) {
        this.share = BigInteger.valueOf(total);
        this.denominator = BigInteger.valueOf(voters);
    }

    int rounds() {
        return rounds;
    }

    /** The denominator of all sums as things stand. */
    BigInteger denominator() {
        return denominator;
    }

    /** Shares less payments, over {@link #denominator()}: {@code paid[k]} units of score of round k. */
    BigInteger sum(long shares, long[] paid) {
        BigInteger sum = share.multiply(BigInteger.valueOf(shares));
        for (int k = 0; k < rounds; k++) {
            sum = sum.multiply(ratio[k]);
            if (paid[k] != 0) {
                sum = sum.subtract(numerator[k].multiply(BigInteger.valueOf(paid[k])));
            }
        }
        return sum;
    }

    /** An amount of money, over {@link #denominator()}. */
    BigInteger amount(long money) {
        return denominator.multiply(BigInteger.valueOf(money));
    }

    /** Enters a payment for a unit of score of {@code payment / (denominator() * parts)}. */
    void pay(BigInteger payment, long parts) {
        if (rounds == numerator.length) {
            numerator = Arrays.copyOf(numerator, 2 * rounds);
            ratio = Arrays.copyOf(ratio, 2 * rounds);
        }
        BigInteger by = BigInteger.valueOf(parts);
        BigInteger common = by.gcd(payment);
        numerator[rounds] = payment.divide(common);
        ratio[rounds] = by.divide(common);
        denominator = denominator.multiply(ratio[rounds]);
        rounds++;
    }

    Fraction fraction(BigInteger sum) {
        return new Fraction(sum, denominator);
    }
}
