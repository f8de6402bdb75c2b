package org.linli.walkthrough;

import java.nio.file.Path;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceStoreException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.States;

/** Reads a trace that another process wrote: checks it, and folds every subject anew. */
final class TraceReader {

    private TraceReader() {}

    /**
     * The digest over every subject of a trace.
     *
     * @param trace its folder
     * @return the digest
     * @throws TraceStoreException if there is no trace, or it is damaged
     * @throws IllegalArgumentException if it is not the trace of a day
     */
    static Digest digestOf(Path trace) {
        Verdict verdict = TraceLog.verify(trace);
        if (!verdict.isSound()) {
            throw new TraceStoreException(verdict.explain());
        }
        try (TraceLog log = TraceLog.openForReading(trace, FactCatalog.load())) {
            return States.of(log, Room.ALL).digest();
        }
    }
}
