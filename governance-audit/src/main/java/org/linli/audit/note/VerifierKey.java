package org.linli.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.linli.audit.merkle.TlogFormatException;

/**
 * A public key with its name, such as
 * "{@code trace.example/log1+c1b997d1+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c}": name, id, and base64 of type and Ed25519 key (C2SP
 * signed-note, "Verifier keys"). It is all that a resident needs to check a receipt, and may be printed on a wall.
 *
 * <p>{@link #toString} and {@link #parse} are inverses.
 */
public final class VerifierKey implements NoteVerifier {

    private static final String FORMAT = "verifier key";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 1_000;
    private static final int SIGNATURE_BYTES = 64;
    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final KeyType type;
    private final byte[] key;
    private final int keyId;
    private final PublicKey publicKey;

    private VerifierKey(String name, KeyType type, byte[] key) throws GeneralSecurityException {
        this.name = name;
        this.type = type;
        this.key = key;
        this.keyId = keyId(name, type, key);
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        this.publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        // Says now, not at the first note, that the bytes are no point of the curve.
        Signature.getInstance("Ed25519").initVerify(publicKey);
    }

    /**
     * A key made of its parts.
     *
     * @param name the name: not empty, without white space and plus sign
     * @param type what it signs
     * @param publicKey the Ed25519 public key, 32 bytes (RFC 8032); copied
     * @return the key
     * @throws IllegalArgumentException if the name is no name of a key, or the bytes are no Ed25519 key
     */
    public static VerifierKey of(String name, KeyType type, byte[] publicKey) {
        Objects.requireNonNull(type, "type");
        NoteSignature.checkName(name);
        if (publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The length (" + publicKey.length + " bytes) of the public key of " + name + " must be 32 bytes.");
        }
        try {
            return new VerifierKey(name, type, publicKey.clone());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The public key of " + name + " must be a point of Ed25519.", e);
        }
    }

    /**
     * The key written as {@link #toString} writes it.
     *
     * @param text name, plus sign, eight hexadecimal digits, plus sign, base64
     * @return the key
     * @throws TlogFormatException if it is anything else, its id is not that of the key, or its type is unknown
     */
    public static VerifierKey parse(String text) {
        Parts parts = Parts.parse(FORMAT, text, "");
        VerifierKey parsed;
        try {
            parsed = of(parts.name, parts.type, parts.key);
        } catch (TlogFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new TlogFormatException(FORMAT, parts.keyAt, String.valueOf(e.getMessage()));
        }
        if (parsed.keyId != parts.keyId) {
            throw new TlogFormatException(
                    FORMAT, parts.idAt, "The id must be that of name, type and key. Maybe a letter is wrong.");
        }
        return parsed;
    }

    /** A key in its text form, public or private. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and seen by nobody else.
    record Parts(String name, int keyId, KeyType type, byte[] key, int idAt, int keyAt) {

        static Parts parse(String format, String text, String prefix) {
            TextCursor cursor = new TextCursor(format, Objects.requireNonNull(text, "text"), LONGEST);
            if (!text.startsWith(prefix)) {
                throw cursor.broken(0, "It must begin with \"" + prefix + "\".");
            }
            int idAt = text.indexOf('+', prefix.length()) + 1;
            int keyAt = idAt + 9;
            if (idAt == 0 || text.length() <= keyAt || text.charAt(keyAt - 1) != '+') {
                throw cursor.broken(prefix.length(), "It must read <name>+<eight hexadecimal digits>+<base64>.");
            }
            String name = text.substring(prefix.length(), idAt - 1);
            if (!NoteSignature.isName(name)) {
                throw cursor.broken(
                        prefix.length(), "The name must not be empty, nor hold white space or a plus sign.");
            }
            String id = text.substring(idAt, keyAt - 1);
            if (!id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                throw cursor.broken(idAt, "The id must be eight lower-case hexadecimal digits.");
            }
            byte[] typed = TextCursor.strictBase64(text.substring(keyAt));
            if (typed == null || typed.length != 1 + KEY_BYTES) {
                throw cursor.broken(keyAt, "The key must be base64 of one byte for the type and 32 for the key.");
            }
            KeyType type = Arrays.stream(KeyType.values())
                    .filter(each -> each.code() == typed[0])
                    .findAny()
                    .orElseThrow(() -> cursor.broken(keyAt, "The type (" + (typed[0] & 0xff) + ") must be 1 or 4."));
            byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
            return new Parts(
                    name,
                    HexFormat.fromHexDigits(id),
                    type,
                    key,
                    text.substring(0, idAt).getBytes(StandardCharsets.UTF_8).length,
                    text.substring(0, keyAt).getBytes(StandardCharsets.UTF_8).length);
        }

        static String write(String prefix, String name, int keyId, KeyType type, byte[] key) {
            byte[] typed = new byte[1 + key.length];
            typed[0] = (byte) type.code();
            System.arraycopy(key, 0, typed, 1, key.length);
            return prefix + name + "+" + HexFormat.of().toHexDigits(keyId) + "+"
                    + Base64.getEncoder().encodeToString(typed);
        }
    }

    private static int keyId(String name, KeyType type, byte[] key) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update((byte) type.code());
        return ByteBuffer.wrap(sha256.digest(key)).getInt();
    }

    /** What a witness signs. */
    static byte[] cosigned(long seconds, byte[] text) {
        byte[] head = ("cosignature/v1\ntime " + seconds + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, message, head.length, text.length);
        return message;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int keyId() {
        return keyId;
    }

    /**
     * What the key signs.
     *
     * @return the type, a part of the id
     */
    public KeyType type() {
        return type;
    }

    /**
     * The Ed25519 public key.
     *
     * @return 32 bytes, as a copy
     */
    public byte[] publicKey() {
        return key.clone();
    }

    /**
     * The same key under another type, and so with another id.
     *
     * @param other the type
     * @return the key
     */
    public VerifierKey withType(KeyType other) {
        return of(name, other, key);
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        if (type == KeyType.ED25519) {
            return verifyRaw(text, signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds >= 0
                && verifyRaw(
                        cosigned(seconds, text),
                        Arrays.copyOfRange(signature, Long.BYTES, Long.BYTES + SIGNATURE_BYTES));
    }

    private boolean verifyRaw(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The provider throws for signatures that are not even well-formed.
            return false;
        }
    }

    @Override
    public Optional<Instant> signedAt(byte[] signature) {
        if (type != KeyType.COSIGNATURE || signature.length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    /**
     * The key in its text form, the inverse of {@link #parse}.
     *
     * @return name, id, type and key
     */
    @Override
    public String toString() {
        return Parts.write("", name, keyId, type, key);
    }
}
