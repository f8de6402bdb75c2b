package org.linli.audit.postgres;

import java.time.Clock;
import org.linli.trace.Journal;
import org.linli.trace.testkit.JournalContract;

/** A journal on PostgreSQL is a journal. */
class PostgresJournalTest extends JournalContract {
    @Override
    protected Journal create(Clock recording) {
        return PostgresJournal.open(Server.pool(), Server.CATALOG, recording, Server.freshSchema());
    }
}
