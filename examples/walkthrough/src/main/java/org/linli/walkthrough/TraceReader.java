package org.linli.walkthrough;

import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceStoreException;
import org.linli.walkthrough.run.OutFolder;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.States;

/** Reads a trace that another process wrote: checks it, and folds every subject anew. */
final class TraceReader {

    private TraceReader() {}

    /**
     * The digest over every subject of a trace.
     *
     * @param folder its folder, or that of the day that left it
     * @return the digest
     * @throws TraceStoreException if there is no trace, it is damaged, or it is not the trace of a day
     */
    static Digest digestOf(Path folder) {
        Path within = OutFolder.at(folder).trace();
        Path trace = Files.isDirectory(within) ? within : folder;
        Verdict verdict = TraceLog.verify(trace);
        if (!verdict.isSound()) {
            throw new TraceStoreException(verdict.explain());
        }
        try (TraceLog log = TraceLog.openForReading(trace, FactCatalog.load())) {
            return States.of(log, Room.ALL).digest();
        } catch (IllegalArgumentException e) {
            throw new TraceStoreException("The trace in " + trace + " is not that of a day. " + e.getMessage(), e);
        }
    }
}
