package org.linli.trace;

import java.util.Objects;
import java.util.Optional;

/**
 * Which journal, how much of it, and a digest over exactly that much. What was derived from a journal keeps the mark it was derived
 * up to; if the journal no longer gives the same mark for that size, it is another journal or another history, and the derived thing
 * has to be made again.
 *
 * @param journal the id of the journal
 * @param size how many events, from the first
 * @param root the digest over those events, where the journal keeps one
 */
public record Mark(String journal, long size, Optional<Digest> root) {
    /** Checks that nothing is missing. */
    public Mark {
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(root, "root");
        if (size < 0) {
            throw new IllegalArgumentException("The size (" + size + ") of a mark must not be negative.");
        }
    }
}
