package org.linli.walkthrough.run;

/** Says that a trace holds something that does not happen in this day. */
public final class ForeignTraceException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param position the position of the event that does not belong there
     * @param what what is wrong with it, by ids only
     */
    public ForeignTraceException(long position, String what) {
        super("The trace is not of this day: at position " + position + ", " + what
                + ". Name another folder with --out, or take this one away first.");
    }
}
