package org.linli.audit.merkle;

/**
 * The outcome of checking a proof: {@link Valid}, or the first thing that is wrong, with what was wanted and what was
 * got. A caller who only goes on when all is well ends the line with {@link #throwIfInvalid()}.
 */
public sealed interface Verification {

    /** The claim holds: the one outcome that is good. */
    record Valid() implements Verification {

        @Override
        public String explain() {
            return "The proof is valid.";
        }
    }

    /**
     * The leaf that is claimed lies outside the tree.
     *
     * @param index the index as claimed
     * @param size the size of the trusted head, which the index must be below
     */
    record IndexOutOfRange(long index, long size) implements Verification {

        @Override
        public String explain() {
            return "The index (" + index + ") of the proof must be at least 0 and below the size (" + size
                    + ") of the tree. Maybe the checkpoint is older than the record.";
        }
    }

    /**
     * The two trees cannot be compared: the older one is empty, or larger than the newer one.
     *
     * @param olderSize the size of the head that was to be the older
     * @param newerSize the size of the head that was to be the newer
     */
    record SizesOutOfOrder(long olderSize, long newerSize) implements Verification {

        @Override
        public String explain() {
            return "The older size (" + olderSize + ") must be between 1 and the newer size (" + newerSize + ")."
                    + (olderSize == 0
                            ? " From an empty tree nothing can be verified."
                            : " Maybe the log was cut back, or the heads are swapped.");
        }
    }

    /**
     * The proof has too few or too many hashes for its place.
     *
     * @param want how many hashes a proof for this place has
     * @param got how many there are
     */
    record PathLengthMismatch(int want, int got) implements Verification {

        @Override
        public String explain() {
            return "The proof must have " + want + " hashes and has " + got
                    + ". Maybe it was made for another size of the tree.";
        }
    }

    /**
     * The hashes of the proof do not lead to the root of a head.
     *
     * @param size the size of the head whose root is missed
     * @param want the root of that head
     * @param got the root that the proof leads to
     */
    record RootMismatch(long size, MerkleHash want, MerkleHash got) implements Verification {

        @Override
        public String explain() {
            return "The proof must lead to the root " + want + " of the tree of size " + size + " and leads to " + got
                    + ".";
        }
    }

    /**
     * Whether the claim holds.
     *
     * @return true for {@link Valid} only
     */
    default boolean isValid() {
        return this instanceof Valid;
    }

    /**
     * The outcome as a sentence for a person.
     *
     * @return one or two sentences in English
     */
    String explain();

    /**
     * Goes on only if the claim holds.
     *
     * @throws ProofException if it does not, carrying this outcome
     */
    default void throwIfInvalid() {
        if (!isValid()) {
            throw new ProofException(this);
        }
    }
}
