package org.linli.audit.erasure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The key under which the values of one holder are encrypted, until it is destroyed. Safe for use by several threads. */
public final class HolderKey {
    private final long number;
    private final String holder;
    private volatile byte @Nullable [] bytes;

    HolderKey(long number, String holder, byte @Nullable [] bytes) {
        this.number = number;
        this.holder = holder;
        this.bytes = bytes;
    }

    /**
     * Its number in the key store.
     *
     * @return from 1 up, never used again
     */
    public long number() {
        return number;
    }

    /**
     * Whose values it is for.
     *
     * @return the holder
     */
    public String holder() {
        return holder;
    }

    /**
     * Whether it has not been destroyed.
     *
     * @return whether values under it can still be read
     */
    public boolean isAlive() {
        return bytes != null;
    }

    /** The key itself, or null once it is destroyed. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    void destroy() {
        byte[] known = bytes;
        bytes = null;
        if (known != null) {
            Arrays.fill(known, (byte) 0);
        }
    }
}
