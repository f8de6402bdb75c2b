package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A string known ahead and encoded once, such as the key "{@code subject}" or the constant "{@code case.reported}", so that
 * the hot path copies and compares bytes only.
 *
 * <p>Two names are equal if their texts are.
 */
public final class CanonicalName {

    private final String text;
    /** A comma, the text in quotes, a colon; padded, so that whole words can be read from any place in it. */
    private final byte[] bytes;

    private final int length;
    /** After what this was found to sort last time; the next time it is nearly always the same. */
    private @Nullable String predecessor;

    private CanonicalName(String text) {
        this.text = text;
        byte[] quoted = CanonicalWriter.create().string(text).toByteArray();
        length = quoted.length;
        bytes = new byte[1 + length + 1 + 2 * Words.BYTES];
        bytes[0] = ',';
        System.arraycopy(quoted, 0, bytes, 1, length);
        bytes[1 + length] = ':';
    }

    /**
     * The name with this text.
     *
     * @param text any text without lone surrogates
     * @return the name, encoded
     * @throws IllegalArgumentException if the text holds a lone surrogate
     */
    public static CanonicalName of(String text) {
        return new CanonicalName(Objects.requireNonNull(text, "text"));
    }

    /**
     * The text as it was given.
     *
     * @return the text without quotes or escapes
     */
    public String text() {
        return text;
    }

    /** The length of the text in quotes. */
    int length() {
        return length;
    }

    /** The length of a member's head: comma if it is not the first, text in quotes, colon. */
    int keyLength(boolean first) {
        return length + (first ? 1 : 2);
    }

    /** Writes a member's head; up to seven bytes after it may be written over. */
    void putKey(byte[] target, int at, boolean first) {
        put(first ? 1 : 0, keyLength(first), target, at);
    }

    /** Writes the text in quotes; up to seven bytes after it may be written over. */
    void putText(byte[] target, int at) {
        put(1, length, target, at);
    }

    private void put(int from, int count, byte[] target, int at) {
        Words.copy(bytes, from, count, target, at);
    }

    /** How many bytes {@link #putKey} and {@link #putText} may touch at most. */
    int room() {
        return length + 2 + Words.BYTES;
    }

    boolean matchesKey(byte[] source, int at, int limit, boolean first) {
        return matches(first ? 1 : 0, keyLength(first), source, at, limit);
    }

    boolean matchesText(byte[] source, int at, int limit) {
        return matches(1, length, source, at, limit);
    }

    private boolean matches(int from, int count, byte[] source, int at, int limit) {
        if (count > limit - at) {
            return false;
        }
        if (at + count + Words.BYTES > source.length) {
            return Arrays.equals(bytes, from, from + count, source, at, at + count);
        }
        int i = 0;
        for (; i + Words.BYTES <= count; i += Words.BYTES) {
            if (Words.get(bytes, from + i) != Words.get(source, at + i)) {
                return false;
            }
        }
        long differences = Words.get(bytes, from + i) ^ Words.get(source, at + i);
        return i == count || (differences << ((Words.BYTES - (count - i)) * Byte.SIZE)) == 0;
    }

    /** Whether the text stands after another in the order of keys: by UTF-16 code units (RFC 8785, 3.2.3). */
    @SuppressWarnings("ReferenceEquality") // the very same string needs no second look; another one gets it
    boolean sortsAfter(String other) {
        if (other == predecessor) {
            return true;
        }
        boolean after = text.compareTo(other) > 0;
        if (after) {
            predecessor = other;
        }
        return after;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * The name as it is written.
     *
     * @return the text in quotes, with escapes
     */
    @Override
    public String toString() {
        return new String(bytes, 1, length, StandardCharsets.UTF_8);
    }
}
