package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.linli.audit.SampleLog;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Durability;
import org.linli.trace.Office;
import org.linli.trace.Receipt;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountId;

/** What becomes of appends when the server goes away, or wants them to be tried again. */
class ServerGoneTest {
    private static final AccountId A = AccountId.of("a");
    private static final AccountId B = AccountId.of("b");

    private final PostgresJournal.Settings settings = Server.freshSchema();

    private static Act act(String id) {
        return Act.of(ActId.of(id), ActorId.of("resident-li"), Instant.EPOCH);
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void a_connection_that_is_cut_at_any_step_gives_a_typed_failure_and_the_next_append_gets_through()
            throws Exception {
        PostgresJournal watcher = Server.open(settings);
        AccountDesk.at(Office.over(watcher)).open(A, act("open"));
        int step = 0;
        int unknown = 0;
        boolean cut = true;
        while (cut) {
            int at = step++;
            AtomicInteger steps = new AtomicInteger();
            try (Pool pool = Server.anotherPool()) {
                PostgresJournal journal = Server.open(settings, pool);
                AccountDesk desk = AccountDesk.at(Office.over(journal));
                pool.watched((what, connection) -> {
                    if (steps.getAndIncrement() == at && !what.equals("after commit")) {
                        Server.run("SELECT pg_terminate_backend(" + backend(connection) + ", 5000)");
                    }
                });
                try {
                    desk.deposit(A, 1, act("pay-" + at));
                } catch (TraceStoreException gone) {
                    assertTrue(gone.getMessage().contains("SQLState 57P01"), gone.getMessage());
                    assertTrue(gone.getMessage().contains("Maybe"), gone.getMessage());
                    unknown += gone.getMessage().contains("outcome unknown") ? 1 : 0;
                }
                cut = steps.get() > at;
                // The same journal, the same act, over a fresh connection.
                assertEquals(
                        at + 1, desk.deposit(A, 1, act("pay-" + at)).state().cents());
            }
        }
        assertEquals(1 + step, watcher.size());
        assertTrue(step > 10 && unknown > 3, step + " steps, unknown " + unknown);
    }

    @Test
    void a_server_that_crashes_and_recovers_has_everything_that_was_acknowledged() throws Exception {
        PostgresJournal journal = Server.open(settings);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        desk.open(A, act("open"));
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch some = new CountDownLatch(20);
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; ; i++) {
                    desk.deposit(A, 1, act("pay-" + i));
                    acknowledged.incrementAndGet();
                    some.countDown();
                }
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        writer.start();
        assertTrue(some.await(1, TimeUnit.MINUTES));
        try (Connection connection = Server.anotherPool().getConnection()) {
            // When a backend is killed the server stops all others, throws its memory away and recovers from its log.
            assertTrue(ProcessHandle.of(backend(connection)).orElseThrow().destroyForcibly());
        }
        writer.join(60_000);
        assertTrue(failure.get() instanceof TraceStoreException, String.valueOf(failure.get()));

        long before = -1;
        while (before < 0) {
            try {
                before = Server.open(settings).size();
            } catch (TraceStoreException stillRecovering) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        int paid = acknowledged.get();
        assertTrue(before == 1 + paid || before == 2 + paid, before + " of " + paid);
        assertEquals(paid + 1, desk.deposit(A, 1, act("pay-" + paid)).state().cents());
        assertEquals(2 + paid, journal.size());
        assertEquals(journal.mark(2 + paid).root().orElseThrow(), Trees.rootOf(journal));
    }

    @Test
    void serialization_failures_and_deadlocks_are_tried_again_and_seen_by_nobody() throws Exception {
        try (Pool pool = Server.anotherPool()) {
            PostgresJournal journal = Server.open(settings, pool);
            AccountDesk desk = AccountDesk.at(Office.over(journal));
            desk.open(A, act("open"));
            AtomicInteger thrown = new AtomicInteger();
            AtomicInteger steps = new AtomicInteger();
            pool.watched((what, connection) -> {
                if (steps.incrementAndGet() % 3 == 0 && thrown.get() < 60 && !what.equals("after commit")) {
                    throw new SQLException("made up", thrown.incrementAndGet() % 2 == 0 ? "40001" : "40P01");
                }
            });
            for (int i = 0; i < 10; i++) {
                desk.deposit(A, 1, act("pay-" + i));
            }
            assertEquals(10, desk.deposit(A, 1, act("pay-9")).state().cents());
            assertEquals(11, journal.size());
            assertTrue(thrown.get() > 20, "thrown " + thrown);
        }
    }

    @Test
    void a_real_deadlock_with_a_transaction_of_the_hosts_is_survived() throws Exception {
        PostgresJournal journal = Server.open(settings);
        AccountDesk desk = AccountDesk.at(Office.over(journal));
        desk.open(A, act("open-a"));
        desk.open(B, act("open-b"));
        desk.deposit(A, 10, act("pay"));
        String lock = "SELECT * FROM " + settings.schema() + ".subject WHERE name = 'account/%s' FOR UPDATE";
        try (Connection host = Server.pool().getConnection();
                Statement statement = host.createStatement()) {
            host.setAutoCommit(false);
            statement.execute(lock.formatted("b"));
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread mover = new Thread(() -> {
                try {
                    desk.transfer(A, B, 3, act("move"));
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            mover.start();
            while (Server.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            try {
                statement.execute(lock.formatted("a"));
            } catch (SQLException victim) {
                assertEquals("40P01", victim.getSQLState());
            }
            host.rollback();
            host.setAutoCommit(true);
            mover.join();
            assertEquals(null, failure.get());
        }
        assertEquals(7, desk.deposit(A, 0 + 1, act("last")).state().cents() - 1);
        assertEquals(3, Office.over(journal).get(Account.KIND, B).cents());
    }

    @Test
    void a_pool_with_one_connection_is_enough() throws Exception {
        try (Pool pool = Server.anotherPool().limitedTo(1)) {
            PostgresJournal journal = Server.open(settings, pool);
            Office office = Office.over(journal);
            AccountDesk desk = AccountDesk.at(office);
            desk.open(A, Account.Contact.of(ActorId.of("resident-li"), "027-1"), act("open-a"));
            desk.deposit(A, 5, act("pay"));
            // Carries the personal value over, which is looked up while the records are written.
            desk.restate(A, Instant.EPOCH, act("restate"));
            desk.open(B, act("open-b"));
            desk.transfer(A, B, 2, act("move"));
            journal.erase(new org.linli.trace.Erasure(act("erase"), ActorId.of("resident-li"), "moved", "PIPL-47"));
            assertEquals(3, office.get(Account.KIND, A).cents());
            assertEquals(7, journal.size());
            assertEquals(7, journal.append(List.of(), Map.of()).first());
        }
    }

    @Test
    void a_node_that_does_not_wait_for_its_disk_waits_for_what_it_takes_along_of_others() throws Exception {
        List<String> settingsAtCommit = new CopyOnWriteArrayList<>();
        try (Pool waiting = Server.anotherPool();
                Pool hasty = Server.poolAt(Server.url() + "&options=-c%20synchronous_commit=off")) {
            PostgresJournal durable = Server.open(settings, waiting);
            PostgresJournal relaxed = Server.open(settings, hasty);
            assertEquals(Durability.RELAXED, relaxed.durability());
            hasty.watched((step, connection) -> {
                if (step.equals("commit")) {
                    settingsAtCommit.add(Server.text(connection, "SHOW synchronous_commit"));
                }
            });
            SampleLog.append(relaxed, "one", SampleLog.deposited("b", 1));
            assertEquals(List.of("off", "off"), settingsAtCommit, "nobody else's");
            AtomicBoolean once = new AtomicBoolean();
            waiting.watched((step, connection) -> {
                if (step.contains("pg_advisory_xact_lock") && once.compareAndSet(false, true)) {
                    SampleLog.append(relaxed, "two", SampleLog.deposited("b", 2));
                }
            });
            Receipt told = SampleLog.append(durable, "three", SampleLog.deposited("a", 1));
            assertEquals(Durability.DURABLE, told.durability());
            assertEquals(List.of("off", "off", "off", "on"), settingsAtCommit);
            assertEquals(3, durable.size());
        }
    }
}
