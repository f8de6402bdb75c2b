package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.trace.Erasure;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Restriction;
import org.linli.trace.TraceStoreException;

/** Copies of a log, of what is new in it, and what is made of them again. */
class LogBackupTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");
    private static final Optional<TrustPolicy> POLICY = Optional.of(TrustPolicy.of(KEY.verifier()));
    /** Each file of records takes a batch or two. */
    private static final TraceLog.Settings SMALL = TraceLog.Settings.DEFAULT.withSegmentBytes(700);

    @TempDir
    private Path temp;

    private Path folder;
    private Path keys;
    private LogBackup backup;

    @BeforeEach
    void name() {
        folder = temp.resolve("log");
        keys = temp.resolve("keys");
        backup = LogBackup.of(temp.resolve("archive"), keys);
    }

    private TraceLog open() {
        return open(folder);
    }

    private static TraceLog open(Path folder) {
        return TraceLog.open(folder, SampleLog.CATALOG, SampleLog.CLOCK, SMALL);
    }

    private LogRestore restore(String name, SignedNote... kept) {
        Map<String, SignedNote> outside = kept.length == 0 ? Map.of() : Map.of("the court", kept[0]);
        return backup.restore(temp.resolve(name), outside, POLICY, LogRestore.Tail.WHOLE);
    }

    private void assertNothingAt(String name) {
        assertFalse(Files.exists(temp.resolve(name)));
        assertFalse(Files.exists(temp.resolve(name + ".restoring")));
    }

    @Test
    void what_is_restored_is_the_log_with_its_values_and_goes_on() {
        SignedNote kept;
        TreeHead head;
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            Checkpoints checkpoints = Checkpoints.of(log, KEY);
            kept = checkpoints.sign();
            LogBackup.Taken taken = backup.take(folder);
            head = taken.head();
            assertEquals(log.tree(6).head(), head);
            assertEquals(log.id(), taken.log());
            assertTrue(taken.segments() > 2, taken.toString());
        }
        LogRestore restored = restore("again", kept);
        assertTrue(restored.isDone(), restored.explain());
        assertEquals(head, restored.archived());
        assertEquals("Restored are 6 records under the root " + head.root() + ".", restored.explain());
        try (TraceLog log = open(temp.resolve("again"))) {
            assertEquals(Optional.of("027-1111"), SampleLog.phone(log, 0));
            assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 2));
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            assertTrue(Checkpoints.of(log, KEY).compare(kept).fits());
            assertTrue(log.verify().isSound());
        }
    }

    @Test
    void only_what_is_new_is_copied() {
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            LogBackup.Taken first = backup.take(folder);
            LogBackup.Taken nothing = backup.take(folder);
            assertEquals(first.head(), nothing.head());
            assertEquals(0, nothing.segments());
            assertEquals(0, nothing.bytes());
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            LogBackup.Taken more = backup.take(folder);
            assertEquals(7, more.head().size());
            assertTrue(more.segments() <= 2 && more.bytes() < first.bytes(), more.toString());
        }
        assertTrue(restore("again").isDone());
    }

    /** The archive is as it was before the erasure, the keys are newer: neither value nor cipher comes back. */
    @Test
    void an_erasure_since_the_archive_was_taken_is_honoured() throws IOException {
        Path old = temp.resolve("old");
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            backup.take(folder);
            SampleLog.copy(temp.resolve("archive"), old);
            SampleLog.append(log, "six", SampleLog.deposited("b", 1));
            SampleLog.append(log, "seven", SampleLog.opened("c", SampleLog.LI, "027-3333"));
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
            // One that names a record which the old archive does not have, and one which it has.
            SampleLog.append(log, "eight", SampleLog.opened("d", SampleLog.WANG, "027-4444"));
            log.erase(new Erasure(
                    SampleLog.act("erase-records"),
                    SampleLog.WANG,
                    Erasure.Extent.records(List.of(2L, log.size() - 1)),
                    "third person",
                    "PIPL-47"));
            backup.take(folder);
        }
        LogBackup older = LogBackup.of(old, keys);
        LogRestore restored = older.restore(temp.resolve("again"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
        assertTrue(restored.isDone(), restored.explain());
        assertEquals(6, restored.archived().size());
        assertEquals(2, restored.orders());
        assertTrue(restored.explain().contains("2 orders"), restored.explain());
        try (TraceLog log = open(temp.resolve("again"))) {
            assertEquals(8, log.size());
            assertEquals(Optional.empty(), SampleLog.phone(log, 0));
            assertEquals(Optional.empty(), SampleLog.phone(log, 2));
            // What comes now is under keys that a later erasure destroys.
            SampleLog.append(log, "nine", SampleLog.opened("e", SampleLog.LI, "027-5555"));
            assertEquals(Optional.of("027-5555"), SampleLog.phone(log, 8));
            log.erase(SampleLog.erasure("erase-again", SampleLog.LI));
            assertEquals(Optional.empty(), SampleLog.phone(log, 8));
        }
        assertTrue(TraceLog.verify(temp.resolve("again")).isSound());
        // The newest archive needs no orders carried out again.
        LogRestore newest = restore("newest");
        assertTrue(newest.isDone() && newest.orders() == 0, newest.explain());
    }

    @Test
    void an_erasure_reaches_what_was_copied_before() throws IOException {
        byte[] slot;
        byte[] key;
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            slot = SampleLog.slot(log, 0);
            backup.take(folder);
            byte[] all = Files.readAllBytes(keys.resolve("keys"));
            key = Arrays.copyOfRange(
                    all,
                    ByteBuffer.wrap(all).getInt(0) - 32,
                    ByteBuffer.wrap(all).getInt(0));
            assertTrue(isAnywhere(slot) && isAnywhere(key));
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
            backup.take(folder);
        }
        assertFalse(isAnywhere(slot) || isAnywhere(key));
        assertTrue(restore("again").isDone());
    }

    private boolean isAnywhere(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String each : List.of("archive", "keys")) {
            try (Stream<Path> all = Files.walk(temp.resolve(each))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Test
    void a_restriction_since_is_honoured_too() throws IOException {
        Path old = temp.resolve("old");
        Purpose audit = Purpose.of("audit-of-accounts");
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            backup.take(folder);
            SampleLog.copy(temp.resolve("archive"), old);
            log.restrict(new Restriction(
                    SampleLog.act("restrict-li"),
                    SampleLog.LI,
                    List.of(Personal.UNDECLARED),
                    new Restriction.Duty(
                            audit, SampleLog.WANG, "Accounting-Law-23", Instant.parse("2036-01-01T00:00:00Z"))));
            backup.take(folder);
        }
        LogRestore restored = LogBackup.of(old, keys)
                .restore(temp.resolve("again"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
        assertEquals(1, restored.orders(), restored.explain());
        try (TraceLog log = open(temp.resolve("again"))) {
            assertEquals(Optional.empty(), SampleLog.phone(log, 0));
            assertEquals(Optional.of("027-2222"), SampleLog.phone(log, 2));
        }
    }

    @Test
    void an_older_archive_is_refused_by_a_checkpoint_unless_the_loss_is_taken() {
        SignedNote kept;
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            backup.take(folder);
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            kept = Checkpoints.of(log, KEY).sign();
        }
        LogRestore refused = restore("again", kept);
        assertFalse(refused.isDone());
        assertEquals(1, refused.lost());
        assertTrue(refused.explain().startsWith("Nothing was restored.\nthe court: The log was cut back"));
        assertNothingAt("again");
        LogRestore taken =
                backup.restore(temp.resolve("again"), Map.of("the court", kept), POLICY, LogRestore.Tail.MAY_BE_LOST);
        assertTrue(taken.isDone() && taken.explain().contains("At least 1 later records are lost"), taken.explain());
    }

    @Test
    void a_forged_archive_and_a_checkpoint_of_nobody_are_refused() throws IOException {
        SignedNote kept;
        try (TraceLog log = open()) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1));
            SampleLog.append(log, "two", SampleLog.deposited("a", 2));
            kept = Checkpoints.of(log, KEY).sign();
        }
        Path forged = temp.resolve("forged");
        ForgedLog.make(folder, forged, records -> {
            records.set(1, records.get(1).replace("\"cents\":2", "\"cents\":200"));
            return records;
        });
        Files.delete(forged.resolve("cp/2.note"));
        backup.take(forged);
        LogRestore refused = restore("again", kept);
        assertTrue(refused.explain().contains("the court: The log is a fork"), refused.explain());
        SignedNote nobodys =
                Checkpoint.of("other.example", Checkpoint.of(kept).head()).sign(SampleKeys.log("other.example"));
        assertFalse(restore("again", nobodys).isDone());
        assertNothingAt("again");
        // Without a checkpoint kept outside nobody can tell.
        assertTrue(restore("again").isDone());
    }

    @Test
    void a_log_that_was_set_back_does_not_overwrite_its_backup() throws IOException {
        try (TraceLog log = open()) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1));
            SampleLog.copy(folder, temp.resolve("earlier"));
            SampleLog.append(log, "two", SampleLog.deposited("a", 2));
            backup.take(folder);
        }
        Files.delete(temp.resolve("earlier/LOCK"));
        ForkException cut = assertThrows(ForkException.class, () -> backup.take(temp.resolve("earlier")));
        assertInstanceOf(CheckpointFit.CutBack.class, cut.fit());
        try (TraceLog other = open(temp.resolve("earlier"))) {
            SampleLog.append(other, "two", SampleLog.deposited("a", 3));
            SampleLog.append(other, "three", SampleLog.deposited("a", 4));
        }
        ForkException fork = assertThrows(ForkException.class, () -> backup.take(temp.resolve("earlier")));
        assertInstanceOf(CheckpointFit.Forked.class, fork.fit());
        assertTrue(String.valueOf(fork.getMessage()).startsWith("Nothing is copied over the backup"));
        assertTrue(restore("again").isDone());
        try (TraceLog another = open(temp.resolve("another"))) {
            SampleLog.append(another, "one", SampleLog.deposited("a", 1));
        }
        String message = message(() -> backup.take(temp.resolve("another")));
        assertTrue(message.contains("Maybe keep an archive for each log"), message);
    }

    @Test
    void what_is_damaged_is_neither_taken_nor_restored() throws IOException {
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            backup.take(folder);
        }
        Path first = temp.resolve("archive/seg/00000000000000000000.log");
        byte[] sound = Files.readAllBytes(first);
        byte[] bytes = sound.clone();
        bytes[100] ^= 1;
        SampleLog.rewrite(first, bytes);
        LogRestore refused = restore("again");
        assertTrue(refused.explain().contains("is damaged (FRAME)"), refused.explain());
        SampleLog.rewrite(first, sound);
        Files.write(keys.resolve("keys"), new byte[0]);
        assertTrue(restore("again").explain().contains("(KEY)"));
        assertNothingAt("again");
        SampleLog.rewrite(folder.resolve("seg/00000000000000000000.log"), bytes);
        try (TraceLog log = open(folder)) {
            // A full segment is not read when the log is opened.
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
        }
        Files.delete(temp.resolve("archive/seg/00000000000000000000.log"));
        DamagedException named = assertThrows(DamagedException.class, () -> backup.take(folder));
        assertEquals(
                folder.resolve("seg/00000000000000000000.log"), named.damage().file());
        assertTrue(String.valueOf(named.getMessage()).contains("is damaged (FRAME)"), named.getMessage());
    }

    @Test
    void folders_that_are_not_apart_or_not_empty_are_refused() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> LogBackup.of(temp, temp.resolve("keys")));
        assertThrows(IllegalArgumentException.class, () -> LogBackup.of(temp.resolve("a"), temp.resolve("a")));
        try (TraceLog log = open()) {
            SampleLog.fill(log);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> LogBackup.of(folder.resolve("archive"), keys).take(folder));
        backup.take(folder);
        assertTrue(message(() -> restore("log")).contains("must be empty or not there"));
        assertTrue(message(() -> LogBackup.of(temp.resolve("nothing"), keys)
                        .restore(temp.resolve("x"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE))
                .contains("is not there"));
        Files.writeString(keys.resolve("orders"), "{\"orders\":\"another\"}\n");
        assertTrue(message(() -> restore("again")).contains("must name the log"));
        assertTrue(message(() -> backup.take(temp.resolve("nothing"))).contains("is not there"));
    }

    /** At each call of the disk: what is there afterwards can be restored, and the next take finishes it. */
    @Test
    void a_take_that_fails_at_any_call_leaves_a_good_backup() throws IOException {
        try (TraceLog log = open()) {
            SampleLog.fill(log);
            backup.take(folder);
            SampleLog.copy(temp.resolve("archive"), temp.resolve("archive-1"));
            SampleLog.copy(keys, temp.resolve("keys-1"));
            SampleLog.append(log, "six", SampleLog.opened("c", SampleLog.LI, "027-3333"));
            log.erase(SampleLog.erasure("erase-li", SampleLog.LI));
            SampleLog.append(log, "seven", SampleLog.opened("d", SampleLog.WANG, "027-4444"));
        }
        int cases = 0;
        for (BrittleDisk.Call call : BrittleDisk.Call.values()) {
            boolean failed = true;
            for (int sound = 0; failed; sound++) {
                Path at = temp.resolve(call + "-" + sound);
                SampleLog.copy(temp.resolve("archive-1"), Files.createDirectories(at.resolve("archive")));
                SampleLog.copy(temp.resolve("keys-1"), Files.createDirectories(at.resolve("keys")));
                BrittleDisk disk = BrittleDisk.hasty();
                disk.tear();
                disk.failAfter(call, sound);
                failed = isFailing(new LogBackup(at.resolve("archive"), at.resolve("keys"), disk));
                LogBackup again = new LogBackup(at.resolve("archive"), at.resolve("keys"), Disk.REAL);
                LogRestore restored =
                        again.restore(at.resolve("log"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
                assertTrue(restored.isDone(), call + " " + sound + ": " + restored.explain());
                assertTrue(restored.archived().size() >= 6);
                again.take(folder);
                assertEquals(
                        9,
                        again.restore(at.resolve("log-2"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE)
                                .archived()
                                .size());
                cases++;
            }
        }
        assertTrue(cases > 10, cases + " cases");
    }

    private boolean isFailing(LogBackup brittle) {
        try {
            brittle.take(folder);
            return false;
        } catch (TraceStoreException failed) {
            return true;
        }
    }

    private static String message(Executable action) {
        return String.valueOf(assertThrows(TraceStoreException.class, action).getMessage());
    }
}
