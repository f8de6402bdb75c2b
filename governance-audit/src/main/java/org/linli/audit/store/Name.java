package org.linli.audit.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What stands for a text in an index: the first 128 bits of its SHA-256, so that nobody can make two texts that are taken for each
 * other.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record Name(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must offer SHA-256, and this one does not.", e);
        }
    });

    /**
     * The name of a text.
     *
     * @param text any text
     * @return its name
     */
    public static Name of(String text) {
        byte[] digest = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
        return new Name(Bytes.getLong(digest, 0), Bytes.getLong(digest, 8));
    }

    /**
     * What sorts it in a file.
     *
     * @return its first 31 bits
     */
    int key() {
        return (int) (high >>> 33);
    }

    /**
     * What sorts a text in a file where nothing depends on two texts not having the same.
     *
     * @param text any text
     * @return 31 bits
     */
    public static int keyOf(String text) {
        int hash = text.hashCode() * 0x9e3779b9;
        return (hash ^ (hash >>> 15)) >>> 1;
    }
}
