package org.linli.audit.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.TreeHead;

/** The tree in files, against the one in memory that keeps every node. */
class TreeStoreTest {
    private static final int LEAVES = 10_000;

    private final MerkleTree whole = MerkleTree.empty();

    @TempDir
    private Path folder = Path.of("");

    private void grow(TreeStore tree, int upTo, long seed) {
        Random random = new Random(seed);
        byte[] leaf = new byte[MerkleHash.BYTES];
        while (whole.size() < upTo) {
            random.nextBytes(leaf);
            tree.appendLeafHash(leaf, 0);
            whole.appendLeafHash(leaf, 0);
        }
    }

    private void assertSameNodes(TreeStore tree) {
        byte[] wanted = new byte[MerkleHash.BYTES];
        byte[] got = new byte[MerkleHash.BYTES];
        for (int level = 0; whole.size() >>> level > 0; level++) {
            for (long index = 0; index < whole.size() >>> level; index++) {
                whole.read(level, index, wanted, 0);
                tree.read(level, index, got, 0);
                assertArrayEquals(wanted, got, "node " + index + " of level " + level);
            }
        }
        assertEquals(whole.snapshot().head(), tree.head());
    }

    @Test
    void every_node_is_the_same_in_memory_in_files_and_in_both() throws IOException {
        try (TreeStore tree = new TreeStore()) {
            grow(tree, 700, 1);
            assertSameNodes(tree);
            for (int filed : new int[] {1, 15, 16, 17, 255, 256, 700}) {
                tree.flush(folder, filed, Disk.REAL);
                assertSameNodes(tree);
            }
            grow(tree, LEAVES, 2);
            tree.flush(folder, LEAVES - 77, Disk.REAL);
            assertSameNodes(tree);
            for (long index = 0; index < LEAVES; index += 97) {
                assertTrue(tree.snapshot()
                        .proveInclusion(index)
                        .verify(whole.snapshot().leafHash(index), tree.head())
                        .isValid());
            }
        }
        TreeHead filed = whole.at(LEAVES - 77).head();
        try (TreeStore again = new TreeStore()) {
            assertTrue(again.goOnFrom(folder, filed, Disk.REAL, true));
            for (long index = LEAVES - 77; index < LEAVES; index++) {
                again.appendLeafHash(whole.snapshot().leafHash(index).toBytes(), 0);
            }
            assertSameNodes(again);
        }
        // A log of the time before there were files halfway: the tree is made anew.
        Files.delete(folder.resolve(TreeStore.FOLDER).resolve("h0"));
        try (TreeStore none = new TreeStore()) {
            assertFalse(none.goOnFrom(folder, filed, Disk.REAL, true));
            assertEquals(0, none.size());
        }
    }
}
