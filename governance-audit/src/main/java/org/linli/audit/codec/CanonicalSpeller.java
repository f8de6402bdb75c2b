package org.linli.audit.codec;

import java.util.Arrays;

/**
 * How texts, integers and bytes are spelt in canonical form, in an array that grows: the lower half of {@link CanonicalWriter}, which
 * knows where they may stand.
 */
abstract class CanonicalSpeller {
    static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    /** How much room an integer needs: a sign, and twice eight digits written as whole words. */
    static final int LONGEST_INTEGER = 1 + 2 * Words.BYTES;

    private static final int INITIAL_CAPACITY = 512;
    /** The longest spelling of one UTF-16 code unit: the escape of a control character. */
    private static final int LONGEST_ESCAPE = 6;

    private static final long EIGHT_DIGITS = 100_000_000;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** For twelve bits their two base64url digits, the first one lowest. */
    private static final short[] BASE64_URL_PAIRS = new short[1 << 12];

    /** For the low byte of a code unit, not 0 if it is not plain inside a string. */
    private static final byte[] SPECIAL = new byte[256];

    static {
        Arrays.fill(SPECIAL, 0, 0x20, (byte) 1);
        Arrays.fill(SPECIAL, 0x80, 0x100, (byte) 1);
        SPECIAL['"'] = 1;
        SPECIAL['\\'] = 1;
        for (int i = 0; i < BASE64_URL_PAIRS.length; i++) {
            BASE64_URL_PAIRS[i] = (short) (BASE64_URL.charAt(i >>> 6) | BASE64_URL.charAt(i & 0x3f) << 8);
        }
    }

    byte[] buffer = new byte[INITIAL_CAPACITY];
    int size;

    final void ensure(long room) {
        if (room > buffer.length - size) {
            grow(room);
        }
    }

    private void grow(long room) {
        long wanted = Math.max(size + room, 2L * buffer.length);
        // Some virtual machines cannot make the very longest arrays.
        long longest = Integer.MAX_VALUE - 8;
        if (size + room > longest) {
            throw new IllegalArgumentException(
                    "The length of a canonical value must be at most " + longest + " bytes.");
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, longest));
    }

    /** Spells a string; makes its own room. */
    final void putString(String value) {
        int length = value.length();
        ensure(length + 2L);
        byte[] target = buffer;
        int from = size + 1;
        target[size] = '"';
        // Copy as if all were plain and look back afterwards: no branch for each character.
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            target[from + i] = (byte) c;
            seen |= (c & 0xff00) | SPECIAL[c & 0xff];
        }
        if (seen == 0) {
            target[from + length] = '"';
            size = from + length + 1;
        } else {
            size = from;
            putEscaped(value);
        }
    }

    private void putEscaped(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            // One for the closing quote.
            ensure(LONGEST_ESCAPE + 1);
            char c = value.charAt(i);
            if (c < 0x80 && SPECIAL[c] == 0) {
                buffer[size++] = (byte) c;
            } else if (c < 0x80) {
                putEscape(c);
            } else if (c < 0x800) {
                buffer[size++] = (byte) (0xc0 | (c >> 6));
                buffer[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                buffer[size++] = (byte) (0xe0 | (c >> 12));
                buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                buffer[size++] = (byte) (0x80 | (c & 0x3f));
            } else {
                i++;
                putSurrogates(c, i < length ? value.charAt(i) : 0, i - 1);
            }
        }
        ensure(1);
        buffer[size++] = '"';
    }

    private void putSurrogates(char high, char low, int index) {
        if (!Character.isSurrogatePair(high, low)) {
            throw new IllegalArgumentException("The surrogate at index " + index
                    + " of a string must have its other half. Maybe the text was cut in the middle of a character.");
        }
        int codePoint = Character.toCodePoint(high, low);
        buffer[size++] = (byte) (0xf0 | (codePoint >> 18));
        buffer[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        buffer[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        buffer[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void putEscape(char c) {
        int letter = escapeLetter(c);
        buffer[size++] = '\\';
        if (letter != 0) {
            buffer[size++] = (byte) letter;
        } else {
            buffer[size++] = 'u';
            buffer[size++] = '0';
            buffer[size++] = '0';
            buffer[size++] = HEX[c >> 4];
            buffer[size++] = HEX[c & 0xf];
        }
    }

    /** The letter after the backslash for a special ASCII character, or 0 if it has none and is written as four digits. */
    static int escapeLetter(int c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** Spells an integer of at most sixteen digits where there is room for {@link #LONGEST_INTEGER} bytes. */
    final void putInteger(long value) {
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        if (rest < EIGHT_DIGITS) {
            putUpTo8Digits((int) rest);
        } else {
            long upper = rest / EIGHT_DIGITS;
            putUpTo8Digits((int) upper);
            Words.set(buffer, size, Words.ASCII_ZEROS + Words.decimal((int) (rest - upper * EIGHT_DIGITS)));
            size += Words.BYTES;
        }
    }

    private void putUpTo8Digits(int value) {
        long digits = Words.decimal(value);
        int zeros = value == 0 ? Words.BYTES - 1 : Words.first(digits);
        Words.set(buffer, size, (Words.ASCII_ZEROS + digits) >>> (zeros * Byte.SIZE));
        size += Words.BYTES - zeros;
    }

    /** Spells bytes as a string of hexadecimal digits where there is room for them. */
    final void putHex(byte[] source, int offset, int length) {
        byte[] target = buffer;
        int at = size;
        target[at++] = '"';
        for (int i = offset; i < offset + length; i++) {
            target[at++] = HEX[(source[i] >> 4) & 0xf];
            target[at++] = HEX[source[i] & 0xf];
        }
        target[at++] = '"';
        size = at;
    }

    /** Spells bytes as a string of base64url without padding (RFC 4648, 5) where there is room for it. */
    final void putBase64Url(byte[] source, int offset, int length) {
        byte[] target = buffer;
        int at = size;
        target[at++] = '"';
        int from = offset;
        for (int end = offset + length - length % 3; from < end; from += 3) {
            int bits = ((source[from] & 0xff) << 16) | ((source[from + 1] & 0xff) << 8) | (source[from + 2] & 0xff);
            Words.setPair(target, at, BASE64_URL_PAIRS[bits >>> 12]);
            Words.setPair(target, at + 2, BASE64_URL_PAIRS[bits & 0xfff]);
            at += 4;
        }
        int left = offset + length - from;
        if (left > 0) {
            int bits = ((source[from] & 0xff) << 16) | (left == 2 ? (source[from + 1] & 0xff) << 8 : 0);
            Words.setPair(target, at, BASE64_URL_PAIRS[bits >>> 12]);
            at += 2;
            if (left == 2) {
                target[at++] = (byte) BASE64_URL.charAt((bits >>> 6) & 0x3f);
            }
        }
        target[at++] = '"';
        size = at;
    }

    /** Copies bytes where there is room for them. */
    final void putBytes(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }
}
