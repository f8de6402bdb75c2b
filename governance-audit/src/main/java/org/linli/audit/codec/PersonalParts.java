package org.linli.audit.codec;

import org.linli.trace.Personal;

/** What becomes of the personal parts that are met while a value is written or read. */
interface PersonalParts {
    /** For values that may have none, such as personal values themselves. */
    PersonalParts REFUSED = new PersonalParts() {
        @Override
        public void write(Personal<?> personal, Shape shape, CanonicalWriter out) {
            throw new IllegalArgumentException("The personal value in slot " + personal.slot()
                    + " must not be inside another one. Maybe make it a component of the fact.");
        }
    };

    /** For states: whose value it is and which slot it fills, never the value. */
    PersonalParts HANDLES = new PersonalParts() {
        @Override
        public void write(Personal<?> personal, Shape shape, CanonicalWriter out) {
            out.beginObject()
                    .key(EnvelopeNames.HOLDER)
                    .string(personal.holder().value())
                    .key(EnvelopeNames.SLOT)
                    .string(personal.slot())
                    .endObject();
        }
    };

    /** Writes what stands in the open part for a personal value of a shape. */
    void write(Personal<?> personal, Shape shape, CanonicalWriter out);

    /** The handle to the personal value of a shape for which this stands in the open part. */
    default Personal<?> read(Shape shape, CanonicalReader in) {
        throw new IllegalArgumentException("A personal value must not stand here.");
    }
}
