package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Durability;
import org.linli.trace.Erasure;
import org.linli.trace.Office;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables are made once, and only tables of this version are used. */
class PostgresSchemaTest {
    @Test
    void of_several_nodes_that_come_at_once_one_makes_the_tables() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Crew.of(4, number -> ids.add(Server.open(settings).id()));
        assertEquals(1, ids.size());
    }

    @Test
    void tables_of_another_version_are_refused_with_what_to_do() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        Server.open(settings).close();
        for (int version : List.of(0, 7)) {
            Server.run("UPDATE " + settings.schema() + ".journal SET version = " + version);
            TraceStoreException refused = assertThrows(TraceStoreException.class, () -> Server.open(settings));
            assertTrue(refused.getMessage().contains("version " + version), refused.getMessage());
            assertTrue(refused.getMessage().contains("Maybe " + (version == 7 ? "a newer" : "an older")));
        }
        Server.run("DELETE FROM " + settings.schema() + ".journal");
        assertTrue(assertThrows(TraceStoreException.class, () -> Server.open(settings))
                .getMessage()
                .contains("backup"));
    }

    @Test
    void a_schema_with_other_tables_is_left_alone() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        Server.run("CREATE SCHEMA " + settings.schema(), "CREATE TABLE " + settings.schema() + ".record (x integer)");
        TraceStoreException refused = assertThrows(TraceStoreException.class, () -> Server.open(settings));
        assertTrue(refused.getMessage().contains("another schema"), refused.getMessage());
        assertEquals(
                1,
                Server.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = '"
                        + settings.schema() + "'"));
    }

    @Test
    void a_schema_that_the_host_has_made_is_used() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        Server.run("CREATE SCHEMA " + settings.schema());
        assertEquals(0, Server.open(settings).size());
    }

    @Test
    void names_that_are_no_plain_names_of_schemas_are_refused() {
        for (String name :
                List.of("", "Linli", "1st", "a-b", "a\"; DROP SCHEMA x; --", "pg_linli", "x".repeat(64), "邻里")) {
            assertThrows(IllegalArgumentException.class, () -> PostgresJournal.Settings.DEFAULT.withSchema(name), name);
        }
        assertDoesNotThrow(() -> PostgresJournal.Settings.DEFAULT.withSchema("user"));
    }

    @Test
    void a_reserved_word_will_do_for_a_name() throws Exception {
        Server.run("DROP SCHEMA IF EXISTS \"user\" CASCADE");
        PostgresJournal journal = Server.open(new PostgresJournal.Settings("user"));
        assertEquals(0, journal.append(List.of(), Map.of()).count());
        Server.run("DROP SCHEMA \"user\" CASCADE");
    }

    @Test
    void a_server_that_is_not_there_is_said_to_be_so() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://localhost:1/none?connectTimeout=1");
        TraceStoreException refused =
                assertThrows(TraceStoreException.class, () -> PostgresJournal.open(nowhere, Server.CATALOG));
        assertTrue(refused.getMessage().contains("nothing was done"), refused.getMessage());
        assertThrows(NullPointerException.class, () -> PostgresJournal.open(null, Server.CATALOG));
    }

    @Test
    void receipts_say_whether_the_server_waits_for_its_disk() throws Exception {
        assertEquals(Durability.DURABLE, Server.open(Server.freshSchema()).durability());
        try (Pool pool = Server.poolAt(Server.url() + "&options=-c%20synchronous_commit=off")) {
            assertEquals(
                    Durability.RELAXED, Server.open(Server.freshSchema(), pool).durability());
        }
    }

    @Test
    void connections_that_begin_on_another_level_of_isolation_do_no_harm() throws Exception {
        for (String level : List.of("serializable", "repeatable%20read")) {
            PostgresJournal.Settings settings = Server.freshSchema();
            try (Pool pool = Server.poolAt(
                    Server.url() + "&options=-c%20default_transaction_isolation=" + level.replace("%20", "%5C%20"))) {
                PostgresJournal journal = Server.open(settings, pool);
                Office office = Office.over(journal);
                AccountDesk.at(office).open(AccountId.of("a"), act("open"));
                Crew.of(3, number -> {
                    for (int i = 0; i < 10; i++) {
                        AccountDesk.at(office).deposit(AccountId.of("a"), 1, act(number + "-" + i));
                    }
                });
                assertEquals(31, journal.size());
                assertEquals(30, office.get(Account.KIND, AccountId.of("a")).cents());
            }
        }
    }

    private static Act act(String id) {
        return Act.of(ActId.of(id), ActorId.of("resident-li"), Instant.EPOCH);
    }

    @Test
    void an_append_does_not_wait_for_the_disk_twice_and_an_erasure_waits_for_it() throws Exception {
        List<String> settingsAtCommit = new CopyOnWriteArrayList<>();
        try (Pool pool = Server.anotherPool()) {
            PostgresJournal journal = Server.open(Server.freshSchema(), pool);
            AccountDesk desk = AccountDesk.at(Office.over(journal));
            pool.watched((step, connection) -> {
                if (step.equals("commit")) {
                    try (var row =
                            connection.createStatement().executeQuery("SELECT current_setting('synchronous_commit')")) {
                        row.next();
                        settingsAtCommit.add(row.getString(1));
                    }
                }
            });
            desk.open(AccountId.of("a"), act("open"));
            assertEquals(List.of("off", "on"), settingsAtCommit, "first it arrives, then it gets its position");
            settingsAtCommit.clear();
            journal.erase(new Erasure(act("erase"), ActorId.of("resident-li"), "moved away", "PIPL-47"));
            assertEquals(List.of("on"), settingsAtCommit);
        }
    }

    @Test
    void a_closed_journal_says_so_and_leaves_the_pool_open() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        PostgresJournal journal = Server.open(settings);
        journal.close();
        journal.close();
        for (org.junit.jupiter.api.function.Executable call : List.<org.junit.jupiter.api.function.Executable>of(
                journal::size,
                () -> journal.append(List.of(), Map.of()),
                () -> journal.mark(0),
                () -> journal.awaitBeyond(0, java.time.Duration.ofMillis(1)))) {
            assertTrue(
                    assertThrows(TraceStoreException.class, call).getMessage().contains("closed"));
        }
        assertEquals(0, Server.open(settings).size());
    }
}
