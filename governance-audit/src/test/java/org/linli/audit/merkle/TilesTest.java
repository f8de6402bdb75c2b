package org.linli.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The tlog-tiles layout: paths, bundles, and a tree read out of tiles. */
class TilesTest {

    @Property(tries = 200)
    void a_path_is_read_as_it_is_written(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(max = TilePath.MAX_INDEX) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath path = new TilePath(level, index, width);
        assertEquals(path, TilePath.parse(path.toString()));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void any_text_is_a_path_or_refused(@ForAll("nearlyPaths") String text) {
        try {
            assertEquals(text, TilePath.parse(text).toString());
        } catch (TlogFormatException e) {
            assertTrue(e.position() >= 0);
        }
    }

    @Provide
    Arbitrary<String> nearlyPaths() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("tile/", "0/", "63/", "entries/", "x000/", "x001/", "067", "000", ".p/", "1", "256", "-")
                        .list()
                        .ofMaxSize(8)
                        .map(parts -> String.join("", parts)));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_a_bundle_or_refused(
            @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(min = 1, max = 256) int width) {
        try {
            assertArrayEquals(bytes, EntryBundle.encode(EntryBundle.decode(bytes, width)));
        } catch (TlogFormatException e) {
            assertTrue(e.position() <= bytes.length);
        }
    }

    @Example
    void an_entry_of_65535_bytes_fits_and_one_more_does_not() {
        byte[] longest = new byte[EntryBundle.MAX_ENTRY];
        Arrays.fill(longest, (byte) 7);
        byte[] bundle = EntryBundle.encode(List.of(longest, new byte[0]));
        assertArrayEquals(longest, EntryBundle.decode(bundle, 2).get(0));
        assertThrows(IllegalArgumentException.class, () -> EntryBundle.encode(List.of(new byte[65_536])));
        assertThrows(TlogFormatException.class, () -> EntryBundle.decode(bundle, 1));
        assertThrows(TlogFormatException.class, () -> EntryBundle.decode(bundle, 3));
        assertThrows(TlogFormatException.class, () -> EntryBundle.decode(Arrays.copyOf(bundle, 100), 2));
    }

    @Example
    void a_tree_read_out_of_tiles_is_the_tree() {
        MerkleTree tree = MerkleTree.empty();
        Map<TilePath, byte[]> tiles = new HashMap<>();
        for (int size : List.of(1, 2, 255, 256, 257, 700, 65_536, 66_000)) {
            while (tree.size() < size) {
                tree.append(("leaf " + tree.size()).getBytes(StandardCharsets.UTF_8));
            }
            tiles.clear();
            for (TilePath path : TilePath.ofLog(size)) {
                if (path.level() != TilePath.ENTRIES) {
                    byte[] tile = new byte[path.width() * MerkleHash.BYTES];
                    for (int i = 0; i < path.width(); i++) {
                        tree.read(path.level() * 8, path.index() * TilePath.FULL + i, tile, i * MerkleHash.BYTES);
                    }
                    tiles.put(path, tile);
                }
            }
            TreeSnapshot read =
                    TileReader.of(path -> present(tiles, path), size).snapshot();
            assertEquals(tree.at(size).head(), read.head());
            for (int i = 0; i < size; i += 1 + size / 7) {
                assertEquals(tree.at(size).proveInclusion(i), read.proveInclusion(i));
                assertEquals(tree.at(size).proveConsistency(i + 1), read.proveConsistency(i + 1));
            }
        }
        TileReader missing = TileReader.of(path -> present(tiles, path), 66_001);
        assertThrows(UncheckedIOException.class, () -> missing.snapshot().root());
        TileReader cut = TileReader.of(path -> new byte[31], 66_000);
        assertThrows(TlogFormatException.class, () -> cut.snapshot().root());
    }

    private static byte[] present(Map<TilePath, byte[]> tiles, TilePath path) throws IOException {
        if (!tiles.containsKey(path)) {
            throw new IOException("no " + path);
        }
        return tiles.get(path);
    }
}
