package org.linli.trace;

/** Which end of a trail comes first. */
public enum Direction {
    /** From the first fact to the last. */
    FORWARD,
    /** From the last fact to the first. */
    BACKWARD
}
