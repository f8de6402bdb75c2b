package org.linli.basics;

/**
 * What every text that people write must obey, so that it reads as it is written: no character that nobody sees. Line breaks, tabs and the
 * joiners of scripts and pictures may stand in it; other control characters, marks that turn the direction of writing, and halves of
 * characters may not.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * Whether a text has a character that it may not have.
     *
     * @param text the text
     * @return true if so; costs O(length)
     */
    public static boolean hidesSomething(String text) {
        return !text.codePoints().allMatch(PlainText::isSeen);
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t';
            case Character.FORMAT -> point == 0x200c || point == 0x200d;
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
