package org.linli.order;

/** How far an order has come. */
public enum OrderStage {
    /** Nobody has placed it: there is no such order. */
    UNPLACED(false),
    /** Placed, and offered to nobody at the moment. */
    WAITING(true),
    /** Offered to one supplier, who has until the deadline. */
    OFFERED(true),
    /** Accepted; the supplier owes the service. */
    ACCEPTED(true),
    /** The supplier has begun to do it. */
    UNDER_WAY(true),
    /** The supplier has done it. */
    DONE(false),
    /** Taken back before it was done. */
    CANCELLED(false),
    /** Nobody has served it, and the time is over at which it was wanted. */
    UNSERVED(false);

    private final boolean open;

    OrderStage(boolean open) {
        this.open = open;
    }

    /**
     * Whether somebody still has to do something about an order at this stage.
     *
     * @return true from placing until it is done, cancelled or left unserved
     */
    public boolean isOpen() {
        return open;
    }
}
