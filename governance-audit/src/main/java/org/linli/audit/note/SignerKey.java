package org.linli.audit.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import org.linli.audit.merkle.TlogFormatException;

/**
 * A private key with its name, in memory. Its text form is
 * "{@code PRIVATE+KEY+<name>+<id>+<base64 of type and seed>}" (golang.org/x/mod/sumdb/note).
 *
 * <p>{@link #secretText} and {@link #parse} are inverses; {@link #toString} tells nothing secret. Keep the text in a file that only the
 * log's process may read, or keep the key in a hardware module and implement {@link RawSigner}.
 */
public final class SignerKey implements RawSigner {

    private static final String FORMAT = "signer key";
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int SEED_BYTES = 32;

    private final VerifierKey verifierKey;
    private final PrivateKey privateKey;
    private final byte[] seed;

    private SignerKey(String name, KeyType type, byte[] seed) {
        try {
            this.seed = seed;
            this.privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            this.verifierKey = VerifierKey.of(name, type, publicKeyOf(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Every Java platform from 15 on must offer Ed25519, and this one does not.", e);
        }
    }

    /**
     * A new key.
     *
     * @param name its name: not empty, without white space and plus sign; for a log the origin of its checkpoints
     * @param type what it signs
     * @param random where the seed comes from
     * @return the key
     */
    public static SignerKey generate(String name, KeyType type, SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return of(name, type, seed);
    }

    /**
     * The key that a seed yields (RFC 8032, 5.1.5).
     *
     * @param name its name: not empty, without white space and plus sign
     * @param type what it signs
     * @param seed 32 secret bytes; copied
     * @return the key
     * @throws IllegalArgumentException if the name is no name of a key, or the seed has another length
     */
    public static SignerKey of(String name, KeyType type, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("The length (" + seed.length + " bytes) of a seed must be 32 bytes.");
        }
        return new SignerKey(NoteSignature.checkName(name), Objects.requireNonNull(type, "type"), seed.clone());
    }

    /**
     * The key written as {@link #secretText} writes it.
     *
     * @param text the text form
     * @return the key
     * @throws TlogFormatException if it is anything else, or its id is not that of the key
     */
    public static SignerKey parse(String text) {
        VerifierKey.Parts parts = VerifierKey.Parts.parse(FORMAT, text, PREFIX);
        SignerKey parsed = of(parts.name(), parts.type(), parts.key());
        if (parsed.verifierKey.keyId() != parts.keyId()) {
            throw new TlogFormatException(
                    FORMAT, parts.idAt(), "The id must be that of name, type and key. Maybe a letter is wrong.");
        }
        return parsed;
    }

    /**
     * The JDK computes a public key only when it makes a pair, and it makes the pair of the seed that its random source gives.
     */
    private static byte[] publicKeyOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
        KeyPair pair = generator.generateKeyPair();
        byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElse(new byte[0]);
        if (!Arrays.equals(used, seed)) {
            throw new IllegalStateException("The provider of Ed25519 (" + generator.getProvider()
                    + ") must make the pair of the seed it is given.");
        }
        byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    }

    /** A random source that gives one seed. */
    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        FixedRandom(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }

    /**
     * The other half.
     *
     * @return the public key, with the same name and type
     */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + verifierKey.name() + " must be able to sign.", e);
        }
    }

    /**
     * The key in its text form, the inverse of {@link #parse}: secret.
     *
     * @return name, id, type and seed
     */
    public String secretText() {
        return VerifierKey.Parts.write(PREFIX, verifierKey.name(), verifierKey.keyId(), verifierKey.type(), seed);
    }

    /**
     * Which key it is, without what is secret.
     *
     * @return the public key in its text form
     */
    @Override
    public String toString() {
        return "private key of " + verifierKey;
    }
}
