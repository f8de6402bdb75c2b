package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes sure that values are in canonical form without keeping what they hold: plain texts are never made. */
final class CanonicalCheck {
    private CanonicalCheck() {}

    /** Passes over the next value of any type. */
    static void value(CanonicalReader in) {
        int first = in.separate ? in.at + 1 : in.at;
        switch (first < in.limit ? in.source[first] : -1) {
            case '"' -> {
                in.beforeValue();
                in.passString();
            }
            case '{' -> object(in);
            case '[' -> {
                in.beginArray();
                while (!in.tryEndArray()) {
                    value(in);
                }
            }
            case 't', 'f' -> in.bool();
            case 'n' -> in.nullValue();
            default -> in.integer();
        }
    }

    private static void object(CanonicalReader in) {
        in.beginObject();
        int lastFrom = -1;
        int lastEnd = -1;
        String last = null;
        while (!in.tryEndObject()) {
            int member = in.at;
            in.beforeValue();
            int from = in.at + 1;
            String text = in.passString();
            int end = in.at - 1;
            if (lastFrom >= 0 && !ascends(in.source, lastFrom, lastEnd, last, from, end, text)) {
                in.at = member;
                throw in.unsorted();
            }
            lastFrom = from;
            lastEnd = end;
            last = text;
            if (in.current() != ':') {
                throw in.broken(in.at, "a key must be followed by ':'.");
            }
            in.at++;
            in.separate = false;
            value(in);
        }
    }

    /** Whether a key sorts after another; each stands between two places, and is given as text unless it is plain. */
    private static boolean ascends(
            byte[] source,
            int oneFrom,
            int oneEnd,
            @Nullable String one,
            int otherFrom,
            int otherEnd,
            @Nullable String other) {
        if (one == null && other == null) {
            // Plain is ASCII, whose bytes are its code units.
            return Arrays.compare(source, oneFrom, oneEnd, source, otherFrom, otherEnd) < 0;
        }
        String before = one == null ? plain(source, oneFrom, oneEnd) : one;
        return before.compareTo(other == null ? plain(source, otherFrom, otherEnd) : other) < 0;
    }

    private static String plain(byte[] source, int from, int end) {
        return new String(source, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
