package org.linli.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Fact;
import org.linli.trace.Mandate;
import org.linli.trace.Personal;
import org.linli.trace.Refusal;
import org.linli.trace.Ruling;

/**
 * What is allowed with an order: pure functions of the state, the command, the mandate and the act. Each first asks the table
 * ({@link OrderMove}), then the mandate, then what is special to it. Where an order comes into a supplier's hands or leaves them, the
 * fact about the order and the fact about the {@link Workload} are granted together.
 */
public final class OrderRules {
    private OrderRules() {}

    /**
     * Places an order.
     *
     * @param before the order, unplaced
     * @param request what is ordered
     * @param platform in whose name orders are dispatched; it alone orders for others
     * @param book finds the orders for the further places, which must not exist yet
     * @param mandate whether the actor may
     * @param act who places it, for whom, when
     * @return placed, a fact for each place, or why not
     */
    public static Ruling<Fact<?>> place(
            Order before, Request request, ActorId platform, OrderBook book, Mandate mandate, Act act) {
        Ruling<Fact<?>> ruling = place(before, request, act.inTheNameOf(), book, mandate);
        return ruling instanceof Ruling.Granted
                ? whyNot(request, platform, act)
                        .map(reason -> OrderRules.<Fact<?>>refused(
                                reason, before, OrderMove.PLACE, Optional.of(request.beneficiary())))
                        .orElse(ruling)
                : ruling;
    }

    /** What speaks against ordering this, by whoever does and when. */
    private static Optional<OrderReason> whyNot(Request request, ActorId platform, Act act) {
        if (!isFor(request, platform, act)) {
            return Optional.of(OrderReason.NOT_FOR_ANOTHER);
        }
        if (isOver(request.window(), act)) {
            return Optional.of(OrderReason.WINDOW_OVER);
        }
        return request.window()
                .filter(wanted -> wanted.length().compareTo(ServiceHours.LONGEST) > 0)
                .map(any -> OrderReason.WINDOW_TOO_LONG);
    }

    /** Whether somebody may order this: for themselves, in the name of whom it is for, or as the platform. */
    static boolean isFor(Request request, ActorId platform, Act act) {
        ActorId customer = act.inTheNameOf();
        return customer.equals(request.beneficiary()) || customer.equals(platform);
    }

    /** Places an order in the name of a customer. */
    static Ruling<Fact<?>> place(Order before, Request request, ActorId customer, OrderBook book, Mandate mandate) {
        List<OrderId> places = before.id().places(request.helpers());
        for (OrderId each : places) {
            Order place = each.equals(before.id()) ? before : book.order(each);
            if (place.stage() != OrderStage.UNPLACED) {
                return refused(OrderReason.ALREADY_PLACED, place, OrderMove.PLACE, customer(place));
            }
        }
        Ruling<Fact<?>> no = guard(before, OrderMove.PLACE, mandate);
        if (no == null) {
            no = objection(before, OrderMove.PLACE, request.note());
        }
        return no != null
                ? no
                : Ruling.granted(
                        places.stream()
                                .<Fact<?>>map(each -> new OrderFact.Placed(each, request, customer, places))
                                .toList(),
                        mandate.basis());
    }

    /**
     * Offers an order to the nearest free supplier until a deadline, which lies before the end of the time at which it is wanted; or says
     * why there is none, if that has not been said.
     *
     * @param before the order, waiting
     * @param roster who serves what, and how long an offer stands
     * @param platform in whose name orders are dispatched
     * @param book what the suppliers have at hand, and who declined another place of the same order
     * @param mandate whether the actor may
     * @param act who dispatches it, when: the offer stands from then on
     * @return dispatched and taken, two facts; left waiting; or why not
     */
    public static Ruling<Fact<?>> dispatch(
            Order before, SupplierRoster roster, ActorId platform, OrderBook book, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfPlatform(before, OrderMove.DISPATCH, platform, mandate, act);
        if (no != null) {
            return no;
        }
        if (isOver(before.request().window(), act)) {
            return refused(OrderReason.WINDOW_OVER, before, OrderMove.DISPATCH, Optional.empty());
        }
        NearestFree.Choice choice = NearestFree.choose(before.request(), passed(before, book), roster, book);
        if (choice instanceof NearestFree.Choice.Nobody nobody) {
            return before.dispatching().unserved().equals(Optional.of(nobody.reason()))
                    ? refused(OrderReason.STILL_UNSERVED, before, OrderMove.DISPATCH, Optional.empty())
                    : Ruling.granted(
                            new OrderFact.LeftWaiting(before.id(), nobody.reason(), book.asOf()),
                            mandate.basis(),
                            roster.basis());
        }
        SupplierRoster.Candidate found = ((NearestFree.Choice.Found) choice).candidate();
        ActorId supplier = found.supplier().id();
        Offer offer = new Offer(supplier, found.distance(), deadline(before.request(), roster, act));
        return Ruling.granted(
                List.of(
                        new OrderFact.Dispatched(before.id(), offer),
                        new WorkloadFact.Taken(
                                supplier, before.id(), before.request().window())),
                mandate.basis(),
                roster.basis());
    }

    /** Nobody can accept what is over: an offer stands no longer than the time at which the order is wanted. */
    private static Instant deadline(Request request, SupplierRoster roster, Act act) {
        Instant patient = act.at().plus(roster.patience());
        return request.window()
                .map(wanted -> wanted.endExclusive().minus(1, ChronoUnit.MICROS))
                .filter(last -> last.isBefore(patient))
                .orElse(patient);
    }

    /**
     * Ends an order that waits though the time is over at which it was wanted.
     *
     * @param before the order, waiting
     * @param platform in whose name orders are dispatched
     * @param mandate whether the actor may
     * @param act who puts it down, when
     * @return left unserved, or why not
     */
    public static Ruling<OrderFact> leaveUnserved(Order before, ActorId platform, Mandate mandate, Act act) {
        Ruling<OrderFact> no = guardOfPlatform(before, OrderMove.LEAVE_UNSERVED, platform, mandate, act);
        if (no == null && !isOver(before.request().window(), act)) {
            no = refused(OrderReason.WINDOW_NOT_OVER, before, OrderMove.LEAVE_UNSERVED, Optional.empty());
        }
        return no != null
                ? no
                : granted(
                        new OrderFact.LeftUnserved(
                                before.id(), before.dispatching().unserved().orElse(Unserved.WINDOW_OVER)),
                        mandate);
    }

    /**
     * Takes an order on.
     *
     * @param before the order, offered
     * @param mandate whether the actor may
     * @param act who takes it on: the supplier who was asked, not after the deadline
     * @return accepted, or why not
     */
    public static Ruling<OrderFact> accept(Order before, Mandate mandate, Act act) {
        Ruling<OrderFact> no = guardOfSupplier(before, OrderMove.ACCEPT, mandate, act);
        if (no == null && hasRunOut(before, act)) {
            no = refused(OrderReason.OFFER_RUN_OUT, before, OrderMove.ACCEPT, Optional.empty());
        }
        return no != null ? no : granted(new OrderFact.Accepted(before.id()), mandate);
    }

    /**
     * Does not take an order on.
     *
     * @param before the order, offered
     * @param reason why not
     * @param workloads what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who declines: the supplier who was asked
     * @return declined and freed, two facts, or why not
     */
    public static Ruling<Fact<?>> decline(Order before, Decline reason, Workloads workloads, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfSupplier(before, OrderMove.DECLINE, mandate, act);
        return no != null ? no : freeing(new OrderFact.Declined(before.id(), reason), before, workloads, mandate);
    }

    /**
     * Puts down that the supplier who was asked has said nothing.
     *
     * @param before the order, offered, its deadline passed
     * @param platform in whose name orders are dispatched
     * @param workloads what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who puts it down, when
     * @return timed out and freed, two facts, or why not
     */
    public static Ruling<Fact<?>> timeOut(
            Order before, ActorId platform, Workloads workloads, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfPlatform(before, OrderMove.TIME_OUT, platform, mandate, act);
        if (no == null && !hasRunOut(before, act)) {
            no = refused(OrderReason.OFFER_STILL_STANDS, before, OrderMove.TIME_OUT, before.heldBy());
        }
        return no != null
                ? no
                : freeing(
                        new OrderFact.TimedOut(before.id(), before.heldBy().orElseThrow()), before, workloads, mandate);
    }

    /**
     * Begins to do what was ordered.
     *
     * @param before the order, accepted
     * @param mandate whether the actor may
     * @param act who begins: the supplier who accepted it
     * @return begun, or why not
     */
    public static Ruling<OrderFact> begin(Order before, Mandate mandate, Act act) {
        Ruling<OrderFact> no = guardOfSupplier(before, OrderMove.BEGIN, mandate, act);
        return no != null ? no : granted(new OrderFact.Begun(before.id()), mandate);
    }

    /**
     * Gives back what was accepted; others are asked.
     *
     * @param before the order, accepted or under way
     * @param reason why
     * @param workloads what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who gives it back: the supplier who accepted it
     * @return given back and freed, two facts, or why not
     */
    public static Ruling<Fact<?>> giveBack(
            Order before, Decline reason, Workloads workloads, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfSupplier(before, OrderMove.GIVE_BACK, mandate, act);
        return no != null ? no : freeing(new OrderFact.GivenBack(before.id(), reason), before, workloads, mandate);
    }

    /**
     * Takes an order out of a supplier's hands; others are asked.
     *
     * @param before the order, offered, accepted or under way
     * @param reason why
     * @param platform in whose name orders are dispatched
     * @param workloads what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who takes it
     * @return withdrawn and freed, two facts, or why not
     */
    public static Ruling<Fact<?>> withdraw(
            Order before, Withdrawal reason, ActorId platform, Workloads workloads, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfPlatform(before, OrderMove.WITHDRAW, platform, mandate, act);
        return no != null
                ? no
                : freeing(
                        new OrderFact.Withdrawn(before.id(), before.heldBy().orElseThrow(), reason),
                        before,
                        workloads,
                        mandate);
    }

    /**
     * Lets a supplier who was passed over be asked again, at whichever place of the order that was. Each place that waits may now be
     * offered to them, and is told so.
     *
     * @param before the order, waiting
     * @param supplier who
     * @param platform in whose name orders are dispatched
     * @param book finds the other places
     * @param mandate whether the actor may
     * @param act who decides that
     * @return reconsidered, a fact for each place that waits or at which the supplier was passed over, or why not
     */
    public static Ruling<Fact<?>> reconsider(
            Order before, ActorId supplier, ActorId platform, OrderBook book, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfPlatform(before, OrderMove.RECONSIDER, platform, mandate, act);
        if (no == null && !passed(before, book).contains(supplier)) {
            no = refused(OrderReason.NOT_PASSED, before, OrderMove.RECONSIDER, Optional.empty());
        }
        if (no != null) {
            return no;
        }
        List<Fact<?>> facts = new ArrayList<>(List.of(new OrderFact.Reconsidered(before.id(), supplier)));
        for (OrderId other : before.others()) {
            Order place = book.order(other);
            if (place.stage() == OrderStage.WAITING
                    || place.dispatching().passed().contains(supplier)) {
                facts.add(new OrderFact.Reconsidered(other, supplier));
            }
        }
        return Ruling.granted(facts, mandate.basis());
    }

    /**
     * Says what whoever it was for thinks of the service.
     *
     * @param before the order, done
     * @param rating what they think
     * @param mandate whether the actor may
     * @param act who says so: whoever placed it, or for whom it was placed
     * @return rated, or why not
     */
    public static Ruling<OrderFact> rate(Order before, Rating rating, Mandate mandate, Act act) {
        Ruling<OrderFact> no = guardOfCustomer(before, OrderMove.RATE, mandate, act);
        if (no == null && before.rating().isPresent()) {
            no = refused(OrderReason.ALREADY_RATED, before, OrderMove.RATE, Optional.empty());
        }
        if (no == null) {
            no = objection(before, OrderMove.RATE, rating.remark());
        }
        return no != null ? no : granted(new OrderFact.Rated(before.id(), rating), mandate);
    }

    /**
     * Says that what was ordered is done.
     *
     * @param before the order, accepted or under way
     * @param workloads what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who did it: the supplier who accepted it
     * @return done and freed, two facts, or why not
     */
    public static Ruling<Fact<?>> complete(Order before, Workloads workloads, Mandate mandate, Act act) {
        Ruling<Fact<?>> no = guardOfSupplier(before, OrderMove.COMPLETE, mandate, act);
        return no != null ? no : freeing(new OrderFact.Done(before.id()), before, workloads, mandate);
    }

    /**
     * Takes an order back, with all its places that have not ended; by whichever place.
     *
     * @param before the order, or one of its places
     * @param book finds the other places, and what the suppliers have at hand
     * @param mandate whether the actor may
     * @param act who takes it back: whoever placed it, or for whom it was placed
     * @return for each place cancelled, and freed if a supplier had it in hand, or why not
     */
    public static Ruling<Fact<?>> cancel(Order before, OrderBook book, Mandate mandate, Act act) {
        List<Order> open = new ArrayList<>(List.of(before));
        before.others().forEach(other -> open.add(book.order(other)));
        open.removeIf(place -> !OrderMove.CANCEL.from().contains(place.stage()));
        Ruling<Fact<?>> no = guardOfCustomer(open.isEmpty() ? before : open.get(0), OrderMove.CANCEL, mandate, act);
        if (no != null) {
            return no;
        }
        List<Fact<?>> facts = new ArrayList<>();
        open.forEach(place -> facts.addAll(freed(new OrderFact.Cancelled(place.id()), place, book)));
        return Ruling.granted(facts, mandate.basis());
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> guard(Order before, OrderMove move, Mandate mandate) {
        Objects.requireNonNull(mandate, "mandate");
        if (!move.from().contains(before.stage())) {
            return refused(whyNotAt(before.stage()), before, move, before.heldBy());
        }
        return mandate.held() ? null : mandate.refusal(Order.KIND.subject(before.id()), move.power());
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> guardOfPlatform(
            Order before, OrderMove move, ActorId platform, Mandate mandate, Act act) {
        Ruling<F> no = guard(before, move, mandate);
        return no != null || act.inTheNameOf().equals(platform)
                ? no
                : refused(OrderReason.NOT_THE_PLATFORM, before, move, Optional.of(platform));
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> guardOfSupplier(
            Order before, OrderMove move, Mandate mandate, Act act) {
        Ruling<F> no = guard(before, move, mandate);
        return no != null || before.heldBy().equals(Optional.of(act.inTheNameOf()))
                ? no
                : refused(OrderReason.NOT_THE_SUPPLIER, before, move, before.heldBy());
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> guardOfCustomer(
            Order before, OrderMove move, Mandate mandate, Act act) {
        Ruling<F> no = guard(before, move, mandate);
        ActorId actor = act.inTheNameOf();
        return no != null
                        || actor.equals(before.request().beneficiary())
                        || customer(before).equals(Optional.of(actor))
                ? no
                : refused(OrderReason.NOT_THE_CUSTOMER, before, move, customer(before));
    }

    private static <F extends Fact<?>> @Nullable Ruling<F> objection(
            Order before, OrderMove move, Optional<Personal<String>> text) {
        return OrderText.objection(text)
                .map(reason -> OrderRules.<F>refused(reason, before, move, Optional.empty()))
                .orElse(null);
    }

    private static OrderReason whyNotAt(OrderStage stage) {
        if (stage == OrderStage.UNPLACED) {
            return OrderReason.UNKNOWN_ORDER;
        }
        return stage.isOpen() ? OrderReason.NOT_AT_THIS_STAGE : OrderReason.ENDED;
    }

    private static Optional<ActorId> customer(Order before) {
        return before.placing().map(Order.Placing::customer);
    }

    private static boolean hasRunOut(Order before, Act act) {
        return before.dispatching()
                .offer()
                .filter(offer -> offer.hasRunOutAt(act.at()))
                .isPresent();
    }

    private static boolean isOver(Optional<TimeWindow> window, Act act) {
        return window.filter(wanted -> !act.at().isBefore(wanted.endExclusive()))
                .isPresent();
    }

    private static Ruling<OrderFact> granted(OrderFact fact, Mandate mandate) {
        return Ruling.granted(fact, mandate.basis());
    }

    /** Who is not asked: whoever was passed over at this place or at another one of the same order. */
    private static Set<ActorId> passed(Order before, OrderBook book) {
        Set<ActorId> all = new HashSet<>(before.dispatching().passed());
        before.others()
                .forEach(other -> all.addAll(book.order(other).dispatching().passed()));
        return all;
    }

    /** Grants a fact after which nobody has the order in hand. */
    private static Ruling<Fact<?>> freeing(OrderFact fact, Order before, Workloads workloads, Mandate mandate) {
        return Ruling.granted(freed(fact, before, workloads), mandate.basis());
    }

    /** A fact after which nobody has the order in hand, and that the supplier has room again. */
    static List<Fact<?>> freed(OrderFact fact, Order before, Workloads workloads) {
        List<Fact<?>> facts = new ArrayList<>(List.of(fact));
        before.heldBy()
                .map(workloads::of)
                .filter(workload -> workload.held().containsKey(before.id()))
                .ifPresent(workload -> facts.add(new WorkloadFact.Freed(workload.supplier(), before.id())));
        return facts;
    }

    private static <F extends Fact<?>> Ruling<F> refused(
            OrderReason reason, Order before, OrderMove move, Optional<ActorId> responsibleInstead) {
        return new Ruling.Refused<>(
                new Refusal(reason, Order.KIND.subject(before.id()), move.power(), responsibleInstead));
    }
}
