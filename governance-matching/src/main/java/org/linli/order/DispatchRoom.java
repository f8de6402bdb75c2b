package org.linli.order;

import java.time.Instant;
import java.util.List;
import org.linli.basics.ActorId;
import org.linli.community.CommunityExtension;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Outcome;
import org.linli.trace.Reaction;
import org.linli.trace.RefusedException;
import org.linli.trace.Sitting;
import org.linli.trace.View;

/**
 * What goes on by itself with orders: the view of what is pending, the orders for cases, and the settling of what has fallen due.
 *
 * <p>Due are offers that have run out, which time out and go to the next supplier in one sitting, and orders that wait and have not
 * been dispatched since they began to. Dispatching is settled and is no reaction, because an offer stands from the act on, and a
 * reaction's act is dated as the event: a follower that lags would make offers that have run out before anybody sees them.
 *
 * <p>The acts derive their ids from the position of the event by which the order came to stand as it does, so that settling twice, or
 * on two nodes, settles once.
 */
final class DispatchRoom implements CommunityExtension {
    /** How many orders share one sitting, and so one append. */
    private static final int BATCH = 100;

    private final DispatchDesk desk;
    private final ActorId dispatcher;

    DispatchRoom(DispatchDesk desk, ActorId dispatcher) {
        this.desk = desk;
        this.dispatcher = dispatcher;
    }

    @Override
    public List<View> views() {
        return List.of(desk.pending(), desk.running());
    }

    @Override
    public List<Reaction> reactions() {
        return List.of(new OrderForCase(desk, dispatcher));
    }

    @Override
    public int settle(Instant now, int max) {
        int settled = inBatches(desk.pending().runOutAt(now), max, (item, at) -> goOn(item, now, at));
        settled += inBatches(desk.pending().toDispatch(), max - settled, (item, at) -> dispatch(item, now, at));
        return settled + extend(now, max - settled);
    }

    /** Each series in a sitting of its own: it may place a month's orders. */
    private int extend(Instant now, int max) {
        int extended = 0;
        for (RunningSeries.Item item : desk.running().toExtend(now)) {
            if (extended == max) {
                return extended;
            }
            ActId id = ActId.of("extend-series@" + item.position());
            if (isNew(() -> desk.extendSeries(item.id(), Act.of(id, dispatcher, now)))) {
                extended++;
            }
        }
        return extended;
    }

    /** The next step of one order, at a desk in a sitting; whether anything came of it. */
    private interface Step {
        boolean take(PendingOrders.Item item, DispatchDesk at);
    }

    private int inBatches(List<PendingOrders.Item> due, int max, Step step) {
        int settled = 0;
        int from = 0;
        while (from < due.size() && settled < max) {
            int to = Math.min(due.size(), from + Math.min(BATCH, max - settled));
            List<PendingOrders.Item> batch = due.subList(from, to);
            settled += desk.sit(sitting -> inOne(batch, step, sitting));
            from = to;
        }
        return settled;
    }

    private int inOne(List<PendingOrders.Item> batch, Step step, Sitting sitting) {
        DispatchDesk at = desk.in(sitting);
        return (int) batch.stream().filter(item -> step.take(item, at)).count();
    }

    private boolean goOn(PendingOrders.Item item, Instant now, DispatchDesk at) {
        Act timeOut = act("time-out-offer", item, now);
        if (!isNew(() -> at.timeOut(item.id(), timeOut))) {
            return false;
        }
        isNew(() -> at.dispatch(item.id(), act("offer-to-next", item, now).because(timeOut.id())));
        return true;
    }

    private boolean dispatch(PendingOrders.Item item, Instant now, DispatchDesk at) {
        boolean gone = isNew(() -> at.dispatch(item.id(), act("dispatch-order", item, now)));
        if (!gone) {
            desk.pending().triedInVain(item);
        }
        return gone;
    }

    private Act act(String step, PendingOrders.Item item, Instant now) {
        String since = step + "@" + item.since();
        return Act.of(ActId.of(item.freedAt() < 0 ? since : since + "." + item.freedAt()), dispatcher, now);
    }

    /** What the desk does. */
    private interface Deed {
        Outcome<?> perform();
    }

    private static boolean isNew(Deed deed) {
        try {
            return !deed.perform().repeated();
        } catch (RefusedException answer) {
            // Somebody else was faster, or may not: the order stands as it does, and the view will know.
            return false;
        }
    }
}
