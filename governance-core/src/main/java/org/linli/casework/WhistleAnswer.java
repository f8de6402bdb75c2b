package org.linli.casework;

/** What a department that was summoned by a whistle answers. */
public enum WhistleAnswer {
    /** It comes and takes part (报到). */
    COMING,
    /** Its part is done. */
    DONE,
    /** It is not competent, and the street may have that ruled on. */
    NOT_COMPETENT
}
