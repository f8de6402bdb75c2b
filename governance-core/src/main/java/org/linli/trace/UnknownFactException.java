package org.linli.trace;

/** A subject cannot be folded because one of its facts is of a type that is not known here. */
public final class UnknownFactException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Subject subject;
    private final String type;

    UnknownFactException(Subject subject, String type) {
        super(
                "The fact (" + type + ") of " + subject
                        + " must be of a known family to fold its subject. Maybe a module is missing on the class path, or is too old.");
        this.subject = subject;
        this.type = type;
    }

    static UnknownFactException of(Fact<?> fact, Kind<?, ?> kind) {
        return fact instanceof UnknownFact unknown
                ? new UnknownFactException(unknown.subject(), unknown.type())
                : new UnknownFactException(
                        fact.subject(), fact.getClass().getName() + ", which is not of kind " + kind.name());
    }

    /**
     * The subject that cannot be folded.
     *
     * @return the subject
     */
    public Subject subject() {
        return subject;
    }

    /**
     * The type that is not known.
     *
     * @return the name under which the fact was written
     */
    public String type() {
        return type;
    }
}
