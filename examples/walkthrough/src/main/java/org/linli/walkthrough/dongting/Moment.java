package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.linli.trace.Sitting;

/**
 * When somebody does something next.
 *
 * @param at when
 * @param about what it is about, by which moments of the same time are ordered
 * @param deed what is done
 */
record Moment(Instant at, String about, Deed deed) {

    /** By time, then by what it is about. */
    static final Comparator<Moment> ORDER = Comparator.comparing(Moment::at).thenComparing(Moment::about);

    /** Something to do. */
    @FunctionalInterface
    interface Deed {
        /** Does it, and tells what the same people do next about it, if that is known. */
        Optional<Moment> in(Sitting sitting);
    }
}
