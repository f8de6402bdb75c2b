package org.linli.audit;

import java.util.Map;
import java.util.Objects;
import org.linli.audit.note.CheckpointVerdict;
import org.linli.audit.note.SignedNote;

/**
 * What came of asking witnesses to cosign a checkpoint.
 *
 * @param checkpoint the checkpoint with every cosignature that it has by now
 * @param verdict what the policy says of it
 * @param missing for each witness that has not cosigned, its name and what it said or why it could not be reached. An answer 409 or 422
 *     that stays means that it has seen another tree of this log. Immutable, in the order in which they were asked
 */
public record Cosigning(SignedNote checkpoint, CheckpointVerdict verdict, Map<String, String> missing) {
    /** Checks that nothing is missing. */
    public Cosigning {
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(missing, "missing");
    }

    /**
     * Whether enough have cosigned.
     *
     * @return whether the policy trusts the checkpoint
     */
    public boolean isEnough() {
        return verdict instanceof CheckpointVerdict.Trusted;
    }
}
