package org.linli.choice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact number, for example {@code 7/2} or {@code 12}: what decides is never rounded. Always in lowest terms with a positive
 * denominator, so that equal numbers are equal values.
 *
 * @param numerator the number above the line
 * @param denominator the number below the line, positive after construction
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /** Nothing. */
    public static final Fraction ZERO = of(0);

    /** Brings the fraction into lowest terms. */
    public Fraction {
        Objects.requireNonNull(numerator, "numerator");
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("The denominator of the fraction over " + numerator + " must not be 0.");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    /**
     * A whole number.
     *
     * @param whole the number
     * @return the number as a fraction over 1
     */
    public static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /**
     * A quotient of two whole numbers.
     *
     * @param numerator the number above the line
     * @param denominator the number below the line, not 0
     * @return the fraction in lowest terms
     * @throws IllegalArgumentException if the denominator is 0
     */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text a whole number, or two with a slash between
     * @return the fraction
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Fraction parse(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? new Fraction(new BigInteger(text), BigInteger.ONE)
                    : new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The fraction (" + text + ") must be a whole number, or two with a '/' between: '7/2'.", e);
        }
    }

    /**
     * The sum.
     *
     * @param other what to add
     * @return this and the other together
     */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * The difference.
     *
     * @param other what to take away
     * @return this without the other
     */
    public Fraction minus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * The product.
     *
     * @param other what to multiply by
     * @return this times the other
     */
    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @param other what to divide by, not 0
     * @return this divided by the other
     * @throws IllegalArgumentException if the other is 0
     */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /**
     * The number as people read it, for sentences: what is compared is the fraction itself.
     *
     * @param places at most so many places after the point, not negative
     * @return decimals, the half rounded away from 0, with {@code ≈} before them if the number was rounded
     */
    public String rounded(int places) {
        if (denominator.equals(BigInteger.ONE)) {
            return numerator.toString();
        }
        BigDecimal exact = new BigDecimal(numerator);
        BigDecimal near = exact.divide(new BigDecimal(denominator), places, RoundingMode.HALF_UP);
        boolean same = near.multiply(new BigDecimal(denominator)).compareTo(exact) == 0;
        BigDecimal shown = near.signum() == 0 ? BigDecimal.ZERO : near.stripTrailingZeros();
        return (same ? "" : "≈") + shown.toPlainString();
    }

    /** {@return whether the number is below, at or above 0: -1, 0 or 1} */
    public int signum() {
        return numerator.signum();
    }

    /** {@return the greatest whole number that is not greater} */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Compares exactly. */
    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** A whole number as it is, any other as numerator, slash, denominator. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
