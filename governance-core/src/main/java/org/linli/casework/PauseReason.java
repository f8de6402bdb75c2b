package org.linli.casework;

/** Why handling a case has to wait. */
public enum PauseReason {
    /** The resident has to be met, to decide or to send something. */
    RESIDENT,
    /** Something has been ordered and has not come. */
    MATERIAL,
    /** The weather does not allow it. */
    WEATHER,
    /** Another unit has to do its part first. */
    ANOTHER_UNIT,
    /** A hearing, a tender or a measurement takes its time. */
    PROCEDURE
}
