package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A round of a case: from a deadline to a closing, after which the case was opened again. What was late in it stays so, whatever comes
 * after.
 *
 * @param due when it was due; nothing for a question that was answered before anybody had accepted it
 * @param handledAt when it was handled
 * @param closedAt when it was closed
 * @param followUp what the resident said of it, where they were asked
 */
public record CaseRound(Optional<Instant> due, Instant handledAt, Instant closedAt, Optional<FollowUp> followUp) {
    /** Checks that nothing is missing. */
    public CaseRound {
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(handledAt, "handledAt");
        Objects.requireNonNull(closedAt, "closedAt");
        Objects.requireNonNull(followUp, "followUp");
    }

    /**
     * By how much it was late.
     *
     * @return the time, positive; nothing if it was in time or had no deadline
     */
    public Optional<Duration> lateBy() {
        return due.filter(handledAt::isAfter).map(passed -> Duration.between(passed, handledAt));
    }
}
