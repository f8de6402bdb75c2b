package org.linli.audit.store;

/** An index file is not as it was written. Nothing is lost by it: it can be made anew from the segment. */
public final class BrokenIndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * What is wrong with it.
     *
     * @param message which part of which file is wrong
     */
    public BrokenIndexException(String message) {
        super(message);
    }
}
