package org.linli.audit.erasure;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.linli.audit.store.Bytes;
import org.linli.audit.store.Frame;

/**
 * A value with a random salt. In the open stands the commitment, HMAC-SHA256 (FIPS 198-1) of the value under the salt: whoever is shown
 * value and salt can check them, and whoever is not can guess nothing, however few values there are. Beside the record stand salt and
 * value together, encrypted with AES-256-GCM (NIST SP 800-38D):
 *
 * <pre>
 *  0  u64  number of the key
 *  8       nonce, 12 random bytes
 * 20       encrypted, with the commitment as additional data: salt (32 bytes), value, zeros up to a multiple of 32
 *          tag, 16 bytes
 * </pre>
 */
public final class Seal {
    private static final int SALT = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = 8 + NONCE;
    private static final int STEP = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt = new byte[SALT];
    private final byte[] value;
    private final byte[] commit;

    private Seal(byte[] value) {
        this.value = value;
        RANDOM.nextBytes(salt);
        this.commit = commit(salt, value);
    }

    /**
     * Salts a value.
     *
     * @param value the value in canonical form, which does not end in a zero byte
     * @return the value with its salt
     */
    public static Seal of(byte[] value) {
        return new Seal(value);
    }

    /**
     * What stands in the open for the value.
     *
     * @return 32 bytes
     */
    public byte[] commit() {
        return commit;
    }

    /**
     * How many bytes there are to keep once it is encrypted.
     *
     * @return the length
     */
    public int length() {
        return HEADER + SALT + padded(value.length) + TAG;
    }

    private static int padded(int length) {
        return (length + STEP - 1) / STEP * STEP;
    }

    /**
     * Encrypts salt and value.
     *
     * @param key the holder's key
     * @return the bytes to keep, or null if the key has been destroyed
     */
    public byte @Nullable [] under(HolderKey key) {
        byte[] plain = Arrays.copyOf(salt, SALT + padded(value.length));
        System.arraycopy(value, 0, plain, SALT, value.length);
        return encrypted(plain, commit, key);
    }

    /**
     * Encrypts what is sealed under one key under another.
     *
     * @param sealed what is sealed
     * @param commit the commitment to the value
     * @param key the key under which it is sealed
     * @param fresh the key that takes its place
     * @return the bytes to keep, or null if one of the keys has been destroyed
     * @throws GeneralSecurityException if this is not the value that was committed to
     */
    public static byte @Nullable [] again(byte[] sealed, byte[] commit, HolderKey key, HolderKey fresh)
            throws GeneralSecurityException {
        byte[] bytes = key.bytes();
        if (bytes == null) {
            return null;
        } else if (sealed.length < HEADER + SALT + TAG) {
            throw new GeneralSecurityException("A sealed value must be longer.");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 8, HEADER);
        byte[] plain =
                cipher(Cipher.DECRYPT_MODE, bytes, nonce, commit).doFinal(sealed, HEADER, sealed.length - HEADER);
        return encrypted(plain, commit, fresh);
    }

    private static byte @Nullable [] encrypted(byte[] plain, byte[] commit, HolderKey key) {
        byte[] bytes = key.bytes();
        if (bytes == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = new byte[HEADER + plain.length + TAG];
        Bytes.putLong(sealed, 0, key.number());
        System.arraycopy(nonce, 0, sealed, 8, NONCE);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, bytes, nonce, commit);
            cipher.doFinal(plain, 0, plain.length, sealed, HEADER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must offer AES-256-GCM.", e);
        }
        return key.isAlive() ? sealed : null;
    }

    /**
     * The number of the key under which the value in a slot is sealed.
     *
     * @param frame the frame that holds it
     * @param slot the number of the slot
     * @return the number; 0, which no key has, if the slot is too short to name one
     */
    public static long keyNumber(Frame frame, int slot) {
        return frame.slotLength(slot) < HEADER ? 0 : Bytes.getLong(frame.source(), frame.slotOffset(slot));
    }

    /**
     * Decrypts a value.
     *
     * @param source the array that holds what is sealed
     * @param offset where it begins
     * @param length how long it is
     * @param commit the commitment to it
     * @param key the key under which it is sealed
     * @return the value, or null if the key has been destroyed
     * @throws GeneralSecurityException if this is not the value that was committed to
     */
    public static byte @Nullable [] open(byte[] source, int offset, int length, byte[] commit, HolderKey key)
            throws GeneralSecurityException {
        byte[] bytes = key.bytes();
        if (bytes == null) {
            return null;
        } else if (length < HEADER + SALT + TAG) {
            throw new GeneralSecurityException("A sealed value must be longer.");
        }
        byte[] nonce = Arrays.copyOfRange(source, offset + 8, offset + HEADER);
        byte[] plain;
        try {
            plain = cipher(Cipher.DECRYPT_MODE, bytes, nonce, commit).doFinal(source, offset + HEADER, length - HEADER);
        } catch (GeneralSecurityException e) {
            if (!key.isAlive()) {
                return null;
            }
            throw e;
        }
        int end = plain.length;
        while (end > SALT && plain[end - 1] == 0) {
            end--;
        }
        byte[] value = Arrays.copyOfRange(plain, SALT, end);
        if (!MessageDigest.isEqual(commit, commit(Arrays.copyOf(plain, SALT), value))) {
            throw new GeneralSecurityException("A sealed value must be the one that was committed to.");
        }
        return value;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] commit) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(commit);
        return cipher;
    }

    private static byte[] commit(byte[] salt, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must offer HMAC-SHA256.", e);
        }
    }
}
