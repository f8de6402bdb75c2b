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
public final class CanonicalWriter extends CanonicalSpeller {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final @Nullable CanonicalGrammar grammar;
    private int depth;
    /** Whether a comma separates what comes next from what stands there. */
    private boolean separate;

    private CanonicalWriter(@Nullable CanonicalGrammar grammar) {
        this.grammar = grammar;
    }

    /**
     * A writer that trusts its caller, or checks it where assertions are enabled.
     *
     * @return a new writer
     */
    public static CanonicalWriter create() {
        return CanonicalWriter.class.desiredAssertionStatus() ? checked() : trusting();
    }

    static CanonicalWriter trusting() {
        return new CanonicalWriter(null);
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
     * Writes members that are known ahead.
     *
     * @param members the members, which must sort after the key before them in the same object
     * @return this writer
     */
    CanonicalWriter members(CanonicalMembers members) {
        if (grammar != null) {
            members.replay(this);
            return this;
        }
        ensure(members.room());
        size = members.put(buffer, size, !separate);
        separate = true;
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
        beforeValue(LONGEST_INTEGER);
        putInteger(value);
        return this;
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
        putBytes(bytes);
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
        putHex(source, offset, length);
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
        putBase64Url(source, offset, length);
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
        putBytes(value);
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
}
