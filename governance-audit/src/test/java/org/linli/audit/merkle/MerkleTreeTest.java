package org.linli.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** The eight leaves on which the reference implementation of RFC 6962 (certificate-transparency) is tested. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The roots of the first 0 to 8 of them, from the same source. */
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static MerkleTree published() {
        MerkleTree tree = MerkleTree.empty();
        LEAVES.forEach(leaf -> tree.append(HexFormat.of().parseHex(leaf)));
        return tree;
    }

    @Test
    void theRootsAreThePublishedOnes() {
        MerkleTree tree = published();
        for (int size = 0; size <= 8; size++) {
            assertEquals(ROOTS.get(size), tree.at(size).root().toString());
        }
    }

    @Test
    void theProofsAreThePublishedOnes() {
        MerkleTree tree = published();
        InclusionProof inclusion = tree.snapshot().proveInclusion(5);
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                inclusion.path().stream().map(MerkleHash::toString).toList());
        ConsistencyProof consistency = tree.snapshot().proveConsistency(6);
        assertEquals(
                List.of(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                consistency.path().stream().map(MerkleHash::toString).toList());
    }

    @Test
    void leavesAndNodesAreHashedApart() {
        TreeHasher hasher = TreeHasher.create();
        assertEquals(
                "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
                hasher.leafHash("L123456".getBytes(StandardCharsets.UTF_8)).toString());
        byte[] shifted = new byte[40];
        hasher.leafHash("__L123456".getBytes(StandardCharsets.UTF_8), 2, 7, shifted, 8);
        assertEquals(
                "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
                MerkleHash.of(shifted, 8).toString());
        MerkleHash left = hasher.leafHash(new byte[0]);
        MerkleHash right = hasher.leafHash(new byte[] {0});
        assertEquals(ROOTS.get(2), hasher.nodeHash(left, right).toString());
    }

    @Test
    void aWholeProofVerifiesAndSaysSo() {
        MerkleTree tree = published();
        TreeHead head = tree.snapshot().head();
        Verification valid =
                tree.snapshot().proveInclusion(5).verify(tree.snapshot().leafHash(5), head);
        assertEquals(new Verification.Valid(), valid);
        valid.throwIfInvalid();
        assertEquals("The proof is valid.", valid.explain());
        assertEquals(
                new Verification.Valid(),
                tree.snapshot().proveConsistency(6).verify(tree.at(6).head(), head));
        assertEquals(
                new Verification.Valid(), tree.snapshot().proveConsistency(8).verify(head, head));
    }

    @Test
    void whatIsWrongIsSaidWithWantedAndGot() {
        MerkleTree tree = published();
        TreeHead head = tree.snapshot().head();
        MerkleHash leaf = tree.snapshot().leafHash(5);
        List<MerkleHash> path = tree.snapshot().proveInclusion(5).path();
        assertEquals(new Verification.IndexOutOfRange(8, 8), new InclusionProof(8, path).verify(leaf, head));
        assertEquals(new Verification.IndexOutOfRange(-1, 8), new InclusionProof(-1, path).verify(leaf, head));
        assertEquals(
                new Verification.PathLengthMismatch(3, 2),
                new InclusionProof(5, path.subList(0, 2)).verify(leaf, head));
        List<MerkleHash> leftover = new ArrayList<>(path);
        leftover.add(leaf);
        assertEquals(new Verification.PathLengthMismatch(3, 4), new InclusionProof(5, leftover).verify(leaf, head));
        Verification mismatch =
                new InclusionProof(5, path).verify(tree.snapshot().leafHash(4), head);
        assertEquals(head.root(), ((Verification.RootMismatch) mismatch).want());
        assertEquals(8, ((Verification.RootMismatch) mismatch).size());
        ProofException thrown = assertThrows(ProofException.class, mismatch::throwIfInvalid);
        assertEquals(mismatch, thrown.verification());
        assertEquals(mismatch.explain(), thrown.getMessage());
    }

    @Test
    void theExplanationNamesBothValuesAndHelps() {
        assertEquals(
                "The index (8) of the proof must be at least 0 and below the size (8) of the tree. Maybe the checkpoint is"
                        + " older than the record.",
                new Verification.IndexOutOfRange(8, 8).explain());
        assertEquals(
                "The proof must have 3 hashes and has 4. Maybe it was made for another size of the tree.",
                new Verification.PathLengthMismatch(3, 4).explain());
        assertEquals(
                "The older size (0) must be between 1 and the newer size (8). From an empty tree nothing can be verified.",
                new Verification.SizesOutOfOrder(0, 8).explain());
        assertEquals(
                "The older size (8) must be between 1 and the newer size (6). Maybe the log was cut back, or the heads are"
                        + " swapped.",
                new Verification.SizesOutOfOrder(8, 6).explain());
    }

    @Test
    void aRewrittenHistoryIsNamedByTheHeadThatItMisses() {
        MerkleTree tree = published();
        TreeHead older = tree.at(6).head();
        TreeHead newer = tree.snapshot().head();
        ConsistencyProof proof = tree.snapshot().proveConsistency(6);
        TreeHead forged = new TreeHead(6, newer.root());
        assertEquals(new Verification.RootMismatch(6, forged.root(), older.root()), proof.verify(forged, newer));
        TreeHead forgedNewer = new TreeHead(8, older.root());
        assertEquals(new Verification.RootMismatch(8, older.root(), newer.root()), proof.verify(older, forgedNewer));
        assertEquals(
                new Verification.RootMismatch(6, older.root(), newer.root()),
                new ConsistencyProof(List.of()).verify(older, new TreeHead(6, newer.root())));
    }

    @Test
    void nothingIsConsistentWithAnEmptyTreeOrASmallerOne() {
        MerkleTree tree = published();
        TreeHead head = tree.snapshot().head();
        ConsistencyProof none = new ConsistencyProof(List.of());
        assertEquals(new Verification.SizesOutOfOrder(0, 8), none.verify(TreeHead.EMPTY, head));
        assertEquals(new Verification.SizesOutOfOrder(0, 0), none.verify(TreeHead.EMPTY, TreeHead.EMPTY));
        assertEquals(
                new Verification.SizesOutOfOrder(8, 6),
                none.verify(head, tree.at(6).head()));
        assertThrows(IllegalArgumentException.class, () -> tree.snapshot().proveConsistency(0));
        assertThrows(IllegalArgumentException.class, () -> tree.snapshot().proveConsistency(9));
    }

    @Test
    void sizesAndIndexesOutOfRangeAreRefused() {
        MerkleTree tree = published();
        MerkleHash root = tree.snapshot().root();
        assertThrows(IllegalArgumentException.class, () -> new TreeHead((1L << 62) + 1, root));
        assertThrows(IllegalArgumentException.class, () -> new TreeHead(-1, root));
        assertThrows(IllegalArgumentException.class, () -> new TreeHead(0, root));
        assertEquals(1L << 62, new TreeHead(1L << 62, root).size());
        assertThrows(IllegalArgumentException.class, () -> tree.at(9));
        assertThrows(IllegalArgumentException.class, () -> tree.at(-1));
        assertThrows(IllegalArgumentException.class, () -> tree.snapshot().proveInclusion(8));
        assertThrows(IllegalArgumentException.class, () -> tree.snapshot().proveInclusion(-1));
        assertThrows(IllegalArgumentException.class, () -> tree.at(5).leafHash(5));
        assertThrows(IllegalArgumentException.class, () -> tree.read(1, 4, new byte[32], 0));
        assertThrows(IllegalArgumentException.class, () -> tree.read(63, 0, new byte[32], 0));
        assertThrows(IllegalArgumentException.class, () -> tree.read(-1, 0, new byte[32], 0));
        assertThrows(IllegalArgumentException.class, () -> TreeSnapshot.of(tree, (1L << 62) + 1));
        assertThrows(IllegalArgumentException.class, () -> InclusionProof.pathLength(8, 8));
        assertThrows(IllegalArgumentException.class, () -> ConsistencyProof.pathLength(0, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.appendLeafHash(new byte[40], 9));
        assertEquals(8, tree.size());
    }

    @Test
    void theLargestTreeHasProofsOfSixtyTwoHashes() {
        long size = TreeHead.MAX_SIZE;
        assertEquals(62, InclusionProof.pathLength(0, size));
        assertEquals(62, InclusionProof.pathLength(size - 1, size));
        assertEquals(63, ConsistencyProof.pathLength(1 + size / 2, size));
        // All leaves alike: the node of each level is known, and with it the root of a tree too large to build.
        TreeHasher hasher = TreeHasher.create();
        List<MerkleHash> levels = new ArrayList<>(List.of(hasher.leafHash(new byte[0])));
        for (int level = 1; level <= 62; level++) {
            levels.add(hasher.nodeHash(levels.get(level - 1), levels.get(level - 1)));
        }
        TreeSnapshot snapshot = TreeSnapshot.of(
                (level, index, target, offset) -> levels.get(level).copyTo(target, offset), size);
        assertEquals(levels.get(62), snapshot.root());
        InclusionProof proof = snapshot.proveInclusion(size - 12345);
        assertTrue(proof.verify(levels.get(0), snapshot.head()).isValid());
        TreeSnapshot older = TreeSnapshot.of(
                (level, index, target, offset) -> levels.get(level).copyTo(target, offset), size - 98765);
        assertTrue(snapshot.proveConsistency(older.size())
                .verify(older.head(), snapshot.head())
                .isValid());
        assertThrows(IllegalStateException.class, () -> Frontier.of(snapshot).append(new byte[32], 0, NodeSink.NONE));
    }

    @Test
    void aHashHasThirtyTwoBytesAndOneSpelling() {
        assertThrows(IllegalArgumentException.class, () -> MerkleHash.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> MerkleHash.of(new byte[33]));
        assertThrows(IndexOutOfBoundsException.class, () -> MerkleHash.of(new byte[33], 2));
        assertThrows(IllegalArgumentException.class, () -> MerkleHash.parse("6e34"));
        assertThrows(IllegalArgumentException.class, () -> MerkleHash.parse("xy".repeat(32)));
        MerkleHash hash = MerkleHash.parse(ROOTS.get(1));
        assertEquals("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=", hash.toBase64());
        assertEquals(hash, MerkleHash.parseBase64(hash.toBase64()));
        assertEquals(hash, MerkleHash.parse(hash.toString()));
        assertArrayEquals(HexFormat.of().parseHex(ROOTS.get(1)), hash.toBytes());
        assertEquals(hash.hashCode(), MerkleHash.of(hash.toBytes()).hashCode());
        // The same bytes, but other spare bits.
        assertThrows(
                IllegalArgumentException.class,
                () -> MerkleHash.parseBase64("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1="));
        assertThrows(
                IllegalArgumentException.class,
                () -> MerkleHash.parseBase64("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0"));
    }

    @Test
    void aSinkThatFailsLeavesTheTreeAsItWas() {
        Frontier frontier = Frontier.empty();
        byte[] leaf = TreeHasher.create().leafHash(new byte[] {7}).toBytes();
        for (int i = 0; i < 3; i++) {
            frontier.append(leaf, 0, NodeSink.NONE);
        }
        TreeHead before = frontier.head();
        NodeSink full = (level, index, source, offset) -> {
            if (level == 1) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThrows(IllegalStateException.class, () -> frontier.append(leaf, 0, full));
        assertEquals(before, frontier.head());
        assertEquals(3, frontier.append(leaf, 0, NodeSink.NONE));
        assertEquals(4, frontier.size());
    }

    @Test
    void readersMeetWholeTreesWhileOneThreadAppends() throws InterruptedException {
        MerkleTree tree = MerkleTree.empty();
        tree.append(NaiveTree.entries(1).get(0));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            TreeHead last = tree.at(1).head();
            while (last.size() < 20_000) {
                TreeSnapshot snapshot = tree.snapshot();
                TreeHead head = snapshot.head();
                snapshot.proveConsistency(last.size()).verify(last, head).throwIfInvalid();
                long index = head.size() / 2;
                snapshot.proveInclusion(index)
                        .verify(snapshot.leafHash(index), head)
                        .throwIfInvalid();
                last = head;
            }
        });
        reader.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        reader.start();
        NaiveTree.entries(20_000).stream().skip(1).forEach(tree::append);
        reader.join();
        assertEquals(null, failure.get());
    }
}
