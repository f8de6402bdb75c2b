package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.basics.ActorId;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Act;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Office;
import org.linli.trace.Sitting;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/** The snippets of docs/guide/postgresql.md, compiled and run. */
class PostgresPageTest {
    private final DataSource pool = Server.pool();
    private final Clock clock = Clock.systemUTC();

    @Test
    void a_community_opens_over_the_hosts_data_source() throws SQLException {
        Server.run("DROP SCHEMA IF EXISTS linli CASCADE");
        PostgresJournal journal = PostgresJournal.open(pool, FactCatalog.load());
        Community community = Community.open(journal, Clock.systemUTC(), IdSource.random());
        assertEquals(0, community.catchUp(1));
    }

    @Test
    void the_outbox_carries_what_the_host_put_down() throws SQLException {
        PostgresJournal.Settings settings = Server.freshSchema();
        PostgresJournal journal = Server.open(settings);
        Office office = Office.over(journal);
        Outbox outbox = journal.outbox();
        Outbox.Carrier carrier = new Outbox.Carrier() {
            @Override
            public ActorId actor() {
                return ActorId.of("platform");
            }

            @Override
            public void carry(Outbox.Message message, Sitting sitting, Act act) {
                AccountDesk.at(sitting).open(AccountId.of(new String(message.body(), StandardCharsets.UTF_8)), act);
            }
        };
        Server.run("CREATE TABLE " + settings.schema() + ".payments (id text)");
        byte[] body = "account-17".getBytes(StandardCharsets.UTF_8);
        try (Connection own = pool.getConnection()) {
            own.setAutoCommit(false);
            try (Statement statement = own.createStatement()) {
                statement.execute("INSERT INTO " + settings.schema() + ".payments VALUES ('payment-17')");
            }
            outbox.put(own, new Outbox.Message("payment-17", "payment", clock.instant(), body));
            own.commit();
        }
        Outbox.Relayed relayed = journal.outbox().relay(office, carrier, 100);
        assertEquals(new Outbox.Relayed(1, 0), relayed);

        long size = journal.size();
        long position = 0;
        MerkleHash root = journal.tree(size).root();
        InclusionProof proof = journal.tree(size).proveInclusion(position);
        assertEquals(Trees.of(journal).snapshot().root(), root);
        assertEquals(Trees.of(journal).snapshot().proveInclusion(0), proof);
    }

    @Test
    void the_page_shows_what_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/postgresql.md"),
                module.resolve("src/test/java/org/linli/audit/postgres"));
    }
}
