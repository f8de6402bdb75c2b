package org.linli.trace;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of an act.
 *
 * @param <S> the type of the state
 * @param state the state of the subject after the act
 * @param receipt where the facts stand; nothing while the sitting that the act belongs to is not over
 * @param repeated whether the act had been done before, so that nothing happened now; the receipt is then that of its last fact on
 *     this subject
 */
public record Outcome<S>(S state, Optional<Receipt> receipt, boolean repeated) {
    /** Checks that nothing is missing. */
    public Outcome {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(receipt, "receipt");
    }
}
