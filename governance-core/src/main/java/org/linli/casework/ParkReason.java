package org.linli.casework;

/** Why a case cannot be solved now (挂账). */
public enum ParkReason {
    /** It has been handed down, and what it needs is no longer or not yet regulated. */
    HISTORIC,
    /** There is no budget for it this year. */
    FUNDS,
    /** It waits for a plan or for works that are planned. */
    PLANNING,
    /** Those whose consent it takes have not agreed. */
    CONSENT
}
