package org.linli.trace;

/** What had become of an append when its receipt was given. */
public enum Durability {
    /** In this process's memory only. */
    MEMORY,
    /** Handed to the operating system; lost if the machine loses power within moments. */
    RELAXED,
    /** On disk within a stated delay, together with others. */
    GROUP,
    /** On disk: the disk itself had said so. */
    DURABLE
}
