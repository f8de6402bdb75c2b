package org.linli.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SubtreeProperties {

    private static final int SMALL = 33;
    private static final List<byte[]> ENTRIES = NaiveTree.entries(SMALL);
    private static final MerkleTree TREE = MerkleTree.empty();

    static {
        ENTRIES.forEach(TREE::append);
    }

    @Example
    void every_part_of_every_small_tree_is_proven_by_hashes_of_the_naive_definition() {
        for (int size = 1; size <= SMALL; size++) {
            TreeSnapshot tree = TREE.at(size);
            for (int start = 0; start < size; start++) {
                for (int end = start + 1; end <= size; end++) {
                    if (Subtree.isValid(start, end)) {
                        partIsProven(tree, new Subtree(start, end));
                    }
                }
            }
        }
    }

    private static void partIsProven(TreeSnapshot tree, Subtree part) {
        int start = (int) part.startInclusive();
        int end = (int) part.endExclusive();
        MerkleHash root = MerkleHash.of(NaiveTree.root(ENTRIES.subList(start, end)));
        assertEquals(root, tree.root(part));
        List<MerkleHash> path = tree.proveConsistency(part);
        assertEquals(naive(start, end, ENTRIES.subList(0, (int) tree.size()), true), path);
        part.verifyConsistency(path, root, tree.head()).throwIfInvalid();
        for (int i = 0; i < path.size(); i++) {
            List<MerkleHash> other = new ArrayList<>(path);
            other.set(i, MerkleHash.EMPTY_ROOT);
            assertFalse(part.verifyConsistency(other, root, tree.head()).isValid());
        }
        assertFalse(
                part.verifyConsistency(path, MerkleHash.EMPTY_ROOT, tree.head()).isValid());
        for (int index = start; index < end; index++) {
            InclusionProof proof = tree.proveInclusion(index, part);
            part.verifyInclusion(proof, tree.leafHash(index), root).throwIfInvalid();
            assertFalse(part.verifyInclusion(proof, MerkleHash.EMPTY_ROOT, root).isValid());
        }
        assertFalse(part.verifyInclusion(tree.proveInclusion(start), tree.leafHash(start), root)
                        .isValid()
                && part.width() != tree.size());
    }

    /** SUBTREE_SUBPROOF of the draft, word for word. */
    private static List<MerkleHash> naive(int start, int end, List<byte[]> d, boolean known) {
        List<MerkleHash> proof = new ArrayList<>();
        if (start == 0 && end == d.size()) {
            if (!known) {
                proof.add(MerkleHash.of(NaiveTree.root(d)));
            }
            return proof;
        }
        int k = Integer.highestOneBit(d.size() - 1);
        if (end <= k) {
            proof.addAll(naive(start, end, d.subList(0, k), known));
            proof.add(MerkleHash.of(NaiveTree.root(d.subList(k, d.size()))));
        } else if (k <= start) {
            proof.addAll(naive(start - k, end - k, d.subList(k, d.size()), known));
            proof.add(MerkleHash.of(NaiveTree.root(d.subList(0, k))));
        } else {
            proof.addAll(naive(0, end - k, d.subList(k, d.size()), false));
            proof.add(MerkleHash.of(NaiveTree.root(d.subList(0, k))));
        }
        return proof;
    }

    @Example
    void what_is_no_part_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Subtree(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Subtree(1, 3));
        assertThrows(IllegalArgumentException.class, () -> TREE.at(4).root(new Subtree(4, 8)));
        assertThrows(IllegalArgumentException.class, () -> TREE.at(8).proveInclusion(3, new Subtree(4, 8)));
        assertEquals(
                new Verification.SizesOutOfOrder(8, 4),
                new Subtree(4, 8)
                        .verifyConsistency(
                                List.of(), MerkleHash.EMPTY_ROOT, TREE.at(4).head()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.MIXIN)
    void no_path_of_hashes_crashes_the_verifier(
            @ForAll @LongRange(min = 0, max = TreeHead.MAX_SIZE) long start,
            @ForAll @LongRange(min = 0, max = TreeHead.MAX_SIZE) long end,
            @ForAll @LongRange(min = 1, max = TreeHead.MAX_SIZE) long size,
            @ForAll byte hashes) {
        if (Subtree.isValid(start, end)) {
            List<MerkleHash> path = Collections.nCopies(hashes & 0x7f, MerkleHash.EMPTY_ROOT);
            assertFalse(new Subtree(start, end)
                    .verifyConsistency(
                            path,
                            TREE.at(1).root(),
                            new TreeHead(size, TREE.at(2).root()))
                    .isValid());
        }
    }
}
