package org.linli.audit.note;

import java.time.Instant;
import java.util.Optional;

/**
 * Checks the signatures of one key on notes. {@link VerifierKey} does it for Ed25519; a host that uses another algorithm (SM2, ML-DSA)
 * implements this and {@link NoteSigner}.
 */
public interface NoteVerifier {

    /**
     * The name of the key, which stands in each signature line; for a log it is the origin of its checkpoints.
     *
     * @return not empty, without white space and plus sign
     */
    String name();

    /**
     * The id of the key, which begins each signature: with the name it tells which key signed.
     *
     * @return four bytes as a number
     */
    int keyId();

    /**
     * Checks a signature.
     *
     * @param text the text of the note with its last newline, in UTF-8
     * @param signature what follows the id in the signature line
     * @return whether this key made this signature on this text; never throws because of what it is given
     */
    boolean verify(byte[] text, byte[] signature);

    /**
     * When a signature says that it was made.
     *
     * @param signature a signature that {@link #verify} has found right
     * @return empty if signatures of this key do not say
     */
    default Optional<Instant> signedAt(byte[] signature) {
        return Optional.empty();
    }
}
