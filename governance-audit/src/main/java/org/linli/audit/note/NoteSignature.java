package org.linli.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * One signature line of a note: "— {@code <name> <base64 of id and signature>}". What it claims is not checked before
 * {@link SignedNote#verifiedBy}.
 */
public final class NoteSignature {

    static final String BEGIN = "\u2014 ";
    private static final int ID_BYTES = 4;

    private final String name;
    private final int keyId;
    private final byte[] signature;
    /** As it was spelt: spare bits that are not zero make no other signature, but other bytes of the note. */
    private final String base64;

    private NoteSignature(String name, String base64, byte[] idAndSignature) {
        this.name = name;
        this.base64 = base64;
        this.keyId = ByteBuffer.wrap(idAndSignature).getInt();
        this.signature = Arrays.copyOfRange(idAndSignature, ID_BYTES, idAndSignature.length);
    }

    /**
     * A signature made of its parts.
     *
     * @param name the name of the key
     * @param keyId the id of the key
     * @param signature what the key made, at least one byte; copied
     * @return the signature
     * @throws IllegalArgumentException if the name is no name of a key, or the signature is empty
     */
    public static NoteSignature of(String name, int keyId, byte[] signature) {
        checkName(name);
        if (signature.length == 0) {
            throw new IllegalArgumentException("The signature of " + name + " must not be empty.");
        }
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(name, Base64.getEncoder().encodeToString(bytes), bytes);
    }

    /** Reads the line that the cursor has just read. */
    static NoteSignature parse(TextCursor cursor, String line) {
        int space = line.indexOf(' ', BEGIN.length());
        if (!line.startsWith(BEGIN) || space < 0) {
            throw cursor.broken("A signature line must read \u2014 <name> <base64>.");
        }
        String name = line.substring(BEGIN.length(), space);
        if (!isName(name)) {
            throw cursor.broken("The name of a key must not be empty, nor hold white space or a plus sign.");
        }
        String base64 = line.substring(space + 1);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw cursor.broken("A signature must be base64.");
        }
        if (base64.length() % 4 != 0 || bytes.length <= ID_BYTES) {
            throw cursor.broken(
                    "A signature must be base64 with padding, of four bytes for the id of the key, and more.");
        }
        return new NoteSignature(name, base64, bytes);
    }

    static String checkName(String name) {
        if (!isName(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException("The name (" + name
                    + ") of a key must not be empty, nor hold white space, control characters or a plus sign.");
        }
        return name;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < ' '
                                || c == 0x85
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /**
     * The name of the key, as claimed.
     *
     * @return not empty, without white space and plus sign
     */
    public String name() {
        return name;
    }

    /**
     * The id of the key, as claimed.
     *
     * @return four bytes as a number
     */
    public int keyId() {
        return keyId;
    }

    /**
     * What the key made.
     *
     * @return the bytes after the id, as a copy
     */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether a key claims to have made this. */
    boolean isOf(NoteVerifier key) {
        return keyId == key.keyId() && name.equals(key.name());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && name.equals(that.name) && base64.equals(that.base64);
    }

    @Override
    public int hashCode() {
        return 31 * keyId + base64.hashCode();
    }

    /**
     * The line as it stands in the note, without its end.
     *
     * @return "— name base64"
     */
    @Override
    public String toString() {
        return BEGIN + name + " " + base64;
    }
}
