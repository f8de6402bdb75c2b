package org.linli.basics;

import java.util.Objects;

/**
 * What every identifier must obey: 1 to {@value #MAX_LENGTH} characters, none of them white space, a control character or an
 * invisible direction mark, so that two different ids never look alike in a log and an id never breaks a line.
 */
public final class Identifier {
    /** The greatest length of an identifier, in UTF-16 code units. */
    public static final int MAX_LENGTH = 200;

    private Identifier() {}

    /**
     * The value itself, once it is known to be a well-formed identifier.
     *
     * @param what what the identifier names, in words, for the message: {@code "actor id"}
     * @param value the candidate
     * @return {@code value}
     * @throws NullPointerException if the value is null
     * @throws IllegalArgumentException if the value is empty, too long, or has a character that an identifier may not have
     */
    public static String checked(String what, String value) {
        Objects.requireNonNull(value, what);
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The " + what + " must have 1 to " + MAX_LENGTH + " characters but has " + length + ".");
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                int point = value.codePointAt(i);
                if (!isAllowed(point)) {
                    throw new IllegalArgumentException("The " + what + " must not have the character U+"
                            + String.format("%04X", point) + " (at index " + i
                            + "). Maybe replace white space by '-' and drop invisible marks.");
                }
                i += Character.charCount(point) - 1;
            }
        }
        return value;
    }

    /**
     * Whether a character outside the visible part of ASCII is allowed. Characters that this JDK does not know yet are: an id that was
     * written on a newer one must be readable on an older one.
     */
    private static boolean isAllowed(int point) {
        boolean isNoCharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
        return !isNoCharacter
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
