package org.linli.casework;

/** Why a case should never have been entered. */
public enum VoidReason {
    /** It was a trial. */
    TEST,
    /** The same report was entered twice. */
    ENTERED_TWICE,
    /** It was entered with data of something else. */
    WRONG_DATA,
    /** It was made up, as has been found. */
    FALSE_REPORT
}
