package org.linli.audit.codec;

import java.time.Instant;
import org.linli.basics.Microseconds;

/** Instants as whole microseconds since 1970, and long integers beyond ±(2^53 − 1) as strings of decimal digits. */
final class Micros {
    private Micros() {}

    static void write(Instant instant, CanonicalWriter out) {
        if (!Microseconds.cut(instant).equals(instant)) {
            throw new IllegalArgumentException(
                    "The instant (" + instant + ") must be in whole microseconds. Maybe cut it where it enters.");
        }
        long micros;
        try {
            micros = Microseconds.of(instant);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The instant (" + instant + ") must be within 292,000 years of 1970. Maybe leave it out instead.",
                    e);
        }
        writeLong(micros, out);
    }

    static Instant read(CanonicalReader in) {
        return Microseconds.instant(readLong(in));
    }

    static void writeLong(long value, CanonicalWriter out) {
        if (isPlain(value)) {
            out.integer(value);
        } else {
            out.string(Long.toString(value));
        }
    }

    static long readLong(CanonicalReader in) {
        if (!in.isString()) {
            return in.integer();
        }
        String digits = in.string();
        long value = Long.parseLong(digits);
        if (isPlain(value) || !Long.toString(value).equals(digits)) {
            throw new IllegalArgumentException(
                    "An integer as a string must be beyond ±(2^53 − 1), in its only spelling.");
        }
        return value;
    }

    private static boolean isPlain(long value) {
        return value <= CanonicalForm.MAX_INTEGER && value >= -CanonicalForm.MAX_INTEGER;
    }
}
