package org.linli.walkthrough.dongting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.order.Decline;
import org.linli.order.DispatchDesk;
import org.linli.order.Offer;
import org.linli.order.Order;
import org.linli.order.OrderStage;
import org.linli.trace.Act;
import org.linli.trace.ActId;

/** What suppliers do about an order, and when. Placing and dispatching go on by themselves. */
final class OrderWork {

    private static final int LEAST_SERVICE = 40;

    private final DispatchDesk desk;

    OrderWork(DispatchDesk desk) {
        this.desk = desk;
    }

    /**
     * What is done next about an order.
     *
     * @param order how it stands
     * @param life the life of the case that it was placed for
     * @param after the last moment that is over: nothing is done before
     * @return nothing if the order is over, or waits for others, or is met with silence
     */
    Optional<Moment> next(Order order, Life life, Instant after) {
        if (order.stage() == OrderStage.OFFERED) {
            return order.dispatching().offer().flatMap(offer -> answer(order, offer, life, after));
        }
        if (order.stage() == OrderStage.ACCEPTED) {
            return order.dispatching().supplier().map(supplier -> complete(order, supplier, life, after));
        }
        return Optional.empty();
    }

    private Optional<Moment> answer(Order order, Offer offer, Life life, Instant after) {
        Life.Reply reply = order.dispatching().passed().isEmpty() ? life.firstReply() : Life.Reply.ACCEPT;
        Instant offered = offer.deadline().minus(desk.roster().patience());
        Instant at = later(offered.plus(Duration.ofMinutes(life.pace().reply())), after);
        // Each supplier is asked once at most, so the act of one on an order has one id.
        Act act = Act.of(id(order, offer.supplier(), "answer"), offer.supplier(), at);
        return switch (reply) {
            case ACCEPT ->
                Optional.of(new Moment(at, order.id().value(), sitting -> {
                    desk.in(sitting).accept(order.id(), act);
                    return Optional.empty();
                }));
            case DECLINE ->
                Optional.of(new Moment(at, order.id().value(), sitting -> {
                    desk.in(sitting).decline(order.id(), Decline.NO_TIME, act);
                    return Optional.empty();
                }));
            case SILENCE -> Optional.empty();
        };
    }

    private Moment complete(Order order, ActorId supplier, Life life, Instant after) {
        Instant placed = order.placing().map(Order.Placing::at).orElse(after);
        Instant at = later(
                placed.plus(Duration.ofMinutes(LEAST_SERVICE + 8L * life.pace().reply())), after);
        Act act = Act.of(id(order, supplier, "done"), supplier, at);
        return new Moment(at, order.id().value(), sitting -> {
            desk.in(sitting).complete(order.id(), act);
            return Optional.empty();
        });
    }

    private static ActId id(Order order, ActorId supplier, String what) {
        return ActId.of(order.id() + "." + supplier + "." + what);
    }

    private static Instant later(Instant due, Instant after) {
        return due.isAfter(after) ? due : after.plusSeconds(45);
    }
}
