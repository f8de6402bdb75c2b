package org.linli.walkthrough.choice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.choice.Fraction;
import org.linli.walkthrough.report.Wording;

/**
 * Writes amounts of minor units as people read them: "12,500.50 PLN".
 *
 * @param decimals how many decimals the currency has here
 * @param currency its code; empty if it is not known
 */
record Money(int decimals, String currency) {

    private static final Pattern WHOLE = Pattern.compile("[0-9]+");

    String of(long minor) {
        return number(minor) + (currency.isEmpty() ? "" : " " + currency);
    }

    String number(long minor) {
        long unit = unit();
        String cents = decimals == 0 ? "" : "." + String.format("%0" + decimals + "d", Math.abs(minor % unit));
        return Wording.count(minor / unit) + cents;
    }

    /** An amount that may be no whole number of minor units, cut to hundredths of the currency. */
    String about(Fraction minor) {
        String text = minor.dividedBy(Fraction.of(unit())).rounded(2);
        Matcher whole = WHOLE.matcher(text);
        return whole.find() ? whole.replaceFirst(Wording.count(Long.parseLong(whole.group()))) : text;
    }

    long unit() {
        return Math.round(Math.pow(10, decimals));
    }
}
