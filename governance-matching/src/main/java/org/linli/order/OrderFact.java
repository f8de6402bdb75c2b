package org.linli.order;

import java.util.List;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to an order. */
public sealed interface OrderFact extends Fact<Order> {
    /**
     * The order it happened to.
     *
     * @return the id
     */
    OrderId id();

    @Override
    default Subject subject() {
        return Order.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PARTIES;
    }

    /**
     * A service was ordered. For several suppliers there are as many of these, one for each place.
     *
     * @param id the order
     * @param request what was ordered
     * @param customer in whose name
     * @param places all orders that were placed together, this one among them; immutable
     */
    record Placed(OrderId id, Request request, ActorId customer, List<OrderId> places) implements OrderFact {
        /** Checks that nothing is missing. */
        public Placed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(customer, "customer");
            places = List.copyOf(places);
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.WAITING).with(new Order.Placing(request, customer, act.at(), places));
        }
    }

    /**
     * The order was offered to a supplier.
     *
     * @param id the order
     * @param offer to whom, and until when
     */
    record Dispatched(OrderId id, Offer offer) implements OrderFact {
        /** Checks that nothing is missing. */
        public Dispatched {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(offer, "offer");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.OFFERED).with(before.dispatching().offered(offer));
        }
    }

    /**
     * The supplier who was asked took it on.
     *
     * @param id the order
     */
    record Accepted(OrderId id) implements OrderFact {
        /** Checks that nothing is missing. */
        public Accepted {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.ACCEPTED).with(before.dispatching().acceptedBy(act.inTheNameOf()));
        }
    }

    /**
     * The supplier who was asked did not take it on.
     *
     * @param id the order
     * @param reason why
     */
    record Declined(OrderId id, Decline reason) implements OrderFact {
        /** Checks that nothing is missing. */
        public Declined {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.WAITING).with(before.dispatching().passedBy(act.inTheNameOf()));
        }
    }

    /**
     * The supplier who was asked said nothing until the deadline.
     *
     * @param id the order
     * @param supplier who was asked
     */
    record TimedOut(OrderId id, ActorId supplier) implements OrderFact {
        /** Checks that nothing is missing. */
        public TimedOut {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(supplier, "supplier");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.WAITING).with(before.dispatching().passedBy(supplier));
        }
    }

    /**
     * The order was to be dispatched, and nobody could be asked; it goes on waiting.
     *
     * @param id the order
     * @param reason why nobody could be asked
     * @param asOf the position before which all was known about who has room; {@link #AS_IT_STOOD} if that was read as it stood
     */
    record LeftWaiting(OrderId id, Unserved reason, long asOf) implements OrderFact {
        /** In place of a position: nothing had changed between looking and writing. */
        public static final long AS_IT_STOOD = -1;

        /** Checks that nothing is missing. */
        public LeftWaiting {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.with(before.dispatching().leftWaiting(reason));
        }
    }

    /**
     * The order waited until the time was over at which it was wanted: it ends.
     *
     * @param id the order
     * @param reason why nobody could be asked; {@link Unserved#WINDOW_OVER} if nobody had been looked for since it began to wait
     */
    record LeftUnserved(OrderId id, Unserved reason) implements OrderFact {
        /** Checks that nothing is missing. */
        public LeftUnserved {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.UNSERVED)
                    .with(before.dispatching().leftWaiting(reason))
                    .endedAt(act.at());
        }
    }

    /**
     * The supplier has begun.
     *
     * @param id the order
     */
    record Begun(OrderId id) implements OrderFact {
        /** Checks that nothing is missing. */
        public Begun {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.UNDER_WAY);
        }
    }

    /**
     * The supplier who had accepted cannot do it after all.
     *
     * @param id the order
     * @param reason why
     */
    record GivenBack(OrderId id, Decline reason) implements OrderFact {
        /** Checks that nothing is missing. */
        public GivenBack {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.WAITING).with(before.dispatching().passedBy(act.inTheNameOf()));
        }
    }

    /**
     * The order was taken out of a supplier's hands.
     *
     * @param id the order
     * @param supplier out of whose hands
     * @param reason why
     */
    record Withdrawn(OrderId id, ActorId supplier, Withdrawal reason) implements OrderFact {
        /** Checks that nothing is missing. */
        public Withdrawn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(supplier, "supplier");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            Order.Dispatching tried = before.dispatching();
            return before.at(OrderStage.WAITING).with(reason.isPassing() ? tried.passedBy(supplier) : tried.freed());
        }
    }

    /**
     * A supplier who had been passed over may be asked again.
     *
     * @param id the order
     * @param supplier who
     */
    record Reconsidered(OrderId id, ActorId supplier) implements OrderFact {
        /** Checks that nothing is missing. */
        public Reconsidered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(supplier, "supplier");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            // A place that has ended is told so that nothing of it is held against the supplier; it keeps its reason.
            boolean isWaiting = before.stage() == OrderStage.WAITING;
            return before.with(before.dispatching().reconsidering(supplier, isWaiting));
        }
    }

    /**
     * The supplier did what was ordered.
     *
     * @param id the order
     */
    record Done(OrderId id) implements OrderFact {
        /** Checks that nothing is missing. */
        public Done {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.DONE).endedAt(act.at());
        }
    }

    /**
     * Whoever the service was for said what they think of it.
     *
     * @param id the order
     * @param rating what they think
     */
    record Rated(OrderId id, Rating rating) implements OrderFact {
        /** Checks that nothing is missing. */
        public Rated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(rating, "rating");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.with(rating);
        }
    }

    /**
     * The order was taken back.
     *
     * @param id the order
     */
    record Cancelled(OrderId id) implements OrderFact {
        /** Checks that nothing is missing. */
        public Cancelled {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Order applyTo(Order before, Act act) {
            return before.at(OrderStage.CANCELLED)
                    .with(before.dispatching().withdrawn())
                    .endedAt(act.at());
        }
    }
}
