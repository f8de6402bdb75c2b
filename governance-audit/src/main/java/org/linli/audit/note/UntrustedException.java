package org.linli.audit.note;

/** Thrown when a note or a proof that had to be trusted cannot be; the message says which key or step fails. */
public final class UntrustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A lack of trust.
     *
     * @param message what is wrong, and what might help
     */
    public UntrustedException(String message) {
        super(message);
    }
}
