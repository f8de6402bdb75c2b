package org.linli.casework;

/** Why somebody to whom a case was assigned gives it back. */
public enum SendBack {
    /** It is no matter of theirs, and they do not claim to know whose it is. */
    NOT_MINE,
    /** They lack what it takes. */
    NO_MEANS,
    /** The place is not theirs. */
    WRONG_PLACE,
    /** What is to be done is not clear. */
    UNCLEAR
}
