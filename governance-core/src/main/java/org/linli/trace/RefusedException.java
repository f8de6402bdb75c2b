package org.linli.trace;

/** What desks throw when the rules say no. Nothing was appended. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    /**
     * An exception that carries a refusal.
     *
     * @param refusal the answer of the rules
     */
    public RefusedException(Refusal refusal) {
        super(refusal.summarize());
        this.refusal = refusal;
    }

    /**
     * The answer of the rules.
     *
     * @return why not, and what to do instead
     */
    public Refusal refusal() {
        return refusal;
    }
}
