package org.linli.trace;

/** Somebody asked for a record that was deleted by order: a journal that cuts its oldest records knows that it was there, and no more. */
public class RecordGoneException extends TraceStoreException {
    private static final long serialVersionUID = 1;

    /**
     * A record that is gone.
     *
     * @param message which, and where it is said why
     */
    public RecordGoneException(String message) {
        super(message);
    }
}
