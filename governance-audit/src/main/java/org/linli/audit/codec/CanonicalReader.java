package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value in canonical form, piece by piece as the caller expects it, for instance
 * {@code reader.beginObject(); reader.key(ACTOR); String actor = reader.string(); …; reader.endObject(); reader.end();}.
 *
 * <p>Strict: white space, other spellings of a number or character, keys out of order or twice, malformed UTF-8, and
 * whatever the caller does not expect end in a {@link CanonicalFormException}. What it accepts, {@link CanonicalWriter}
 * would have written just so. Needs no more memory than a small multiple of the bytes read, and nests at most
 * {@link CanonicalForm#MAX_DEPTH} deep.
 *
 * <p>Meant to be kept and {@link #reset}; for one thread at a time. After an exception it must be reset.
 */
public final class CanonicalReader {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int WORD = 8;

    /** For an ASCII character the value of its base64url digit, or −1. */
    private static final byte[] BASE64_URL_VALUES = new byte[128];

    static {
        Arrays.fill(BASE64_URL_VALUES, (byte) -1);
        for (int i = 0; i < 64; i++) {
            BASE64_URL_VALUES[CanonicalWriter.BASE64_URL.charAt(i)] = (byte) i;
        }
    }

    private byte[] source;
    private int start;
    private int limit;
    private int at;
    private int depth;
    /** Whether a comma must stand before what comes next. */
    private boolean separate;

    private final @Nullable String[] lastKeys = new @Nullable String[CanonicalForm.MAX_DEPTH + 1];
    private char[] characters = {};

    private CanonicalReader(byte[] source) {
        this.source = source;
        this.limit = source.length;
    }

    /**
     * A reader of these bytes.
     *
     * @param source one value; not copied, and not to be changed while it is read
     * @return a new reader
     */
    public static CanonicalReader of(byte[] source) {
        return new CanonicalReader(Objects.requireNonNull(source, "source"));
    }

    /**
     * Begins to read another value.
     *
     * @param source the array that holds it; not copied, and not to be changed while it is read
     * @param offset where it begins; positions are counted from here
     * @param length how many bytes it has
     * @return this reader
     * @throws IndexOutOfBoundsException if the range does not fit the array
     */
    public CanonicalReader reset(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        this.source = source;
        start = offset;
        at = offset;
        limit = offset + length;
        depth = 0;
        separate = false;
        return this;
    }

    /**
     * How many bytes have been read.
     *
     * @return from 0 to the length of the value
     */
    public int position() {
        return at - start;
    }

    /**
     * Makes sure that the value ends here.
     *
     * @throws CanonicalFormException if bytes are left
     */
    public void end() {
        if (at != limit) {
            throw broken(at, "nothing must follow the value.");
        }
    }

    /**
     * Reads the beginning of an object.
     *
     * @throws CanonicalFormException if anything else stands there, or it is nested too deep
     */
    public void beginObject() {
        begin('{', "an object must begin with '{'.");
        lastKeys[depth] = null;
    }

    /**
     * Reads the beginning of an array.
     *
     * @throws CanonicalFormException if anything else stands there, or it is nested too deep
     */
    public void beginArray() {
        begin('[', "an array must begin with '['.");
    }

    private void begin(char bracket, String rule) {
        beforeValue();
        if (current() != bracket) {
            throw broken(at, rule);
        }
        if (depth == CanonicalForm.MAX_DEPTH) {
            throw broken(at, "arrays and objects must be nested at most " + CanonicalForm.MAX_DEPTH + " deep.");
        }
        at++;
        depth++;
        separate = false;
    }

    /**
     * Reads the end of an object.
     *
     * @throws CanonicalFormException if anything else stands there
     */
    public void endObject() {
        if (!tryEndObject()) {
            throw broken(at, "the object must end here with '}'. Maybe it has a member that is not known.");
        }
    }

    /**
     * Reads the end of an object if it stands there.
     *
     * @return whether the object has ended
     */
    public boolean tryEndObject() {
        return tryEnd('}');
    }

    /**
     * Reads the end of an array.
     *
     * @throws CanonicalFormException if anything else stands there
     */
    public void endArray() {
        if (!tryEndArray()) {
            throw broken(at, "the array must end here with ']'.");
        }
    }

    /**
     * Reads the end of an array if it stands there.
     *
     * @return whether the array has ended
     */
    public boolean tryEndArray() {
        return tryEnd(']');
    }

    private boolean tryEnd(char bracket) {
        if (current() != bracket) {
            return false;
        }
        at++;
        depth--;
        separate = true;
        return true;
    }

    /**
     * Reads a certain key of the next member.
     *
     * @param key the key that must stand there
     * @throws CanonicalFormException if anything else stands there
     */
    public void key(CanonicalName key) {
        if (!tryKey(key)) {
            throw broken(at, "the member " + key + " must stand here. Maybe it is missing or out of order.");
        }
    }

    /**
     * Reads a certain key of the next member if it stands there.
     *
     * @param key the key that may stand there
     * @return whether it stood there and is read
     * @throws CanonicalFormException if it stands there and does not sort after the key before it
     */
    public boolean tryKey(CanonicalName key) {
        if (!key.matchesKey(source, at, limit, !separate)) {
            return false;
        }
        String last = lastKeys[depth];
        if (last != null && !key.sortsAfter(last)) {
            throw unsorted();
        }
        lastKeys[depth] = key.text();
        at += key.keyLength(!separate);
        separate = false;
        return true;
    }

    /**
     * Reads the key of the next member, whatever it is.
     *
     * @return the key
     * @throws CanonicalFormException if no key stands there, or one that does not sort after the key before it
     */
    public String key() {
        int from = at;
        beforeValue();
        String key = stringHere();
        String last = lastKeys[depth];
        if (last != null && key.compareTo(last) <= 0) {
            at = from;
            throw unsorted();
        }
        lastKeys[depth] = key;
        if (current() != ':') {
            throw broken(at, "a key must be followed by ':'.");
        }
        at++;
        separate = false;
        return key;
    }

    private CanonicalFormException unsorted() {
        return broken(at + (separate ? 1 : 0), "keys must ascend by UTF-16 code units, each once.");
    }

    /**
     * Reads a string.
     *
     * @return the string
     * @throws CanonicalFormException if anything else stands there
     */
    public String string() {
        beforeValue();
        return stringHere();
    }

    /**
     * Reads a certain string if it stands there.
     *
     * @param value the string that may stand there
     * @return whether it stood there and is read
     */
    public boolean tryString(CanonicalName value) {
        int from = at;
        if (separate) {
            if (current() != ',') {
                return false;
            }
            from++;
        }
        if (!value.matchesText(source, from, limit)) {
            return false;
        }
        at = from + value.length();
        separate = true;
        return true;
    }

    /**
     * Whether a string comes next.
     *
     * @return true if what stands there begins like one; nothing is read
     */
    public boolean isString() {
        int from = separate ? at + 1 : at;
        return from < limit && source[from] == '"';
    }

    /**
     * Reads an integer.
     *
     * @return within ±{@link CanonicalForm#MAX_INTEGER}
     * @throws CanonicalFormException if anything else stands there
     */
    public long integer() {
        beforeValue();
        int from = at;
        boolean negative = current() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        int digit;
        while ((digit = current() - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            at++;
            if (value > CanonicalForm.MAX_INTEGER) {
                throw broken(from, "an integer must be within ±(2^53 − 1).");
            }
        }
        if (at == first) {
            throw broken(at, "an integer must have a digit here.");
        }
        if (source[first] == '0' && (negative || at - first > 1)) {
            throw broken(from, "an integer must be written without leading zeros, and 0 without a sign.");
        }
        return negative ? -value : value;
    }

    /**
     * Reads {@code true} or {@code false}.
     *
     * @return the truth value
     * @throws CanonicalFormException if anything else stands there
     */
    public boolean bool() {
        beforeValue();
        boolean value = current() == 't';
        literal(value ? TRUE : FALSE, "true or false must stand here.");
        return value;
    }

    /**
     * Reads {@code null} if it stands there.
     *
     * @return whether it stood there and is read
     * @throws CanonicalFormException if no value can stand there
     */
    public boolean tryNull() {
        int from = separate ? at + 1 : at;
        if (from >= limit || source[from] != 'n') {
            return false;
        }
        nullValue();
        return true;
    }

    private void literal(byte[] bytes, String rule) {
        int end = at + bytes.length;
        if (end > limit || !Arrays.equals(source, at, end, bytes, 0, bytes.length)) {
            throw broken(at, rule);
        }
        at = end;
    }

    /**
     * Reads a string of lower-case hexadecimal digits into an array.
     *
     * @param target where the bytes go
     * @param offset where in the target they begin
     * @param length how many bytes there must be, two digits each
     * @throws CanonicalFormException if anything else stands there
     * @throws IndexOutOfBoundsException if the range does not fit the target
     */
    public void hex(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        beforeValue();
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

    /**
     * Reads a string of base64url without padding (RFC 4648, 5), the spare bits zero.
     *
     * @return the bytes
     * @throws CanonicalFormException if anything else stands there
     */
    public byte[] base64Url() {
        beforeValue();
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
        int bits = 0;
        int count = 0;
        int to = 0;
        for (int i = from; i < end; i++) {
            byte c = source[i];
            int value = c < 0 ? -1 : BASE64_URL_VALUES[c];
            if (value < 0) {
                throw broken(i, "a base64url digit must stand here.");
            }
            bits = (bits << 6) | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                bytes[to++] = (byte) (bits >>> count);
            }
        }
        if ((bits & ((1 << count) - 1)) != 0) {
            throw broken(end - 1, "the spare bits of a base64url string must be zero.");
        }
        at = end + 1;
        return bytes;
    }

    /**
     * Reads a value of any type.
     *
     * @return a {@link String}, {@link Long}, {@link Boolean}, {@code null}, immutable {@link List} or immutable
     *     {@link Map} in the order of its keys
     * @throws CanonicalFormException if no canonical value stands there
     */
    public @Nullable Object value() {
        int first = separate ? at + 1 : at;
        return switch (first < limit ? source[first] : -1) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case 't', 'f' -> bool();
            case 'n' -> nullValue();
            default -> integer();
        };
    }

    /**
     * Passes over a value of any type, finding only where it ends: whoever needs its form checked reads it another time.
     *
     * @throws CanonicalFormException if no value can stand there, or the bytes end before it does
     */
    public void skip() {
        beforeValue();
        int open = 0;
        do {
            int c = current();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                open++;
                at++;
            } else if (c == '}' || c == ']') {
                open--;
                at++;
            } else if (c < 0 || (open == 0 && c != '-' && (c < '0' || c > '9') && c != 't' && c != 'f' && c != 'n')) {
                throw broken(at, "a value must stand here.");
            } else if (open > 0) {
                at++;
            } else {
                skipWord();
            }
        } while (open > 0);
        if (open < 0) {
            throw broken(at - 1, "a value must stand here.");
        }
    }

    private void skipString() {
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
    private void skipWord() {
        while (at < limit && source[at] != ',' && source[at] != '}' && source[at] != ']') {
            at++;
        }
    }

    private @Nullable Object nullValue() {
        beforeValue();
        literal(NULL, "null must stand here.");
        return null;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        beginArray();
        while (!tryEndArray()) {
            elements.add(value());
        }
        return Collections.unmodifiableList(elements);
    }

    /** An object of any members. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        beginObject();
        while (!tryEndObject()) {
            String key = key();
            members.put(key, value());
        }
        return Collections.unmodifiableMap(members);
    }

    /** Reads the comma that is due. */
    private void beforeValue() {
        if (separate) {
            if (current() != ',') {
                throw broken(at, "',' or the end must stand here.");
            }
            at++;
        }
        separate = true;
    }

    /** The byte that stands here, or a negative number if it is not ASCII or there is none. */
    private int current() {
        return at < limit ? source[at] : -1;
    }

    private String stringHere() {
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

    /** The place of the first byte from here on that is not plain inside a string, or the limit. */
    private int plainEnd(int from) {
        byte[] bytes = source;
        int p = from;
        for (; p + WORD <= limit; p += WORD) {
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
            if (c < 0x20 && CanonicalWriter.escapeLetter(c) == 0) {
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

    private CanonicalFormException broken(int where, String rule) {
        return new CanonicalFormException(where - start, rule);
    }
}
