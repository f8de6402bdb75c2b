package org.linli.basics;

import java.util.Currency;
import java.util.Objects;

/**
 * An amount of money in whole minor units, for example {@code CNY 1250} for ¥12.50; negative where something is owed.
 *
 * @param minorUnits the amount in the smallest unit of the currency (分 for CNY)
 * @param currency the currency (ISO 4217)
 */
public record Money(long minorUnits, Currency currency) {
    /** Checks that there is a currency. */
    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * So many minor units of a currency.
     *
     * @param minorUnits the amount in the smallest unit
     * @param currencyCode the ISO 4217 code, such as {@code CNY}
     * @return the amount
     * @throws IllegalArgumentException if there is no such currency
     */
    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, currency(currencyCode));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text currency code, blank, minor units
     * @return the amount
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Money parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException(
                    "The amount (" + text + ") must be a currency and minor units: 'CNY 1250'.");
        }
        Money money;
        try {
            money = of(Long.parseLong(text, blank + 1, text.length(), 10), text.substring(0, blank));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The amount (" + text + ") must be a currency and minor units: 'CNY 1250'.", e);
        }
        if (!money.toString().equals(text)) {
            throw new IllegalArgumentException("The amount (" + text + ") must be written as '" + money + "'.");
        }
        return money;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The currency (" + code + ") must be an ISO 4217 code, such as CNY.", e);
        }
    }

    /**
     * The sum.
     *
     * @param other an amount in the same currency
     * @return this and the other together
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit a long
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /**
     * The difference.
     *
     * @param other an amount in the same currency
     * @return this without the other
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit a long
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("The currency (" + other.currency + ") of the other amount must be "
                    + currency + ". Maybe convert it first, at a stated rate.");
        }
        return other;
    }

    /** Currency code, blank, minor units. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + minorUnits;
    }
}
