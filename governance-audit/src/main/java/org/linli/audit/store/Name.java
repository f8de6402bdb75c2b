package org.linli.audit.store;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
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
    private static final ThreadLocal<Hasher> HASHERS = ThreadLocal.withInitial(Hasher::new);

    /** Kept by each thread, so that a name costs one hash and nothing else. */
    private static final class Hasher {
        private final MessageDigest sha256;
        private final byte[] digest = new byte[32];

        Hasher() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform must offer SHA-256, and this one does not.", e);
            }
        }

        Name of(byte[] bytes, int from, int length) {
            sha256.update(bytes, from, length);
            try {
                sha256.digest(digest, 0, digest.length);
            } catch (DigestException e) {
                throw new IllegalStateException("SHA-256 must fit into its 32 bytes.", e);
            }
            return new Name(Bytes.getLong(digest, 0), Bytes.getLong(digest, 8));
        }
    }

    /**
     * The name of a text.
     *
     * @param text any text
     * @return its name
     */
    public static Name of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /**
     * The name of a text that stands in an array.
     *
     * @param bytes the array that holds it, in UTF-8
     * @param from where it begins
     * @param length how many bytes it has
     * @return its name
     */
    public static Name of(byte[] bytes, int from, int length) {
        return HASHERS.get().of(bytes, from, length);
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
