package org.linli.audit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.trace.TraceStoreException;

/** One writer, also where code of its process reads the file of the lock, which gives up the system's lock (POSIX). */
class FolderLockTest {
    @TempDir
    private Path folder;

    /** Another process that tries to become the writer, and says how it went. */
    static final class Rival {
        private Rival() {}

        public static void main(String[] arguments) throws IOException {
            try (FolderLock lock = FolderLock.lock(Path.of(arguments[0]))) {
                lock.require();
                System.out.print("locked");
            } catch (TraceStoreException refused) {
                System.out.print(refused.getMessage());
            }
        }
    }

    private static String rival(Path at) throws IOException, InterruptedException {
        return process(Rival.class, at);
    }

    private static String process(Class<?> main, Path at) throws IOException, InterruptedException {
        Process rival = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        at.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream said = rival.getInputStream()) {
            String all = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(rival.waitFor(60, TimeUnit.SECONDS));
            return all;
        }
    }

    @Test
    void a_copy_that_the_owner_makes_of_its_folder_lets_no_other_process_in() throws Exception {
        try (TraceLog log = SampleLog.open(folder.resolve("log"))) {
            SampleLog.fill(log);
            SampleLog.copy(folder.resolve("log"), folder.resolve("copy"));
            String said = rival(folder.resolve("log"));
            assertTrue(said.contains("process " + ProcessHandle.current().pid()), said);
            assertEquals("locked", rival(folder.resolve("copy")), "a copy has no owner");
            SampleLog.append(log, "six", SampleLog.deposited("a", 13));
        }
        assertEquals("locked", rival(folder.resolve("log")), "once it is closed");
        assertTrue(TraceLog.verify(folder.resolve("log")).isSound());
    }

    @Test
    void a_line_of_a_process_that_is_gone_or_is_another_one_keeps_nobody_out() throws IOException {
        Path file = folder.resolve(FolderLock.NAME);
        FolderLock.lock(folder).close();
        assertEquals(0, Files.size(file));
        String number = OwnerLine.own(file).split(", ")[2];
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        for (String line : new String[] {
            "process 4000000000, started 2026-03-02T01:00:00Z, " + number + ", as x",
            "process " + parent + ", started 1999-03-02T01:00:00Z, " + number + ", as x",
            "process " + parent + ", started unknown, " + number + ", as x",
            "process " + parent,
            "process",
            "",
            ", , , ",
            "x".repeat(1_000)
        }) {
            Files.writeString(file, line);
            FolderLock.lock(folder).close();
        }
        ProcessHandle.current()
                .parent()
                .flatMap(each -> each.info().startInstant())
                .ifPresent(start -> {
                    assertThrows(TraceStoreException.class, () -> {
                        Files.writeString(
                                file,
                                "process " + parent + ", started " + start.plusMillis(500) + ", " + number + ", as x");
                        FolderLock.lock(folder).close();
                    });
                });
    }

    @Test
    void a_writer_that_finds_another_owner_writes_nothing_more() throws IOException {
        Path home = folder.resolve("log");
        Path file = home.resolve(FolderLock.NAME);
        TraceLog log = SampleLog.open(home);
        SampleLog.fill(log);
        byte[] segment = Files.readAllBytes(SampleLog.onlySegment(home));
        Files.writeString(file, "process 4000000000, started 2026-03-02T01:00:00Z, in x, as y");
        TraceStoreException failed = assertThrows(
                TraceStoreException.class, () -> SampleLog.append(log, "six", SampleLog.deposited("a", 13)));
        assertTrue(failed.getMessage().contains("another owner by now, process 4000000000"), failed.getMessage());
        assertThrows(TraceStoreException.class, () -> SampleLog.append(log, "six", SampleLog.deposited("a", 13)));
        assertTrue(Arrays.equals(segment, Files.readAllBytes(SampleLog.onlySegment(home))));
        log.close();
        assertTrue(Files.readString(file).startsWith("process 4000000000"), "the line is another's");
        try (TraceLog again = SampleLog.open(home)) {
            assertEquals(6, again.size());
        }
    }

    /** Another process that opens the log, appends a record, and closes it. */
    static final class OtherWriter {
        private OtherWriter() {}

        public static void main(String[] arguments) {
            try (TraceLog log = SampleLog.open(Path.of(arguments[0]))) {
                SampleLog.append(log, "other", SampleLog.deposited("z", 999));
                System.out.print("wrote record " + (log.size() - 1));
            }
        }
    }

    /** Nobody can keep a second writer out once the file is gone: but the first must not go on, nor cut off what the second wrote. */
    @Test
    void a_writer_whose_lock_was_deleted_acknowledges_nothing_more() throws Exception {
        for (boolean isIdle : new boolean[] {false, true}) {
            Path home = folder.resolve("log-" + isIdle);
            TraceLog log = SampleLog.open(home);
            SampleLog.fill(log);
            Files.delete(home.resolve(FolderLock.NAME));
            assertEquals("wrote record 6", process(OtherWriter.class, home));
            if (isIdle) {
                assertTrue(assertThrows(TraceStoreException.class, log::close)
                        .getMessage()
                        .contains("is another by now"));
            } else {
                TraceStoreException failed = assertThrows(
                        TraceStoreException.class, () -> SampleLog.append(log, "mine", SampleLog.deposited("a", 13)));
                assertTrue(failed.getMessage().contains("is another by now"), failed.getMessage());
                log.close();
            }
            assertTrue(TraceLog.verify(home).isSound(), TraceLog.verify(home).explain());
            try (TraceLog again = SampleLog.open(home)) {
                assertEquals(7, again.size());
            }
        }
    }

    @Test
    void a_lock_that_is_gone_or_replaced_is_no_lock_even_with_the_same_line() throws IOException {
        Path file = folder.resolve(FolderLock.NAME);
        try (FolderLock lock = FolderLock.lock(folder)) {
            lock.require();
            byte[] line = Files.readAllBytes(file);
            Files.move(file, folder.resolve("aside"));
            assertTrue(
                    assertThrows(IOException.class, lock::require).getMessage().contains("is gone"));
            Files.write(file, line);
            assertTrue(
                    assertThrows(IOException.class, lock::require).getMessage().contains("is another by now"));
            Files.move(folder.resolve("aside"), file, StandardCopyOption.REPLACE_EXISTING);
            lock.require();
        }
    }
}
