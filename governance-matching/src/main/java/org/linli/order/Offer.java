package org.linli.order;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Distance;

/**
 * An order held out to a supplier, for example to {@code canteen-2}, 320 m away, until 9:29.
 *
 * @param supplier who is asked
 * @param distance how far their base is from where the service is wanted
 * @param deadline the last instant at which they may accept
 */
public record Offer(ActorId supplier, Distance distance, Instant deadline) {
    /** Checks that nothing is missing. */
    public Offer {
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(distance, "distance");
        Objects.requireNonNull(deadline, "deadline");
    }

    /**
     * Whether the offer has run out.
     *
     * @param at the instant to judge by
     * @return true only after the deadline, not at it
     */
    public boolean hasRunOutAt(Instant at) {
        return at.isAfter(deadline);
    }
}
