package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.note.SampleKeys;
import org.linli.trace.TraceStoreException;

/** Where a backup stands and where a log is restored: folders that are others than their names say, and two who want the same. */
class RestoreFolderTest {
    @TempDir
    private Path temp;

    private Path folder;
    private LogBackup backup;

    @BeforeEach
    void take() {
        folder = temp.resolve("log");
        backup = LogBackup.of(temp.resolve("archive"), temp.resolve("keys"));
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            Checkpoints.of(log, SampleKeys.log("trace.example/dongting")).sign();
            backup.take(folder);
        }
    }

    private LogRestore restore(String name) {
        return backup.restore(temp.resolve(name), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE);
    }

    /** Whoever is done lets go of the lock; from then on the folder may be the next one's. */
    @Test
    void no_restore_takes_away_the_folder_in_which_another_works() throws Exception {
        List<String> trouble = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(new Thread(() -> {
                for (int j = 0; j < 300; j++) {
                    try (Workshop own = Workshop.open(temp.resolve("again"))) {
                        Path file = Files.createDirectories(own.log()).resolve("file");
                        Files.writeString(file, "mine");
                        Thread.yield();
                        own.require();
                        if (!Files.exists(file)) {
                            trouble.add("gone in try " + j);
                        }
                    } catch (TraceStoreException busy) {
                        Thread.yield();
                    } catch (IOException e) {
                        trouble.add(j + ": " + e);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread each : threads) {
            each.join();
        }
        assertEquals(List.of(), trouble);
        assertTrue(restore("again").isDone());
        assertFalse(Files.exists(temp.resolve("again.restoring")));
    }

    @Test
    void a_log_is_restored_where_a_symbolic_link_leads() throws IOException {
        Path there = Files.createDirectories(temp.resolve("another/disk"));
        Files.createSymbolicLink(temp.resolve("link"), there);
        assertTrue(restore("link").isDone());
        assertTrue(Files.isSymbolicLink(temp.resolve("link")));
        assertTrue(TraceLog.verify(there).isSound());
        assertFalse(Files.exists(temp.resolve("another/disk.restoring")));
        Files.createSymbolicLink(temp.resolve("nowhere"), temp.resolve("not-there"));
        assertThrows(TraceStoreException.class, () -> restore("nowhere"));
    }

    @Test
    void a_folder_where_a_disk_begins_is_known() throws IOException {
        Path disk = null;
        for (FileStore each : folder.getFileSystem().getFileStores()) {
            String text = each.toString();
            Path at = Path.of(text.substring(0, Math.max(1, text.lastIndexOf(" ("))));
            if (at.getParent() != null && Files.isDirectory(at) && Files.isReadable(at)) {
                disk = at;
            }
        }
        assertFalse(RealPath.isDisk(folder));
        assumeTrue(disk != null, "no disk is mounted here below another");
        assertTrue(RealPath.isDisk(disk), String.valueOf(disk));
    }

    @Test
    void folders_are_kept_apart_whatever_links_lead_to_them() throws IOException {
        Files.createSymbolicLink(temp.resolve("k"), temp.resolve("archive"));
        assertThrows(IllegalArgumentException.class, () -> LogBackup.of(temp.resolve("archive"), temp.resolve("k")));
        assertThrows(
                IllegalArgumentException.class,
                () -> LogBackup.of(temp.resolve("archive"), temp.resolve("k/below/it")));
        Files.createSymbolicLink(temp.resolve("a"), folder);
        LogBackup onto = LogBackup.of(temp.resolve("a"), temp.resolve("keys-2"));
        assertThrows(IllegalArgumentException.class, () -> onto.take(folder));
        assertThrows(
                IllegalArgumentException.class,
                () -> onto.restore(temp.resolve("log/below"), Map.of(), Optional.empty(), LogRestore.Tail.WHOLE));
        assertTrue(TraceLog.verify(folder).isSound());
    }

    /** Cut in the middle, as by a disk: neither the next take nor a restore is stopped by it. */
    @Test
    void a_torn_note_of_what_is_disputed_is_left_out_and_named() throws IOException {
        Path note = folder.resolve("cp/disputed.note");
        byte[] bytes = Files.readAllBytes(folder.resolve("cp/6.note"));
        Files.write(note, Arrays.copyOf(bytes, bytes.length / 2));
        List<String> left = backup.take(folder).leftOut();
        assertEquals(1, left.size());
        assertTrue(left.get(0).contains(note.toString()), left.get(0));
        assertFalse(Files.exists(temp.resolve("archive/cp/disputed.note")));
        assertTrue(restore("again").leftOut().isEmpty());
        Files.copy(note, temp.resolve("archive/cp/disputed.note"));
        LogRestore restored = restore("once-more");
        assertTrue(restored.isDone(), restored.explain());
        assertTrue(restored.explain().contains("disputed.note was left out"), restored.explain());
        assertFalse(Files.exists(temp.resolve("once-more/cp/disputed.note")));
        Files.write(note, bytes);
        assertEquals(List.of(), backup.take(folder).leftOut());
        assertEquals(-1, Files.mismatch(note, temp.resolve("archive/cp/disputed.note")));
    }
}
