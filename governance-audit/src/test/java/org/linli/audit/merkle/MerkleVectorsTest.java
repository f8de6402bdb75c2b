package org.linli.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.audit.ReferenceData;
import tools.jackson.databind.JsonNode;

/** The published vectors; {@link MerkleTreeTest} is the twin that needs no outside file. */
class MerkleVectorsTest {

    @Test
    void theTreeOfTheReferenceImplementation() throws IOException {
        JsonNode vectors = ReferenceData.json("merkle/rfc6962_tree.json");
        MerkleTree tree = MerkleTree.empty();
        vectors.get("leafInputsHex").forEach(leaf -> tree.append(HexFormat.of().parseHex(leaf.asString())));
        JsonNode levels = vectors.get("nodeHashesByLevelHex");
        byte[] node = new byte[32];
        for (int level = 0; level < levels.size(); level++) {
            for (int index = 0; index < levels.get(level).size(); index++) {
                tree.read(level, index, node, 0);
                assertEquals(
                        levels.get(level).get(index).asString(), HexFormat.of().formatHex(node));
            }
        }
        JsonNode roots = vectors.get("rootsBySizeHex");
        for (int size = 0; size < roots.size(); size++) {
            assertEquals(roots.get(size).asString(), tree.at(size).root().toString());
        }
        assertEquals(vectors.get("emptyRoot").asString(), MerkleHash.EMPTY_ROOT.toString());
    }

    @Test
    void everyInclusionProbe() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/inclusion.json");
        assertEquals(44, probes.size());
        for (JsonNode probe : probes) {
            assertEquals(
                    probe.get("wantErr").asBoolean(),
                    !inclusionHolds(probe),
                    probe.get("id").asString());
        }
    }

    private static boolean inclusionHolds(JsonNode probe) {
        try {
            TreeHead head = new TreeHead(probe.get("treeSize").longValue(), hash(probe.get("root")));
            // The largest index of the probes is 2^64 - 1, which a Java long holds as -1.
            long index = probe.get("leafIdx").bigIntegerValue().longValue();
            return new InclusionProof(index, hashes(probe.get("proof")))
                    .verify(hash(probe.get("leafHash")), head)
                    .isValid();
        } catch (IllegalArgumentException e) {
            // A hash that is none, or an empty tree with a root of its own.
            return false;
        }
    }

    @Test
    void everyConsistencyProbe() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/consistency.json");
        assertEquals(46, probes.size());
        for (JsonNode probe : probes) {
            assertEquals(
                    probe.get("wantErr").asBoolean(),
                    !consistencyHolds(probe),
                    probe.get("id").asString());
        }
    }

    private static boolean consistencyHolds(JsonNode probe) {
        try {
            TreeHead older = new TreeHead(probe.get("size1").longValue(), hash(probe.get("root1")));
            TreeHead newer = new TreeHead(probe.get("size2").longValue(), hash(probe.get("root2")));
            return new ConsistencyProof(hashes(probe.get("proof")))
                    .verify(older, newer)
                    .isValid();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void theGeneratedTreeOfSevenHundredLeaves() throws IOException {
        JsonNode vectors = ReferenceData.json("merkle/generated_tree.json");
        MerkleTree tree = MerkleTree.empty();
        for (int i = 0; i < 700; i++) {
            tree.append(vectors.get("leafFormat").asString().formatted(i).getBytes(StandardCharsets.UTF_8));
        }
        assertFalse(vectors.get("rootsHex").isEmpty());
        vectors.get("rootsHex")
                .properties()
                .forEach(root -> assertEquals(
                        root.getValue().asString(),
                        tree.at(Long.parseLong(root.getKey())).root().toString()));
        for (JsonNode probe : vectors.get("inclusion")) {
            TreeSnapshot snapshot = tree.at(probe.get("size").longValue());
            InclusionProof proof = snapshot.proveInclusion(probe.get("index").longValue());
            assertEquals(
                    strings(probe.get("proof")),
                    proof.path().stream().map(MerkleHash::toString).toList());
            proof.verify(snapshot.leafHash(proof.index()), snapshot.head()).throwIfInvalid();
        }
        for (JsonNode probe : vectors.get("consistency")) {
            TreeSnapshot older = tree.at(probe.get("size1").longValue());
            TreeSnapshot newer = tree.at(probe.get("size2").longValue());
            assertEquals(probe.get("root1").asString(), older.root().toString());
            assertEquals(probe.get("root2").asString(), newer.root().toString());
            ConsistencyProof proof = newer.proveConsistency(older.size());
            assertEquals(
                    strings(probe.get("proof")),
                    proof.path().stream().map(MerkleHash::toString).toList());
            proof.verify(older.head(), newer.head()).throwIfInvalid();
        }
    }

    private static MerkleHash hash(JsonNode base64) {
        return MerkleHash.parseBase64(base64.asString());
    }

    private static List<MerkleHash> hashes(JsonNode array) {
        return strings(array).stream().map(MerkleHash::parseBase64).toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.isNull()
                ? List.of()
                : Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                        .map(i -> array.get(i).asString())
                        .toList();
    }
}
