package org.linli.audit.codec;

import org.jspecify.annotations.Nullable;
import org.linli.trace.Purpose;

/** Finds the personal values that were sealed, for as long as they can be found. */
@FunctionalInterface
public interface Unsealer {
    /**
     * In which journal the values are.
     *
     * @return its id
     */
    default String journal() {
        return "";
    }

    /**
     * Opens a value. One that was restated without being looked at is opened where it came in.
     *
     * @param position the position of the record
     * @param slot the number of the slot in the record's {@code sealed} list, from 0
     * @param purpose what it is needed for
     * @return the value in canonical form, or null if it has been erased, or is restricted to another purpose
     */
    byte @Nullable [] open(long position, int slot, Purpose purpose);
}
