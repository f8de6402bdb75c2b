package org.linli.trace;

import java.util.List;

/**
 * Some events in a row, and where to go on.
 *
 * @param events the events asked for, by position; immutable
 * @param next the position to read from next; every event before it has been considered
 */
public record Slice(List<TraceEvent> events, long next) {
    /** Copies the list. */
    public Slice {
        events = List.copyOf(events);
        if (next < 0) {
            throw new IllegalArgumentException("The next position (" + next + ") of a slice must not be negative.");
        }
    }
}
