package org.linli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.linli.basics.Microseconds;

/**
 * A fact as it stands in the journal: which fact, by which act, where, and what it relied on.
 *
 * @param head the head of the fact's subject from this event on
 * @param act the act that brought the fact about
 * @param recorded when the journal took it in, in microseconds; set by the journal's clock
 * @param fact what happened
 * @param basis what the ruling relied on beyond the subjects it read; immutable, in the order in which the rule named it
 */
public record TraceEvent(Head head, Act act, Instant recorded, Fact<?> fact, List<Basis> basis) {
    /** Checks that nothing is missing. */
    public TraceEvent {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(act, "act");
        recorded = Microseconds.cut(Objects.requireNonNull(recorded, "recorded"));
        Objects.requireNonNull(fact, "fact");
        basis = List.copyOf(basis);
    }

    /**
     * Where the event stands in the journal.
     *
     * @return the position, from 0
     */
    public long position() {
        return head.position();
    }
}
