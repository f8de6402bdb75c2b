package org.linli.audit;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.FactCatalog;
import org.linli.trace.Journal;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.ReopenedJournalContract;

/** A trace log outlives the process that wrote to it. Its files are so small here that every batch begins a new one. */
class TraceLogReopenedTest extends ReopenedJournalContract {
    @TempDir
    private Path folder;

    @Override
    protected Journal create(Clock recording) {
        return open(FactCatalog.load().with(AccountFact.FAMILY), recording);
    }

    private TraceLog open(FactCatalog catalog, Clock recording) {
        return TraceLog.open(folder.resolve("log"), catalog, recording, TraceLog.Settings.DEFAULT.withSegmentBytes(1));
    }

    @Override
    protected Journal reopen(Journal open) {
        ((TraceLog) open).close();
        return open(FactCatalog.load().with(AccountFact.FAMILY), Clock.systemUTC());
    }

    @Override
    protected Journal reopenWithoutAccounts(Journal open) {
        ((TraceLog) open).close();
        return open(FactCatalog.load(), Clock.systemUTC());
    }
}
