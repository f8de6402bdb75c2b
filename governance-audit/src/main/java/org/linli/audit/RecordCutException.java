package org.linli.audit;

import org.linli.trace.RecordGoneException;

/** Somebody asked for a record that was cut ({@link TraceLog#cut}): its hash is in the log, the record is not. */
public final class RecordCutException extends RecordGoneException {
    private static final long serialVersionUID = 1;

    private final long position;

    RecordCutException(long position, String what) {
        super(what + " was cut, and only its hash is kept. Maybe see the fact trace.cut for why, and by whose order.");
        this.position = position;
    }

    /**
     * Which record.
     *
     * @return its position
     */
    public long position() {
        return position;
    }
}
