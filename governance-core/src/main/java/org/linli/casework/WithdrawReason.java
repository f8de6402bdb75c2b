package org.linli.casework;

/** Why whoever reported a case takes it back. */
public enum WithdrawReason {
    /** It is no longer so. */
    SOLVED_ITSELF,
    /** It has been settled between those concerned. */
    SETTLED,
    /** They were mistaken. */
    MISTAKEN,
    /** They give none, and need none. */
    NO_REASON
}
