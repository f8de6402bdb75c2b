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

    @Test
    void an_append_is_whole_or_not_there_and_the_act_can_be_repeated() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        int step = 0;
        int before = 0;
        int after = 0;
        for (boolean alive = false; !alive; step++) {
            String run = "-" + step;
            AccountId a = AccountId.of("a" + run);
            AccountId b = AccountId.of("b" + run);
            PostgresJournal watcher = Server.open(settings);
            AccountDesk.at(Office.over(watcher)).open(a, Account.Contact.of(LI, "027-1111"), act("open-a" + run));
            AccountDesk.at(Office.over(watcher)).deposit(a, 100, act("pay" + run));
            long begun = watcher.size();

            alive = livesUntil(step, settings, (journal, pool) -> {
                AccountDesk desk = AccountDesk.at(Office.over(journal));
                desk.open(b, Account.Contact.of(LI, "027-2222"), act("open-b" + run));
                desk.transfer(a, b, 30, act("move" + run));
            });

            // Another node goes on: whatever the one that was killed has left gets its position, and nothing stands in
            // the way.
            PostgresJournal next = Server.open(settings);
            AccountDesk desk = AccountDesk.at(Office.over(next));
            long left = next.size() - begun;
            assertTrue(left == 0 || left == 1 || left == 3, "left " + left);
            before += left == 0 ? 1 : 0;
            after += left == 3 ? 1 : 0;
            assertEquals(
                    left >= 1,
                    desk.open(b, Account.Contact.of(LI, "027-2222"), act("open-b" + run))
                            .repeated());
            assertEquals(left == 3, desk.transfer(a, b, 30, act("move" + run)).repeated());
            assertEquals(begun + 3, next.size());
            assertEquals(70, Office.over(next).get(Account.KIND, a).cents());
            assertEquals(30, Office.over(next).get(Account.KIND, b).cents());
            TraceEvent opened = next.read(Selection.ALL, begun, 1).events().get(0);
            assertEquals(
                    Optional.of("027-2222"),
                    ((AccountFact.Opened) opened.fact()).contact().phone().reveal(Purpose.of("test")));
        }
        PostgresJournal last = Server.open(settings);
        assertEquals(last.mark(last.size()).root().orElseThrow(), Trees.rootOf(last));
        assertTrue(step > 15 && before > 3 && after > 1, step + " steps, " + before + ", " + after);
    }

    @Test
    void an_erasure_is_whole_or_not_there_and_can_be_repeated() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        PostgresJournal journal = Server.open(settings);
        int step = 0;
        for (boolean alive = false; !alive; step++) {
            Erasure erasure = new Erasure(act("erase-" + step), LI, "moved away", "PIPL-47");
            AccountDesk.at(Office.over(journal))
                    .open(AccountId.of("a-" + step), Account.Contact.of(LI, "027-1111"), act("open-" + step));
            long begun = journal.size();

            alive = livesUntil(step, settings, (own, pool) -> own.erase(erasure));

            TraceEvent opened =
                    journal.read(Selection.ALL, begun - 1, 1).events().get(0);
            Optional<String> phone =
                    ((AccountFact.Opened) opened.fact()).contact().phone().reveal(Purpose.of("test"));
            assertEquals(journal.size() == begun, phone.isPresent(), "step " + step);
            assertEquals(begun, journal.erase(erasure).receipt().first());
            assertEquals(begun + 1, journal.size());
            assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".key"));
            assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".sealed"));
        }
        assertTrue(step > 12, step + " steps");
    }

    private static Outbox.Carrier deposits(AccountId account) {
        return new Outbox.Carrier() {
            @Override
            public ActorId actor() {
                return ActorId.of("platform");
            }

            @Override
            public void carry(Outbox.Message message, Sitting sitting, Act act) {
                long cents = Long.parseLong(new String(message.body(), StandardCharsets.UTF_8));
                AccountDesk.at(sitting).deposit(account, cents, act);
            }
        };
    }

    private static Outbox.Message message(String id, long cents) {
        return new Outbox.Message(id, "deposit", MORNING, Long.toString(cents).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_host_puts_down_with_its_own_rows_becomes_a_fact_exactly_if_these_are_there() throws Exception {
        PostgresJournal.Settings settings = Server.freshSchema();
        PostgresJournal journal = Server.open(settings);
        String table = settings.schema() + ".receipts";
        Server.run("CREATE TABLE " + table + " (step integer, cents bigint)");
        int step = 0;
        int lost = 0;
        for (boolean alive = false; !alive; step++) {
            int now = step;
            AccountId account = AccountId.of("a-" + now);
            AccountDesk.at(Office.over(journal)).open(account, act("open-" + now));
            long begun = journal.size();

            alive = livesUntil(step, settings, (own, pool) -> {
                for (int i = 0; i < 2; i++) {
                    hostPays(pool, own.outbox(), table, now, 10 + i);
                }
                own.outbox().relay(Office.over(own), deposits(account), 10);
            });

            Outbox outbox = journal.outbox();
            Office office = Office.over(Server.open(settings));
            outbox.relay(office, deposits(account), 10);
            assertEquals(new Outbox.Relayed(0, 0), outbox.relay(office, deposits(account), 10));
            String mine = " FROM " + table + " WHERE step = " + now;
            long rows = Server.number("SELECT coalesce(sum(cents), 0)" + mine);
            assertEquals(rows, office.get(Account.KIND, account).cents(), "step " + step);
            assertEquals(begun + Server.number("SELECT count(*)" + mine), journal.size(), "step " + step);
            lost += rows == 0 ? 1 : 0;
        }
        assertTrue(step > 15 && lost > 2, step + " steps, " + lost);
    }

    private static void hostPays(Pool pool, Outbox outbox, String table, int step, long cents) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO " + table + " VALUES (" + step + ", " + cents + ")");
            outbox.put(connection, message("host-" + step + "-" + cents, cents));
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
        assertEquals(new Outbox.Relayed(0, 2), outbox.relay(office, deposits(A), 10));
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
        assertEquals(new Outbox.Relayed(1, 0), outbox.relay(office, deposits(A), 10));
        assertEquals(6, office.get(Account.KIND, A).cents());
        assertTrue(outbox.drop("m-1"));
        assertEquals(List.of(), outbox.refused(1));
        assertThrows(IllegalArgumentException.class, () -> outbox.refused(0));
    }
}
