package org.linli.audit.codec;

import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a whole value: {@code {"a":[1,true,null],"b":"居"}}.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Boolean}, {@code null}, {@link java.util.List} and
 * {@link java.util.Map} with string keys, nested at most {@link #MAX_DEPTH} deep. For records on the hot path bind
 * {@link CanonicalWriter} and {@link CanonicalReader} to their components instead.
 */
public final class CanonicalForm {

    /** How deep arrays and objects may be nested: 64. */
    public static final int MAX_DEPTH = 64;

    /** The largest integer, 2^53 − 1; the smallest is its negative (RFC 8785 inherits the integers of RFC 7493). */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private CanonicalForm() {}

    /**
     * The bytes of a value. Keys are sorted by UTF-16 code units, whatever the order of the map.
     *
     * @param value a value as described above; {@link Integer} is taken as {@link Long}
     * @return its canonical bytes
     * @throws IllegalArgumentException if the value holds another type, an integer out of range, a lone surrogate, or is
     *     nested too deep
     */
    public static byte[] write(@Nullable Object value) {
        return CanonicalWriter.create().value(value).toByteArray();
    }

    /**
     * The value of bytes in canonical form, and of no others: {@code write(read(bytes))} equals {@code bytes}.
     *
     * @param bytes one canonical value and nothing after it
     * @return the value; lists and maps are immutable, maps in the order of their keys
     * @throws CanonicalFormException if the bytes are anything else
     */
    public static @Nullable Object read(byte[] bytes) {
        CanonicalReader reader = CanonicalReader.of(bytes);
        Object value = reader.value();
        reader.end();
        return value;
    }
}
