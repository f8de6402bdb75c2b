package org.linli.trace;

/**
 * The journal's store failed: a disk error, a damaged file, a closed log. Whether the last append got through may be unknown; opening
 * the journal again and repeating the act under the same id is always safe.
 */
public class TraceStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure without another one behind it.
     *
     * @param message what failed, where, and what to do
     */
    public TraceStoreException(String message) {
        super(message);
    }

    /**
     * A failure with its cause.
     *
     * @param message what failed, where, and what to do
     * @param cause what the store said
     */
    public TraceStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
