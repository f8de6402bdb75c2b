package org.linli.order.testkit;

import org.linli.order.Decline;
import org.linli.order.DispatchDesk;
import org.linli.order.Order;
import org.linli.order.OrderId;
import org.linli.order.OrderMove;
import org.linli.order.Request;
import org.linli.trace.Act;
import org.linli.trace.Outcome;

/** Something that can be done at a dispatch desk, as a value: one for each {@link OrderMove}. */
public sealed interface OrderCommand {
    /**
     * The order it is about.
     *
     * @return the id
     */
    OrderId id();

    /**
     * The move it tries.
     *
     * @return the move
     */
    OrderMove move();

    /**
     * Does it.
     *
     * @param desk where
     * @param act by whom, when
     * @return what the desk says
     */
    Outcome<Order> perform(DispatchDesk desk, Act act);

    /**
     * Places an order.
     *
     * @param id the order
     * @param request what is ordered
     */
    record ToPlace(OrderId id, Request request) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.PLACE;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.place(id, request, act);
        }
    }

    /**
     * Dispatches an order.
     *
     * @param id the order
     */
    record ToDispatch(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.DISPATCH;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.dispatch(id, act);
        }
    }

    /**
     * Accepts an order.
     *
     * @param id the order
     */
    record ToAccept(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.ACCEPT;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.accept(id, act);
        }
    }

    /**
     * Declines an order.
     *
     * @param id the order
     * @param reason why
     */
    record ToDecline(OrderId id, Decline reason) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.DECLINE;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.decline(id, reason, act);
        }
    }

    /**
     * Times an offer out.
     *
     * @param id the order
     */
    record ToTimeOut(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.TIME_OUT;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.timeOut(id, act);
        }
    }

    /**
     * Completes an order.
     *
     * @param id the order
     */
    record ToComplete(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.COMPLETE;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.complete(id, act);
        }
    }

    /**
     * Cancels an order.
     *
     * @param id the order
     */
    record ToCancel(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.CANCEL;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.cancel(id, act);
        }
    }
}
