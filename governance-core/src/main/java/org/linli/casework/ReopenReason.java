package org.linli.casework;

/** Why a closed case is opened again. */
public enum ReopenReason {
    /** It has come up again. */
    CAME_BACK,
    /** A second look finds that it was not done, or badly. */
    NOT_DONE,
    /** The resident says that it is not solved. */
    RESIDENT_DISAGREES
}
