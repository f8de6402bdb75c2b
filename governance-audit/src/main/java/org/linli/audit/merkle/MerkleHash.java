package org.linli.audit.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A SHA-256 hash of a leaf, a node or a root, such as
 * "{@code 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d}" (the leaf of the empty entry).
 *
 * <p>Always 32 bytes, never changed after it is made. {@link #toString()} and {@link #parse(String)} are inverses.
 */
public final class MerkleHash {

    /** The length of every hash: 32 bytes. */
    public static final int BYTES = 32;

    /** The root of the tree without leaves, the SHA-256 of nothing (RFC 9162, 2.1.1). */
    public static final MerkleHash EMPTY_ROOT =
            parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final byte[] bytes;

    private MerkleHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash that these bytes are.
     *
     * @param bytes exactly 32 bytes; copied
     * @return the hash
     * @throws IllegalArgumentException if there are not exactly 32 bytes
     */
    public static MerkleHash of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new MerkleHash(checkLength(bytes.clone()));
    }

    /**
     * The hash that stands in a longer array.
     *
     * @param source the array to read from
     * @param offset where the 32 bytes begin
     * @return the hash
     * @throws IndexOutOfBoundsException if fewer than 32 bytes follow the offset
     */
    public static MerkleHash of(byte[] source, int offset) {
        Objects.requireNonNull(source, "source");
        Objects.checkFromIndexSize(offset, BYTES, source.length);
        return new MerkleHash(Arrays.copyOfRange(source, offset, offset + BYTES));
    }

    /**
     * The hash written as {@link #toString()} writes it; capital digits are read too.
     *
     * @param hex 64 hexadecimal digits
     * @return the hash
     * @throws IllegalArgumentException if the text is anything else
     */
    public static MerkleHash parse(String hex) {
        Objects.requireNonNull(hex, "hex");
        return new MerkleHash(checkLength(HexFormat.of().parseHex(hex)));
    }

    /**
     * The hash written in base64 with padding, as checkpoints and proofs carry it.
     *
     * @param base64 44 characters of RFC 4648 base64, the spare bits zero
     * @return the hash
     * @throws IllegalArgumentException if the text is anything else, including another spelling of the same bytes
     */
    public static MerkleHash parseBase64(String base64) {
        Objects.requireNonNull(base64, "base64");
        MerkleHash hash = new MerkleHash(checkLength(Base64.getDecoder().decode(base64)));
        if (!hash.toBase64().equals(base64)) {
            throw new IllegalArgumentException(
                    "The base64 of a Merkle hash must end in \"=\" with its spare bits zero. Maybe it was cut or edited.");
        }
        return hash;
    }

    private static byte[] checkLength(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "The length (" + bytes.length + " bytes) of a Merkle hash must be " + BYTES + " bytes.");
        }
        return bytes;
    }

    /**
     * The 32 bytes, as a copy.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /**
     * Writes the 32 bytes into an array.
     *
     * @param target the array to write to
     * @param offset where the 32 bytes begin
     * @throws IndexOutOfBoundsException if fewer than 32 bytes follow the offset
     */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    /**
     * The hash in base64 with padding, the inverse of {@link #parseBase64(String)}.
     *
     * @return 44 characters
     */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        // The bytes are uniformly distributed already, so that four of them serve.
        return (bytes[0] << 24) | ((bytes[1] & 0xff) << 16) | ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    }

    /**
     * The hash in hexadecimal, the inverse of {@link #parse(String)}.
     *
     * @return 64 lower-case digits
     */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
