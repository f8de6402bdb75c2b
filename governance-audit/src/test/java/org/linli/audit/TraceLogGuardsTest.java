package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.linli.basics.ActorId;
import org.linli.casework.Case;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Entry;
import org.linli.trace.Erasure;
import org.linli.trace.FactCatalog;
import org.linli.trace.Head;
import org.linli.trace.TraceStoreException;

/** What a log does not let anybody do to it, or to others by it. */
class TraceLogGuardsTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");
    private static final ActorId LI = ActorId.of("li");

    @TempDir
    Path folder;

    @Test
    void an_erasure_that_cannot_be_written_is_refused_and_the_log_goes_on() {
        try (TraceLog log = TraceLog.open(folder.resolve("log"), FactCatalog.load())) {
            for (String reason : List.of("r".repeat(70_000), "lone \ud800")) {
                Erasure order = new Erasure(Act.of(ActId.of("e"), LI, NOW), LI, reason, "PIPL-47");
                assertThrows(IllegalArgumentException.class, () -> log.erase(order));
            }
            assertEquals(0, log.size());
            log.append(
                    List.of(Entry.of(Act.of(ActId.of("a"), LI, NOW), reported())),
                    Map.of(Case.KIND.subject(CaseId.of("c")), Head.NONE));
            assertEquals(1, log.size());
            assertTrue(log.verify().isSound());
        }
    }

    @Test
    void a_log_is_not_made_among_the_files_of_somebody_else() throws IOException {
        byte[] theirs = "theirs".getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("keys", "state", "notes.txt")) {
            Path home = Files.createDirectory(folder.resolve("home-of-" + name));
            Files.write(home.resolve(name), theirs);
            TraceStoreException refused =
                    assertThrows(TraceStoreException.class, () -> TraceLog.open(home, FactCatalog.load()));
            assertTrue(String.valueOf(refused.getMessage() + refused.getCause()).contains(name), refused.toString());
            assertArrayEquals(theirs, Files.readAllBytes(home.resolve(name)));
        }
    }

    @Test
    void a_second_opening_names_the_owner_and_leaves_the_first_its_lock() throws IOException {
        Path home = folder.resolve("log");
        try (TraceLog log = TraceLog.open(home, FactCatalog.load())) {
            TraceStoreException refused =
                    assertThrows(TraceStoreException.class, () -> TraceLog.open(home, FactCatalog.load()));
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
            assertEquals(0, log.size());
        }
        TraceLog.open(home, FactCatalog.load()).close();
    }

    /** What a log cannot be, and what is said of it. */
    private void assertNoLog(Path path, String... words) {
        for (Executable attempt : List.<Executable>of(
                () -> TraceLog.open(path, FactCatalog.load()),
                () -> TraceLog.openForReading(path, FactCatalog.load()))) {
            String message = String.valueOf(
                    assertThrows(TraceStoreException.class, attempt).getMessage());
            assertTrue(message.contains(path.toString()) && message.contains("Maybe"), message);
        }
        Verdict.Damaged none = assertInstanceOf(Verdict.Damaged.class, TraceLog.verify(path));
        assertEquals(Verdict.Problem.FILE, none.problem());
        assertEquals("", none.log());
        for (String word : words) {
            assertTrue(none.explain().contains(word), none.explain());
        }
        assertTrue(none.explain().contains("Maybe"), none.explain());
    }

    @Test
    void what_is_no_log_is_said_to_be_none_with_a_remedy() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no log");
        assertNoLog(text, "must be a folder");
        assertNoLog(text.resolve("below"), "is not there");
        assertFalse(TraceLog.isIn(text));

        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("notes.txt"), "no log");
        assertNoLog(foreign, "has no file meta");
        assertArrayEquals(new String[] {"notes.txt"}, foreign.toFile().list(), "nothing is left there");
        assertFalse(TraceLog.isIn(foreign));

        Path none = folder.resolve("none");
        assertFalse(TraceLog.verify(none).isSound());
        assertThrows(TraceStoreException.class, () -> TraceLog.openForReading(none, FactCatalog.load()));
        assertFalse(Files.exists(none), "looking makes nothing");

        Path garbled = Files.createDirectory(folder.resolve("garbled"));
        Files.write(garbled.resolve("meta"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTrue(TraceLog.isIn(garbled));
        assertThrows(TraceStoreException.class, () -> TraceLog.open(garbled, FactCatalog.load()));
        assertFalse(TraceLog.verify(garbled).isSound());
        Files.write(garbled.resolve("meta"), new byte[1 << 20]);
        assertThrows(TraceStoreException.class, () -> TraceLog.open(garbled, FactCatalog.load()));
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_with_a_remedy() throws IOException {
        Path proc = Path.of("/proc");
        assumeTrue(Files.isDirectory(proc), "needs a folder in which nobody can make another");
        TraceStoreException refused = assertThrows(
                TraceStoreException.class, () -> TraceLog.open(proc.resolve("linli-log"), FactCatalog.load()));
        assertTrue(refused.getMessage().contains("/proc/linli-log"), refused.getMessage());
        assertTrue(refused.getMessage().contains("Maybe name another"), refused.getMessage());
    }

    @Test
    void a_folder_that_may_not_be_read_is_named_with_a_remedy() throws IOException {
        Path home = folder.resolve("log");
        TraceLog.open(home, FactCatalog.load()).close();
        assumeTrue(home.toFile().setExecutable(false) && home.toFile().setReadable(false), "needs permissions");
        try {
            assumeTrue(!Files.isReadable(home), "needs a user whom permissions bind");
            assertNoLog(home);
        } finally {
            assertTrue(home.toFile().setExecutable(true) && home.toFile().setReadable(true));
        }
    }

    private static CaseFact reported() {
        return new CaseFact.Reported(CaseId.of("c"), Report.of(org.linli.basics.MatterId.of("m"), LI, Channel.PHONE));
    }

    /** Between the look before a batch and the answer after it somebody else may have come, who read the log without that batch. */
    @Test
    void what_was_written_while_the_lock_was_lost_is_not_acknowledged() {
        Path home = folder.resolve("lost");
        HookedDisk disk = new HookedDisk();
        TraceLog log = SampleLog.open(home, disk);
        SampleLog.fill(log);
        disk.whenForced(file -> Files.deleteIfExists(home.resolve("LOCK")));
        TraceStoreException unknown = assertThrows(
                TraceStoreException.class, () -> SampleLog.append(log, "six", SampleLog.deposited("a", 13)));
        assertTrue(unknown.getMessage().contains("outcome unknown"), unknown.getMessage());
        assertThrows(TraceStoreException.class, () -> SampleLog.append(log, "six", SampleLog.deposited("a", 13)));
        log.close();
    }
}
