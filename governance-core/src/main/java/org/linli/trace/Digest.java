package org.linli.trace;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest, for example {@code e3b0c44298fc1c14…} (of nothing at all).
 *
 * @param a bytes 0 to 7, big-endian
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record Digest(long a, long b, long c, long d) {
    /** The number of bytes of a digest. */
    public static final int BYTES = 32;

    /**
     * The digest of some bytes.
     *
     * @param bytes what to digest
     * @return their SHA-256
     */
    public static Digest sha256(byte[] bytes) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    /**
     * The digest with these 32 bytes.
     *
     * @param bytes the digest itself
     * @return the digest
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "The bytes of a SHA-256 digest must be 32 but are " + bytes.length + ".");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param hex 64 hexadecimal digits in lower case
     * @return the digest
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Digest parse(String hex) {
        try {
            if (hex.length() == 2 * BYTES && hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
                return of(HexFormat.of().parseHex(hex));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The digest must be 64 hexadecimal digits in lower case.", e);
        }
        throw new IllegalArgumentException("The digest must be 64 hexadecimal digits in lower case.");
    }

    /**
     * The 32 bytes.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    /** 64 hexadecimal digits in lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
