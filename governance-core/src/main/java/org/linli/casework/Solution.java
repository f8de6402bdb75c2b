package org.linli.casework;

/** With what result a case was handled, as the doer says. */
public enum Solution {
    /** What was wrong is put right. */
    SOLVED,
    /** What could be done now is done; the rest follows elsewhere. */
    PARTLY_SOLVED,
    /** Nothing had to be put right, and that has been explained. */
    EXPLAINED,
    /** It could not be put right, and that has been explained. */
    NOT_SOLVABLE
}
