package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.codec.CanonicalForm;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.merkle.TileReader;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.tiles.TileFiles;
import org.linli.trace.TraceStoreException;

/** A log in forms that others read. */
class LogExportTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");

    @TempDir
    private Path temp;

    private TraceLog log(int records) {
        TraceLog log = SampleLog.open(temp.resolve("log"));
        while (log.size() < records) {
            SampleLog.append(log, "act-" + log.size(), SampleLog.deposited("a", log.size()));
        }
        return log;
    }

    @Test
    void every_tile_of_an_export_is_there_and_right() throws IOException {
        try (TraceLog log = log(600)) {
            for (int size : new int[] {0, 1, 255, 256, 257, 512, 600}) {
                SignedNote note = Checkpoint.of(
                                "trace.example/dongting", log.tree(size).head())
                        .sign(KEY);
                Path out = temp.resolve("out-" + size);
                LogExport.tiles(log, note, out, done -> {});
                TileFiles files = TileFiles.in(out);
                assertEquals(note, SignedNote.parse(Files.readAllBytes(out.resolve("checkpoint"))));
                for (TilePath path : TilePath.ofLog(size)) {
                    assertTrue(Files.exists(out.resolve(path.toString())), path.toString());
                }
                assertEquals(
                        log.tree(size).root(),
                        TileReader.of(files, size).snapshot().root());
                for (int i = 0; i < size; i++) {
                    assertArrayEquals(log.entry(i), files.entry(i, size));
                    assertEquals(
                            log.tree(size).leafHash(i),
                            TileReader.of(files, size).snapshot().leafHash(i));
                }
            }
        }
    }

    @Test
    void what_does_not_lead_to_the_checkpoint_is_not_exported_under_it() throws IOException {
        try (TraceLog log = log(5)) {
            SignedNote wrong = Checkpoint.of(
                            "trace.example/dongting",
                            new TreeHead(4, log.tree(5).root()))
                    .sign(KEY);
            Path out = temp.resolve("out");
            assertThrows(TraceStoreException.class, () -> LogExport.tiles(log, wrong, out, done -> {}));
            try (Stream<Path> left = Files.list(out)) {
                assertEquals(List.of(), left.toList(), "nothing of it");
            }
            Files.writeString(out.resolve("mine"), "mine");
            SignedNote right =
                    Checkpoint.of("trace.example/dongting", log.tree(5).head()).sign(KEY);
            assertThrows(IllegalArgumentException.class, () -> LogExport.tiles(log, right, out, done -> {}));
            SignedNote larger = Checkpoint.of(
                            "trace.example/dongting",
                            new TreeHead(6, log.tree(5).root()))
                    .sign(KEY);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LogExport.tiles(log, larger, temp.resolve("other"), done -> {}));
        }
    }

    @Test
    void the_lines_lead_to_the_head_that_stands_before_them() throws IOException {
        try (TraceLog log = SampleLog.open(temp.resolve("log"))) {
            SampleLog.fill(log);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TreeHead head = LogExport.lines(log, out, done -> {});
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            MerkleTree tree = MerkleTree.empty();
            lines.subList(1, lines.size()).forEach(line -> tree.append(line.getBytes(StandardCharsets.UTF_8)));
            assertEquals(head, tree.snapshot().head());
            assertEquals(
                    Map.of("log", log.id(), "size", 6L, "root", head.root().toBase64()),
                    CanonicalForm.read(lines.get(0).getBytes(StandardCharsets.UTF_8)));
            assertFalse(out.toString(StandardCharsets.UTF_8).contains("027-1111"));
        }
    }

    /** After a power cut a checkpoint without its tiles would be an export that lies. */
    @Test
    void all_tiles_are_on_disk_before_the_checkpoint_is_begun() throws IOException {
        try (TraceLog log = log(300)) {
            SignedNote note = Checkpoint.of(
                            "trace.example/dongting", log.tree(300).head())
                    .sign(KEY);
            Path out = temp.resolve("out");
            Set<Path> forced = new HashSet<>();
            List<Path> before = new ArrayList<>();
            HookedDisk disk = new HookedDisk().whenForced(forced::add).whenOpened(file -> {
                if (file.getFileName().toString().startsWith("checkpoint")) {
                    before.addAll(forced);
                }
            });
            LogExport.tiles(log, note, out, done -> {}, disk);
            try (Stream<Path> tiles = Files.walk(out.resolve("tile"))) {
                assertEquals(tiles.filter(Files::isRegularFile).collect(Collectors.toSet()), new HashSet<>(before));
            }
            assertEquals(5, before.size());
        }
    }
}
