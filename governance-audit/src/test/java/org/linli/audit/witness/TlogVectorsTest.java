package org.linli.audit.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.ReferenceData;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.EntryBundle;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.MerkleTree;
import org.linli.audit.merkle.Subtree;
import org.linli.audit.merkle.TilePath;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.UntrustedException;
import org.linli.audit.note.VerifierKey;
import org.linli.audit.tiles.TileFiles;
import org.linli.audit.tiles.TiledLog;
import tools.jackson.databind.JsonNode;

/**
 * All published vectors of trees, notes, checkpoints, proofs, tiles and witnesses. Where this library answers otherwise than a vector says,
 * the difference is counted and named; a table is printed at the end.
 */
class TlogVectorsTest {

    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    private Path folder;

    /** One row: so many vectors, so many of them answered otherwise, for a reason. */
    private static void row(String set, int vectors, int otherwise, String reason) {
        TABLE.add("| %s | %d | %d | %s |".formatted(set, vectors, otherwise, reason));
    }

    @AfterAll
    static void print() {
        System.out.println("| vectors | run | otherwise | why |");
        System.out.println("|---|---|---|---|");
        TABLE.stream().sorted().forEach(System.out::println);
    }

    @Test
    void inclusion() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/inclusion.json");
        for (JsonNode probe : probes) {
            boolean holds = holds(() -> new InclusionProof(uint64(probe, "leafIdx"), hashes(probe.get("proof")))
                    .verify(hash(probe, "leafHash"), new TreeHead(uint64(probe, "treeSize"), hash(probe, "root")))
                    .isValid());
            assertEquals(
                    probe.get("wantErr").asBoolean(), !holds, probe.get("id").asString());
        }
        assertEquals(44, probes.size());
        row("merkle/inclusion", probes.size(), 0, "");
    }

    @Test
    void consistency() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/consistency.json");
        for (JsonNode probe : probes) {
            boolean holds = holds(() -> new ConsistencyProof(hashes(probe.get("proof")))
                    .verify(
                            new TreeHead(uint64(probe, "size1"), hash(probe, "root1")),
                            new TreeHead(uint64(probe, "size2"), hash(probe, "root2")))
                    .isValid());
            assertEquals(
                    probe.get("wantErr").asBoolean(), !holds, probe.get("id").asString());
        }
        assertEquals(46, probes.size());
        row("merkle/consistency", probes.size(), 0, "");
    }

    @Test
    void subtree_inclusion() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/subtreeinclusion.json");
        for (JsonNode probe : probes) {
            boolean holds = holds(() -> new Subtree(uint64(probe, "start"), uint64(probe, "end"))
                    .verifyInclusion(
                            new InclusionProof(uint64(probe, "leafIdx"), hashes(probe.get("proof"))),
                            hash(probe, "leafHash"),
                            hash(probe, "root"))
                    .isValid());
            assertEquals(
                    probe.get("wantErr").asBoolean(), !holds, probe.get("id").asString());
        }
        assertEquals(104, probes.size());
        row("merkle/subtreeinclusion", probes.size(), 0, "");
    }

    @Test
    void subtree_consistency() throws IOException {
        JsonNode probes = ReferenceData.json("merkle/subtreeconsistency.json");
        int otherwise = 0;
        for (JsonNode probe : probes) {
            long start = uint64(probe, "start");
            long end = uint64(probe, "end");
            boolean holds = holds(() -> new Subtree(start, end)
                    .verifyConsistency(
                            hashes(probe.get("proof")),
                            hash(probe, "root1"),
                            new TreeHead(uint64(probe, "size"), hash(probe, "root2")))
                    .isValid());
            if (start == end && !probe.get("wantErr").asBoolean()) {
                assertEquals(false, holds);
                otherwise++;
            } else {
                assertEquals(
                        probe.get("wantErr").asBoolean(),
                        !holds,
                        probe.get("id").asString());
            }
        }
        assertEquals(54, probes.size());
        assertEquals(4, otherwise);
        row(
                "merkle/subtreeconsistency",
                probes.size(),
                otherwise,
                "a range without leaves proves nothing and is refused");
    }

    private interface Probe {
        boolean holds();
    }

    private static boolean holds(Probe probe) {
        try {
            return probe.holds();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void notes() throws IOException {
        JsonNode notes = ReferenceData.json("note/open.json");
        for (JsonNode each : notes) {
            List<VerifierKey> keys =
                    strings(each.get("verifierKeys")).map(VerifierKey::parse).toList();
            byte[] bytes = Base64.getDecoder().decode(each.get("noteB64").asString());
            String got;
            List<String> names = List.of();
            try {
                SignedNote note = SignedNote.parse(bytes);
                assertArrayEquals(bytes, note.toBytes());
                names = note.verifiedBy(keys).stream()
                        .map(verified -> verified.key().name())
                        .toList();
                got = names.isEmpty() ? "unverified" : "ok";
            } catch (IllegalArgumentException e) {
                got = "malformed";
            }
            assertEquals(each.get("expect").asString(), got, each.get("desc").asString());
            assertEquals(strings(each.get("verifiedNames")).toList(), names);
        }
        assertEquals(9, notes.size());
        row("note/open", notes.size(), 0, "");
    }

    @Test
    void keys() throws IOException {
        JsonNode keys = ReferenceData.json("note/keys.json");
        List<String> valid = strings(keys.get("valid")).toList();
        valid.forEach(key -> assertEquals(key, VerifierKey.parse(key).toString()));
        List<String> invalid = new ArrayList<>(strings(keys.get("invalid")).toList());
        String peter = valid.get(0);
        for (int from = 0; from < peter.length(); from++) {
            for (int to = from; to <= peter.length(); to++) {
                if (to - from < peter.length()) {
                    invalid.add(peter.substring(from, to));
                }
            }
            char[] changed = peter.toCharArray();
            changed[from]++;
            invalid.add(new String(changed));
        }
        for (String key : invalid) {
            assertEquals(false, holds(() -> VerifierKey.parse(key) != null), key);
        }
        row("note/keys", valid.size() + invalid.size(), 0, "mangled keys included");
    }

    @Test
    void checkpoints() throws IOException {
        JsonNode texts = ReferenceData.json("checkpoint/parse.json");
        int otherwise = 0;
        for (JsonNode each : texts) {
            String text = each.get("text").asString();
            if (each.get("wantErr").asBoolean()) {
                assertEquals(false, holds(() -> Checkpoint.parse(text) != null), text);
                continue;
            }
            // The texts carry words in the place of a hash; with a hash in their place they are read, but for the blank
            // lines.
            otherwise++;
            assertEquals(false, holds(() -> Checkpoint.parse(text) != null), text);
            String[] lines = text.split("\n", 4);
            lines[2] = MerkleHash.EMPTY_ROOT.toBase64();
            String whole = String.join("\n", lines);
            if (each.get("desc").asString().equals("valid with trailing newlines")) {
                assertEquals(false, holds(() -> Checkpoint.parse(whole) != null));
            } else {
                Checkpoint checkpoint = Checkpoint.parse(whole);
                assertEquals(each.get("origin").asString(), checkpoint.origin());
                assertEquals(each.get("size").longValue(), checkpoint.head().size());
                assertEquals(whole, checkpoint.toString());
            }
        }
        assertEquals(12, texts.size());
        row(
                "checkpoint/parse",
                texts.size(),
                otherwise,
                "roots of 7 and 37 bytes are refused (with 32 four of the five"
                        + " are read); blank extension lines are refused, as the specification says");
    }

    @Test
    void offline_proofs() throws IOException {
        JsonNode vectors = ReferenceData.json("proof/tlog_proof_format.json");
        for (JsonNode each : vectors.get("marshal")) {
            OfflineProof proof = OfflineProof.parse(each.get("text").asString());
            assertEquals(
                    new InclusionProof(each.get("index").longValue(), hashes(each.get("hashes"))), proof.inclusion());
            assertEquals(each.get("checkpoint").asString(), proof.checkpoint());
            assertEquals(
                    Optional.ofNullable(each.get("extraB64")).map(JsonNode::asString),
                    proof.extra().map(Base64.getEncoder()::encodeToString));
            assertEquals(each.get("text").asString(), proof.toString());
        }
        for (JsonNode each : vectors.get("reject")) {
            assertEquals(false, holds(() -> OfflineProof.parse(each.asString()) != null), each.asString());
        }
        row(
                "proof/tlog_proof_format",
                vectors.get("marshal").size() + vectors.get("reject").size(),
                0,
                "");
    }

    @Test
    void tile_paths() throws IOException {
        JsonNode vectors = ReferenceData.json("tiles/paths.json");
        for (JsonNode each : vectors.get("encode")) {
            TilePath path;
            if (each.get("kind").asString().equals("tile")) {
                int width = each.get("width").intValue();
                path = new TilePath(
                        each.get("level").intValue(),
                        each.get("index").longValue(),
                        width == 0 ? TilePath.FULL : width);
            } else {
                path = TilePath.holding(
                        TilePath.ENTRIES,
                        each.get("seq").longValue(),
                        each.get("logSize").longValue());
            }
            assertEquals(each.get("path").asString(), path.toString());
            assertEquals(path, TilePath.parse(path.toString()));
        }
        for (JsonNode each : vectors.get("decode")) {
            String path = "tile/" + each.get("level").asString() + "/"
                    + each.get("index").asString();
            if (each.get("wantErr").asBoolean()) {
                assertEquals(false, holds(() -> TilePath.parse(path) != null), path);
            } else {
                int width = each.get("wantWidth").intValue();
                assertEquals(
                        new TilePath(
                                each.get("wantLevel").intValue(),
                                each.get("wantIndex").longValue(),
                                width == 0 ? TilePath.FULL : width),
                        TilePath.parse(path));
            }
        }
        assertEquals(
                List.of(273L + 1, 1L + 1, 1L),
                IntStream.range(0, 3)
                        .mapToObj(level -> TilePath.ofLog(70_000).stream()
                                .filter(path -> path.level() == level)
                                .count())
                        .toList());
        assertEquals(List.of("tile/entries/000", "tile/0/000", "tile/1/000.p/1"), paths(256));
        row("tiles/paths", vectors.get("encode").size() + vectors.get("decode").size() + 2, 0, "");
    }

    private static List<String> paths(long size) {
        return TilePath.ofLog(size).stream().map(TilePath::toString).toList();
    }

    @Test
    void tiles() throws IOException, NoSuchAlgorithmException {
        JsonNode vectors = ReferenceData.json("tiles/generated_tiles.json");
        try (TiledLog log = TiledLog.open(folder, SampleKeys.log("log"))) {
            log.append(IntStream.range(0, vectors.get("size").intValue())
                    .mapToObj(i -> bytes(vectors.get("leafFormat").asString().formatted(i)))
                    .toList());
        }
        for (JsonNode each : vectors.get("tiles")) {
            byte[] tile = Files.readAllBytes(folder.resolve(each.get("path").asString()));
            assertEquals(each.get("bytes").intValue(), tile.length);
            assertEquals(
                    each.get("sha256").asString(),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(tile)));
        }
        row("tiles/generated_tiles", vectors.get("tiles").size(), 0, "");
    }

    @Test
    void a_log_of_another_implementation() throws IOException {
        JsonNode vectors = ReferenceData.json("log/tessera_testlog.json");
        VerifierKey key = VerifierKey.parse(vectors.get("vkey").asString());
        List<byte[]> entries =
                strings(vectors.get("entriesUtf8")).map(TlogVectorsTest::bytes).toList();
        MerkleTree tree = MerkleTree.empty();
        entries.forEach(tree::append);
        int count = 0;
        for (var each : vectors.get("checkpoints").properties()) {
            SignedNote note = SignedNote.parse(each.getValue().asString());
            assertEquals(1, note.verifiedBy(List.of(key)).size());
            Checkpoint checkpoint = Checkpoint.of(note);
            assertEquals(vectors.get("origin").asString(), checkpoint.origin());
            assertEquals(tree.at(Long.parseLong(each.getKey())).head(), checkpoint.head());
            count++;
        }
        try (TiledLog log = TiledLog.open(folder, SampleKeys.log("log"))) {
            for (var each : vectors.get("entryBundlesB64").properties()) {
                TilePath path = TilePath.parse(each.getKey());
                log.append(entries.subList((int) log.size(), path.width()));
                byte[] expected = Base64.getDecoder().decode(each.getValue().asString());
                assertArrayEquals(expected, Files.readAllBytes(folder.resolve(each.getKey())));
                assertArrayEquals(expected, EntryBundle.encode(EntryBundle.decode(expected, path.width())));
                count++;
            }
            for (var each : vectors.get("tilesB64").properties()) {
                assertArrayEquals(
                        Base64.getDecoder().decode(each.getValue().asString()),
                        TileFiles.in(folder).read(TilePath.parse(each.getKey())));
                count++;
            }
        }
        row("log/tessera_testlog", count, 0, "checkpoints, bundles and tiles");
    }

    @Test
    void a_note_reproduced_byte_for_byte() throws IOException {
        JsonNode own = ReferenceData.json("witness/own_cosigned_checkpoint.json");
        HexFormat hex = HexFormat.of();
        SignerKey log = SignerKey.of(
                "trace.example/log1",
                KeyType.ED25519,
                hex.parseHex(own.get("seedLogHex").asString()));
        SignerKey witness = SignerKey.of(
                "witness.example/w1",
                KeyType.COSIGNATURE,
                hex.parseHex(own.get("seedWitnessHex").asString()));
        assertEquals(own.get("vkeyLog").asString(), log.verifierKey().toString());
        assertEquals(own.get("vkeyWitness").asString(), witness.verifierKey().toString());
        MerkleTree tree = MerkleTree.empty();
        IntStream.range(0, 10).forEach(i -> tree.append(bytes("trace-" + i)));
        assertEquals(
                SampleKeys.CLOCK.instant().getEpochSecond(),
                own.get("timestamp").longValue());
        SignedNote note = Checkpoint.of("trace.example/log1", tree.snapshot().head())
                .sign(NoteSigner.of(log))
                .signedBy(NoteSigner.cosigner(witness, SampleKeys.CLOCK));
        assertEquals(own.get("note").asString(), note.toString());
        row("witness/own_cosigned_checkpoint", 3, 0, "two keys, one note byte for byte");
    }

    @Test
    void cosignatures() throws IOException {
        JsonNode vectors = ReferenceData.json("witness/cosignature.json");
        VerifierKey converted = VerifierKey.parse(
                vectors.get("vkeys").get("converted_from_ed25519").asString());
        assertEquals(KeyType.ED25519, converted.type());
        VerifierKey cosigner = converted.withType(KeyType.COSIGNATURE);
        assertEquals(false, cosigner.keyId() == converted.keyId());
        assertEquals(cosigner, VerifierKey.parse(cosigner.toString()));
        assertEquals(converted, cosigner.withType(KeyType.ED25519));
        VerifierKey own = VerifierKey.parse(vectors.get("vkeys").get("native").asString());
        assertEquals(vectors.get("vkeys").get("native").asString(), own.toString());
        JsonNode timestamp = vectors.get("timestampSig");
        assertEquals(
                Optional.of(timestamp.get("unix").longValue()),
                own.signedAt(afterId(timestamp.get("b64").asString())).map(Instant::getEpochSecond));
        assertEquals(
                Optional.empty(),
                own.signedAt(afterId(vectors.get("notCosignature").asString())));
        row("witness/cosignature", 4, 0, "");
    }

    private static byte[] afterId(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return Arrays.copyOfRange(bytes, 4, bytes.length);
    }

    @Test
    void a_session_with_a_witness() throws IOException {
        JsonNode session = ReferenceData.json("witness/litewitness_add_checkpoint.json");
        String origin = session.get("logOrigin").asString();
        String[] words = session.get("logKeyHashNote").asString().split(" ");
        VerifierKey log = VerifierKey.of(origin, KeyType.ED25519, HexFormat.of().parseHex(words[words.length - 1]));
        NoteSigner cosigner = SampleKeys.cosigner(session.get("witness").asString());
        int otherwise = 0;
        try (FileWitnessStore store = FileWitnessStore.open(folder, cosigner.verifier())) {
            Witness witness = Witness.of(cosigner, store, List.of(log));
            for (JsonNode each : session.get("requestsInOrder")) {
                WitnessAnswer answer =
                        witness.addCheckpoint(bytes(each.get("body").asString()));
                int status = each.get("status").intValue();
                String asserts = each.get("asserts").asString();
                if (asserts.contains("unknown log")) {
                    assertEquals(403, status);
                    status = 404;
                    otherwise++;
                }
                assertEquals(status, answer.kind().status(), asserts);
                if (status == 200) {
                    assertEquals(true, answer.body().startsWith("\u2014 example.com/witness "));
                } else if (status == 409) {
                    assertEquals(true, asserts.contains("\"" + answer.body().strip() + "\\n\""));
                }
            }
        }
        assertEquals(1, otherwise);
        row(
                "witness/litewitness_add_checkpoint",
                session.get("requestsInOrder").size(),
                otherwise,
                "an unknown origin is 404 (403 in the older text that the session follows)");
    }

    @Test
    void a_signature_of_a_known_key_that_is_wrong_spoils_the_note() {
        SignedNote note = SignedNote.sign("text\n", SampleKeys.log("log"));
        SignedNote other = new SignedNote("other\n", note.signatures());
        assertThrows(
                UntrustedException.class,
                () -> other.verifiedBy(List.of(SampleKeys.log("log").verifier())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The largest number of the probes is 2^64 - 1, which a Java long holds as -1. */
    private static long uint64(JsonNode probe, String name) {
        return probe.get(name).bigIntegerValue().longValue();
    }

    private static MerkleHash hash(JsonNode probe, String name) {
        return MerkleHash.parseBase64(probe.get(name).asString());
    }

    private static List<MerkleHash> hashes(JsonNode array) {
        return strings(array).map(MerkleHash::parseBase64).toList();
    }

    private static Stream<String> strings(JsonNode array) {
        return array.isNull()
                ? Stream.of()
                : IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asString());
    }
}
