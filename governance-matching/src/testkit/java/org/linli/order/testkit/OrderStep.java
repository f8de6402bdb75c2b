package org.linli.order.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.order.DispatchDesk;
import org.linli.order.Order;
import org.linli.order.OrderStage;

/**
 * One step of a life: after a while, somebody tries something.
 *
 * @param after how long after the step before
 * @param actor who tries it; nothing for the platform where it is the platform's, for whoever it is for where it is placed, for whoever
 *     has the order in hand at that time, or ordered what is done; else the first supplier
 * @param command what they try
 */
public record OrderStep(Duration after, Optional<ActorId> actor, OrderCommand command) {
    private static final ActorId PLATFORM = ActorId.of("platform");

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
        Order order = desk.get(command.id());
        if (actor.isEmpty() && command.move().isOfThePlatform()) {
            return PLATFORM;
        }
        if (actor.isEmpty() && command instanceof OrderCommand.ToPlace toPlace) {
            return toPlace.request().beneficiary();
        }
        return actor.or(order::heldBy)
                .or(() -> order.placing()
                        .filter(any -> order.stage() == OrderStage.DONE)
                        .map(Order.Placing::customer))
                .orElse(OrderArbitraries.SUPPLIERS.get(0).id());
    }
}
