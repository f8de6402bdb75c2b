package org.linli.trace;

/**
 * Where a subject's trail ends: how many facts it has, and at which position of the journal the last of them stands. Whoever read a
 * subject at a head may append on the condition that the head has not moved.
 *
 * @param sequence how many facts the subject has, 0 for none
 * @param position the position of the last of them in the journal, −1 for none
 */
public record Head(long sequence, long position) {
    /** The head of a subject that has no facts yet. */
    public static final Head NONE = new Head(0, -1);

    /** Checks that both parts agree on whether there is a fact. */
    public Head {
        if (sequence < 0 || (sequence == 0) != (position == -1) || position < sequence - 1) {
            throw new IllegalArgumentException("The head (sequence " + sequence + ", position " + position
                    + ") must have a position of at least its sequence less one, or be (0, -1).");
        }
    }

    Head next(long nextPosition) {
        return new Head(sequence + 1, nextPosition);
    }
}
