package org.linli.audit.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.store.Disk;
import org.linli.trace.TraceStoreException;

class TiledLogTest {
    private static final NoteSigner KEY = SampleKeys.log("log.example");

    @TempDir
    private Path folder;

    private static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void a_log_in_tiles_is_the_tree_however_it_is_cut_into_appends_and_openings() throws IOException {
        MerkleTree tree = MerkleTree.empty();
        entries(0, 70_000).forEach(tree::append);
        int from = 0;
        for (int to : List.of(1, 3, 255, 256, 257, 600, 66_000, 70_000)) {
            try (TiledLog log = TiledLog.open(folder, KEY, disk(new AtomicInteger(Integer.MAX_VALUE)))) {
                assertEquals(from, log.size());
                log.append(entries(from, to));
                assertEquals(tree.at(to).head(), Checkpoint.of(log.checkpoint()).head());
                assertArrayEquals(entries(to - 1, to).get(0), log.entry(to - 1));
                assertTrue(log.prove(from)
                        .verify(entries(from, from + 1).get(0), TrustPolicy.of(KEY.verifier()))
                        .isProven());
                assertEquals(tree.at(to).proveConsistency(from + 1), log.proveConsistency(from + 1));
            }
            from = to;
        }
        for (TilePath path : TilePath.ofLog(70_000)) {
            assertTrue(Files.exists(folder.resolve(path.toString())), path.toString());
        }
        assertFalse(Files.exists(folder.resolve("tile/0/000.p")));
        // A reader with an old checkpoint gets the narrow tile cut out of the full one.
        assertEquals(32 * 3, TileFiles.in(folder).read(new TilePath(0, 0, 3)).length);
        assertArrayEquals(entries(2, 3).get(0), TileFiles.in(folder).entry(2, 3));
    }

    @Test
    void a_disk_that_fails_at_any_call_leaves_all_of_an_append_or_nothing() throws IOException {
        int failures = 0;
        for (int call = 0; ; call++) {
            Path each = folder.resolve("call" + call);
            AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
            try (TiledLog log = TiledLog.open(each, KEY, disk(left))) {
                log.append(entries(0, 255));
            }
            boolean failed = false;
            try (TiledLog log = TiledLog.open(each, KEY, disk(left))) {
                left.set(call);
                try {
                    log.append(entries(255, 258));
                } catch (TraceStoreException e) {
                    failed = true;
                    assertThrows(TraceStoreException.class, () -> log.append(entries(255, 258)));
                }
            }
            left.set(Integer.MAX_VALUE);
            try (TiledLog log = TiledLog.open(each, KEY, disk(left))) {
                assertTrue(log.size() == 258 || (failed && log.size() == 255), "call " + call);
                log.append(entries((int) log.size(), 259));
                MerkleTree tree = MerkleTree.empty();
                entries(0, 259).forEach(tree::append);
                assertEquals(
                        tree.snapshot().head(), Checkpoint.of(log.checkpoint()).head());
                for (int i : List.of(0, 254, 255, 256, 257, 258)) {
                    assertArrayEquals(entries(i, i + 1).get(0), log.entry(i));
                    assertEquals(tree.snapshot().proveInclusion(i), log.prove(i).inclusion());
                }
            }
            if (!failed) {
                break;
            }
            failures++;
        }
        assertTrue(failures >= 10, "calls that can fail: " + failures);
    }

    /** A hasty disk, whose openings and syncs of folders fail from a call on. */
    private static Disk disk(AtomicInteger left) {
        return new Disk() {
            private void may() throws IOException {
                if (left.getAndDecrement() <= 0) {
                    throw new IOException("injected");
                }
            }

            @Override
            public OpenFile open(Path path) throws IOException {
                may();
                return unsynced(Disk.REAL.open(path));
            }

            @Override
            public OpenFile openForReading(Path path) throws IOException {
                return Disk.REAL.openForReading(path);
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                may();
                Disk.REAL.move(from, to);
            }

            @Override
            public void delete(Path path) throws IOException {
                may();
                Disk.REAL.delete(path);
            }

            @Override
            public void syncFolder(Path path) throws IOException {
                may();
            }
        };
    }

    private static Disk.OpenFile unsynced(Disk.OpenFile file) {
        return (Disk.OpenFile) Proxy.newProxyInstance(
                TiledLogTest.class.getClassLoader(),
                new Class<?>[] {Disk.OpenFile.class},
                (proxy, method, arguments) -> method.getName().equals("force") ? null : method.invoke(file, arguments));
    }

    @Test
    void a_changed_tile_or_entry_or_a_foreign_key_is_named() throws IOException {
        try (TiledLog log = TiledLog.open(folder, KEY)) {
            log.append(entries(0, 300));
            assertThrows(IllegalArgumentException.class, () -> log.append(List.of(new byte[65_536])));
            assertEquals(300, log.size());
            Path tile = folder.resolve("tile/0/000");
            byte[] bytes = Files.readAllBytes(tile);
            bytes[40] ^= 1;
            Files.write(tile, bytes);
            assertThrows(TraceStoreException.class, () -> log.prove(0));
        }
        assertThrows(TraceStoreException.class, () -> TiledLog.open(folder, SampleKeys.log("other.example")));
        Path bundle = folder.resolve("tile/entries/001.p/44");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[5] ^= 1;
        Files.write(bundle, bytes);
        assertThrows(TraceStoreException.class, () -> TiledLog.open(folder, KEY));
    }
}
