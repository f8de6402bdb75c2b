package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.linli.audit.SampleLog;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Erasure;
import org.linli.trace.Mark;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Restriction;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountDesk;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;
import org.linli.trace.testkit.Crew;

/** What is erased is in no table and no file of one; facts and proofs are as they were. */
class PostgresErasureTest {
    private static final String SECRET = "027-SECRET-8888";
    private static final ActorId LI = ActorId.of("resident-li");
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final Purpose TEST = Purpose.of("test");

    private final PostgresJournal.Settings settings = Server.freshSchema();
    private final PostgresJournal journal = Server.open(settings);
    private final AccountDesk desk = AccountDesk.at(Office.over(journal));

    private static Act act(String id) {
        return Act.of(ActId.of(id), LI, MORNING);
    }

    private static Erasure erasure(String id) {
        return new Erasure(act(id), LI, "moved away", "PIPL-47");
    }

    private void open(String account, String phone) {
        desk.open(AccountId.of(account), Account.Contact.of(LI, phone), act("open-" + account));
    }

    private Optional<String> phone(long position) {
        TraceEvent event = journal.read(Selection.ALL, position, 1).events().get(0);
        return ((AccountFact.Opened) event.fact()).contact().phone().reveal(TEST);
    }

    /** Whether some file below the folder of all tables has these bytes. */
    private static boolean isInSomeTable(byte[] bytes) throws Exception {
        Server.run("CHECKPOINT");
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean[] found = new boolean[1];
        // The server deletes files meanwhile.
        Files.walkFileTree(Server.data().resolve("base"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    found[0] |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted);
                } catch (IOException goneMeanwhile) {
                    // What is not there holds nothing.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found[0];
    }

    @Test
    void neither_key_nor_value_is_left_in_the_file_of_any_table_and_no_proof_has_changed() throws Exception {
        open("a", SECRET);
        open("b", SECRET);
        byte[] key = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        assertEquals(32, key.length);
        assertTrue(isInSomeTable(key), "so that the search can find it");
        assertFalse(isInSomeTable(SECRET.getBytes(StandardCharsets.UTF_8)), "no value ever reaches the server");
        Mark mark = journal.mark(2);
        List<TraceEvent> events = journal.read(Selection.ALL, 0, 10).events();

        assertEquals(2, journal.erase(erasure("erase")).values());

        assertFalse(isInSomeTable(key), "no key");
        assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".sealed"));
        assertEquals(mark, journal.mark(2));
        assertEquals(events, journal.read(Selection.ALL, 0, 2).events());
        assertEquals(Optional.empty(), phone(0));
        assertEquals(0, journal.erase(erasure("erase")).values());
        assertEquals(3, journal.size());
    }

    @Test
    void an_erasure_of_some_values_leaves_no_key_under_which_they_could_be_read_and_the_others_readable()
            throws Exception {
        int many = 1_100;
        Office office = Office.over(journal);
        open("a", SECRET);
        office.sit(sitting -> {
            for (int i = 0; i < many; i++) {
                AccountDesk.at(sitting)
                        .open(AccountId.of("b-" + i), Account.Contact.of(LI, "b-" + i), act("open-b-" + i));
            }
            return null;
        });
        List<Erasure.Extent> extents = List.of(
                Erasure.Extent.records(List.of(0L)), Erasure.Extent.ALL.before(2), Erasure.Extent.ALL.before(3));
        for (int i = 0; i < extents.size(); i++) {
            byte[] key = Server.bytes("SELECT secret FROM " + settings.schema()
                    + ".key WHERE holder = 'resident-li undeclared@0' AND until IS NULL");
            assertTrue(i > 0 || isInSomeTable(key), "so that the search can find it");
            Erasure order = new Erasure(act("some-" + i), LI, extents.get(i), "a mistake", "PIPL-47");
            assertEquals(1, journal.erase(order).values());
            assertFalse(isInSomeTable(key));
            assertEquals(Optional.empty(), phone(i));
            for (long position : new long[] {i + 1, 1_000, many}) {
                assertEquals(Optional.of("b-" + (position - 1)), phone(position));
            }
            open("later-" + i, "later");
            assertEquals(Optional.of("later"), phone(journal.size() - 1));
        }
        journal.erase(erasure("all"));
        assertEquals(0, Server.number("SELECT count(*) FROM " + settings.schema() + ".sealed"));
        assertEquals(Optional.empty(), phone(many));
    }

    @Test
    void a_value_that_is_erased_or_restricted_while_it_is_appended_again_is_not_written_again() {
        List<Runnable> orders = List.of(
                () -> journal.restrict(new Restriction(
                        act("restrict"),
                        LI,
                        List.of(Personal.UNDECLARED),
                        new Restriction.Duty(Purpose.of("audit"), LI, "Accounting-Law-23", MORNING))),
                () -> journal.erase(new Erasure(
                        act("some"), LI, Erasure.Extent.records(List.of(journal.size() - 1)), "mistake", "PIPL-47")),
                () -> journal.erase(erasure("all")));
        int number = 0;
        for (Runnable order : orders) {
            open("from-" + number, SECRET);
            long at = journal.size() - 1;
            AccountFact.Opened from = (AccountFact.Opened)
                    journal.read(Selection.ALL, at, 1).events().get(0).fact();
            AtomicBoolean given = new AtomicBoolean();
            Personal<String> phone = Personal.kept(LI, "phone", Optional.empty(), purpose -> {
                String value = from.contact().phone().reveal(purpose).orElse(null);
                if (!given.getAndSet(true)) {
                    // Somebody else's, as it would be: what is being written is this thread's own.
                    CompletableFuture.runAsync(order).join();
                }
                return value;
            });
            SampleLog.append(
                    journal,
                    "again-" + number,
                    new AccountFact.Opened(
                            AccountId.of("to-" + number++),
                            LI,
                            Account.Tier.HOUSEHOLD,
                            new Account.Contact(phone, Optional.empty())));
            assertEquals(at + 3, journal.size());
            assertEquals(Optional.empty(), phone(at));
            assertEquals(Optional.empty(), phone(at + 2));
        }
    }

    @Test
    void a_holder_who_comes_back_gets_a_fresh_key() throws Exception {
        open("a", "one");
        byte[] before = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        journal.erase(erasure("erase"));
        open("b", "two");
        byte[] after = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        assertFalse(java.util.Arrays.equals(before, after));
        assertEquals(Optional.of("two"), phone(2));
        journal.erase(erasure("erase"));
        assertEquals(Optional.of("two"), phone(2), "the same order again");
        journal.erase(erasure("again"));
        assertEquals(Optional.empty(), phone(2));
    }

    @Test
    void a_value_whose_key_somebody_deleted_by_hand_is_not_said_to_be_erased() throws Exception {
        open("a", "one");
        open("b", "two");
        Server.run("DELETE FROM " + settings.schema() + ".key");
        assertThrows(TraceStoreException.class, () -> phone(0));
        assertThrows(TraceStoreException.class, () -> phone(1));
    }

    @Test
    void a_value_that_was_exchanged_by_hand_is_not_taken_for_the_one_committed_to() throws Exception {
        open("a", "one");
        open("b", "two");
        Server.run("UPDATE " + settings.schema() + ".sealed SET bytes = (SELECT bytes FROM " + settings.schema()
                + ".sealed ORDER BY subject LIMIT 1)");
        assertEquals(Optional.of("one"), phone(0));
        assertThrows(TraceStoreException.class, () -> phone(1));
    }

    @Test
    void an_erasure_finishes_once_nobody_holds_the_table_of_keys_any_more() throws Exception {
        open("a", "one");
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        try (Connection other = Server.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM " + settings.schema() + ".key");
            Thread eraser = new Thread(() -> {
                try {
                    journal.erase(erasure("erase"));
                } catch (Throwable e) {
                    outcome.set(e);
                }
            });
            eraser.start();
            while (journal.size() < 2) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertEquals(Optional.empty(), phone(0), "erased before the file is written anew");
            other.rollback();
            other.setAutoCommit(true);
            eraser.join();
        }
        assertEquals(null, outcome.get());
    }

    @Test
    void an_erasure_finishes_once_no_transaction_is_open_that_may_still_see_the_key() throws Exception {
        open("a", "one");
        byte[] key = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        assertTrue(isInSomeTable(key), "so that the search can find it");
        try (Connection other = Server.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT 1");
            CompletableFuture<Long> erased = CompletableFuture.supplyAsync(
                    () -> journal.erase(erasure("erase")).values());
            while (journal.size() < 2) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertEquals(Optional.empty(), phone(0), "erased before the file is written anew");
            assertThrows(TimeoutException.class, () -> erased.get(1, TimeUnit.SECONDS), "the key stands in the file");
            assertTrue(isInSomeTable(key));
            other.rollback();
            other.setAutoCommit(true);
            assertEquals(1, erased.join());
        }
        assertFalse(isInSomeTable(key));
    }

    @Test
    void a_transaction_that_stays_open_makes_the_erasure_say_that_the_key_stands_in_the_file() throws Exception {
        open("a", "one");
        byte[] key = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        try (Connection other = Server.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT 1");
            TraceStoreException said = assertThrows(TraceStoreException.class, () -> journal.erase(erasure("erase")));
            assertTrue(said.getMessage().contains("Erase once more under the same act id"), said.getMessage());
            assertEquals(Optional.empty(), phone(0));
            other.rollback();
            other.setAutoCommit(true);
        }
        assertEquals(0, journal.erase(erasure("erase")).values(), "once more under the same act");
        assertFalse(isInSomeTable(key));
        assertEquals(2, journal.size());
    }

    @Test
    void a_role_that_may_not_write_the_table_of_keys_anew_is_told_so_and_its_owner_finishes_the_erasure()
            throws Exception {
        open("a", "one");
        byte[] key = Server.bytes("SELECT secret FROM " + settings.schema() + ".key");
        String role = settings.schema() + "_writer";
        Server.run(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE ON SCHEMA " + settings.schema() + " TO " + role,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + settings.schema() + " TO " + role,
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA " + settings.schema() + " TO " + role);
        try (Pool pool = Server.poolAt(Server.url().replace("user=postgres", "user=" + role))) {
            PostgresJournal theirs = Server.open(settings, pool);
            TraceStoreException said = assertThrows(TraceStoreException.class, () -> theirs.erase(erasure("erase")));
            assertTrue(said.getMessage().contains("Maybe the role must own the table"), said.getMessage());
        }
        assertTrue(isInSomeTable(key), "so that there is something to finish");
        assertEquals(0, journal.erase(erasure("erase")).values(), "once more under the same act");
        assertFalse(isInSomeTable(key));
    }

    @Test
    void erasures_on_one_node_while_another_appends_reach_exactly_what_stands_before_them() throws Exception {
        PostgresJournal other = Server.open(settings, Server.anotherPool());
        AccountDesk others = AccountDesk.at(Office.over(other));
        AtomicBoolean done = new AtomicBoolean();
        Crew.of(3, number -> {
            if (number == 0) {
                for (int i = 0; i < 8; i++) {
                    journal.erase(erasure("erase-" + i));
                }
                done.set(true);
                return;
            }
            for (int i = 0; !done.get(); i++) {
                (number == 1 ? desk : others)
                        .open(
                                AccountId.of(number + "-" + i),
                                Account.Contact.of(LI, "tel"),
                                act("o" + number + "-" + i));
            }
        });
        List<TraceEvent> all = journal.read(Selection.ALL, 0, 100_000).events();
        long last = all.stream()
                .filter(event -> !(event.fact() instanceof AccountFact))
                .mapToLong(TraceEvent::position)
                .max()
                .orElseThrow();
        for (TraceEvent event : all) {
            if (event.fact() instanceof AccountFact.Opened opened) {
                assertEquals(
                        event.position() > last,
                        opened.contact().phone().reveal(TEST).isPresent(),
                        event.position() + " of " + last);
            }
        }
        assertEquals(
                8,
                all.stream()
                        .filter(event -> !(event.fact() instanceof AccountFact))
                        .count());
    }
}
