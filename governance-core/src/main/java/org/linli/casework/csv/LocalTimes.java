package org.linli.casework.csv;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes {@code yyyy-MM-ddTHH:mm:ss} with up to six digits of fraction: nothing shorter, and no zone. */
public final class LocalTimes {

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int MICROS_DIGITS = 6;

    private static final DateTimeFormatter SHORT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROS_DIGITS, true)
            .toFormatter(Locale.ROOT);

    private LocalTimes() {}

    /**
     * Reads a time.
     *
     * @param text as in {@code 2021-09-21T00:00:04} or {@code 2021-09-21T00:00:04.25}
     * @return the time; nothing if the text is anything else
     */
    public static Optional<LocalDateTime> parse(String text) {
        if (text.isEmpty() || !hasShape(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    nanos(text)));
        } catch (DateTimeException noSuchDay) {
            // "2021-02-30" has the shape of a date and is none.
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        int fraction = text.length() - SHAPE.length() - 1;
        if (text.length() != SHAPE.length() && (fraction < 1 || fraction > MICROS_DIGITS)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char wanted = i < SHAPE.length() ? SHAPE.charAt(i) : i == SHAPE.length() ? '.' : 'd';
            boolean wrong = wanted == 'd' ? (c < '0' || c > '9') : c != wanted;
            if (wrong) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int startInclusive, int endExclusive) {
        int number = 0;
        for (int i = startInclusive; i < endExclusive; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = SHAPE.length() + 1; i <= SHAPE.length() + 9; i++) {
            nanos = nanos * 10 + (i < text.length() ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    /**
     * Writes a time so that it is read again as it was, to the microsecond.
     *
     * @param time the time, of the years 0 to 9999
     * @return as in {@code 2021-09-21T00:00:04}
     */
    public static String write(LocalDateTime time) {
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            throw new IllegalArgumentException("The year of the time (" + time + ") must have four digits.");
        }
        return SHORT.format(time);
    }
}
