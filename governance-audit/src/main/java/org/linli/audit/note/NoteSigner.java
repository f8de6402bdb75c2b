package org.linli.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Signs notes with one key. A host that keeps its key in a hardware module gives a {@link RawSigner} to {@link #of} or {@link #cosigner};
 * one that uses another algorithm implements this interface with its {@link NoteVerifier}.
 *
 * <p>Ed25519 with the JDK's own provider takes about a millisecond: sign checkpoints, never records.
 */
public interface NoteSigner {

    /**
     * The other half of the key.
     *
     * @return what checks the signatures that this makes, and names them
     */
    NoteVerifier verifier();

    /**
     * Signs the text of a note.
     *
     * @param text the text with its last newline, in UTF-8
     * @return what follows the id in the signature line
     */
    byte[] sign(byte[] text);

    /**
     * Signs as a log does.
     *
     * @param key the public key, of {@link KeyType#ED25519}
     * @param signer who holds the private key
     * @return the signer
     * @throws IllegalArgumentException if the key is of another type
     */
    static NoteSigner of(VerifierKey key, RawSigner signer) {
        requireType(key, KeyType.ED25519);
        Objects.requireNonNull(signer, "signer");
        return new NoteSigner() {
            @Override
            public NoteVerifier verifier() {
                return key;
            }

            @Override
            public byte[] sign(byte[] text) {
                return signer.sign(text);
            }
        };
    }

    /**
     * Signs as a log does, with a key in memory.
     *
     * @param key the private key, of {@link KeyType#ED25519}
     * @return the signer
     * @throws IllegalArgumentException if the key is of another type
     */
    static NoteSigner of(SignerKey key) {
        return of(key.verifierKey(), key);
    }

    /**
     * Signs as a witness does: with the time.
     *
     * @param key the public key, of {@link KeyType#COSIGNATURE}
     * @param signer who holds the private key
     * @param clock the time, of which whole seconds are signed
     * @return the signer; what it signs must be the text of a checkpoint
     * @throws IllegalArgumentException if the key is of another type
     */
    static NoteSigner cosigner(VerifierKey key, RawSigner signer, InstantSource clock) {
        requireType(key, KeyType.COSIGNATURE);
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(clock, "clock");
        return new NoteSigner() {
            @Override
            public NoteVerifier verifier() {
                return key;
            }

            @Override
            public byte[] sign(byte[] text) {
                Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
                long seconds = clock.instant().getEpochSecond();
                byte[] signature = signer.sign(VerifierKey.cosigned(seconds, text));
                return ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array();
            }
        };
    }

    /**
     * Signs as a witness does, with a key in memory.
     *
     * @param key the private key, of {@link KeyType#COSIGNATURE}
     * @param clock the time, of which whole seconds are signed
     * @return the signer; what it signs must be the text of a checkpoint
     * @throws IllegalArgumentException if the key is of another type
     */
    static NoteSigner cosigner(SignerKey key, InstantSource clock) {
        return cosigner(key.verifierKey(), key, clock);
    }

    private static void requireType(VerifierKey key, KeyType type) {
        if (key.type() != type) {
            throw new IllegalArgumentException("The type (" + key.type() + ") of the key " + key.name() + " must be "
                    + type + ". Maybe convert it by withType.");
        }
    }
}
