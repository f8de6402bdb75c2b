package org.linli.walkthrough.choice;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.linli.choice.Fraction;
import org.linli.walkthrough.report.ReportPage;

/** What every page of a decision ends with: how it came, in the words of the outcome, in two languages. */
final class Explanation {

    private Explanation() {}

    static ReportPage addTo(ReportPage page, Function<Locale, String> summary) {
        return page.section("How it came 缘由")
                .folded("Step by step, in English", "en", lines(summary, Locale.ENGLISH))
                .folded("逐步说明（中文）", "zh-CN", lines(summary, Locale.CHINESE));
    }

    /** The first line of a summary in both languages. */
    static ReportPage lead(ReportPage page, Function<Locale, String> summary) {
        return page.paragraph(lines(summary, Locale.ENGLISH).get(0))
                .paragraph(lines(summary, Locale.CHINESE).get(0));
    }

    private static List<String> lines(Function<Locale, String> summary, Locale locale) {
        return summary.apply(locale).lines().toList();
    }

    static double number(Fraction fraction) {
        return fraction.numerator().doubleValue() / fraction.denominator().doubleValue();
    }
}
