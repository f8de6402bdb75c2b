package org.linli.audit.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.TraceLog;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TreeHead;
import org.linli.basics.ActorId;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Entry;
import org.linli.trace.Head;
import org.linli.trace.Journal;
import org.linli.trace.Subject;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.AccountId;

/** The tree of a journal on PostgreSQL is the one that its records have, whoever sequenced them and in whatever passes. */
class PostgresTreeTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00.123456Z");
    private static final Clock STANDING = Clock.fixed(MORNING, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private static void fill(Journal journal) {
        Head head = Head.NONE;
        for (int i = 0; i < 40; i++) {
            List<Entry> entries = new ArrayList<>();
            for (int k = 0; k <= i % 7; k++) {
                AccountId account = AccountId.of(k == 0 ? "common" : "own-" + i);
                entries.add(Entry.of(
                        Act.of(ActId.of("act-" + i), ActorId.of("grid-3"), MORNING.plusSeconds(i)),
                        new AccountFact.Deposited(account, i + 1, Optional.of("第" + i))));
            }
            Subject common = Account.KIND.subject(AccountId.of("common"));
            Subject own = Account.KIND.subject(AccountId.of("own-" + i));
            long first = journal.append(entries, Map.of(common, head, own, Head.NONE))
                    .first();
            head = new Head(head.sequence() + 1, first);
        }
    }

    @Test
    void it_has_the_same_root_at_every_size_as_a_log_on_files_with_the_same_entries() {
        PostgresJournal journal = PostgresJournal.open(Server.pool(), Server.CATALOG, STANDING, Server.freshSchema());
        fill(journal);
        try (TraceLog log = TraceLog.open(folder.resolve("log"), Server.CATALOG, STANDING)) {
            fill(log);
            assertEquals(log.size(), journal.size());
            for (long size = 0; size <= log.size(); size += 3) {
                assertEquals(log.mark(size).root(), journal.mark(size).root(), "size " + size);
            }
            assertEquals(log.mark(log.size()).root(), journal.mark(log.size()).root());
        }
    }

    @Test
    void it_is_the_same_over_several_tiles_whether_one_node_sequences_or_two_take_turns() {
        PostgresJournal.Settings settings = Server.freshSchema();
        List<PostgresJournal> nodes = List.of(Server.open(settings), Server.open(settings));
        for (int i = 0; i < 12; i++) {
            List<Entry> entries = new ArrayList<>();
            for (int k = 0; k < (i == 5 ? 300 : 17 + 11 * i); k++) {
                entries.add(Entry.of(
                        Act.of(ActId.of("act-" + i), ActorId.of("grid-3"), MORNING),
                        new AccountFact.Deposited(AccountId.of("a-" + i), k + 1, Optional.empty())));
            }
            nodes.get(i % 3 == 0 ? 0 : 1)
                    .append(entries, Map.of(Account.KIND.subject(AccountId.of("a-" + i)), Head.NONE));
        }
        PostgresJournal journal = Server.open(settings);
        MerkleTree tree = Trees.of(journal);
        long size = journal.size();
        assertEquals(1_158, size);
        for (long each : new long[] {0, 1, 255, 256, 257, 511, 512, 768, 1_000, 1_023, 1_024, 1_025, size}) {
            assertArrayEquals(
                    tree.at(each).root().toBytes(),
                    journal.mark(each).root().orElseThrow().bytes(),
                    "size " + each);
        }
        for (long index : new long[] {0, 7, 255, 256, 600, 1_023, 1_024, size - 1}) {
            assertEquals(
                    tree.at(size).proveInclusion(index), journal.tree(size).proveInclusion(index), "leaf " + index);
            TreeHead head = journal.tree(size).head();
            assertEquals(tree.snapshot().head(), head);
            assertEquals(
                    tree.at(size).proveConsistency(index + 1),
                    journal.tree(size).proveConsistency(index + 1));
        }
        assertThrows(IllegalArgumentException.class, () -> journal.tree(size + 1));
        assertThrows(IllegalArgumentException.class, () -> journal.tree(-1));
        assertThrows(IllegalArgumentException.class, () -> journal.entry(size));
        assertThrows(IllegalArgumentException.class, () -> journal.entry(-1));
    }
}
