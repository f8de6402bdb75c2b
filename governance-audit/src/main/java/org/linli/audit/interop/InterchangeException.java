package org.linli.audit.interop;

import java.util.Objects;

/** Thrown when a text is not of the format in which it was handed in. The message names the place and the rule, never the content. */
public final class InterchangeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    InterchangeException(String format, String place, String rule) {
        super("The " + format + " breaks at " + place + ": " + rule);
        this.place = Objects.requireNonNull(place, "place");
    }

    /**
     * Where the format breaks.
     *
     * @return the name of a member, its number in a batch before it, or line and column
     */
    public String place() {
        return place;
    }
}
