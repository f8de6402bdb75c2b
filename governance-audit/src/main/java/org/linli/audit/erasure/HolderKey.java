package org.linli.audit.erasure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The key under which the values of one holder are encrypted, until it is destroyed. Safe for use by several threads. */
public final class HolderKey {
    /** How long a key is. */
    public static final int BYTES = 32;

    private final long number;
    private final String holder;
    private volatile byte @Nullable [] bytes;
    private volatile boolean retired;

    HolderKey(long number, String holder, byte @Nullable [] bytes) {
        this.number = number;
        this.holder = holder;
        this.bytes = bytes;
    }

    /**
     * A key that is kept elsewhere than in a {@link KeyStore}.
     *
     * @param number its number, from 1 up, never used again
     * @param holder whose values it is for
     * @param bytes the key, 32 bytes; kept, not copied
     * @return the key
     */
    public static HolderKey of(long number, String holder, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "The key " + number + " must have " + BYTES + " bytes and has " + bytes.length + ".");
        }
        return new HolderKey(number, holder, bytes);
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

    /**
     * Whether new values may be encrypted under it.
     *
     * @return false once it has been destroyed, or another key has taken its place
     */
    public boolean isInUse() {
        return !retired && isAlive();
    }

    void retire() {
        retired = true;
    }

    void reinstate() {
        retired = false;
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
