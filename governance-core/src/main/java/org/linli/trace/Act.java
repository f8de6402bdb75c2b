package org.linli.trace;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;

/**
 * Somebody does something: who, for whom, when, and what made them. For example a grid worker reports a broken lamp on behalf of
 * an old resident at 9:14.
 *
 * @param id the id that makes a second try harmless
 * @param actor who acts
 * @param onBehalfOf for whom, if not for themselves
 * @param at when it occurred, cut to microseconds; set by the caller, who may report later than it happened
 * @param cause the act that this one answers, if any
 */
public record Act(ActId id, ActorId actor, Optional<ActorId> onBehalfOf, Instant at, Optional<ActId> cause) {
    /** Checks that nothing is missing and cuts the time to microseconds. */
    public Act {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
        Objects.requireNonNull(cause, "cause");
        at = Microseconds.cut(Objects.requireNonNull(at, "at"));
    }

    /**
     * An act on the actor's own behalf and of their own accord.
     *
     * @param id the id that makes a second try harmless
     * @param actor who acts
     * @param at when
     * @return the act
     */
    public static Act of(ActId id, ActorId actor, Instant at) {
        return new Act(id, actor, Optional.empty(), at, Optional.empty());
    }

    /**
     * The same act, done for somebody else.
     *
     * @param principal for whom
     * @return the act on behalf of the principal
     */
    public Act onBehalfOf(ActorId principal) {
        return new Act(id, actor, Optional.of(principal), at, cause);
    }

    /**
     * The same act as an answer to another.
     *
     * @param earlier the act that made them
     * @return the act with its cause
     */
    public Act because(ActId earlier) {
        return new Act(id, actor, onBehalfOf, at, Optional.of(earlier));
    }

    /**
     * In whose name the act is done: the principal if there is one, else the actor.
     *
     * @return who is bound by the act
     */
    public ActorId inTheNameOf() {
        return onBehalfOf.orElse(actor);
    }
}
