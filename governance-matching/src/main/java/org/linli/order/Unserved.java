package org.linli.order;

/** Why an order waits although it was to be dispatched. */
public enum Unserved {
    /** No supplier in the roster serves this category. */
    NOBODY_SERVES,
    /** Whoever serves this category does not come so far. */
    NOBODY_IN_REACH,
    /** Whoever serves it and comes so far does not serve all through that time. */
    NOBODY_OPEN,
    /** Everybody who could has declined, given it back or let an offer run out. */
    NOBODY_LEFT,
    /** Everybody who is left has as much at hand at that time as they can do. */
    NOBODY_FREE,
    /** The time at which it was wanted is over, and nobody had been looked for since it began to wait. */
    WINDOW_OVER
}
