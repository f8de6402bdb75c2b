package org.linli.order;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.basics.MatterId;
import org.linli.community.CommunityExtension;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.Outcome;
import org.linli.trace.Reaction;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Restatement;
import org.linli.trace.StaleHeadException;
import org.linli.trace.UnknownFactException;
import org.linli.trace.View;

/**
 * What goes on by itself with orders: the views of what is pending and at hand, the orders for cases, and the settling of what has fallen
 * due.
 *
 * <p>Due are, in this order: offers that have run out, which time out and go to the next supplier in one sitting; orders that wait though
 * their time is over, which end; orders that wait and have not been tried, or not under the present roster; those that wait for room,
 * where a supplier has come to have some; and series, whose days have come nearer. What was tried counts as settled, though nobody was
 * found: it is not tried again until something has changed. Dispatching is settled and is no reaction, because an offer stands from the
 * act on, and a reaction's act is dated as the event: a follower that lags would make offers that have run out before anybody sees them.
 *
 * <p>The acts derive their ids from the order and from the position of the event by which it came to stand as it does, so that settling
 * twice, or on two nodes, settles once.
 */
final class DispatchRoom implements CommunityExtension {
    /** How many orders share one sitting, and so one append, if nobody gets in between. */
    private static final int BATCH = 100;

    /** Refusals that say that the order stands otherwise by now: the view will know. */
    private static final Set<Reason> OTHERWISE_BY_NOW =
            Set.of(OrderReason.NOT_AT_THIS_STAGE, OrderReason.ENDED, OrderReason.OFFER_STILL_STANDS);

    private final DispatchDesk desk;
    private final ActorId dispatcher;

    DispatchRoom(DispatchDesk desk, ActorId dispatcher) {
        this.desk = desk;
        this.dispatcher = dispatcher;
    }

    @Override
    public List<View> views() {
        return List.of(desk.pending(), desk.atHand(), desk.running());
    }

    @Override
    public List<Restatement<?, ?>> restatements() {
        return List.of(Workload.RESTATEMENT);
    }

    @Override
    public List<Reaction> reactions() {
        return List.of(new OrderForCase(desk, dispatcher));
    }

    @Override
    public int settle(Instant now, int max) {
        Round round = new Round(now, max, desk.atHand().advice(), desk.roster());
        PendingOrders pending = desk.pending();
        inBatches(pending.toTimeOut(now), round, (item, at) -> goOn(item, round, at));
        inBatches(pending.toEnd(now), round, (item, at) -> end(item, round, at));
        inBatches(pending.toTry(), round, (item, at) -> dispatch(item, round, at));
        fill(round);
        extend(round);
        return round.settled;
    }

    /** One settling: how far it may go, and what it goes by. */
    private static final class Round {
        final Instant now;
        final WorkloadsAtHand.Advice advice;
        final SupplierRoster roster;
        int left;
        int settled;
        int batch = BATCH;

        Round(Instant now, int max, WorkloadsAtHand.Advice advice, SupplierRoster roster) {
            this.now = now;
            this.left = max;
            this.advice = advice;
            this.roster = roster;
        }
    }

    /** What came of a step. */
    private enum Result {
        /** It was taken. */
        TAKEN,
        /** Somebody else has taken it, or the order stands otherwise. */
        OTHERWISE,
        /** Nobody could be asked, as before. */
        IN_VAIN,
        /** It may not be taken. */
        REFUSED,
        /** The order cannot be read. */
        UNREADABLE
    }

    /** What came of the step of one order, and how that stands now. */
    private record Taken(PendingOrders.Item item, Result result, Optional<Order> order) {}

    /** The next step of one order, at a desk in a sitting. */
    private interface Step {
        Taken take(PendingOrders.Item item, DispatchDesk at);
    }

    private void inBatches(List<PendingOrders.Item> due, Round round, Step step) {
        int from = 0;
        while (from < due.size() && round.left > 0) {
            int size = Math.min(Math.min(round.batch, round.left), due.size() - from);
            from += sit(due.subList(from, from + size), round, step);
        }
    }

    /** Takes as many of the steps as get through together: half as many each time that others got in between. Says how many. */
    private int sit(List<PendingOrders.Item> batch, Round round, Step step) {
        int[] runs = {0};
        try {
            List<Taken> taken = desk.sit(sitting -> {
                int some = Math.max(1, batch.size() >> Math.min(runs[0]++, Integer.SIZE - 2));
                DispatchDesk at = desk.in(sitting);
                return batch.subList(0, some).stream()
                        .map(item -> step.take(item, at))
                        .toList();
            });
            taken.forEach(each -> note(each, round));
            round.batch = runs[0] == 1 ? BATCH : taken.size();
            return taken.size();
        } catch (StaleHeadException busy) {
            note(new Taken(batch.get(0), Result.REFUSED, Optional.empty()), round);
            return 1;
        }
    }

    private void note(Taken taken, Round round) {
        PendingOrders pending = desk.pending();
        PendingOrders.Item item = taken.item();
        round.left--;
        switch (taken.result()) {
            case TAKEN -> {
                round.settled++;
                pending.handled(item);
                taken.order()
                        .ifPresent(order -> order.heldBy()
                                .ifPresent(supplier -> round.advice.taken(
                                        supplier, item.id(), order.request().window())));
            }
            case OTHERWISE -> pending.handled(item);
            case IN_VAIN -> {
                round.settled++;
                pending.triedInVain(item, round.roster, round.advice.asOf());
            }
            case REFUSED -> pending.later(item);
            case UNREADABLE -> pending.unreadable(item);
        }
    }

    private Taken goOn(PendingOrders.Item item, Round round, DispatchDesk at) {
        Taken timedOut = take(item, OrderStage.OFFERED, "time-out-offer", round, act -> at.timeOut(item.id(), act));
        if (timedOut.result() != Result.TAKEN) {
            return timedOut;
        }
        ActId cause = id("time-out-offer", item, "");
        boolean isOver = item.end().filter(end -> !end.isAfter(round.now)).isPresent();
        Taken next = isOver
                ? take(item, OrderStage.WAITING, "leave-unserved", round, act -> at.leaveUnserved(item.id(), act))
                : take(
                        item,
                        OrderStage.WAITING,
                        "offer-to-next",
                        round,
                        act -> at.dispatch(item.id(), act.because(cause), round.advice));
        return new Taken(item, Result.TAKEN, next.order());
    }

    private Taken end(PendingOrders.Item item, Round round, DispatchDesk at) {
        return take(item, OrderStage.WAITING, "leave-unserved", round, act -> at.leaveUnserved(item.id(), act));
    }

    private Taken dispatch(PendingOrders.Item item, Round round, DispatchDesk at) {
        return take(
                item, OrderStage.WAITING, "dispatch-order", round, act -> at.dispatch(item.id(), act, round.advice));
    }

    /** What the desk does in an act. */
    private interface Deed {
        Outcome<Order> perform(Act act);
    }

    /** Takes a step; once more under another id if the order has seen the act and stands as before: then it was another's. */
    private Taken take(PendingOrders.Item item, OrderStage from, String step, Round round, Deed deed) {
        try {
            Outcome<Order> outcome = deed.perform(Act.of(id(step, item, ""), dispatcher, round.now));
            if (outcome.repeated() && outcome.state().stage() == from) {
                outcome = deed.perform(Act.of(id(step, item, ".again"), dispatcher, round.now));
            }
            return new Taken(item, outcome.repeated() ? Result.OTHERWISE : Result.TAKEN, Optional.of(outcome.state()));
        } catch (RefusedException answer) {
            Reason reason = answer.refusal().reason();
            Result result = reason.equals(OrderReason.STILL_UNSERVED)
                    ? Result.IN_VAIN
                    : OTHERWISE_BY_NOW.contains(reason) ? Result.OTHERWISE : Result.REFUSED;
            return new Taken(item, result, Optional.empty());
        } catch (UnknownFactException unknown) {
            return new Taken(item, Result.UNREADABLE, Optional.empty());
        }
    }

    private static ActId id(String step, PendingOrders.Item item, String suffix) {
        String stem = step + "@" + item.since() + ".";
        String order = item.id().value();
        boolean fits = stem.length() + order.length() + suffix.length() <= Identifier.MAX_LENGTH;
        return ActId.of(stem
                + (fits
                        ? order
                        : Digest.sha256(order.getBytes(StandardCharsets.UTF_8)).toString())
                + suffix);
    }

    /**
     * Dispatches orders that wait for room, as far as suppliers have come to have some: for each supplier the longest waiting first, and
     * no more than there is room for. Whoever gets the order is the nearest all the same; so it is looked again until nobody waits whom
     * one of these suppliers could serve.
     */
    private void fill(Round round) {
        PendingOrders pending = desk.pending();
        List<FreedSuppliers.Freed> freed = pending.takeFreed(round.advice.asOf());
        if (freed.isEmpty()) {
            return;
        }
        boolean isDone = false;
        try {
            while (round.left > 0 && !isDone) {
                Collection<PendingOrders.Item> fitting = fitting(freed, round);
                isDone = fitting.isEmpty();
                inBatches(List.copyOf(fitting), round, (item, at) -> dispatch(item, round, at));
            }
        } finally {
            if (!isDone) {
                pending.giveBackFreed(freed.get(0).position());
            }
        }
    }

    private Collection<PendingOrders.Item> fitting(List<FreedSuppliers.Freed> freed, Round round) {
        Map<OrderId, PendingOrders.Item> fitting = new LinkedHashMap<>();
        Map<Set<MatterId>, List<PendingOrders.Waiting>> waiting = new LinkedHashMap<>();
        WorkloadsAtHand.Advice planned = round.advice.copy();
        for (FreedSuppliers.Freed each : freed) {
            @Nullable Supplier supplier = round.roster.find(each.supplier()).orElse(null);
            if (supplier == null) {
                continue;
            }
            for (PendingOrders.Waiting one : waiting.computeIfAbsent(supplier.serves(), desk.pending()::forRoom)) {
                if (fitting.size() == round.left) {
                    return fitting.values();
                }
                if (one.asOf() <= each.position()
                        && !planned.isFull(supplier, one.window())
                        && supplier.servesAt(one.window())
                        && !fitting.containsKey(one.item().id())
                        && mayServe(supplier, one.item())) {
                    fitting.put(one.item().id(), one.item());
                    planned.taken(supplier.id(), one.item().id(), one.window());
                }
            }
        }
        return fitting.values();
    }

    /** By the order as it stands: the supplier comes so far, and was not passed over at any place. */
    private boolean mayServe(Supplier supplier, PendingOrders.Item item) {
        try {
            Order order = desk.get(item.id());
            Set<OrderId> places = new HashSet<>(order.others());
            return order.stage() == OrderStage.WAITING
                    && supplier.comesTo(
                            supplier.base().distanceTo(order.request().where()))
                    && !order.dispatching().passed().contains(supplier.id())
                    && places.stream()
                            .noneMatch(place ->
                                    desk.get(place).dispatching().passed().contains(supplier.id()));
        } catch (UnknownFactException unknown) {
            desk.pending().unreadable(item);
            return false;
        }
    }

    /** Each series in a sitting of its own: it may place a month's orders. */
    private void extend(Round round) {
        List<RunningSeries.Item> due = new ArrayList<>(desk.running().toExtend(round.now));
        for (RunningSeries.Item item : due) {
            if (round.left == 0) {
                return;
            }
            round.left--;
            ActId id = ActId.of("extend-series@" + item.position());
            try {
                if (!desk.extendSeries(item.id(), Act.of(id, dispatcher, round.now))
                        .repeated()) {
                    round.settled++;
                }
            } catch (RefusedException | StaleHeadException | UnknownFactException notNow) {
                // Somebody else was faster, or may not; the others go on.
            }
        }
    }
}
