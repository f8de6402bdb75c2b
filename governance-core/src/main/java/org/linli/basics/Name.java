package org.linli.basics;

import java.util.Objects;

/**
 * What somebody or something is called, for example {@code 东亭社区居民委员会}: 1 to {@value #MAX_LENGTH} characters, plain blanks inside
 * but not at the ends, and no control characters, line breaks or invisible marks (such as those that turn the direction of writing), so
 * that a name reads as it is written and never breaks a line.
 *
 * @param value the name; compared exactly
 */
public record Name(String value) implements Comparable<Name> {
    /** The greatest length of a name, in UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    /** Checks every character; a message never shows the name, which may be somebody's. */
    public Name {
        Objects.requireNonNull(value, "name");
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The name must have 1 to " + MAX_LENGTH + " characters but has " + length + ".");
        }
        if (value.charAt(0) == ' ' || value.charAt(length - 1) == ' ') {
            throw new IllegalArgumentException("The name must not begin or end with a blank. Maybe strip it.");
        }
        for (int i = 0; i < length; i += Character.charCount(value.codePointAt(i))) {
            int point = value.codePointAt(i);
            if (!isAllowed(point)) {
                throw new IllegalArgumentException("The name must not have the character U+"
                        + String.format("%04X", point) + " (at index " + i
                        + "). Maybe it was copied with an invisible mark; type it anew.");
            }
        }
    }

    private static boolean isAllowed(int point) {
        boolean isNoCharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        return !isNoCharacter
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    case Character.SPACE_SEPARATOR -> point == ' ';
                    default -> true;
                };
    }

    /**
     * The name with this text.
     *
     * @param value the text
     * @return the name
     * @throws IllegalArgumentException if the text is empty, too long, or has a character that a name may not have
     */
    public static Name of(String value) {
        return new Name(value);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text
     * @return the name
     * @throws IllegalArgumentException if the text is not a name
     */
    public static Name parse(String text) {
        return new Name(text);
    }

    /** Orders by the text, as {@link String#compareTo(String)} does. */
    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
