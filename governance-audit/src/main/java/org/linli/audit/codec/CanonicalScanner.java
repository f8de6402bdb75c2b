package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts, integers and bytes as canonical form spells them, and in no other spelling: the lower half of {@link CanonicalReader},
 * which knows where they may stand.
 */
abstract class CanonicalScanner {
    /** For an ASCII character the value of its base64url digit, or −1. */
    private static final byte[] BASE64_URL_VALUES = new byte[128];

    static {
        Arrays.fill(BASE64_URL_VALUES, (byte) -1);
        for (int i = 0; i < 64; i++) {
            BASE64_URL_VALUES[CanonicalSpeller.BASE64_URL.charAt(i)] = (byte) i;
        }
    }

    byte[] source = {};
    int start;
    int limit;
    int at;
    private char[] characters = {};

    /** Goes to where the value stands. */
    final void place(byte[] bytes, int offset, int length) {
        source = bytes;
        start = offset;
        at = offset;
        limit = offset + length;
    }

    /** Reads an integer. */
    final long integerHere() {
        int from = at;
        boolean negative = current() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at - first < 2 * Words.BYTES && at + Words.BYTES <= limit && Words.areDigits(Words.get(source, at))) {
            value = value * 100_000_000 + Words.ofDecimal(Words.get(source, at));
            at += Words.BYTES;
        }
        int digit;
        while (value <= CanonicalForm.MAX_INTEGER && (digit = current() - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            at++;
        }
        if (value > CanonicalForm.MAX_INTEGER) {
            throw broken(from, "an integer must be within ±(2^53 − 1).");
        }
        if (at == first) {
            throw broken(at, "an integer must have a digit here.");
        }
        if (source[first] == '0' && (negative || at - first > 1)) {
            throw broken(from, "an integer must be written without leading zeros, and 0 without a sign.");
        }
        return negative ? -value : value;
    }

    /** Reads what must stand here. */
    final void literal(byte[] bytes, String rule) {
        int end = at + bytes.length;
        if (end > limit || !Arrays.equals(source, at, end, bytes, 0, bytes.length)) {
            throw broken(at, rule);
        }
        at = end;
    }

    /** Reads a string of hexadecimal digits. */
    final void hexHere(byte[] target, int offset, int length) {
        int digits = at + 1;
        if (current() != '"' || 2L * length + 2 > limit - at || source[digits + 2 * length] != '"') {
            throw broken(at, "a string of " + 2L * length + " hexadecimal digits must stand here.");
        }
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) ((hexDigit(digits + 2 * i) << 4) | hexDigit(digits + 2 * i + 1));
        }
        at = digits + 2 * length + 1;
    }

    private int hexDigit(int position) {
        byte c = source[position];
        if (c >= '0' && c <= '9') {
            return c - '0';
        } else if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        throw broken(position, "a lower-case hexadecimal digit must stand here.");
    }

    /** Reads a string of base64url without padding. */
    final byte[] base64UrlHere() {
        int from = at + 1;
        if (current() != '"') {
            throw broken(at, "a string must begin with '\"'.");
        }
        int end = from;
        while (end < limit && source[end] != '"') {
            end++;
        }
        int digits = end - from;
        if (end == limit || digits % 4 == 1) {
            throw broken(end, "a base64url string must have another number of digits.");
        }
        byte[] bytes = new byte[(int) (digits * 3L / 4)];
        base64UrlDigits(from, end, bytes);
        return bytes;
    }

    /** Reads a string of base64url without padding that has to fill an array. */
    final void base64UrlHere(byte[] target) {
        int from = at + 1;
        int digits = (int) ((target.length * 4L + 2) / 3);
        if (current() != '"' || digits > limit - from - 1 || source[from + digits] != '"') {
            throw broken(at, "a base64url string of " + target.length + " bytes must stand here.");
        }
        base64UrlDigits(from, from + digits, target);
    }

    private void base64UrlDigits(int from, int end, byte[] target) {
        int to = 0;
        int i = from;
        for (; i + 4 <= end; i += 4) {
            int bits = digitValue(i) << 18 | digitValue(i + 1) << 12 | digitValue(i + 2) << 6 | digitValue(i + 3);
            if (bits < 0) {
                throw noDigit(i);
            }
            target[to++] = (byte) (bits >>> 16);
            target[to++] = (byte) (bits >>> 8);
            target[to++] = (byte) bits;
        }
        int bits = 0;
        int count = 0;
        for (; i < end; i++) {
            int value = digitValue(i);
            if (value < 0) {
                throw noDigit(i);
            }
            bits = (bits << 6) | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                target[to++] = (byte) (bits >>> count);
            }
        }
        if ((bits & ((1 << count) - 1)) != 0) {
            throw broken(end - 1, "the spare bits of a base64url string must be zero.");
        }
        at = end + 1;
    }

    /** The value of a base64url digit, or −1. */
    private int digitValue(int position) {
        byte c = source[position];
        return c < 0 ? -1 : BASE64_URL_VALUES[c];
    }

    private CanonicalFormException noDigit(int from) {
        int i = from;
        while (digitValue(i) >= 0) {
            i++;
        }
        return broken(i, "a base64url digit must stand here.");
    }

    /** Passes over a string. */
    final void skipString() {
        int p = at + 1;
        while (true) {
            p = plainEnd(p);
            if (p >= limit) {
                throw broken(limit, "the string must end with '\"'.");
            } else if (source[p] == '"') {
                at = p + 1;
                return;
            }
            p += source[p] == '\\' ? 2 : 1;
        }
    }

    /** Passes over a number or a literal, up to what ends a member or element. */
    final void skipWord() {
        while (at < limit && source[at] != ',' && source[at] != '}' && source[at] != ']') {
            at++;
        }
    }

    /** The byte that stands here, or a negative number if it is not ASCII or there is none. */
    final int current() {
        return at < limit ? source[at] : -1;
    }

    /** Reads a string. */
    final String stringHere() {
        if (current() != '"') {
            throw broken(at, "a string must begin with '\"'.");
        }
        int from = at + 1;
        int end = plainEnd(from);
        if (end < limit && source[end] == '"') {
            at = end + 1;
            return new String(source, from, end - from, StandardCharsets.ISO_8859_1);
        }
        return decoded(from, end);
    }

    /** Passes over a string and makes sure of its form; gives it only if it is not plain, null if it is. */
    final @Nullable String passString() {
        if (current() != '"') {
            throw broken(at, "a string must begin with '\"'.");
        }
        int from = at + 1;
        int end = plainEnd(from);
        if (end < limit && source[end] == '"') {
            at = end + 1;
            return null;
        }
        return decoded(from, end);
    }

    /** Reads a string that stands for one of few values. */
    final <T> T recurringHere(Recurring<T> values) {
        int from = at + 1;
        int end = current() == '"' ? plainEnd(from) : limit;
        if (end == limit || source[end] != '"') {
            return values.of(stringHere());
        }
        at = end + 1;
        return values.of(source, from, end);
    }

    /** The place of the first byte from here on that is not plain inside a string, or the limit. */
    private int plainEnd(int from) {
        byte[] bytes = source;
        int p = from;
        for (; p + Words.BYTES <= limit; p += Words.BYTES) {
            long marks = Words.special(Words.get(bytes, p));
            if (marks != 0) {
                return p + Words.first(marks);
            }
        }
        while (p < limit && bytes[p] >= 0x20 && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }

    /** A string with escapes or beyond ASCII, of which the bytes up to {@code plainEnd} are known to be plain. */
    private String decoded(int from, int plainEnd) {
        int count = plainEnd - from;
        room(count);
        for (int i = 0; i < count; i++) {
            characters[i] = (char) source[from + i];
        }
        at = plainEnd;
        while (true) {
            room(count + 2);
            int c = current();
            if (c == '"') {
                at++;
                return new String(characters, 0, count);
            } else if (c == '\\') {
                characters[count++] = escaped();
            } else if (c >= 0x20) {
                characters[count++] = (char) c;
                at++;
            } else if (c < 0 && at < limit) {
                count += Character.toChars(multibyte(), characters, count);
            } else {
                throw broken(
                        at, at < limit ? "a control character must be escaped." : "the string must end with '\"'.");
            }
        }
    }

    private void room(int wanted) {
        if (wanted > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(64, wanted + (wanted >> 1)));
        }
    }

    private char escaped() {
        int from = at;
        int letter = from + 1 < limit ? source[from + 1] : -1;
        if (letter == 'u' && from + 6 <= limit && source[from + 2] == '0' && source[from + 3] == '0') {
            int c = (hexDigit(from + 4) << 4) | hexDigit(from + 5);
            if (c < 0x20 && CanonicalSpeller.escapeLetter(c) == 0) {
                at = from + 6;
                return (char) c;
            }
        } else if (letter >= 0) {
            char c = ofEscapeLetter(letter);
            if (c != 0) {
                at = from + 2;
                return c;
            }
        }
        throw broken(from, "an escape must be the shortest of its character, and one that needs it.");
    }

    private static char ofEscapeLetter(int letter) {
        return switch (letter) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            default -> 0;
        };
    }

    /** A code point of two to four bytes: the shortest spelling, no surrogate, at most U+10FFFF (RFC 3629). */
    private int multibyte() {
        int lead = source[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || length > limit - at) {
            throw broken(at, "a string must be well-formed UTF-8.");
        }
        int codePoint = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int next = source[at + i];
            if ((next & 0xc0) != 0x80) {
                throw broken(at + i, "a string must be well-formed UTF-8.");
            }
            codePoint = (codePoint << 6) | (next & 0x3f);
        }
        boolean tooLong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (tooLong || surrogate || codePoint > Character.MAX_CODE_POINT) {
            throw broken(at, "a string must be well-formed UTF-8.");
        }
        at += length;
        return codePoint;
    }

    /** What is wrong, and where. */
    final CanonicalFormException broken(int where, String rule) {
        return new CanonicalFormException(where - start, rule);
    }
}
