package org.linli.order;

/** Why an order is taken out of a supplier's hands. */
public enum Withdrawal {
    /** They are there no longer: closed, departed, unreachable. They are not asked again. */
    SUPPLIER_GONE(true),
    /** They have not come. They are not asked again. */
    NO_SHOW(true),
    /** The time does not suit them any longer. They are not asked again. */
    CALENDAR_CHANGED(true),
    /** Others can do more with it, and they with other orders: a plan has been made anew. They may be asked again. */
    PLANNED_ANEW(false);

    private final boolean passing;

    Withdrawal(boolean passing) {
        this.passing = passing;
    }

    /**
     * Whether the supplier is not asked again for the same order.
     *
     * @return true unless it has nothing to do with the supplier
     */
    public boolean isPassing() {
        return passing;
    }
}
