package org.linli.order;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Fact;
import org.linli.trace.Mandate;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with an order. Each method does one thing to one order, and to the workload of the supplier concerned: it asks for the
 * mandate, lets the rule speak, and gives the order as it stands afterwards, with the receipt of what was written.
 *
 * <pre>{@code
 * DispatchDesk desk = DispatchDesk.of(community, roster);
 * OrderId id = desk.place(Request.of(meals, home, resident), community.act(resident)).state().id();
 * Order asked = desk.dispatch(id, community.act(platform)).state();
 * desk.accept(id, community.act(asked.heldBy().orElseThrow()));
 * }</pre>
 *
 * <p>All of them throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. Each order takes an act of its own. A desk of an office is safe for use by several
 * threads.
 */
public final class DispatchDesk {
    private static final ActorId PLATFORM = ActorId.of("platform");

    private final Seat seat;
    private final Authority authority;
    private final Shared shared;

    /** What a desk has in common with itself in a sitting. */
    private static final class Shared {
        final PendingOrders pending = new PendingOrders();
        final WorkloadsAtHand atHand = new WorkloadsAtHand();
        final RunningSeries running = new RunningSeries();
        final ActorId platform;
        volatile SupplierRoster roster;

        Shared(SupplierRoster roster, ActorId platform) {
            this.platform = Objects.requireNonNull(platform, "dispatcher");
            this.roster = Objects.requireNonNull(roster, "roster");
            pending.adopt(roster);
        }

        /** Returns who has something at hand and is in the roster no more. */
        synchronized List<Workload> adopt(SupplierRoster next) {
            if (!next.equals(roster)) {
                roster = next;
                pending.adopt(next);
            }
            return atHand.outside(next);
        }
    }

    private DispatchDesk(Seat seat, Authority authority, Shared shared) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.shared = shared;
    }

    /**
     * The desk of a community, where the actor {@code platform} dispatches.
     *
     * @param community the community; it gets the view, the reaction and the settling of orders, once
     * @param roster the suppliers
     * @return the desk
     */
    public static DispatchDesk of(Community community, SupplierRoster roster) {
        return of(community, roster, PLATFORM);
    }

    /**
     * The desk of a community.
     *
     * @param community the community; it gets the view, the reaction and the settling of orders, once
     * @param roster the suppliers
     * @param dispatcher in whose name orders are placed for cases, dispatched and timed out by themselves. Nobody else does what is the
     *     platform's ({@link OrderMove#isOfThePlatform}), unless the authority lets them act on its behalf
     * @return the desk
     */
    public static DispatchDesk of(Community community, SupplierRoster roster, ActorId dispatcher) {
        DispatchDesk desk = at(community.office(), community.settings().authority(), roster, dispatcher);
        community.attach(new DispatchRoom(desk, dispatcher));
        return desk;
    }

    /**
     * A desk alone, where the actor {@code platform} dispatches: nothing happens at it by itself.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param roster the suppliers
     * @return the desk
     */
    public static DispatchDesk at(Seat seat, Authority authority, SupplierRoster roster) {
        return at(seat, authority, roster, PLATFORM);
    }

    /**
     * A desk alone: nothing happens at it by itself.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param roster the suppliers
     * @param dispatcher in whose name what is the platform's is done
     * @return the desk
     */
    public static DispatchDesk at(Seat seat, Authority authority, SupplierRoster roster, ActorId dispatcher) {
        return new DispatchDesk(seat, authority, new Shared(roster, dispatcher));
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public DispatchDesk in(Sitting sitting) {
        return new DispatchDesk(sitting, authority, shared);
    }

    /**
     * The suppliers as this desk knows them now.
     *
     * @return the roster
     */
    public SupplierRoster roster() {
        return shared.roster;
    }

    /**
     * Dispatches by another roster from now on; settling tries what could not be dispatched before. Offers that are out and orders that
     * were accepted stay as they are.
     *
     * @param next the suppliers, usually a later version
     * @return what suppliers have at hand who are not in it, by id, as of the community's last {@link Community#catchUp}: they may still
     *     accept and complete it, or it is withdrawn from them; immutable
     */
    public List<Workload> adopt(SupplierRoster next) {
        return shared.adopt(Objects.requireNonNull(next, "next"));
    }

    /**
     * The orders that nobody has accepted yet, as of the community's last {@link Community#catchUp}.
     *
     * @return the view; empty for good at a desk without a community
     */
    public PendingOrders pending() {
        return shared.pending;
    }

    /**
     * An order as it stands.
     *
     * @param id its id
     * @return the order; blank, at stage {@link OrderStage#UNPLACED}, if there is none
     */
    public Order get(OrderId id) {
        return seat.get(Order.KIND, id);
    }

    /**
     * What a supplier has at hand.
     *
     * @param supplier who
     * @return the workload; blank if they never had any
     */
    public Workload workload(ActorId supplier) {
        return seat.get(Workload.KIND, supplier);
    }

    /**
     * Places an order, whose id is derived from the act's. For several helpers it has as many places, each of them an order of its own
     * with an offer of its own ({@link OrderId#places}); taking one back takes back all that have not ended.
     *
     * @param request what is ordered
     * @param act who orders: whom it is for, somebody in their name, or the platform; and when
     * @return the order
     */
    public Outcome<Order> place(Request request, Act act) {
        return place(OrderId.from(act.id()), request, act);
    }

    /**
     * Places an order under an id that the host has given it.
     *
     * @param id the id, the same if the act is tried again
     * @param request what is ordered
     * @param act who orders, for whom, when
     * @return the order
     */
    public Outcome<Order> place(OrderId id, Request request, Act act) {
        return seat.actJointly(
                Order.KIND,
                id,
                act,
                (before, sitting) -> OrderRules.place(
                        before,
                        request,
                        shared.platform,
                        new Book(sitting, null),
                        mandate(OrderMove.PLACE, id, Optional.of(request.category()), act),
                        act));
    }

    /**
     * Offers an order to the nearest free supplier; if there is none, the order says why.
     *
     * @param id the order
     * @param act who dispatches it, when: the offer stands from then on
     * @return the order, offered or waiting
     */
    public Outcome<Order> dispatch(OrderId id, Act act) {
        return dispatch(id, act, null);
    }

    /** Dispatches an order, by what is known of who has no room. */
    Outcome<Order> dispatch(OrderId id, Act act, WorkloadsAtHand.@Nullable Advice advice) {
        return act(
                OrderMove.DISPATCH,
                id,
                act,
                advice,
                (before, mandate, book) ->
                        OrderRules.dispatch(before, shared.roster, shared.platform, book, mandate, act));
    }

    /**
     * Ends an order that waits though the time is over at which it was wanted.
     *
     * @param id the order
     * @param act who puts it down, when
     * @return the order, at stage {@link OrderStage#UNSERVED}
     */
    public Outcome<Order> leaveUnserved(OrderId id, Act act) {
        return act(
                OrderMove.LEAVE_UNSERVED,
                id,
                act,
                (before, mandate, book) -> OrderRules.leaveUnserved(before, shared.platform, mandate, act));
    }

    /**
     * Takes an order on.
     *
     * @param id the order
     * @param act who takes it on: the supplier who was asked
     * @return the order
     */
    public Outcome<Order> accept(OrderId id, Act act) {
        return act(OrderMove.ACCEPT, id, act, (before, mandate, workloads) -> OrderRules.accept(before, mandate, act));
    }

    /**
     * Does not take an order on.
     *
     * @param id the order
     * @param reason why not
     * @param act who declines: the supplier who was asked
     * @return the order, waiting
     */
    public Outcome<Order> decline(OrderId id, Decline reason, Act act) {
        return act(
                OrderMove.DECLINE,
                id,
                act,
                (before, mandate, workloads) -> OrderRules.decline(before, reason, workloads, mandate, act));
    }

    /**
     * Puts down that the supplier who was asked has said nothing until the deadline.
     *
     * @param id the order
     * @param act who puts it down, when
     * @return the order, waiting
     */
    public Outcome<Order> timeOut(OrderId id, Act act) {
        return act(
                OrderMove.TIME_OUT,
                id,
                act,
                (before, mandate, workloads) -> OrderRules.timeOut(before, shared.platform, workloads, mandate, act));
    }

    /**
     * Begins to do what was accepted.
     *
     * @param id the order
     * @param act who begins: the supplier who accepted it
     * @return the order
     */
    public Outcome<Order> begin(OrderId id, Act act) {
        return act(OrderMove.BEGIN, id, act, (before, mandate, workloads) -> OrderRules.begin(before, mandate, act));
    }

    /**
     * Gives back what was accepted; others are asked, and this supplier not again.
     *
     * @param id the order
     * @param reason why
     * @param act who gives it back: the supplier who accepted it
     * @return the order, waiting
     */
    public Outcome<Order> giveBack(OrderId id, Decline reason, Act act) {
        return act(
                OrderMove.GIVE_BACK,
                id,
                act,
                (before, mandate, workloads) -> OrderRules.giveBack(before, reason, workloads, mandate, act));
    }

    /**
     * Takes an order out of a supplier's hands, who is gone or has not come, or because a plan was made anew; others are asked.
     *
     * @param id the order
     * @param reason why, which says too whether the supplier may be asked again
     * @param act who takes it
     * @return the order, waiting
     */
    public Outcome<Order> withdraw(OrderId id, Withdrawal reason, Act act) {
        return act(
                OrderMove.WITHDRAW,
                id,
                act,
                (before, mandate, workloads) ->
                        OrderRules.withdraw(before, reason, shared.platform, workloads, mandate, act));
    }

    /**
     * Lets a supplier who declined, said nothing or gave the order back be asked again. Nothing else does.
     *
     * @param id the order
     * @param supplier who
     * @param act who decides that
     * @return the order, waiting
     */
    public Outcome<Order> reconsider(OrderId id, ActorId supplier, Act act) {
        return act(
                OrderMove.RECONSIDER,
                id,
                act,
                (before, mandate, book) ->
                        OrderRules.reconsider(before, supplier, shared.platform, book, mandate, act));
    }

    /**
     * Says what whoever it was for thinks of the service, once.
     *
     * @param id the order
     * @param rating what they think
     * @param act who says so: whoever placed it, or for whom it was placed
     * @return the order
     */
    public Outcome<Order> rate(OrderId id, Rating rating, Act act) {
        return act(
                OrderMove.RATE, id, act, (before, mandate, workloads) -> OrderRules.rate(before, rating, mandate, act));
    }

    /**
     * Says that what was ordered is done.
     *
     * @param id the order
     * @param act who did it: the supplier who accepted it
     * @return the order
     */
    public Outcome<Order> complete(OrderId id, Act act) {
        return act(
                OrderMove.COMPLETE,
                id,
                act,
                (before, mandate, workloads) -> OrderRules.complete(before, workloads, mandate, act));
    }

    /**
     * Takes an order back, with all its places that have not ended; by the id of any of them.
     *
     * @param id the order
     * @param act who takes it back: whoever placed it, or for whom it was placed
     * @return the order
     */
    public Outcome<Order> cancel(OrderId id, Act act) {
        return seat.actJointly(Order.KIND, id, act, (before, sitting) -> {
            Optional<MatterId> category =
                    before.placing().map(begun -> begun.request().category());
            Mandate mandate = mandate(OrderMove.CANCEL, id, category, act);
            List<Fact<?>> done = doneElsewhere(before, act, sitting);
            return done.isEmpty()
                    ? OrderRules.cancel(before, new Book(sitting, null), mandate, act)
                    : Ruling.granted(done, mandate.basis());
        });
    }

    /** What this act has done before, if the order had ended by then and only its other places know of it. */
    private static List<Fact<?>> doneElsewhere(Order before, Act act, Sitting sitting) {
        return before.stage().isOpen()
                ? List.of()
                : before.others().stream()
                        .filter(other -> sitting.remembered(Order.KIND, other).stream()
                                .anyMatch(each -> each.id().equals(act.id())))
                        .<Fact<?>>map(OrderFact.Cancelled::new)
                        .toList();
    }

    /**
     * A series of orders as it stands.
     *
     * @param id its id
     * @return the series; blank if there is none
     */
    public OrderSeries get(SeriesId id) {
        return seat.get(OrderSeries.KIND, id);
    }

    /**
     * Orders something again and again, and places the orders of the days to come. Settling places the further ones as their days come
     * nearer.
     *
     * @param request what is ordered each time; its window does not count
     * @param recurrence when
     * @param act who wants it, for whom
     * @return the series, whose id is that of the act
     */
    public Outcome<OrderSeries> beginSeries(Request request, Recurrence recurrence, Act act) {
        return beginSeries(SeriesId.from(act.id()), request, recurrence, act);
    }

    /**
     * Orders something again and again, under an id that the host has given.
     *
     * @param id the id, the same if the act is tried again
     * @param request what is ordered each time; its window does not count
     * @param recurrence when
     * @param act who wants it, for whom
     * @return the series
     */
    public Outcome<OrderSeries> beginSeries(SeriesId id, Request request, Recurrence recurrence, Act act) {
        return series(
                id,
                SeriesRules.beginPower(),
                Optional.of(request.category()),
                act,
                (before, book, mandate) ->
                        SeriesRules.begin(before, request, recurrence, shared.platform, book, mandate, act));
    }

    /**
     * Places a series' orders of the days that have come nearer.
     *
     * @param id the series
     * @param act who does it, when
     * @return the series
     */
    public Outcome<OrderSeries> extendSeries(SeriesId id, Act act) {
        return series(
                id,
                SeriesRules.extendPower(),
                Optional.empty(),
                act,
                (before, book, mandate) -> SeriesRules.extend(before, shared.platform, book, mandate, act));
    }

    /**
     * Ends a series, and cancels its orders that are wanted later, unless their supplier has begun.
     *
     * @param id the series
     * @param act who ends it: who began it, or for whom it is
     * @return the series
     */
    public Outcome<OrderSeries> endSeries(SeriesId id, Act act) {
        return series(
                id,
                SeriesRules.endPower(),
                Optional.empty(),
                act,
                (before, book, mandate) -> SeriesRules.end(before, book, mandate, act));
    }

    /** A rule on a series. */
    private interface SeriesRule {
        Ruling<? extends Fact<?>> on(OrderSeries before, OrderBook book, Mandate mandate);
    }

    private Outcome<OrderSeries> series(
            SeriesId id, String power, Optional<MatterId> category, Act act, SeriesRule rule) {
        return seat.actJointly(OrderSeries.KIND, id, act, (before, sitting) -> {
            Optional<MatterId> matter = category.or(
                    () -> before.beginning().map(begun -> begun.request().category()));
            return rule.on(
                    before,
                    new Book(sitting, null),
                    authority.mandate(new Authority.Question(
                            act, power, OrderSeries.KIND.subject(id), matter, Optional.empty())));
        });
    }

    /** What suppliers have at hand, as far as the community has followed. */
    WorkloadsAtHand atHand() {
        return shared.atHand;
    }

    /** The series that go on, and how far their orders have been placed. */
    RunningSeries running() {
        return shared.running;
    }

    /** Does several acts at this desk's seat in one sitting. */
    <R> R sit(Seat.Work<R> work) {
        return seat.sit(work);
    }

    /** A rule that waits for the state, the mandate and a look at what else it needs. */
    private interface Guarded {
        Ruling<? extends Fact<?>> on(Order before, Mandate mandate, OrderBook book);
    }

    /** What rules look up, read in a sitting. */
    private record Book(Sitting sitting, WorkloadsAtHand.@Nullable Advice advice) implements OrderBook {
        @Override
        public Workload of(ActorId supplier) {
            return sitting.read(Workload.KIND, supplier);
        }

        @Override
        public Order order(OrderId id) {
            return sitting.read(Order.KIND, id);
        }

        @Override
        public boolean isKnownToBeFull(Supplier supplier, Optional<TimeWindow> wanted) {
            return advice != null && advice.isFull(supplier, wanted);
        }

        @Override
        public long asOf() {
            return advice == null ? OrderBook.super.asOf() : advice.asOf();
        }
    }

    private Outcome<Order> act(OrderMove move, OrderId id, Act act, Guarded rule) {
        return act(move, id, act, null, rule);
    }

    private Outcome<Order> act(
            OrderMove move, OrderId id, Act act, WorkloadsAtHand.@Nullable Advice advice, Guarded rule) {
        return seat.actJointly(
                Order.KIND,
                id,
                act,
                (before, sitting) -> rule.on(
                        before,
                        mandate(
                                move,
                                id,
                                before.placing().map(begun -> begun.request().category()),
                                act),
                        new Book(sitting, advice)));
    }

    private Mandate mandate(OrderMove move, OrderId id, Optional<MatterId> category, Act act) {
        return authority.mandate(
                new Authority.Question(act, move.power(), Order.KIND.subject(id), category, Optional.empty()));
    }
}
