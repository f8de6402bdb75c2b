package org.linli.walkthrough.requests;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** Reads {@code yyyy-MM-ddTHH:mm:ss} with up to six digits of fraction: nothing shorter, and no zone. */
final class LocalTimes {

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int MICROS_DIGITS = 6;

    private LocalTimes() {}

    static Optional<LocalDateTime> parse(String text) {
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
}
