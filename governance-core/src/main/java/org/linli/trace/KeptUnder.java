package org.linli.trace;

import java.time.Instant;
import java.util.Objects;

/**
 * What a journal keeps of a holder under one processing, for example {@code hotline-contact@1}: three values, the newest of last March.
 *
 * @param processing which; {@link Personal#UNDECLARED} if none was named
 * @param values how many values came in and stand still, somewhere; one that is restated counts once. At least 1
 * @param newest when the newest of them came in
 */
public record KeptUnder(Basis processing, long values, Instant newest) {
    /** Checks that there is something. */
    public KeptUnder {
        Objects.requireNonNull(processing, "processing");
        Objects.requireNonNull(newest, "newest");
        if (values < 1) {
            throw new IllegalArgumentException(
                    "The values (" + values + ") kept under " + processing + " must be at least 1.");
        }
    }
}
