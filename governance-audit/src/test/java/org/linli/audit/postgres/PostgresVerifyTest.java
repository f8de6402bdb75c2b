package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.SampleLog;
import org.linli.audit.Verdict;
import org.linli.audit.Verdict.Problem;
import org.linli.audit.note.SampleKeys;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.Head;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Restriction;
import org.linli.trace.StaleHeadException;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** The tables of a journal, checked from end to end. */
class PostgresVerifyTest {
    private static final ActorId LI = ActorId.of("resident-li");
    private static final ActorId WANG = ActorId.of("resident-wang");

    @TempDir
    private java.nio.file.Path temp;

    private static Act act(String id) {
        return Act.of(ActId.of(id), ActorId.of("grid-worker-3"), Instant.parse("2026-03-02T01:00:00Z"));
    }

    /** 600 records of two appends, and an erasure: enough for nodes on the level that is kept. */
    private static PostgresJournal filled(PostgresJournal.Settings schema) {
        PostgresJournal journal = Server.open(schema);
        SampleLog.append(
                journal, "one", SampleLog.opened("a", LI, "027-1111"), SampleLog.opened("b", WANG, "027-2222"));
        many(journal, 597);
        journal.erase(new Erasure(act("erase"), LI, "moved away", "PIPL-47"));
        return journal;
    }

    private static void many(PostgresJournal journal, int count) {
        Map<Subject, Head> read = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AccountFact fact = new AccountFact.Deposited(AccountId.of("m" + i + "-" + count), i + 1, Optional.empty());
            read.put(fact.subject(), Head.NONE);
            entries.add(Entry.of(act("many-" + count), fact));
        }
        journal.append(entries, read);
    }

    private static Verdict.Damaged damage(PostgresJournal journal) {
        Verdict verdict = journal.verify();
        return assertInstanceOf(Verdict.Damaged.class, verdict, verdict.explain());
    }

    @Test
    void a_sound_journal_is_said_to_be_sound_with_its_head() {
        PostgresJournal empty = Server.open(Server.freshSchema());
        assertTrue(empty.verify().isSound());
        PostgresJournal journal = filled(Server.freshSchema());
        Verdict.Sound sound = assertInstanceOf(
                Verdict.Sound.class, journal.verify(), journal.verify().explain());
        assertEquals(journal.tree(600).head(), sound.head());
        assertEquals(journal.id(), sound.log());
    }

    @Test
    void what_the_tables_of_orders_say_is_what_the_records_order() throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = filled(schema);
        Restriction.Duty duty =
                new Restriction.Duty(Purpose.of("audit"), WANG, "law", Instant.parse("2036-03-02T01:00:00Z"));
        long restricted = journal.restrict(new Restriction(act("restrict"), WANG, List.of(Personal.UNDECLARED), duty))
                .first();
        SampleLog.append(journal, "after", SampleLog.opened("c", WANG, "027-3333"));
        journal.erase(new Erasure(
                act("bounded"),
                WANG,
                Erasure.Extent.keptUnder(List.of(Basis.of("other", "1"))).before(3),
                "asked",
                "PIPL-47"));
        assertTrue(journal.verify().isSound(), journal.verify().explain());
        String in = schema.schema();
        record Fault(String change, String undo, Problem problem, long position) {}
        String name = "'resident-wang !undeclared@0'";
        for (Fault fault : List.of(
                new Fault(
                        "DELETE FROM %s.restriction",
                        "INSERT INTO %s.restriction VALUES (" + name + ", " + restricted + ", 'audit')",
                        Problem.ERASURE,
                        restricted),
                new Fault(
                        "UPDATE %s.restriction SET purpose = 'call'",
                        "UPDATE %s.restriction SET purpose = 'audit'", Problem.ERASURE, restricted),
                new Fault(
                        "INSERT INTO %s.erasure VALUES ('resident-wang', 3, 3)",
                        "DELETE FROM %s.erasure WHERE position = 3", Problem.ERASURE, 3),
                new Fault(
                        "DELETE FROM %s.erasure WHERE before = 0",
                        "INSERT INTO %s.erasure VALUES ('resident-wang', " + (restricted + 2) + ", 0)",
                        Problem.ERASURE,
                        restricted + 2),
                new Fault(
                        "UPDATE %s.key SET until = 4 WHERE until = " + restricted,
                        "UPDATE %s.key SET until = " + restricted + " WHERE until = 4",
                        Problem.KEY,
                        1),
                new Fault(
                        "INSERT INTO %s.key (holder, secret, until) VALUES ('resident-li undeclared@0', '\\x00', 5)",
                        "DELETE FROM %s.key WHERE until = 5", Problem.ERASURE, 599))) {
            Server.run(fault.change().formatted(in));
            Verdict.Damaged damage = damage(journal);
            assertEquals(fault.problem(), damage.problem(), damage.explain());
            assertEquals(fault.position(), damage.position(), damage.explain());
            Server.run(fault.undo().formatted(in));
            assertTrue(journal.verify().isSound(), journal.verify().explain());
        }
    }

    @Test
    void what_was_changed_in_a_table_is_named_with_its_place_and_what_is_sound() throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = filled(schema);
        String in = schema.schema();
        record Fault(String table, Problem problem, long position, String change, String undo) {}
        String keep = "CREATE TABLE " + in + ".kept AS SELECT * FROM " + in;
        for (Fault fault : List.of(
                new Fault(
                        "record",
                        Problem.FRAME,
                        300,
                        "UPDATE %s.record SET envelope = convert_to(replace(convert_from(envelope, 'UTF8'), 'grid-worker-3', 'grid-worker-4'), 'UTF8') WHERE position = 300",
                        "UPDATE %s.record AS r SET envelope = k.envelope FROM %s.kept AS k WHERE k.position = r.position"),
                new Fault(
                        "record",
                        Problem.FORM,
                        7,
                        "UPDATE %s.record SET envelope = envelope || '\\x20'::bytea WHERE position = 7",
                        "UPDATE %s.record AS r SET envelope = k.envelope FROM %s.kept AS k WHERE k.position = r.position"),
                new Fault(
                        "record",
                        Problem.SEQUENCE,
                        444,
                        "DELETE FROM %s.record WHERE position = 444",
                        "INSERT INTO %s.record SELECT * FROM %s.kept WHERE position = 444"),
                new Fault(
                        "record",
                        Problem.TRAIL,
                        0,
                        "UPDATE %s.record SET seq = 9 WHERE position = 0",
                        "UPDATE %s.record AS r SET seq = k.seq FROM %s.kept AS k WHERE k.position = r.position"),
                new Fault(
                        "node",
                        Problem.TREE,
                        -1,
                        "UPDATE %s.node SET hash = sha256(hash) WHERE level = 8 AND number = 1",
                        "UPDATE %s.node SET hash = k.hash FROM %s.kept_nodes AS k WHERE node.level = k.level AND node.number = k.number"),
                new Fault(
                        "sealed",
                        Problem.VALUE,
                        1,
                        "UPDATE %s.sealed SET bytes = set_byte(bytes, 30, 255 - get_byte(bytes, 30))",
                        "UPDATE %s.sealed SET bytes = set_byte(bytes, 30, 255 - get_byte(bytes, 30))"),
                new Fault(
                        "key",
                        Problem.KEY,
                        1,
                        "UPDATE %s.sealed SET key = key + 1000",
                        "UPDATE %s.sealed SET key = key - 1000"),
                new Fault(
                        "sealed",
                        Problem.ERASURE,
                        1,
                        "ALTER TABLE %s.sealed RENAME TO gone; CREATE TABLE %s.sealed (LIKE %s.gone)",
                        "DROP TABLE %s.sealed; ALTER TABLE %s.gone RENAME TO sealed"))) {
            Server.run(
                    keep + ".record",
                    "CREATE TABLE " + in + ".kept_nodes AS SELECT * FROM " + in + ".node",
                    fault.change().replace("%s", in));
            Verdict.Damaged found = damage(journal);
            assertEquals(fault.problem(), found.problem(), found.explain());
            assertEquals(fault.position(), found.position(), found.explain());
            assertTrue(found.explain().contains("in " + in + "." + fault.table()), found.explain());
            Server.run(
                    fault.undo().replace("%s", in), "DROP TABLE " + in + ".kept", "DROP TABLE " + in + ".kept_nodes");
            assertTrue(
                    journal.verify().isSound(),
                    () -> fault + ": " + journal.verify().explain());
        }
    }

    /** What appends go by and nobody reads: with another number no append to the subject is ever taken again. */
    @Test
    void a_count_or_a_length_that_appends_live_by_is_named_and_nothing_is_signed_over_another_hash()
            throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = filled(schema);
        String in = schema.schema();
        record Fault(String table, Problem problem, long position, String change, String undo) {}
        for (Fault fault : List.of(
                new Fault(
                        "subject",
                        Problem.TRAIL,
                        -1,
                        "UPDATE %s.subject SET seq = 3 WHERE name = 'account/b'",
                        "UPDATE %s.subject SET seq = 1 WHERE name = 'account/b'"),
                new Fault(
                        "subject",
                        Problem.TRAIL,
                        -1,
                        "UPDATE %s.subject SET seq = 0 WHERE name = 'account/b'",
                        "UPDATE %s.subject SET seq = 1 WHERE name = 'account/b'"),
                new Fault(
                        "subject",
                        Problem.TRAIL,
                        -1,
                        "INSERT INTO %s.subject (name, seq) VALUES ('account/nobody', 1)",
                        "DELETE FROM %s.subject WHERE name = 'account/nobody'"),
                new Fault(
                        "key",
                        Problem.KEY,
                        1,
                        "UPDATE %s.key SET secret = secret || secret",
                        "UPDATE %s.key SET secret = substr(secret, 1, 32)"),
                new Fault(
                        "record",
                        Problem.FRAME,
                        599,
                        "UPDATE %s.record SET leaf = leaf || leaf WHERE position = 599",
                        "UPDATE %s.record SET leaf = substr(leaf, 1, 32)"),
                new Fault(
                        "record",
                        Problem.FRAME,
                        599,
                        "UPDATE %s.record SET leaf = sha256(leaf) WHERE position = 599",
                        "UPDATE %s.record SET leaf = sha256('\\x00'::bytea || envelope)"),
                new Fault(
                        "node",
                        Problem.TREE,
                        -1,
                        "UPDATE %s.node SET hash = hash || hash",
                        "UPDATE %s.node SET hash = substr(hash, 1, 32)"))) {
            Server.run(fault.change().formatted(in));
            Verdict.Damaged found = damage(journal);
            assertEquals(fault.problem(), found.problem(), found.explain());
            assertEquals(fault.position(), found.position(), found.explain());
            assertTrue(found.explain().contains("in " + in + "." + fault.table()), found.explain());
            if (!fault.table().equals("subject") && !fault.table().equals("key")) {
                Checkpoints checkpoints =
                        Checkpoints.of(journal, temp.resolve("cp"), SampleKeys.log("trace.example/dongting"));
                assertTrue(String.valueOf(assertThrows(TraceStoreException.class, checkpoints::sign)
                                .getMessage())
                        .contains("Maybe verify"));
            }
            Server.run(fault.undo().formatted(in));
            assertTrue(journal.verify().isSound(), journal.verify().explain());
        }
    }

    @Test
    void a_value_that_an_erasure_should_have_taken_is_named() throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = Server.open(schema);
        SampleLog.append(journal, "one", SampleLog.opened("a", LI, "027-1111"));
        String in = schema.schema();
        Server.run(
                "CREATE TABLE " + in + ".kept AS SELECT * FROM " + in + ".sealed",
                "CREATE TABLE " + in + ".kept_keys AS SELECT * FROM " + in + ".key");
        journal.erase(new Erasure(act("erase"), LI, "moved away", "PIPL-47"));
        assertTrue(journal.verify().isSound(), journal.verify().explain());
        Server.run(
                "INSERT INTO " + in + ".sealed SELECT * FROM " + in + ".kept",
                "DELETE FROM " + in + ".key",
                "INSERT INTO " + in + ".key OVERRIDING SYSTEM VALUE SELECT * FROM " + in + ".kept_keys");
        Verdict.Damaged found = damage(journal);
        assertEquals(Problem.ERASURE, found.problem(), found.explain());
        assertEquals(0, found.position());
    }

    @Test
    void the_tables_are_verified_without_opening_the_journal() {
        PostgresJournal.Settings schema = Server.freshSchema();
        Verdict none = PostgresJournal.verify(Server.pool(), schema);
        assertTrue(none.log().isEmpty() && none.explain().contains("Maybe another schema"), none.explain());
        PostgresJournal journal = filled(schema);
        assertEquals(journal.verify(), PostgresJournal.verify(Server.pool(), schema));
    }

    /** A server that has come back without its last records, and others have appended as many. */
    @Test
    void a_journal_that_came_back_shorter_and_grew_to_the_same_size_gets_the_right_tree() throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = Server.open(schema);
        many(journal, 250);
        PostgresJournal other = Server.open(schema);
        String in = schema.schema();
        Server.run(
                "UPDATE " + in + ".subject SET seq = 0 WHERE id IN (SELECT subject FROM " + in
                        + ".record WHERE position >= 240)",
                "DELETE FROM " + in + ".record WHERE position >= 240");
        many(other, 10);
        assertEquals(250, journal.size());
        many(journal, 20);
        assertTrue(journal.verify().isSound(), journal.verify().explain());
        Checkpoints.of(journal, temp.resolve("cp"), SampleKeys.log("trace.example/dongting"))
                .sign();
    }

    /** Failed over to a server without the last record, and the client has repeated its act at another node. */
    @Test
    void no_record_is_linked_to_one_of_a_history_that_was_lost() throws SQLException {
        PostgresJournal.Settings schema = Server.freshSchema();
        PostgresJournal journal = Server.open(schema);
        PostgresJournal other = Server.open(schema);
        SampleLog.append(journal, "one", SampleLog.deposited("s", 1));
        SampleLog.append(journal, "two", SampleLog.deposited("s", 2));
        Subject subject = Subject.of("account", "s");
        Map<Subject, Head> lost = Map.of(subject, new Head(2, 1));
        Server.run(
                "DELETE FROM " + schema.schema() + ".record WHERE position = 1",
                "UPDATE " + schema.schema() + ".subject SET seq = 1");
        SampleLog.append(other, "two", SampleLog.deposited("s", 2));
        assertThrows(StaleHeadException.class, () -> journal.append(List.of(), lost), "another record in its place");
        SampleLog.append(journal, "three", SampleLog.deposited("s", 3));
        assertTrue(journal.verify().isSound(), journal.verify().explain());

        // The same with an append, which looks under the lock, and from the other side.
        Server.run(
                "DELETE FROM " + schema.schema() + ".record WHERE position = 2",
                "UPDATE " + schema.schema() + ".subject SET seq = 2");
        SampleLog.append(other, "three", SampleLog.deposited("s", 3));
        SampleLog.append(other, "four", SampleLog.deposited("s", 4));
        SampleLog.append(journal, "five", SampleLog.deposited("s", 5));
        SampleLog.append(other, "six", SampleLog.deposited("s", 6));
        Server.run(
                "DELETE FROM " + schema.schema() + ".record WHERE position = 5",
                "UPDATE " + schema.schema() + ".subject SET seq = 5");
        SampleLog.append(journal, "six", SampleLog.deposited("s", 6));
        assertThrows(
                StaleHeadException.class,
                () -> other.append(
                        List.of(Entry.of(act("seven"), SampleLog.deposited("s", 7))), Map.of(subject, new Head(6, 5))));
        assertTrue(journal.verify().isSound(), journal.verify().explain());
    }
}
