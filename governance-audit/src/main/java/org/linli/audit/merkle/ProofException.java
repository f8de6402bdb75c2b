package org.linli.audit.merkle;

/** Thrown when a proof that had to hold does not; carries the {@link Verification} that says why. */
public final class ProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Verification verification;

    ProofException(Verification verification) {
        super(verification.explain());
        this.verification = verification;
    }

    /**
     * What is wrong with the proof.
     *
     * @return never {@link Verification.Valid}
     */
    public Verification verification() {
        return verification;
    }
}
