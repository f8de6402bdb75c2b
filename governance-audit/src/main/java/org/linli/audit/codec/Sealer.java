package org.linli.audit.codec;

import org.linli.trace.Personal;

/** Takes the personal values of one fact away while its envelope is written, and gives what stands for them in the open. */
public interface Sealer {
    /** For facts that have no personal values. */
    Sealer NONE = new Sealer() {
        @Override
        public byte[] seal(Personal<?> personal, byte[] value) {
            throw new IllegalStateException(
                    "There must be no personal value here, and slot " + personal.slot() + " is one.");
        }

        @Override
        public void sealNothing(Personal<?> personal) {
            seal(personal, new byte[0]);
        }
    };

    /**
     * Seals a value.
     *
     * @param personal whose value it is and which slot it fills
     * @param value the value in canonical form
     * @return the commitment to the value, 32 bytes
     */
    byte[] seal(Personal<?> personal, byte[] value);

    /**
     * For which journal the envelope is written.
     *
     * @return its id
     */
    default String journal() {
        return "";
    }

    /**
     * Takes note of a slot whose value could not be looked at any more when it was to be written: it had been erased, or restricted.
     *
     * @param personal whose value it was and which slot it filled
     */
    void sealNothing(Personal<?> personal);
}
