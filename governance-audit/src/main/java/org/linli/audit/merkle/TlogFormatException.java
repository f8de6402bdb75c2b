package org.linli.audit.merkle;

import java.nio.charset.StandardCharsets;

/**
 * Thrown when bytes are not of the format that was expected: a tile's path, a bundle of entries, a signed note, a checkpoint, a key, an
 * offline proof, a policy, a request to a witness. The message names the format, the place and the rule, never the content.
 */
public final class TlogFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * A break of a format.
     *
     * @param format what was expected, such as "signed note"
     * @param position the number of the first wrong byte, from 0
     * @param rule what must hold there, as a sentence
     */
    public TlogFormatException(String format, int position, String rule) {
        super("The " + format + " breaks at byte " + position + ": " + rule);
        this.position = position;
    }

    /**
     * A break of a textual format.
     *
     * @param format what was expected, such as "signed note"
     * @param text the whole text
     * @param at the number of the first wrong character
     * @param rule what must hold there, as a sentence
     * @return the exception, its position counted in bytes of UTF-8
     */
    public static TlogFormatException inText(String format, String text, int at, String rule) {
        int bytes = text.substring(0, Math.min(at, text.length())).getBytes(StandardCharsets.UTF_8).length;
        return new TlogFormatException(format, bytes, rule);
    }

    /**
     * Where the format breaks.
     *
     * @return the number of the first wrong byte, counted from 0 in UTF-8; equal to the length if something is missing at the end
     */
    public int position() {
        return position;
    }
}
