package org.linli.audit.postgres;

import java.time.Clock;
import org.linli.trace.FactCatalog;
import org.linli.trace.Journal;
import org.linli.trace.testkit.ReopenedJournalContract;

/** A journal on PostgreSQL outlives the process that wrote to it. */
class PostgresReopenedTest extends ReopenedJournalContract {
    private final PostgresJournal.Settings settings = Server.freshSchema();

    @Override
    protected Journal create(Clock recording) {
        return PostgresJournal.open(Server.pool(), Server.CATALOG, recording, settings);
    }

    @Override
    protected Journal reopen(Journal open) {
        ((PostgresJournal) open).close();
        return Server.open(settings);
    }

    @Override
    protected Journal reopenWithoutAccounts(Journal open) {
        ((PostgresJournal) open).close();
        return PostgresJournal.open(Server.pool(), FactCatalog.load(), Clock.systemUTC(), settings);
    }
}
