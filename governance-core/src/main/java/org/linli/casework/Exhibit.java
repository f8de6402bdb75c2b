package org.linli.casework;

import java.util.Objects;
import org.linli.basics.ActorId;

/**
 * A piece of evidence as it was added to a case.
 *
 * @param evidence what it is
 * @param by in whose name it was added
 */
public record Exhibit(Evidence evidence, ActorId by) {
    /** Checks that nothing is missing. */
    public Exhibit {
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(by, "by");
    }
}
