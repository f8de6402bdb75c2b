package org.linli.trace;

import java.time.Instant;
import java.util.List;

/**
 * A fact by which a long-lived subject restates itself whole, so that loading it reads backward only to here: its
 * {@link #applyTo} ignores the state before. An account that has moved ten thousand times carries its balance forward once a month.
 *
 * <p>It also restates which acts the subject remembers. Acts dated before {@link #remembersSince()} are no longer told apart from
 * repetitions, and an unremembered one is therefore refused ({@link TraceReason#TOO_OLD_TO_TELL}) instead of perhaps being done
 * twice.
 *
 * @param <S> the state that facts of this family build up
 */
public interface CarriedForward<S> extends Fact<S> {
    /**
     * The acts that the subject still remembers.
     *
     * @return every act dated at or after {@link #remembersSince()}, in the order in which they were done; immutable
     */
    List<RememberedAct> remembered();

    /**
     * From when on the subject remembers every act.
     *
     * @return the instant, inclusive
     */
    Instant remembersSince();
}
