package org.linli.casework;

/** Why a case is taken out of the rates (剔除): the reasons that may be approved, and no others. */
public enum Exclusion {
    /** Nobody could have handled it in time. */
    FORCE_MAJEURE,
    /** What is asked for the law does not allow. */
    NO_LEGAL_GROUND,
    /** It is beyond the powers of everybody here. */
    BEYOND_COMPETENCE,
    /** A court or another authority has it before it. */
    LEGAL_ROUTE_TAKEN,
    /** What was said has been found not to be so. */
    NOT_FACTUAL
}
