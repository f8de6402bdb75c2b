package org.linli.audit;

import java.util.concurrent.locks.LockSupport;

/**
 * How long to wait for a writer who may be erasing at this moment.
 *
 * @param moments how many times 25 milliseconds
 */
record Patience(int moments) {
    /** A second. */
    static final Patience USUAL = new Patience(40);
    /** For logs to which nobody writes. */
    static final Patience NONE = new Patience(0);

    private static final long A_MOMENT = 25_000_000;

    /** Waits a moment, if it has not been waited for so many yet. */
    boolean waits(int before) {
        if (before >= moments) {
            return false;
        }
        LockSupport.parkNanos(A_MOMENT);
        return true;
    }
}
