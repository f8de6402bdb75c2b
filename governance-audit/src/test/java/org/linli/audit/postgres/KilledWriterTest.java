package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Erasure;
import org.linli.trace.Office;
import org.linli.trace.Purpose;
import org.linli.trace.Selection;
import org.linli.trace.Sitting;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** A writer that is killed between any two statements has done all of an act or nothing, and doing it again does it once. */
class KilledWriterTest {
    private static final ActorId LI = ActorId.of("resident-li");
    private static final AccountId A = AccountId.of("a");
    private static final AccountId B = AccountId.of("b");
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    /** What a process does once it has opened the journal. */
    private interface Life {
        void live(PostgresJournal journal, Pool pool) throws Exception;
    }

    /** Lives until before a step; gives whether there was no such step any more. */
    private static boolean livesUntil(int step, PostgresJournal.Settings settings, Life life) throws Exception {
        Pool pool = Server.anotherPool();
        try {
            life.live(Server.open(settings, pool), pool.killedAt(step));
            return true;
        } catch (Pool.Killed killed) {
            return false;
        } finally {
            pool.close();
        }
    }

    @Test
    void whoever_is_killed_while_the_tables_are_made_leaves_none() throws Exception {
        int step = 0;
        for (boolean alive = false; !alive; step++) {
            PostgresJournal.Settings settings = Server.freshSchema();
            Pool pool = Server.anotherPool();
            try {
                Server.open(settings, pool.killedAt(step));
                alive = true;
            } catch (Pool.Killed killed) {
                Server.open(settings).append(List.of(), java.util.Map.of());
            } finally {
                pool.close();
            }
        }
        assertTrue(step > 8, step + " steps");
    }

    private static Act act(String id) {
        return Act.of(ActId.of(id), LI, MORNING);
    }

    private static List<TraceEvent> all(PostgresJournal journal) {
        return journal.read(Selection.ALL, 0, 1_000).events();
    }

    @Test
    void an_append_is_whole_or_not_there_and_the_act_can_be_repeated() throws Exception {
        int step = 0;
        boolean alive = false;
        int before = 0;
        int after = 0;
        while (!alive) {
            PostgresJournal.Settings settings = Server.freshSchema();
            Office office = Office.over(Server.open(settings));
            AccountDesk.at(office).open(A, Account.Contact.of(LI, "027-1111"), act("open-a"));
            AccountDesk.at(office).deposit(A, 100, act("pay"));

            alive = livesUntil(step++, settings, (journal, pool) -> {
                AccountDesk desk = AccountDesk.at(Office.over(journal));
                desk.open(B, Account.Contact.of(LI, "027-2222"), act("open-b"));
                desk.transfer(A, B, 30, act("move"));
            });

            // Another node goes on: whatever the one that was killed has left gets its position, and nothing stands in
            // the way.
            PostgresJournal next = Server.open(settings);
            AccountDesk desk = AccountDesk.at(Office.over(next));
            int left = all(next).size();
            assertTrue(left == 2 || left == 3 || left == 5, "left " + left);
            before += left == 2 ? 1 : 0;
            after += left == 5 ? 1 : 0;
            assertEquals(
                    left >= 3,
                    desk.open(B, Account.Contact.of(LI, "027-2222"), act("open-b"))
                            .repeated());
            assertEquals(left == 5, desk.transfer(A, B, 30, act("move")).repeated());
            assertEquals(5, next.size());
            assertEquals(70, Office.over(next).get(Account.KIND, A).cents());
            assertEquals(30, Office.over(next).get(Account.KIND, B).cents());
            assertEquals(
                    Optional.of("027-2222"),
                    ((AccountFact.Opened) all(next).get(2).fact())
                            .contact()
                            .phone()
                            .reveal(Purpose.of("test")));
            assertEquals(next.mark(5).root().orElseThrow(), Trees.rootOf(next));
        }
        assertTrue(step > 20 && before > 5 && after > 1, step + " steps, " + before + ", " + after);
    }

    @Test
    void an_erasure_is_whole_or_not_there_and_can_be_repeated() throws Exception {
        Erasure erasure = new Erasure(act("erase"), LI, "moved away", "PIPL-47");
        int step = 0;
        for (boolean alive = false; !alive; ) {
            PostgresJournal.Settings settings = Server.freshSchema();
            PostgresJournal journal = Server.open(settings);
            AccountDesk.at(Office.over(journal)).open(A, Account.Contact.of(LI, "027-1111"), act("open-a"));

            alive = livesUntil(step++, settings, (own, pool) -> own.erase(erasure));

            Optional<String> phone = ((AccountFact.Opened) all(journal).get(0).fact())
                    .contact()
                    .phone()
                    .reveal(Purpose.of("test"));
            assertEquals(journal.size() == 1, phone.isPresent(), "step " + step);
            assertEquals(1, journal.erase(erasure).receipt().first());
            assertEquals(2, journal.size());
            assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".key"));
            assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".sealed"));
        }
        assertTrue(step > 15, step + " steps");
    }

    private static final Outbox.Carrier DEPOSITS = new Outbox.Carrier() {
        @Override
        public ActorId actor() {
            return ActorId.of("platform");
        }

        @Override
        public void carry(Outbox.Message message, Sitting sitting, Act act) {
            long cents = Long.parseLong(new String(message.body(), StandardCharsets.UTF_8));
            AccountDesk.at(sitting).deposit(A, cents, act);
        }
    };

    private static Outbox.Message message(String id, long cents) {
        return new Outbox.Message(id, "deposit", MORNING, Long.toString(cents).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_host_puts_down_with_its_own_rows_becomes_a_fact_exactly_if_these_are_there() throws Exception {
        int step = 0;
        int lost = 0;
        for (boolean alive = false; !alive; ) {
            PostgresJournal.Settings settings = Server.freshSchema();
            PostgresJournal journal = Server.open(settings);
            AccountDesk.at(Office.over(journal)).open(A, act("open-a"));
            String receipts = settings.schema() + ".receipts";
            Server.run("CREATE TABLE " + receipts + " (id text, cents bigint)");

            alive = livesUntil(step++, settings, (own, pool) -> {
                for (int i = 0; i < 2; i++) {
                    hostPays(pool, own.outbox(), receipts, "host-" + i, 10 + i);
                }
                own.outbox().relay(Office.over(own), DEPOSITS, 10);
            });

            Outbox outbox = journal.outbox();
            Office office = Office.over(Server.open(settings));
            outbox.relay(office, DEPOSITS, 10);
            assertEquals(new Outbox.Relayed(0, 0), outbox.relay(office, DEPOSITS, 10));
            long rows = Server.number("SELECT coalesce(sum(cents), 0) FROM " + receipts);
            assertEquals(rows, office.get(Account.KIND, A).cents(), "step " + step);
            assertEquals(1 + Server.number("SELECT count(*) FROM " + receipts), journal.size(), "step " + step);
            lost += rows == 0 ? 1 : 0;
        }
        assertTrue(step > 20 && lost > 2, step + " steps, " + lost);
    }

    private static void hostPays(Pool pool, Outbox outbox, String table, String id, long cents) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO " + table + " VALUES ('" + id + "', " + cents + ")");
            outbox.put(connection, message(id, cents));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void what_the_rules_refuse_is_set_aside_with_the_reason_and_what_fails_stays_first() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        PostgresJournal journal = Server.open(settings);
        Office office = Office.over(journal);
        Outbox outbox = journal.outbox();
        try (Connection connection = Server.pool().getConnection()) {
            assertThrows(IllegalArgumentException.class, () -> outbox.put(connection, message("m-0", 1)));
            connection.setAutoCommit(false);
            assertTrue(outbox.put(connection, message("m-1", 5)));
            assertEquals(false, outbox.put(connection, message("m-1", 7)), "the same id");
            assertTrue(outbox.put(connection, message("m-2", 6)));
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertEquals(new Outbox.Relayed(0, 2), outbox.relay(office, DEPOSITS, 10));
        assertEquals(0, journal.size(), "nothing is appended that was refused");
        List<Outbox.Refused> refused = outbox.refused(10);
        assertEquals(
                List.of(message("m-1", 5), message("m-2", 6)),
                refused.stream().map(Outbox.Refused::message).toList());
        assertEquals("account.not_open", refused.get(0).reason());

        AccountDesk.at(office).open(A, act("open-a"));
        assertTrue(outbox.retry("m-2"));
        assertEquals(false, outbox.retry("m-3"));
        Outbox.Carrier broken = new Outbox.Carrier() {
            @Override
            public ActorId actor() {
                return LI;
            }

            @Override
            public void carry(Outbox.Message message, Sitting sitting, Act act) {
                throw new IllegalStateException("no");
            }
        };
        assertThrows(IllegalStateException.class, () -> outbox.relay(office, broken, 10));
        assertEquals(new Outbox.Relayed(1, 0), outbox.relay(office, DEPOSITS, 10));
        assertEquals(6, office.get(Account.KIND, A).cents());
        assertTrue(outbox.drop("m-1"));
        assertEquals(List.of(), outbox.refused(1));
        assertThrows(IllegalArgumentException.class, () -> outbox.refused(0));
    }
}
