package org.linli.audit.note;

/**
 * The Ed25519 operation itself (RFC 8032), wherever the private key is: in memory as a {@link SignerKey}, or in a hardware module that
 * never gives it out.
 */
@FunctionalInterface
public interface RawSigner {

    /**
     * Signs bytes.
     *
     * @param message what to sign
     * @return the signature, 64 bytes
     */
    byte[] sign(byte[] message);
}
