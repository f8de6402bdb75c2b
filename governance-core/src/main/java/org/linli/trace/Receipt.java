package org.linli.trace;

import java.util.Objects;

/**
 * What the journal gives for an append: where the entries stand, and how safely. A receipt for nothing appended (a condition that was
 * only checked) has count 0 and names the position that would have come next.
 *
 * @param journal the id of the journal
 * @param first the position of the first entry
 * @param count how many entries were appended together, at positions {@code first} to {@code first + count - 1}
 * @param durability how safely they are kept
 */
public record Receipt(String journal, long first, int count, Durability durability) {
    /** Checks that nothing is missing. */
    public Receipt {
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(durability, "durability");
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "The first position (" + first + ") and count (" + count + ") of a receipt must not be negative.");
        }
    }

    /**
     * The position after the last entry.
     *
     * @return {@code first + count}
     */
    public long endExclusive() {
        return first + count;
    }
}
