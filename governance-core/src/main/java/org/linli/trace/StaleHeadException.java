package org.linli.trace;

/** A subject has moved since it was read. Nothing was appended; read again and rule again (offices do so by themselves). */
public final class StaleHeadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Subject subject;
    private final transient Head read;
    private final transient Head found;

    /**
     * An exception for a subject that has moved.
     *
     * @param subject the first subject that was found to have moved
     * @param read the head at which it was read
     * @param found the head at which it stands
     */
    public StaleHeadException(Subject subject, Head read, Head found) {
        super("The head of " + subject + " must be " + read + " as read, but is " + found + ".", null, false, false);
        this.subject = subject;
        this.read = read;
        this.found = found;
    }

    /**
     * The first subject that was found to have moved.
     *
     * @return the subject
     */
    public Subject subject() {
        return subject;
    }

    /**
     * The head at which it was read.
     *
     * @return the head that was expected
     */
    public Head read() {
        return read;
    }

    /**
     * The head at which it stands.
     *
     * @return the head that was found
     */
    public Head found() {
        return found;
    }
}
