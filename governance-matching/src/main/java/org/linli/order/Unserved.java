package org.linli.order;

/** Why an order waits although it was to be dispatched. */
public enum Unserved {
    /** No supplier in the roster serves this category. */
    NOBODY_SERVES,
    /** Everybody who serves it has declined or let an offer run out. */
    NOBODY_LEFT,
    /** Everybody who is left has as much at hand as they can do. */
    NOBODY_FREE,
    /** The time at which it was wanted is over. */
    WINDOW_OVER
}
