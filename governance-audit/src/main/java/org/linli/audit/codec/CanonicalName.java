package org.linli.audit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A string known ahead and encoded once, such as the key "{@code subject}" or the constant "{@code case.reported}", so that
 * the hot path copies and compares bytes only.
 *
 * <p>Two names are equal if their texts are.
 */
public final class CanonicalName {

    private static final int WORD = 8;

    private final String text;
    /** A comma, the text in quotes, a colon; padded, so that whole words can be read from any place in it. */
    private final byte[] bytes;

    private final int length;

    private CanonicalName(String text) {
        this.text = text;
        byte[] quoted = CanonicalWriter.create().string(text).toByteArray();
        length = quoted.length;
        bytes = new byte[1 + length + 1 + 2 * WORD];
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
        for (int i = 0; i < count; i += WORD) {
            Words.set(target, at + i, Words.get(bytes, from + i));
        }
    }

    /** How many bytes {@link #putKey} and {@link #putText} may touch at most. */
    int room() {
        return length + 2 + WORD;
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
        if (at + count + WORD > source.length) {
            return Arrays.equals(bytes, from, from + count, source, at, at + count);
        }
        int i = 0;
        for (; i + WORD <= count; i += WORD) {
            if (Words.get(bytes, from + i) != Words.get(source, at + i)) {
                return false;
            }
        }
        long differences = Words.get(bytes, from + i) ^ Words.get(source, at + i);
        return i == count || (differences << ((WORD - (count - i)) * Byte.SIZE)) == 0;
    }

    /** Whether the text stands after another in the order of keys: by UTF-16 code units (RFC 8785, 3.2.3). */
    boolean sortsAfter(String other) {
        return text.compareTo(other) > 0;
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
