package org.linli.audit.codec;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value in canonical form into a growing array, for instance
 * {@code writer.beginObject().key(ACTOR).string("a-17").key(AT).integer(1632182400000000L).endObject()}.
 *
 * <p>The caller writes the keys of an object in ascending order of their UTF-16 code units. To be fast the writer trusts
 * it; {@link #checked()} makes one that does not, and {@link #create()} makes such a one too where assertions are enabled,
 * as they are in tests. Meant to be kept and {@link #reset()}; for one thread at a time. After an exception the content is
 * undefined until the next reset.
 */
public final class CanonicalWriter {

    private static final int INITIAL_CAPACITY = 512;
    /** The longest spelling of one UTF-16 code unit: the escape of a control character. */
    private static final int LONGEST_ESCAPE = 6;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] BASE64_URL_DIGITS = new byte[64];
    private static final byte[] DECIMAL_TENS = new byte[100];
    private static final byte[] DECIMAL_ONES = new byte[100];
    private static final long[] POWERS_OF_TEN = new long[17];

    /** For the low byte of a code unit, not 0 if it is not plain inside a string. */
    private static final byte[] SPECIAL = new byte[256];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
        for (int i = 0; i < 100; i++) {
            DECIMAL_TENS[i] = (byte) ('0' + i / 10);
            DECIMAL_ONES[i] = (byte) ('0' + i % 10);
        }
        for (int i = 0; i < 64; i++) {
            BASE64_URL_DIGITS[i] = (byte) BASE64_URL.charAt(i);
        }
        Arrays.fill(SPECIAL, 0, 0x20, (byte) 1);
        Arrays.fill(SPECIAL, 0x80, 0x100, (byte) 1);
        SPECIAL['"'] = 1;
        SPECIAL['\\'] = 1;
    }

    private final @Nullable CanonicalGrammar grammar;
    private byte[] buffer;
    private int size;
    private int depth;
    /** Whether a comma separates what comes next from what stands there. */
    private boolean separate;

    private CanonicalWriter(@Nullable CanonicalGrammar grammar) {
        this.grammar = grammar;
        buffer = new byte[INITIAL_CAPACITY];
    }

    /**
     * A writer that trusts its caller, or checks it where assertions are enabled.
     *
     * @return a new writer
     */
    public static CanonicalWriter create() {
        return CanonicalWriter.class.desiredAssertionStatus() ? checked() : new CanonicalWriter(null);
    }

    /**
     * A writer that refuses wrong nesting, keys out of order or twice, and a second value, with an
     * {@link IllegalStateException}.
     *
     * @return a new writer
     */
    public static CanonicalWriter checked() {
        return new CanonicalWriter(new CanonicalGrammar());
    }

    /**
     * Forgets all that was written and keeps the array.
     *
     * @return this writer
     */
    public CanonicalWriter reset() {
        size = 0;
        depth = 0;
        separate = false;
        if (grammar != null) {
            grammar.reset();
        }
        return this;
    }

    /**
     * How many bytes are written.
     *
     * @return from 0 up
     */
    public int size() {
        return size;
    }

    /**
     * The array that is written to, without copying: its first {@link #size()} bytes are the output until the next call.
     *
     * @return the array itself; not to be changed
     */
    public byte[] buffer() {
        return buffer;
    }

    /**
     * The finished value.
     *
     * @return a copy of its bytes
     * @throws IllegalStateException if nothing is written or an array or object is open
     */
    public byte[] toByteArray() {
        if (size == 0 || depth != 0) {
            throw new IllegalStateException(
                    "The value must be complete and has " + depth + " open arrays or objects in " + size + " bytes.");
        }
        return Arrays.copyOf(buffer, size);
    }

    /**
     * Begins an object.
     *
     * @return this writer
     * @throws IllegalArgumentException if that is deeper than {@link CanonicalForm#MAX_DEPTH}
     */
    public CanonicalWriter beginObject() {
        return begin('{');
    }

    /**
     * Ends an object.
     *
     * @return this writer
     */
    public CanonicalWriter endObject() {
        return end('}');
    }

    /**
     * Begins an array.
     *
     * @return this writer
     * @throws IllegalArgumentException if that is deeper than {@link CanonicalForm#MAX_DEPTH}
     */
    public CanonicalWriter beginArray() {
        return begin('[');
    }

    /**
     * Ends an array.
     *
     * @return this writer
     */
    public CanonicalWriter endArray() {
        return end(']');
    }

    private CanonicalWriter begin(char bracket) {
        beforeValue(1);
        if (depth == CanonicalForm.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "The depth of a value must be at most " + CanonicalForm.MAX_DEPTH + ". Maybe it contains itself.");
        }
        depth++;
        buffer[size++] = (byte) bracket;
        separate = false;
        if (grammar != null) {
            grammar.begin(bracket == '{');
        }
        return this;
    }

    private CanonicalWriter end(char bracket) {
        if (grammar != null) {
            grammar.end(bracket == '}');
        }
        ensure(1);
        depth--;
        buffer[size++] = (byte) bracket;
        separate = true;
        return this;
    }

    /**
     * Writes the key of the next member.
     *
     * @param key the key, which must sort after the one before it in the same object
     * @return this writer
     */
    public CanonicalWriter key(CanonicalName key) {
        if (grammar != null) {
            grammar.key(key.text());
        }
        ensure(key.room());
        boolean first = !separate;
        key.putKey(buffer, size, first);
        size += key.keyLength(first);
        separate = false;
        return this;
    }

    /**
     * Writes a key of the next member that is not known ahead.
     *
     * @param key the key, which must sort after the one before it in the same object
     * @return this writer
     * @throws IllegalArgumentException if the key holds a lone surrogate
     */
    public CanonicalWriter key(String key) {
        if (grammar != null) {
            grammar.key(key);
        }
        ensure(1);
        if (separate) {
            buffer[size++] = ',';
        }
        putString(key);
        ensure(1);
        buffer[size++] = ':';
        separate = false;
        return this;
    }

    /**
     * Writes a string.
     *
     * @param value any text without lone surrogates
     * @return this writer
     * @throws IllegalArgumentException if the text holds a lone surrogate
     */
    public CanonicalWriter string(String value) {
        beforeValue(0);
        putString(value);
        return this;
    }

    /**
     * Writes two texts with a plain ASCII character between them as one string.
     *
     * @param first any text without lone surrogates
     * @param between a character that needs no escape
     * @param second any text without lone surrogates
     * @return this writer
     * @throws IllegalArgumentException if a text holds a lone surrogate
     */
    public CanonicalWriter joined(String first, char between, String second) {
        beforeValue(0);
        putString(first);
        // Over the closing quote of the first and the opening quote of the second.
        int seam = size - 1;
        size = seam;
        putString(second);
        buffer[seam] = (byte) between;
        return this;
    }

    /**
     * Writes a string that is known ahead.
     *
     * @param value the string
     * @return this writer
     */
    public CanonicalWriter string(CanonicalName value) {
        beforeValue(value.room());
        value.putText(buffer, size);
        size += value.length();
        return this;
    }

    /**
     * Writes an integer.
     *
     * @param value within ±{@link CanonicalForm#MAX_INTEGER}
     * @return this writer
     * @throws IllegalArgumentException if the value is out of range
     */
    public CanonicalWriter integer(long value) {
        if (value > CanonicalForm.MAX_INTEGER || value < -CanonicalForm.MAX_INTEGER) {
            throw new IllegalArgumentException("The integer (" + value
                    + ") must be within ±(2^53 − 1). Maybe it is a number of nanoseconds, or belongs into a string.");
        }
        beforeValue(17);
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        int at = size + digits;
        size = at;
        while (rest >= 100) {
            long quotient = rest / 100;
            int pair = (int) (rest - quotient * 100);
            buffer[--at] = DECIMAL_ONES[pair];
            buffer[--at] = DECIMAL_TENS[pair];
            rest = quotient;
        }
        buffer[--at] = DECIMAL_ONES[(int) rest];
        if (rest >= 10) {
            buffer[--at] = DECIMAL_TENS[(int) rest];
        }
        return this;
    }

    /** How many digits a value from 0 up has: about log10 2 of its bits, and one more from the next power of ten on. */
    private static int digits(long value) {
        int estimate = ((Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233) >>> 12;
        return value < POWERS_OF_TEN[estimate] ? Math.max(1, estimate) : estimate + 1;
    }

    /**
     * Writes {@code true} or {@code false}.
     *
     * @param value the truth value
     * @return this writer
     */
    public CanonicalWriter bool(boolean value) {
        return literal(value ? TRUE : FALSE);
    }

    /**
     * Writes {@code null}.
     *
     * @return this writer
     */
    public CanonicalWriter nullValue() {
        return literal(NULL);
    }

    private CanonicalWriter literal(byte[] bytes) {
        beforeValue(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /**
     * Writes bytes as a string of lower-case hexadecimal digits.
     *
     * @param source the array that holds the bytes
     * @param offset where they begin
     * @param length how many there are
     * @return this writer
     * @throws IndexOutOfBoundsException if the range does not fit the array
     */
    public CanonicalWriter hex(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        beforeValue(2L * length + 2);
        byte[] target = buffer;
        int at = size;
        target[at++] = '"';
        for (int i = offset; i < offset + length; i++) {
            target[at++] = HEX[(source[i] >> 4) & 0xf];
            target[at++] = HEX[source[i] & 0xf];
        }
        target[at++] = '"';
        size = at;
        return this;
    }

    /**
     * Writes bytes as a string of base64url without padding (RFC 4648, 5).
     *
     * @param source the array that holds the bytes
     * @param offset where they begin
     * @param length how many there are
     * @return this writer
     * @throws IndexOutOfBoundsException if the range does not fit the array
     */
    public CanonicalWriter base64Url(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        beforeValue(4L * (length / 3) + 6);
        byte[] target = buffer;
        int at = size;
        target[at++] = '"';
        int from = offset;
        for (int end = offset + length - length % 3; from < end; from += 3) {
            int bits = ((source[from] & 0xff) << 16) | ((source[from + 1] & 0xff) << 8) | (source[from + 2] & 0xff);
            target[at++] = BASE64_URL_DIGITS[bits >>> 18];
            target[at++] = BASE64_URL_DIGITS[(bits >>> 12) & 0x3f];
            target[at++] = BASE64_URL_DIGITS[(bits >>> 6) & 0x3f];
            target[at++] = BASE64_URL_DIGITS[bits & 0x3f];
        }
        int left = offset + length - from;
        if (left > 0) {
            int bits = ((source[from] & 0xff) << 16) | (left == 2 ? (source[from + 1] & 0xff) << 8 : 0);
            target[at++] = BASE64_URL_DIGITS[bits >>> 18];
            target[at++] = BASE64_URL_DIGITS[(bits >>> 12) & 0x3f];
            if (left == 2) {
                target[at++] = BASE64_URL_DIGITS[(bits >>> 6) & 0x3f];
            }
        }
        target[at++] = '"';
        size = at;
        return this;
    }

    /**
     * Writes a value that is in canonical form already.
     *
     * @param value one canonical value; the caller answers for it
     * @return this writer
     */
    public CanonicalWriter canonical(byte[] value) {
        beforeValue(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    /**
     * Writes a value of JDK types, sorting the keys of its maps.
     *
     * @param value see {@link CanonicalForm}
     * @return this writer
     * @throws IllegalArgumentException if the value holds another type, an integer out of range, a lone surrogate, or is
     *     nested too deep
     */
    public CanonicalWriter value(@Nullable Object value) {
        if (value == null) {
            return nullValue();
        } else if (value instanceof String text) {
            return string(text);
        } else if (value instanceof Long || value instanceof Integer) {
            return integer(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            return bool(truth);
        } else if (value instanceof List<?> list) {
            return array(list);
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        throw new IllegalArgumentException("The type (" + value.getClass().getName()
                + ") of a value must be String, Long, Boolean, List or Map. Maybe it is a decimal, which travels as a"
                + " string.");
    }

    private CanonicalWriter array(Collection<?> elements) {
        beginArray();
        for (Object element : elements) {
            value(element);
        }
        return endArray();
    }

    private CanonicalWriter object(Map<?, ?> members) {
        beginObject();
        String[] keys = new String[members.size()];
        int count = 0;
        for (Object key : members.keySet()) {
            if (!(key instanceof String text)) {
                throw new IllegalArgumentException("The keys of an object must be strings.");
            }
            keys[count++] = text;
        }
        // String compares by UTF-16 code units, as RFC 8785, 3.2.3 asks.
        Arrays.sort(keys);
        for (String key : keys) {
            key(key);
            value(members.get(key));
        }
        return endObject();
    }

    /** Puts the comma that is due and makes room for what the caller writes next. */
    private void beforeValue(long room) {
        if (grammar != null) {
            grammar.value();
        }
        ensure(room + 1);
        if (separate) {
            buffer[size++] = ',';
        }
        separate = true;
    }

    private void ensure(long room) {
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

    private void putString(String value) {
        int length = value.length();
        ensure(length + 2L);
        byte[] target = buffer;
        int at = size;
        target[at++] = '"';
        int seen = 0;
        if (length == 0 || value.charAt(0) < 0x80) {
            // Copy as if all were plain and look back afterwards: no branch for each character.
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                target[at + i] = (byte) c;
                seen |= (c & 0xff00) | SPECIAL[c & 0xff];
            }
        } else {
            seen = 1;
        }
        if (seen == 0) {
            at += length;
            target[at++] = '"';
            size = at;
        } else {
            size = at;
            putEscaped(value);
        }
    }

    private void putEscaped(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            // One for the closing quote.
            ensure(LONGEST_ESCAPE + 1);
            byte[] target = buffer;
            char c = value.charAt(i);
            if (c < 0x80) {
                if (SPECIAL[c] == 0) {
                    target[size++] = (byte) c;
                } else {
                    putEscape(c);
                }
            } else if (c < 0x800) {
                target[size++] = (byte) (0xc0 | (c >> 6));
                target[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                target[size++] = (byte) (0xe0 | (c >> 12));
                target[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                target[size++] = (byte) (0x80 | (c & 0x3f));
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
        buffer[size++] = '\\';
        int letter = escapeLetter(c);
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
}
