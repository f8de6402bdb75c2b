package org.linli.order.testkit;

import org.linli.basics.ActorId;
import org.linli.order.Decline;
import org.linli.order.DispatchDesk;
import org.linli.order.Order;
import org.linli.order.OrderId;
import org.linli.order.OrderMove;
import org.linli.order.Rating;
import org.linli.order.Request;
import org.linli.order.Withdrawal;
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
     * Ends an order whose time is over.
     *
     * @param id the order
     */
    record ToLeaveUnserved(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.LEAVE_UNSERVED;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.leaveUnserved(id, act);
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

    /**
     * Begins with an order.
     *
     * @param id the order
     */
    record ToBegin(OrderId id) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.BEGIN;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.begin(id, act);
        }
    }

    /**
     * Gives an order back.
     *
     * @param id the order
     * @param reason why
     */
    record ToGiveBack(OrderId id, Decline reason) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.GIVE_BACK;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.giveBack(id, reason, act);
        }
    }

    /**
     * Takes an order out of a supplier's hands.
     *
     * @param id the order
     * @param reason why
     */
    record ToWithdraw(OrderId id, Withdrawal reason) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.WITHDRAW;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.withdraw(id, reason, act);
        }
    }

    /**
     * Lets a supplier be asked again.
     *
     * @param id the order
     * @param supplier who
     */
    record ToReconsider(OrderId id, ActorId supplier) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.RECONSIDER;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.reconsider(id, supplier, act);
        }
    }

    /**
     * Rates a service.
     *
     * @param id the order
     * @param rating what they think of it
     */
    record ToRate(OrderId id, Rating rating) implements OrderCommand {
        @Override
        public OrderMove move() {
            return OrderMove.RATE;
        }

        @Override
        public Outcome<Order> perform(DispatchDesk desk, Act act) {
            return desk.rate(id, rating, act);
        }
    }
}
