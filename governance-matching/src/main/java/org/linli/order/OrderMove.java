package org.linli.order;

import static org.linli.order.OrderStage.ACCEPTED;
import static org.linli.order.OrderStage.CANCELLED;
import static org.linli.order.OrderStage.DONE;
import static org.linli.order.OrderStage.OFFERED;
import static org.linli.order.OrderStage.UNDER_WAY;
import static org.linli.order.OrderStage.UNPLACED;
import static org.linli.order.OrderStage.UNSERVED;
import static org.linli.order.OrderStage.WAITING;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The table of an order: what can be done at which stage, and where it leads. Nothing outside this table is reachable. */
public enum OrderMove {
    /** Somebody orders a service. */
    PLACE(WAITING, EnumSet.of(UNPLACED)),
    /** The platform offers it to the nearest free supplier; where there is none, the order stays waiting and says why. */
    DISPATCH(OFFERED, EnumSet.of(WAITING)),
    /** The platform ends an order that waits though the time is over at which it was wanted. */
    LEAVE_UNSERVED(UNSERVED, EnumSet.of(WAITING)),
    /** The supplier takes it on. */
    ACCEPT(ACCEPTED, EnumSet.of(OFFERED)),
    /** The supplier does not take it on, and says why. */
    DECLINE(WAITING, EnumSet.of(OFFERED)),
    /** The supplier has said nothing until the deadline. */
    TIME_OUT(WAITING, EnumSet.of(OFFERED)),
    /** The supplier begins to do it. */
    BEGIN(UNDER_WAY, EnumSet.of(ACCEPTED)),
    /** The supplier cannot do it after all, and says why; others are asked. */
    GIVE_BACK(WAITING, EnumSet.of(ACCEPTED, UNDER_WAY)),
    /** The platform takes it out of a supplier's hands, and says why; others are asked. */
    WITHDRAW(WAITING, EnumSet.of(OFFERED, ACCEPTED, UNDER_WAY)),
    /** A supplier who was passed over from now on may be asked again. */
    RECONSIDER(WAITING, EnumSet.of(WAITING)),
    /** The supplier has done it, whether or not it was said that it had begun. */
    COMPLETE(DONE, EnumSet.of(ACCEPTED, UNDER_WAY)),
    /** Whoever ordered it, or for whom it was, says what they think of the service. */
    RATE(DONE, EnumSet.of(DONE)),
    /** Whoever ordered it, or for whom it was, takes it back. */
    CANCEL(CANCELLED, EnumSet.of(WAITING, OFFERED, ACCEPTED, UNDER_WAY));

    private final OrderStage to;

    @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable
    private final Set<OrderStage> from;

    private final String power;

    OrderMove(OrderStage to, EnumSet<OrderStage> from) {
        this.to = to;
        this.from = Collections.unmodifiableSet(from);
        this.power = "order." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stages at which this can be done.
     *
     * @return the stages, in their order; immutable
     */
    public Set<OrderStage> from() {
        return from;
    }

    /**
     * The stage it leads to.
     *
     * @return the stage after
     */
    public OrderStage to() {
        return to;
    }

    /**
     * Whether only the platform may do this, or somebody in its name.
     *
     * @return true for what is done with orders by themselves, and for what takes them out of somebody's hands
     */
    public boolean isOfThePlatform() {
        return switch (this) {
            case DISPATCH, LEAVE_UNSERVED, TIME_OUT, WITHDRAW, RECONSIDER -> true;
            default -> false;
        };
    }

    /**
     * The power that it takes, as asked of an authority.
     *
     * @return such as {@code order.dispatch}
     */
    public String power() {
        return power;
    }
}
