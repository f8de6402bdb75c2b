package org.linli.privacy;

import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Basis;
import org.linli.trace.Restriction;

/**
 * The answer to a request for erasure, for what is kept under one processing.
 *
 * @param processing which; {@link org.linli.trace.Personal#UNDECLARED} for what none was named for
 * @param values how many values there were
 * @param verdict what is done
 * @param hold the duty to keep it, if it is restricted
 * @param because what the verdict rests on: a legal basis and its source, or a statute
 */
public record ErasureAnswer(
        Basis processing, long values, Verdict verdict, Optional<Restriction.Duty> hold, String because) {
    /** Checks that a restriction, and nothing else, has a duty. */
    public ErasureAnswer {
        Objects.requireNonNull(processing, "processing");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(because, "because");
        if (hold.isPresent() != (verdict == Verdict.RESTRICTED)) {
            throw new IllegalArgumentException(
                    "A duty to keep must be named for what is restricted, and for nothing else.");
        }
    }

    ErasureAnswer erased() {
        return new ErasureAnswer(processing, values, Verdict.ERASED, Optional.empty(), because);
    }

    /** What is done. */
    public enum Verdict {
        /** It is erased. */
        ERASED,
        /** It is revealed for the duty alone, and erased when that ends. */
        RESTRICTED,
        /** It stays, on the basis named. */
        REFUSED
    }
}
