package org.linli.audit.codec;

import java.util.ArrayList;
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
public final class CanonicalReader extends CanonicalScanner {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private int depth;
    /** Whether a comma must stand before what comes next. */
    boolean separate;

    private final @Nullable String[] lastKeys = new @Nullable String[CanonicalForm.MAX_DEPTH + 1];

    private CanonicalReader(byte[] source) {
        place(source, 0, source.length);
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
        place(source, offset, length);
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

    CanonicalFormException unsorted() {
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

    /** Reads a string that stands for one of few values. */
    <T> T string(Recurring<T> values) {
        beforeValue();
        return recurringHere(values);
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
        return integerHere();
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
        hexHere(target, offset, length);
    }

    /**
     * Reads a string of base64url without padding (RFC 4648, 5), the spare bits zero.
     *
     * @return the bytes
     * @throws CanonicalFormException if anything else stands there
     */
    public byte[] base64Url() {
        beforeValue();
        return base64UrlHere();
    }

    /** Reads a string of base64url without padding that has to fill an array. */
    void base64Url(byte[] target) {
        beforeValue();
        base64UrlHere(target);
    }

    /** Passes over a string and makes sure of its form; gives whether it is plain: ASCII without escapes, as it stands there. */
    boolean passText() {
        beforeValue();
        return passString() == null;
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
     * Passes over a value of any type and makes sure of its form, as {@link #value} does that keeps what it reads.
     *
     * @throws CanonicalFormException if no canonical value stands there
     */
    public void check() {
        CanonicalCheck.value(this);
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

    @Nullable
    Object nullValue() {
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
    void beforeValue() {
        if (separate) {
            if (current() != ',') {
                throw broken(at, "',' or the end must stand here.");
            }
            at++;
        }
        separate = true;
    }
}
