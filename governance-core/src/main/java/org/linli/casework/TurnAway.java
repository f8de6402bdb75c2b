package org.linli.casework;

/** Why a report is turned away. */
public enum TurnAway {
    /** It is no matter of this community or this unit; somebody else is named. */
    NOT_OURS,
    /** It belongs to the emergency services: 110, 119 or 120. */
    EMERGENCY,
    /** It has a legal route of its own: a court, an arbitration, an administrative review. */
    LEGAL_ROUTE,
    /** It says too little to act on, and nobody can be asked. */
    UNCLEAR
}
