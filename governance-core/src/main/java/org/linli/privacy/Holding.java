package org.linli.privacy;

import java.time.Instant;
import java.util.Objects;
import org.linli.trace.Basis;

/**
 * What is kept of somebody under one processing.
 *
 * @param processing which; {@link org.linli.trace.Personal#UNDECLARED} if none was named
 * @param values how many values were recorded and not erased with the whole processing; those erased record by record count still
 * @param newest when the newest was recorded
 */
public record Holding(Basis processing, long values, Instant newest) {
    /** Checks that nothing is missing. */
    public Holding {
        Objects.requireNonNull(processing, "processing");
        Objects.requireNonNull(newest, "newest");
    }
}
