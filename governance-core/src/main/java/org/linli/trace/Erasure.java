package org.linli.trace;

import java.util.Objects;
import org.linli.basics.ActorId;

/**
 * An order to erase everything personal of one holder. The facts stay, their digests stay, every proof stays valid; the personal
 * parts reveal nothing any more. The erasure is itself a fact, {@code trace.erased}.
 *
 * @param act who orders it, when, under which id (a second try under the same id is harmless)
 * @param holder whose values are to be erased
 * @param reason why, in words without personal data, such as {@code moved away}
 * @param legalBasis on what ground, such as {@code PIPL-47}
 */
public record Erasure(Act act, ActorId holder, String reason, String legalBasis) {
    /** Checks that nothing is missing. */
    public Erasure {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(holder, "holder");
        if (reason.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException(
                    "The reason and the legal basis of an erasure (" + act.id() + ") must not be blank.");
        }
    }

    /**
     * What became of an erasure.
     *
     * @param receipt the receipt of the fact {@code trace.erased}
     * @param values how many personal values this run destroyed; 0 if there were none left
     */
    public record Outcome(Receipt receipt, long values) {
        /** Checks that nothing is missing. */
        public Outcome {
            Objects.requireNonNull(receipt, "receipt");
        }
    }
}
