package org.linli.audit;

import java.time.Instant;
import java.util.Objects;
import org.linli.trace.Act;

/**
 * An order to delete the oldest records of a log, all but their hashes, since nothing wants them kept any more.
 *
 * <pre>{@code
 * Cut order = new Cut(act, tenYearsAgo, "kept for ten years", "Archives-Rule-12");
 * CutOutcome outcome = log.cut(order, subject -> desks.isClosed(subject));
 * }</pre>
 *
 * @param act who orders it, when, under which id (a second try under the same id is harmless)
 * @param recordedBefore what was recorded before this instant is to go, as far as it fills whole segments, which all begin at the first
 *     record
 * @param reason why, in words without personal data
 * @param legalBasis on what ground
 */
public record Cut(Act act, Instant recordedBefore, String reason, String legalBasis) {
    /** Checks that nothing is missing. */
    public Cut {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(recordedBefore, "recordedBefore");
        if (reason.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException(
                    "The reason and the legal basis of a cut (" + act.id() + ") must not be blank.");
        }
    }
}
