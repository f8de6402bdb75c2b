package org.linli.trace;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.Microseconds;

/**
 * An act that a subject remembers, so as to tell a repetition.
 *
 * @param id the whole id of the act
 * @param at when it occurred, in microseconds
 */
public record RememberedAct(ActId id, Instant at) {
    /** Checks that nothing is missing and cuts the time to microseconds. */
    public RememberedAct {
        Objects.requireNonNull(id, "id");
        at = Microseconds.cut(Objects.requireNonNull(at, "at"));
    }
}
