package org.linli.audit;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.FactCatalog;
import org.linli.trace.Journal;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.JournalContract;

/** A trace log is a journal. */
class TraceLogTest extends JournalContract {
    @TempDir
    private Path folder;

    @Override
    protected Journal create(Clock recording) {
        return TraceLog.open(folder.resolve("log"), FactCatalog.load().with(AccountFact.FAMILY), recording);
    }
}
