package org.linli.trace;

import java.util.Objects;

/** How fresh a state must be that is only read, on a node that is not the only one writing. */
public sealed interface Freshness {
    /**
     * What this node knows; it may lag behind what other nodes have appended.
     *
     * @return the freshness
     */
    static Freshness asKnownHere() {
        return AsKnownHere.INSTANCE;
    }

    /**
     * The latest there is in the journal.
     *
     * @return the freshness
     */
    static Freshness latest() {
        return Latest.INSTANCE;
    }

    /**
     * At least as of an append, on whichever node it was made.
     *
     * @param receipt the receipt of that append
     * @return the freshness
     */
    static Freshness atLeast(Receipt receipt) {
        return new AtLeast(receipt);
    }

    /** What this node knows. */
    enum AsKnownHere implements Freshness {
        /** The only one. */
        INSTANCE
    }

    /** The latest there is. */
    enum Latest implements Freshness {
        /** The only one. */
        INSTANCE
    }

    /**
     * At least as of an append.
     *
     * @param receipt the receipt of that append
     */
    record AtLeast(Receipt receipt) implements Freshness {
        /** Checks that there is a receipt. */
        public AtLeast {
            Objects.requireNonNull(receipt, "receipt");
        }
    }
}
