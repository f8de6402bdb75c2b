package org.linli.basics;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A share that never forgets what it was counted over, for example {@code 7988/9555}: how many of a declared base. Over an empty
 * base it is undefined, never 0 and never 100 %.
 *
 * @param numerator how many were counted, 0 to the denominator
 * @param denominator how many there were to count, not negative
 */
public record Rate(long numerator, long denominator) {
    /** Nothing counted over nothing: undefined. */
    public static final Rate UNDEFINED = new Rate(0, 0);

    /** Checks that the numerator lies within its base. */
    public Rate {
        if (denominator < 0 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "The numerator (" + numerator + ") of a rate must lie between 0 and its base (" + denominator
                            + "). Maybe the two were counted over different sets.");
        }
    }

    /**
     * So many of so many.
     *
     * @param numerator how many were counted
     * @param denominator how many there were to count
     * @return the rate
     * @throws IllegalArgumentException if the numerator does not lie between 0 and the denominator
     */
    public static Rate of(long numerator, long denominator) {
        return new Rate(numerator, denominator);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text numerator, slash, denominator
     * @return the rate
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Rate parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("The rate (" + text + ") must be two counts with a '/' between: '3/7'.");
        }
        Rate rate;
        try {
            rate = new Rate(Long.parseLong(text, 0, slash, 10), Long.parseLong(text, slash + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The rate (" + text + ") must be two counts with a '/' between: '3/7'.", e);
        }
        if (!rate.toString().equals(text)) {
            throw new IllegalArgumentException("The rate (" + text + ") must be written as '" + rate + "'.");
        }
        return rate;
    }

    /**
     * Whether there was anything to count.
     *
     * @return false over an empty base
     */
    public boolean isDefined() {
        return denominator > 0;
    }

    /**
     * The share as a number, for display and statistics.
     *
     * @return a value from 0 to 1, or nothing over an empty base
     */
    public OptionalDouble value() {
        return isDefined() ? OptionalDouble.of((double) numerator / denominator) : OptionalDouble.empty();
    }

    /**
     * Compares two shares exactly, without rounding.
     *
     * @param other another rate
     * @return negative, zero or positive as this share is smaller, equal or greater; nothing if either is undefined
     */
    public Optional<Integer> compareShare(Rate other) {
        if (!isDefined() || !other.isDefined()) {
            return Optional.empty();
        }
        return Optional.of(BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator))));
    }

    /** Numerator, slash, denominator. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
