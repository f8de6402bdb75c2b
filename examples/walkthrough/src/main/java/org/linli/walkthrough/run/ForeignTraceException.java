package org.linli.walkthrough.run;

import org.linli.trace.RefusedException;

/** Says that a trace holds something that does not happen in this day. */
public final class ForeignTraceException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String REMEDY = "Name another folder with --out, or take this one away first.";

    /**
     * An exception.
     *
     * @param position the position of the event that does not belong there
     * @param what what is wrong with it, by ids only
     */
    public ForeignTraceException(long position, String what) {
        super("The trace is not of this day: at position " + position + ", " + what + ". " + REMEDY);
    }

    /**
     * An exception about something that this day wants to do and that does not follow from what the trace holds.
     *
     * @param refused the answer of the rules
     */
    public ForeignTraceException(RefusedException refused) {
        super("The trace is not of this day: " + refused.getMessage() + " " + REMEDY, refused);
    }
}
