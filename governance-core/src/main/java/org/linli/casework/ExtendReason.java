package org.linli.casework;

/** Why a case is granted more time. */
public enum ExtendReason {
    /** It has turned out larger than it looked. */
    LARGER_THAN_THOUGHT,
    /** Several units have to work one after the other. */
    SEVERAL_UNITS,
    /** A measurement, an expertise or a hearing takes its time. */
    PROCEDURE,
    /** Something from outside that nobody could help. */
    OUTSIDE_CAUSE
}
