package org.linli.choice.voting;

import java.math.BigInteger;
import java.util.Objects;
import org.linli.basics.Rate;
import org.linli.choice.Fraction;

/**
 * How large a share has to be, for example {@code at least 2/3} (三分之二以上, the boundary included) or {@code more than 1/2} (过半数, the
 * boundary excluded). Compared exactly. A share of nothing meets no threshold, not even 0.
 *
 * @param share the boundary, 0 to 1
 * @param inclusive whether a share exactly at the boundary is enough
 */
public record Threshold(Fraction share, boolean inclusive) {
    /** Checks that the boundary is a share. */
    public Threshold {
        Objects.requireNonNull(share, "share");
        if (share.signum() < 0 || share.compareTo(Fraction.of(1)) > 0) {
            throw new IllegalArgumentException(
                    "The share (" + share + ") of a threshold must be 0 to 1. Maybe it is a percentage.");
        }
    }

    /**
     * A boundary that is enough when reached.
     *
     * @param numerator the number above the line
     * @param denominator the number below the line
     * @return the threshold
     * @throws IllegalArgumentException if the two are no share
     */
    public static Threshold atLeast(long numerator, long denominator) {
        return new Threshold(Fraction.of(numerator, denominator), true);
    }

    /**
     * A boundary that has to be passed.
     *
     * @param numerator the number above the line
     * @param denominator the number below the line
     * @return the threshold
     * @throws IllegalArgumentException if the two are no share
     */
    public static Threshold moreThan(long numerator, long denominator) {
        return new Threshold(Fraction.of(numerator, denominator), false);
    }

    /**
     * Whether a share is large enough.
     *
     * @param rate so many of so many
     * @return true if it is; false for a share of nothing
     */
    public boolean isMetBy(Rate rate) {
        if (!rate.isDefined()) {
            return false;
        }
        int order = BigInteger.valueOf(rate.numerator())
                .multiply(share.denominator())
                .compareTo(BigInteger.valueOf(rate.denominator()).multiply(share.numerator()));
        return inclusive ? order >= 0 : order > 0;
    }

    /** {@return whether nobody at all is enough, as long as there is anybody of whom it is a share} */
    boolean isMetByNone() {
        return inclusive && share.signum() == 0;
    }

    /**
     * The smallest number that is large enough.
     *
     * @param base of how many, positive
     * @return the number; more than the base where all of it would not do
     */
    long leastOf(long base) {
        BigInteger[] boundary =
                BigInteger.valueOf(base).multiply(share.numerator()).divideAndRemainder(share.denominator());
        boolean next = !inclusive || boundary[1].signum() > 0;
        return boundary[0].longValueExact() + (next ? 1 : 0);
    }

    /** The boundary in words. */
    @Override
    public String toString() {
        return (inclusive ? "at least " : "more than ") + share;
    }
}
