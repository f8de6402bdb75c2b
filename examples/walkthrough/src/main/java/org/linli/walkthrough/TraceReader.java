package org.linli.walkthrough;

import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.audit.TraceLog;
import org.linli.audit.Verdict;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.TraceStoreException;
import org.linli.walkthrough.UsageException.Trouble;
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
     * @throws UsageException if there is no trace in the folder
     * @throws TraceStoreException if the trace is damaged, or is not that of a day
     */
    static Digest digestOf(Path folder) throws UsageException {
        Path within = OutFolder.at(folder).trace();
        Path trace = Files.isDirectory(within) ? within : folder;
        if (!TraceLog.isIn(trace)) {
            throw new UsageException(
                    Trouble.NO_TRACE,
                    folder.toString(),
                    "There is no trace in " + folder + (Files.exists(folder) ? "." : ", which is not there."),
                    "Name the folder that a day was written to with --out, or the trace in it.");
        }
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
