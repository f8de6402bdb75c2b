package org.linli.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.trace.Kind;

/**
 * An order as it stands: what was ordered, who was asked, who serves it, when it ended. The fold of its facts, nothing else.
 *
 * @param id its id
 * @param stage how far it has come
 * @param placing how it began; nothing while unplaced
 * @param dispatching whom it was offered to, and who took it on
 * @param endedAt when it was done, cancelled or left unserved; nothing before
 * @param rating what whoever it was for thinks of the service; nothing before they say so
 */
public record Order(
        OrderId id,
        OrderStage stage,
        Optional<Placing> placing,
        Dispatching dispatching,
        Optional<Instant> endedAt,
        Optional<Rating> rating) {
    /** The kind of orders. */
    public static final Kind<OrderId, Order> KIND = Kind.of(
            "order",
            OrderFact.class,
            OrderId::value,
            Order::blank,
            each -> !each.stage().isOpen());

    /** Checks that nothing is missing. */
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(placing, "placing");
        Objects.requireNonNull(dispatching, "dispatching");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(rating, "rating");
    }

    /**
     * How an order began.
     *
     * @param request what was ordered
     * @param customer in whose name it was placed
     * @param at when
     * @param places all orders that were placed together for several suppliers, this one among them; immutable
     */
    public record Placing(Request request, ActorId customer, Instant at, List<OrderId> places) {
        /** Checks that nothing is missing. */
        public Placing {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(at, "at");
            places = List.copyOf(places);
        }
    }

    /**
     * What has come of asking suppliers.
     *
     * @param offer the one offer that is out
     * @param supplier who has accepted
     * @param passed who was asked and declined or said nothing, and is not asked again, in the order in which that happened; immutable
     * @param unserved why the order waits, if dispatching it found nobody
     */
    public record Dispatching(
            Optional<Offer> offer, Optional<ActorId> supplier, List<ActorId> passed, Optional<Unserved> unserved) {
        static final Dispatching NONE = new Dispatching(List.of());

        /** Checks that nothing is missing. */
        public Dispatching {
            Objects.requireNonNull(offer, "offer");
            Objects.requireNonNull(supplier, "supplier");
            passed = List.copyOf(passed);
            Objects.requireNonNull(unserved, "unserved");
        }

        private Dispatching(List<ActorId> passed) {
            this(Optional.empty(), Optional.empty(), passed, Optional.empty());
        }

        Dispatching offered(Offer made) {
            return new Dispatching(Optional.of(made), Optional.empty(), passed, Optional.empty());
        }

        Dispatching acceptedBy(ActorId taker) {
            return new Dispatching(Optional.empty(), Optional.of(taker), passed, Optional.empty());
        }

        Dispatching passedBy(ActorId asked) {
            List<ActorId> more = new ArrayList<>(passed);
            more.add(asked);
            return new Dispatching(more);
        }

        Dispatching freed() {
            return new Dispatching(passed);
        }

        Dispatching reconsidering(ActorId supplier, boolean isAnew) {
            return new Dispatching(
                    offer,
                    this.supplier,
                    passed.stream().filter(each -> !each.equals(supplier)).toList(),
                    isAnew ? Optional.empty() : unserved);
        }

        Dispatching leftWaiting(Unserved why) {
            return new Dispatching(offer, supplier, passed, Optional.of(why));
        }

        Dispatching withdrawn() {
            return new Dispatching(Optional.empty(), supplier, passed, Optional.empty());
        }
    }

    /**
     * An order before anything has happened.
     *
     * @param id its id
     * @return the blank order
     */
    public static Order blank(OrderId id) {
        return new Order(
                id, OrderStage.UNPLACED, Optional.empty(), Dispatching.NONE, Optional.empty(), Optional.empty());
    }

    /**
     * Whose hands the order takes up: the supplier who is asked, or who has accepted and not done it yet.
     *
     * @return the supplier in whose {@link Workload} the order stands; nothing while it waits and when it has ended
     */
    public Optional<ActorId> heldBy() {
        return stage == OrderStage.ACCEPTED || stage == OrderStage.UNDER_WAY
                ? dispatching.supplier()
                : dispatching.offer().map(Offer::supplier);
    }

    /** The other orders that were placed together with this one. */
    List<OrderId> others() {
        return placing.map(begun ->
                        begun.places().stream().filter(each -> !each.equals(id)).toList())
                .orElse(List.of());
    }

    /** What was ordered, of an order that has been placed. */
    Request request() {
        return placing.map(Placing::request)
                .orElseThrow(() -> new IllegalStateException("The order (" + id + ") must have been placed."));
    }

    Order at(OrderStage reached) {
        return new Order(id, reached, placing, dispatching, endedAt, rating);
    }

    Order with(Placing begun) {
        return new Order(id, stage, Optional.of(begun), dispatching, endedAt, rating);
    }

    Order with(Dispatching tried) {
        return new Order(id, stage, placing, tried, endedAt, rating);
    }

    Order endedAt(Instant when) {
        return new Order(id, stage, placing, dispatching, Optional.of(when), rating);
    }

    Order with(Rating said) {
        return new Order(id, stage, placing, dispatching, endedAt, Optional.of(said));
    }
}
