package org.linli.walkthrough.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Numbers as a reader wants them: "7,012", "83.6 % (7,988 of 9,555)", "43 min". */
public final class Wording {

    /** What stands where nothing is known. */
    public static final String UNDEFINED = "undefined";

    private static final int GROUP = 3;

    private Wording() {}

    /**
     * A number with separators between thousands, as in {@code 7,012}.
     *
     * @param number the number
     * @return its text
     */
    public static String count(long number) {
        String digits = Long.toString(number);
        int sign = number < 0 ? 1 : 0;
        if (digits.length() - sign <= GROUP) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > sign; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /**
     * A share as a percentage with one decimal, as in {@code 83.6 %}; what is not nothing or all is not rounded to it.
     *
     * @param share the share, 1 for all
     * @return its text
     */
    public static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "< 0.1 %";
        }
        if (share > 0.9995 && share < 1) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /**
     * A share with its numerator and denominator, as in {@code 83.6 % (7,988 of 9,555)}; {@code undefined (0 of 0)} of
     * nothing.
     *
     * @param part the numerator
     * @param of the denominator
     * @return its text
     */
    public static String share(long part, long of) {
        String percent = of == 0 ? UNDEFINED : percent((double) part / of);
        return percent + " (" + count(part) + " of " + count(of) + ")";
    }

    /**
     * A duration in the unit that suits it, three digits or more, as in {@code 43.5 min} or {@code 12.0 d}.
     *
     * @param duration the duration, not negative
     * @return its text
     */
    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%.1f min", seconds / 60);
        }
        if (seconds < 2 * 86400) {
            return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
        }
        return String.format(Locale.ROOT, "%,.1f d", seconds / 86400);
    }

    /**
     * A duration if it is known, else {@link #UNDEFINED}.
     *
     * @param duration the duration, not negative
     * @return its text
     */
    public static String duration(Optional<Duration> duration) {
        return duration.map(Wording::duration).orElse(UNDEFINED);
    }

    /** About how wide a text is in a sans-serif font of this size: charts have to leave room without a font at hand. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Wording::ems).sum();
    }

    /** A text cut so that it is about this wide at most, with an ellipsis if something was cut. */
    static String fitted(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int kept = letters.length;
        while (kept > 0 && width(new String(letters, 0, kept), size) + size > width) {
            kept--;
        }
        return new String(letters, 0, kept).stripTrailing() + "…";
    }

    /** Widths of DejaVu Sans, the widest font that is likely to be found, rounded up. */
    private static double ems(int c) {
        if (c >= 0x2E80) {
            return 1;
        }
        if (" ijlI.,:;'|()/-".indexOf(c) >= 0) {
            return 0.38;
        }
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%') {
            return 0.96;
        }
        return (c >= 'A' && c <= 'Z') ? 0.72 : 0.63;
    }
}
