package org.linli.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleProperties {

    private static final int SMALL = 1 << 5;
    private static final int LARGE = 1 << 12;
    private static final List<byte[]> ENTRIES = NaiveTree.entries(LARGE);
    private static final MerkleTree TREE = MerkleTree.empty();

    static {
        ENTRIES.forEach(TREE::append);
    }

    @Example
    void everySmallInclusionProofIsTheNaiveOneAndNoBitOfItMayFlip() {
        everySmallSize().forEach(size -> {
            TreeHead head = new TreeHead(size, MerkleHash.of(NaiveTree.root(ENTRIES.subList(0, size))));
            assertEquals(head, TREE.at(size).head());
            for (int i = 0; i < size; i++) {
                int index = i;
                MerkleHash leaf = TREE.at(size).leafHash(index);
                forEveryBitFlipped(
                        inclusionIsTheNaiveOne(index, size).path(),
                        flipped -> assertFalse(new InclusionProof(index, flipped)
                                .verify(leaf, head)
                                .isValid()));
            }
        });
    }

    @Example
    void everySmallConsistencyProofIsTheNaiveOneAndNoBitOfItMayFlip() {
        everySmallSize().forEach(size -> {
            TreeHead newer = TREE.at(size).head();
            for (int olderSize = 1; olderSize <= size; olderSize++) {
                TreeHead older = TREE.at(olderSize).head();
                forEveryBitFlipped(
                        consistencyIsTheNaiveOne(olderSize, size).path(),
                        flipped -> assertFalse(new ConsistencyProof(flipped)
                                .verify(older, newer)
                                .isValid()));
            }
        });
    }

    private static IntStream everySmallSize() {
        return IntStream.rangeClosed(1, SMALL).parallel();
    }

    @Example
    void noOtherIndexOrSizeOfASmallTreePasses() {
        for (int size = 1; size <= SMALL; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = TREE.at(size).proveInclusion(index);
                MerkleHash leaf = TREE.at(size).leafHash(index);
                for (int other = 0; other <= SMALL; other++) {
                    assertEquals(
                            other == index,
                            new InclusionProof(other, proof.path())
                                    .verify(leaf, TREE.at(size).head())
                                    .isValid());
                    if (other > 0 && other != size) {
                        assertFalse(proof.verify(leaf, TREE.at(other).head()).isValid());
                    }
                }
            }
        }
    }

    @Property(tries = 60)
    void aSampledInclusionProofIsTheNaiveOne(
            @ForAll @IntRange(min = 1, max = LARGE) int size, @ForAll @IntRange(max = LARGE - 1) int any) {
        inclusionIsTheNaiveOne(any % size, size);
    }

    @Property(tries = 60)
    void aSampledConsistencyProofIsTheNaiveOne(
            @ForAll @IntRange(min = 1, max = LARGE) int newer, @ForAll @IntRange(max = LARGE - 1) int any) {
        consistencyIsTheNaiveOne(any % newer + 1, newer);
    }

    @Property(tries = 200)
    void aProofFromAForkIsNotConsistent(
            @ForAll @IntRange(min = 2, max = LARGE) int newer,
            @ForAll @IntRange(max = LARGE - 1) int anyOlder,
            @ForAll @IntRange(max = LARGE - 1) int anyEdited) {
        int older = anyOlder % (newer - 1) + 1;
        int edited = anyEdited % older;
        MerkleTree fork = MerkleTree.empty();
        for (int i = 0; i < newer; i++) {
            fork.append(i == edited ? new byte[] {'!'} : ENTRIES.get(i));
        }
        Verification verification = fork.snapshot()
                .proveConsistency(older)
                .verify(TREE.at(older).head(), fork.snapshot().head());
        assertEquals(Verification.RootMismatch.class, verification.getClass());
    }

    @Property(tries = 200)
    void aFrontierGoesOnFromAnySize(@ForAll @IntRange(max = LARGE) int size, @ForAll @IntRange(max = 300) int anyMore) {
        Frontier frontier = Frontier.of(TREE.at(size));
        assertEquals(TREE.at(size).head(), frontier.head());
        int grown = Math.min(LARGE, size + anyMore);
        for (int i = size; i < grown; i++) {
            frontier.append(TREE.at(LARGE).leafHash(i).toBytes(), 0, NodeSink.NONE);
        }
        assertEquals(TREE.at(grown).head(), frontier.head());
    }

    @Property(tries = 200)
    void appendingFinishesEachNodeOnceAndInOrder(@ForAll @IntRange(max = LARGE) int size) {
        long[] finished = new long[63];
        Frontier frontier = Frontier.empty();
        byte[] leaf = new byte[32];
        for (int i = 0; i < size; i++) {
            frontier.append(leaf, 0, (level, index, source, offset) -> assertEquals(finished[level]++, index));
        }
        for (int level = 0; level < finished.length; level++) {
            assertEquals(size >> Math.min(level, 31), finished[level]);
        }
    }

    private static InclusionProof inclusionIsTheNaiveOne(int index, int size) {
        InclusionProof proof = TREE.at(size).proveInclusion(index);
        assertEquals(NaiveTree.path(index, ENTRIES.subList(0, size)), proof.path());
        assertEquals(InclusionProof.pathLength(index, size), proof.path().size());
        proof.verify(TREE.at(size).leafHash(index), TREE.at(size).head()).throwIfInvalid();
        return proof;
    }

    private static ConsistencyProof consistencyIsTheNaiveOne(int older, int newer) {
        ConsistencyProof proof = TREE.at(newer).proveConsistency(older);
        assertEquals(NaiveTree.proof(older, ENTRIES.subList(0, newer)), proof.path());
        assertEquals(ConsistencyProof.pathLength(older, newer), proof.path().size());
        proof.verify(TREE.at(older).head(), TREE.at(newer).head()).throwIfInvalid();
        return proof;
    }

    /** Hands over the path with each of its bits flipped in turn. */
    private static void forEveryBitFlipped(List<MerkleHash> path, Consumer<List<MerkleHash>> check) {
        MerkleHash[] hashes = path.toArray(MerkleHash[]::new);
        for (int i = 0; i < hashes.length; i++) {
            MerkleHash whole = hashes[i];
            byte[] bytes = whole.toBytes();
            for (int bit = 0; bit < 256; bit++) {
                bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
                hashes[i] = MerkleHash.of(bytes);
                check.accept(List.of(hashes));
                bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
            }
            hashes[i] = whole;
        }
    }
}
