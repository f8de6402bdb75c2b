package org.linli.responsibility.inventory;

/** From where it is known that a matter has to be seen to. */
public enum MatterSource {
    /** From asking people (调研). */
    SURVEY,
    /** From what people report (诉求). */
    REPORTS,
    /** From a statute or regulation (法规). */
    STATUTE
}
