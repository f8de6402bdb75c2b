package org.linli.walkthrough;

/**
 * Says what is wrong with a command line and how to put it right: "The option --request is unknown. Maybe --requests is
 * meant."
 */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final String argument;

    UsageException(Trouble trouble, String argument, String what, String remedy) {
        super(what + " " + remedy);
        this.trouble = trouble;
        this.argument = argument;
    }

    /** {@return what kind of trouble it is} */
    public Trouble trouble() {
        return trouble;
    }

    /** {@return the argument in question, as it was given} */
    public String argument() {
        return argument;
    }

    /** What may be wrong with a command line. */
    public enum Trouble {
        /** There is no such option. */
        UNKNOWN_OPTION,
        /** An argument is neither an option nor the value of one. */
        STRAY_ARGUMENT,
        /** An option that needs a value has none. */
        MISSING_VALUE,
        /** An option means something only beside another one that is not there. */
        MISSING_OPTION,
        /** An option that takes no value has one. */
        NEEDLESS_VALUE,
        /** An option is given twice. */
        REPEATED_OPTION,
        /** A value is not a whole number of 64 bits. */
        NOT_A_NUMBER,
        /** A value is a number, and too small or too large. */
        OUT_OF_RANGE,
        /** A value is not a path. */
        NOT_A_PATH,
        /** A value is not a time zone. */
        NOT_A_ZONE,
        /** A folder that should hold a trace holds none. */
        NO_TRACE
    }
}
