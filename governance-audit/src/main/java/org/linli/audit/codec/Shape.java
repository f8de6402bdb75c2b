package org.linli.audit.codec;

import java.util.function.Consumer;

/** How the values of one type are written and read. Immutable; safe for use by several threads. */
abstract class Shape {
    /** Writes a value, never null. */
    abstract void write(Object value, CanonicalWriter out, PersonalParts personal);

    /**
     * Reads a value.
     *
     * @throws RuntimeException of any kind, if what stands there does not fit
     */
    abstract Object read(CanonicalReader in, PersonalParts personal);

    /** Whether a component of this type may be left out. */
    boolean isOptional() {
        return false;
    }

    /** Names the classes of the records inside, which are only looked at when they are met. */
    void nested(Consumer<Class<?>> seen) {}
}
