package org.linli.audit.codec;

/**
 * Thrown when bytes are not the canonical form that was expected. The message names the place and the rule, never the
 * content.
 */
public final class CanonicalFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    CanonicalFormException(int position, String rule) {
        super("The canonical form breaks at byte " + position + ": " + rule);
        this.position = position;
    }

    /**
     * Where the form breaks.
     *
     * @return the number of the first wrong byte, counted from 0 at the beginning of the value; equal to the length if the
     *     bytes end too early
     */
    public int position() {
        return position;
    }
}
