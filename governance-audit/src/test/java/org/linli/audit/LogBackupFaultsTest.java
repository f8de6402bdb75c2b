package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.audit.store.LogMeta;
import org.linli.trace.Durability;
import org.linli.trace.Erasure;
import org.linli.trace.TraceStoreException;

/** Backups beside a writer that goes on, disks and powers that fail, and histories that were lost. */
class LogBackupFaultsTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final TraceLog.Settings SMALL = TraceLog.Settings.DEFAULT.withSegmentBytes(700);

    @TempDir
    private Path temp;

    private Path folder;
    private Path archive;
    private Path keys;

    @BeforeEach
    void name() {
        folder = temp.resolve("log");
        archive = temp.resolve("archive");
        keys = temp.resolve("keys");
    }

    private static TraceLog open(Path folder) {
        return TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, SMALL);
    }

    private LogBackup backup(Disk disk) {
        return new LogBackup(archive, keys, disk);
    }

    private LogRestore restore(Path from, String name) {
        return LogBackup.of(from, keys).restore(temp.resolve(name), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
    }

    /** Does something once, when the first file of records is opened in the archive. */
    private static Disk whileCopying(Runnable what) {
        AtomicInteger times = new AtomicInteger();
        return new HookedDisk().whenOpened(file -> {
            if (file.getParent().endsWith("archive/seg") && times.getAndIncrement() == 0) {
                what.run();
            }
        });
    }

    @Test
    void an_erasure_while_records_are_copied_leaves_a_backup_that_can_be_restored() throws IOException {
        try (TraceLog log = open(folder)) {
            SampleLog.fill(log);
            backup(Disk.REAL).take(folder);
            SampleLog.append(log, "six", SampleLog.opened("c", SampleLog.LI, "027-3333"));
            LogBackup.Taken taken = backup(whileCopying(() -> log.erase(SampleLog.erasure("erase-li", SampleLog.LI))))
                    .take(folder);
            assertEquals(7, taken.head().size());
            LogRestore restored = restore(archive, "again");
            assertTrue(restored.isDone(), restored.explain());
            assertEquals(1, restored.orders());
            try (TraceLog again = open(temp.resolve("again"))) {
                assertEquals(Optional.empty(), SampleLog.phone(again, 0));
                assertEquals(Optional.empty(), SampleLog.phone(again, 6));
                assertEquals(Optional.of("027-2222"), SampleLog.phone(again, 2));
            }
            // Killed before it was finished, too: what was copied before has nothing blanked whose order was not kept.
            SampleLog.append(log, "eight", SampleLog.opened("d", SampleLog.WANG, "027-4444"));
            Disk killed = whileCopying(() -> {
                log.erase(SampleLog.erasure("erase-wang", SampleLog.WANG));
                throw new IllegalStateException("killed");
            });
            assertThrows(IllegalStateException.class, () -> backup(killed).take(folder));
            assertTrue(restore(archive, "before").isDone());
        }
    }

    @Test
    void a_checkpoint_signed_while_records_are_copied_waits_for_the_next_take() {
        try (TraceLog log = open(folder)) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            checkpoints.sign();
            backup(whileCopying(() -> {
                        SampleLog.append(log, "seven", SampleLog.deposited("a", 1));
                        checkpoints.sign();
                    }))
                    .take(folder);
            assertFalse(Files.exists(archive.resolve("cp/7.note")));
            LogRestore restored = restore(archive, "again");
            assertTrue(restored.isDone(), restored.explain());
            assertEquals(6, restored.archived().size());
            backup(Disk.REAL).take(folder);
            assertTrue(Files.exists(archive.resolve("cp/7.note")));
        }
    }

    /** What was not synced may be on disk in any order, so that later frames bear witness of earlier ones that are not. */
    @Test
    void a_power_cut_during_a_take_leaves_the_backup_as_of_the_take_before() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            backup(Disk.REAL).take(folder);
            SampleLog.copy(archive, temp.resolve("archive-1"));
            SampleLog.copy(keys, temp.resolve("keys-1"));
            for (int i = 0; i < 8; i++) {
                SampleLog.append(log, "x" + i, SampleLog.memo("c" + i, 1, "y".repeat(700)));
            }
            SampleLog.append(log, "li", SampleLog.opened("d", SampleLog.LI, "027-4444"));
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
        }
        int rounds = Integer.getInteger("linli.power.rounds", 24) / 24;
        int cuts = 0;
        for (int seed = 0; seed < rounds; seed++) {
            boolean wasCut = true;
            for (int calls = 0; wasCut; calls++) {
                Path run = Files.createDirectories(temp.resolve("run"));
                Path left = Files.createDirectories(temp.resolve("left"));
                SampleLog.copy(temp.resolve("archive-1"), Files.createDirectories(run.resolve("archive")));
                SampleLog.copy(temp.resolve("keys-1"), Files.createDirectories(run.resolve("keys")));
                SectorDisk disk = new SectorDisk(run, new Random(31L * seed + calls));
                for (Path each : SampleLog.standingIn(run)) {
                    if (Files.isDirectory(each)) {
                        disk.syncFolder(each);
                    }
                }
                disk.cutAfter(calls, left, () -> {});
                new LogBackup(run.resolve("archive"), run.resolve("keys"), disk).take(folder);
                wasCut = disk.wasCut();
                if (wasCut) {
                    cuts++;
                    LogBackup after = new LogBackup(left.resolve("archive"), left.resolve("keys"), BrittleDisk.hasty());
                    LogRestore restored =
                            after.restore(temp.resolve("again"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
                    assertTrue(restored.isDone(), "seed " + seed + ", call " + calls + ": " + restored.explain());
                    after.take(folder);
                    LogRestore next =
                            after.restore(temp.resolve("next"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
                    assertEquals(16, next.archived().size(), next.explain());
                }
                for (String each : List.of("run", "left", "again", "next")) {
                    delete(temp.resolve(each));
                }
            }
        }
        assertTrue(cuts > 10 * rounds, cuts + " cuts");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** What a failed sync has left can be read back, and need not be on disk. */
    @Test
    void what_could_not_be_synced_is_written_and_synced_by_the_next_take() {
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
        }
        for (String part : List.of("archive/seg/00000000000000000000.log", "keys/keys")) {
            LogBackup broken = backup(new HookedDisk().whenForced(file -> {
                if (file.endsWith(part)) {
                    throw new IOException("injected");
                }
            }));
            assertThrows(TraceStoreException.class, () -> broken.take(folder));
            List<Path> forced = new ArrayList<>();
            backup(new HookedDisk().whenForced(forced::add)).take(folder);
            assertTrue(forced.contains(temp.resolve(part)), part + " " + forced);
            assertTrue(restore(archive, "of " + part.replace('/', '-')).isDone());
        }
    }

    /** What was given for a record of a lost history is no order to erase the one that has its number now. */
    @Test
    void an_order_of_a_lost_history_reaches_no_other_record() throws IOException {
        Path old = temp.resolve("old");
        Erasure order = new Erasure(
                SampleLog.act("erase-7"), SampleLog.WANG, Erasure.Extent.records(List.of(2L, 7L)), "third", "PIPL-47");
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            backup(Disk.REAL).take(folder);
            SampleLog.copy(archive, old);
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            SampleLog.append(log, "seven", SampleLog.opened("d", SampleLog.WANG, "027-4444"));
            log.erase(order);
            log.erase(new Erasure(
                    SampleLog.act("erase-7-only"),
                    SampleLog.WANG,
                    Erasure.Extent.records(List.of(7L)),
                    "third",
                    "PIPL-47"));
            backup(Disk.REAL).take(folder);
            SampleLog.copy(archive, temp.resolve("lost"));
        }
        assertTrue(restore(old, "again").isDone());
        Path young = temp.resolve("young");
        try (TraceLog log = SampleLog.open(temp.resolve("again"))) {
            assertEquals(Optional.empty(), SampleLog.phone(log, 2));
            // The act can be repeated as it was given.
            assertEquals(6, log.erase(order).receipt().first());
            SampleLog.append(log, "n8", SampleLog.opened("e", SampleLog.WANG, "027-8888"));
            SampleLog.append(log, "n9", SampleLog.opened("f", SampleLog.LI, "027-9999"));
            log.erase(new Erasure(
                    SampleLog.act("erase-8"), SampleLog.WANG, Erasure.Extent.records(List.of(8L)), "it", "PIPL-47"));
            LogBackup.of(young, keys).take(temp.resolve("again"));
        }
        LogRestore restored = restore(young, "third");
        assertTrue(restored.isDone() && restored.orders() == 0, restored.explain());
        // An archive of the lost history has another record there.
        LogRestore lost = restore(temp.resolve("lost"), "fourth");
        assertTrue(lost.isDone() && lost.orders() == 0, lost.explain());
    }

    @Test
    void orders_that_are_missing_cut_or_older_than_the_archive_are_refused() throws IOException {
        try (TraceLog log = open(folder)) {
            SampleLog.fill(log);
            backup(Disk.REAL).take(folder);
            Path file = keys.resolve("orders");
            byte[] older = Files.readAllBytes(file);
            log.erase(new Erasure(
                    SampleLog.act("erase-2"), SampleLog.WANG, Erasure.Extent.records(List.of(2L)), "third", "PIPL-47"));
            SampleLog.copy(archive, temp.resolve("old"));
            backup(Disk.REAL).take(folder);
            byte[] whole = Files.readAllBytes(file);
            LogMeta meta = LogMeta.read(folder);
            for (int length = 0; length < whole.length; length++) {
                SampleLog.rewrite(file, Arrays.copyOf(whole, length));
                assertThrows(IOException.class, () -> StandingOrders.read(keys, meta), length + " bytes");
            }
            assertThrows(TraceStoreException.class, () -> restore(temp.resolve("old"), "again"));
            Files.delete(file);
            assertTrue(assertThrows(TraceStoreException.class, () -> restore(temp.resolve("old"), "again"))
                    .getMessage()
                    .contains("must have a file orders"));
            SampleLog.rewrite(file, older);
            LogRestore refused = restore(archive, "again");
            assertTrue(refused.explain().contains("lacks orders that the archive has"), refused.explain());
            SampleLog.rewrite(file, whole);
            assertEquals(1, restore(temp.resolve("old"), "again").orders());
        }
    }

    @Test
    void a_dispute_and_cosignatures_that_came_later_are_kept() throws IOException {
        SignedNote foreign;
        try (TraceLog other = SampleLog.open(temp.resolve("other"))) {
            SampleLog.append(other, "one", SampleLog.deposited("o", 1));
            foreign = Checkpoints.of(other, KEY).sign();
        }
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            SignedNote signed = checkpoints.sign();
            backup(Disk.REAL).take(folder);
            SignedNote more = signed.signedBy(SampleKeys.cosigner("court.example"));
            Files.write(folder.resolve("cp/6.note"), more.toBytes());
            checkpoints.compare(foreign);
            backup(Disk.REAL).take(folder);
            assertEquals(more.toString(), Files.readString(archive.resolve("cp/6.note")));
        }
        assertTrue(restore(archive, "again").isDone());
        try (TraceLog log = SampleLog.open(temp.resolve("again"))) {
            assertThrows(ForkException.class, () -> Checkpoints.of(log, KEY).sign());
        }
    }

    @Test
    void what_a_killed_restore_has_left_is_cleared_away_unless_somebody_works_there() throws IOException {
        try (TraceLog log = open(folder)) {
            SampleLog.fill(log);
            backup(Disk.REAL).take(folder);
        }
        Path left = Files.createDirectories(temp.resolve("again.restoring/log"));
        Files.writeString(left.resolve("keys"), "left");
        assertTrue(restore(archive, "again").isDone());
        assertFalse(Files.exists(temp.resolve("again.restoring")));
        Path theirs = Files.createDirectories(temp.resolve("theirs.restoring"));
        Files.writeString(theirs.resolve("letter"), "mine");
        assertThrows(TraceStoreException.class, () -> restore(archive, "theirs"));
        assertTrue(Files.exists(theirs.resolve("letter")));
        try (Workshop busy = Workshop.open(temp.resolve("busy"))) {
            assertTrue(assertThrows(TraceStoreException.class, () -> restore(archive, "busy"))
                    .getMessage()
                    .contains("this process"));
            assertFalse(Files.exists(busy.log()));
        }
    }

    /** One bit of a hash that is derived of a record in a full segment: nobody has changed a record. */
    @Test
    void a_damaged_file_of_the_tree_is_never_called_a_fork() throws IOException {
        TraceLog.Settings small = TraceLog.Settings.DEFAULT.withSegmentBytes(30_000);
        NoteSigner key = SampleKeys.log("trace.example/dongting");
        SignedNote kept;
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            for (int i = 0; i < 300; i++) {
                SampleLog.append(log, "d" + i, SampleLog.deposited("a" + i, i));
                if (i == 100) {
                    backup(Disk.REAL).take(folder);
                }
            }
            kept = Checkpoint.of("trace.example/dongting", log.tree(101).head()).sign(key);
        }
        Path leaves = folder.resolve("tree/l0");
        byte[] bytes = Files.readAllBytes(leaves);
        // Of record 98: a tree of 101 records has the first 96 from the files halfway.
        bytes[98 * 32 + 3] ^= 1;
        Files.write(leaves, bytes);
        LogBackup.Taken taken = backup(Disk.REAL).take(folder);
        assertEquals(300, taken.head().size());
        assertTrue(taken.leftOut().get(0).contains("INDEX"), taken.toString());
        assertTrue(restore(archive, "again").isDone(), "what is archived are the records");
        try (TraceLog reading = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertTrue(assertThrows(TraceStoreException.class, () -> LogProofs.of(reading, kept))
                    .getMessage()
                    .contains("is derived of the records is damaged"));
        }
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, small)) {
            assertEquals(Verdict.Problem.INDEX, ((Verdict.Damaged) log.verify()).problem());
            Checkpoints checkpoints = Checkpoints.of(log, key);
            assertTrue(checkpoints.compare(kept).fits(), "the file is made anew");
            assertTrue(log.verify().isSound(), log.verify().explain());
            checkpoints.sign();
            for (int level = 0; level < 3; level++) {
                // Of each file that a receipt reads, a hash.
                Path file = folder.resolve("tree").resolve(level == 0 ? "l0" : level == 1 ? "h0" : "l1");
                byte[] right = Files.readAllBytes(file);
                byte[] wrong = right.clone();
                wrong[level == 0 ? 98 * 32 + 3 : 3] ^= 1;
                SampleLog.rewrite(file, wrong);
                OfflineProof receipt = Checkpoints.of(log, key).receipt(99);
                assertTrue(receipt.verify(TrustPolicy.of(key.verifier())) instanceof ProofVerdict.Proven);
                if (level == 0) {
                    assertArrayEquals(right, Files.readAllBytes(file));
                }
                SampleLog.rewrite(file, wrong);
                SampleLog.append(log, "more-" + level, SampleLog.deposited("a", level));
                checkpoints.sign();
                SampleLog.rewrite(file, right);
            }
        }
        assertFalse(Files.exists(folder.resolve("cp/disputed.note")), "nothing is disputed");
        assertEquals(List.of(), backup(Disk.REAL).take(folder).leftOut());
    }

    @Test
    void a_checkpoint_that_is_none_stops_neither_a_take_nor_a_restore() throws IOException {
        NoteSigner key = SampleKeys.log("trace.example/dongting");
        Optional<TrustPolicy> policy = Optional.of(TrustPolicy.of(key.verifier()));
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            Checkpoints.of(log, key).sign();
        }
        Path note = folder.resolve("cp/6.note");
        byte[] sound = Files.readAllBytes(note);
        Files.writeString(note, "torn");
        LogBackup.Taken taken = backup(Disk.REAL).take(folder);
        assertEquals(6, taken.head().size());
        assertTrue(taken.leftOut().get(0).contains("6.note"), taken.toString());
        Files.write(note, sound);
        assertEquals(List.of(), backup(Disk.REAL).take(folder).leftOut());

        Path cp = archive.resolve("cp");
        TreeHead other =
                new TreeHead(4, Checkpoint.of(SignedNote.parse(sound)).head().root());
        Files.write(
                cp.resolve("4.note"),
                Checkpoint.of("trace.example/dongting", other)
                        .sign(NoteSigner.of(SampleKeys.key("trace.example/dongting", KeyType.ED25519, 9)))
                        .toBytes());
        Files.writeString(cp.resolve("3.note"), "torn");
        LogBackup backup = backup(Disk.REAL);
        LogRestore restored = backup.restore(folder.resolveSibling("with"), Map.of(), policy, LogRestore.Tail.WHOLE);
        assertTrue(restored.isDone(), restored.explain());
        assertEquals(2, restored.leftOut().size(), restored.explain());
        assertTrue(Files.exists(folder.resolveSibling("with").resolve("cp/6.note")));
        // Who trusts nobody cannot tell whether it is evidence; and what the log's own key has signed is.
        assertFalse(backup.restore(folder.resolveSibling("without"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE)
                .isDone());
        Files.write(
                cp.resolve("4.note"),
                Checkpoint.of("trace.example/dongting", other).sign(key).toBytes());
        assertFalse(backup.restore(folder.resolveSibling("forked"), Map.of(), policy, LogRestore.Tail.WHOLE)
                .isDone());
    }

    @Test
    void what_is_not_on_disk_at_the_log_yet_is_brought_there_and_taken() {
        TraceLog.Settings relaxed = TraceLog.Settings.DEFAULT.withDurability(Durability.RELAXED);
        try (TraceLog log = TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, relaxed)) {
            SampleLog.fill(log);
            assertEquals(6, backup(Disk.REAL).take(folder).head().size());
            log.sync();
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            assertEquals(log.tree(7).head(), backup(Disk.REAL).take(folder).head());
        }
        assertEquals(7, restore(archive, "again").archived().size());
    }

    @Test
    void an_archive_that_does_not_say_how_much_it_has_is_still_held_against_the_log() throws IOException {
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1));
            SampleLog.copy(folder, temp.resolve("earlier"));
            Files.delete(temp.resolve("earlier/LOCK"));
            SampleLog.append(log, "two", SampleLog.deposited("a", 2));
            backup(Disk.REAL).take(folder);
        }
        Files.delete(archive.resolve("state"));
        LogRestore refused = restore(archive, "again");
        assertTrue(refused.explain().contains("no file state"), refused.explain());
        assertEquals(
                2,
                LogBackup.of(archive, keys)
                        .restore(temp.resolve("again"), Map.of(), Optional.empty(), LogRestore.Tail.MAY_BE_LOST)
                        .archived()
                        .size());
        assertThrows(ForkException.class, () -> backup(Disk.REAL).take(temp.resolve("earlier")));
        try (TraceLog other = SampleLog.open(temp.resolve("earlier"))) {
            SampleLog.append(other, "two", SampleLog.deposited("a", 3));
        }
        assertThrows(ForkException.class, () -> backup(Disk.REAL).take(temp.resolve("earlier")));
        // Of the same length, and not the same bytes.
        Path segment = SampleLog.onlySegment(archive);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 1] ^= 1;
        SampleLog.rewrite(segment, bytes);
        backup(Disk.REAL).take(folder);
        assertTrue(restore(archive, "mended").isDone());
    }
}
