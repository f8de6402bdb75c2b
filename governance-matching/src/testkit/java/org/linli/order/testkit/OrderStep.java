package org.linli.order.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.order.DispatchDesk;

/**
 * One step of a life: after a while, somebody tries something.
 *
 * @param after how long after the step before
 * @param actor who tries it; nothing for whoever has the order in hand at that time, the first supplier if nobody has
 * @param command what they try
 */
public record OrderStep(Duration after, Optional<ActorId> actor, OrderCommand command) {
    /** Checks that nothing is missing. */
    public OrderStep {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(command, "command");
    }

    /**
     * Who tries it, as things stand at a desk.
     *
     * @param desk the desk
     * @return the actor
     */
    public ActorId actorAt(DispatchDesk desk) {
        return actor.or(() -> desk.get(command.id()).heldBy())
                .orElse(OrderArbitraries.SUPPLIERS.get(0).id());
    }
}
