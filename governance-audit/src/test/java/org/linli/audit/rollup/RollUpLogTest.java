package org.linli.audit.rollup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.tiles.TiledLog;
import org.linli.audit.witness.Witness;
import org.linli.audit.witness.WitnessAnswer;
import org.linli.trace.TraceStoreException;

/** From a resident's entry in a community's log up to the city's checkpoint. */
class RollUpLogTest {
    private static final NoteSigner COMMUNITY = SampleKeys.log("community.example/dongting");
    private static final NoteSigner NEXT_DOOR = SampleKeys.log("community.example/xinfang");
    private static final NoteSigner STREET = SampleKeys.log("street.example/shuiguohu");
    private static final NoteSigner DISTRICT = SampleKeys.log("district.example/wuchang");
    private static final NoteSigner CITY = SampleKeys.log("city.example/wuhan");

    @TempDir
    private Path folder;

    private static byte[] entry(int i) {
        return ("{\"act\":\"act-" + i + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private TiledLog community(NoteSigner key, int entries) throws IOException {
        TiledLog log = TiledLog.open(folder.resolve(key.verifier().name()), key);
        log.append(IntStream.range((int) log.size(), entries)
                .mapToObj(RollUpLogTest::entry)
                .toList());
        return log;
    }

    private RollUpLog above(NoteSigner key, NoteSigner... below) throws IOException {
        String name = key.verifier().name();
        return RollUpLog.open(
                folder.resolve(name),
                key,
                SampleKeys.cosigner(name + "/witness"),
                List.of(below).stream().map(NoteSigner::verifier).toList());
    }

    /** Hands a checkpoint in, as a log that knows what the one above has. */
    private static WitnessAnswer handIn(Witness above, SignedNote checkpoint, long old, ConsistencyProof proof) {
        return above.addCheckpoint(
                new AddCheckpoint(old, proof, checkpoint).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void handIn(RollUpLog above, TiledLog below) {
        long old = above.latest(below.origin())
                .map(note -> Checkpoint.of(note).head().size())
                .orElse(0L);
        ConsistencyProof proof = old == 0 ? new ConsistencyProof(List.of()) : below.proveConsistency(old);
        assertEquals(
                WitnessAnswer.Kind.COSIGNED,
                handIn(above.witness(), below.checkpoint(), old, proof).kind());
    }

    private static void handIn(RollUpLog above, RollUpLog below) {
        String origin = Checkpoint.of(below.checkpoint()).origin();
        long old = above.latest(origin)
                .map(note -> Checkpoint.of(note).head().size())
                .orElse(0L);
        ConsistencyProof proof = old == 0 ? new ConsistencyProof(List.of()) : below.proveConsistency(old);
        assertEquals(
                WitnessAnswer.Kind.COSIGNED,
                handIn(above.witness(), below.checkpoint(), old, proof).kind());
    }

    /** A receipt for entry 5 of 11, lifted through street and district to the city. */
    private OfflineProof receipt() throws IOException {
        try (TiledLog community = community(COMMUNITY, 11);
                TiledLog nextDoor = community(NEXT_DOOR, 3);
                RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR);
                RollUpLog district = above(DISTRICT, STREET);
                RollUpLog city = above(CITY, DISTRICT)) {
            handIn(street, nextDoor);
            handIn(street, community);
            OfflineProof own = community.prove(5).withExtra(community.entry(5));
            // The street goes on before the district hears of it.
            nextDoor.append(List.of(entry(99)));
            handIn(street, nextDoor);
            handIn(district, street);
            handIn(city, district);
            return city.lift(district.lift(street.lift(own)));
        }
    }

    @Test
    void a_receipt_is_proven_with_the_citys_key_alone() throws IOException {
        String file = receipt().toString();
        ProofVerdict.Proven proven =
                OfflineProof.parse(file).verify(TrustPolicy.of(CITY.verifier())).orThrow();
        assertArrayEquals(entry(5), proven.entry());
        assertEquals(
                List.of(
                        "community.example/dongting",
                        "street.example/shuiguohu",
                        "district.example/wuchang",
                        "city.example/wuhan"),
                proven.levels().stream().map(ProofVerdict.Level::origin).toList());
        assertEquals(
                List.of(false, false, false, true),
                proven.levels().stream().map(ProofVerdict.Level::signed).toList());
        TrustPolicy more = TrustPolicy.of(CITY.verifier(), COMMUNITY.verifier());
        assertTrue(
                OfflineProof.parse(file).verify(more).orThrow().levels().get(0).signed());
        assertTrue(proven.explain().contains("number 5 in the log community.example/dongting"));
        proven.levels()
                .forEach(level -> assertEquals(
                        !level.signed(),
                        proven.explain()
                                        .substring(proven.explain().indexOf(". "))
                                        .contains(level.origin() + ",")
                                || proven.explain().contains(level.origin() + ": that")));
    }

    @Test
    void every_changed_character_of_a_receipt_is_seen() throws IOException {
        String file = receipt().toString();
        TrustPolicy city = TrustPolicy.of(CITY.verifier());
        for (int i = 0; i < file.length(); i += 5) {
            char other = file.charAt(i) == 'A' ? 'B' : 'A';
            String changed = file.substring(0, i) + other + file.substring(i + 1);
            try {
                if (OfflineProof.parse(changed).verify(city) instanceof ProofVerdict.Proven proven) {
                    assertArrayEquals(entry(5), proven.entry(), "character " + i);
                }
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("byte"));
            }
        }
    }

    @Test
    void what_is_wrong_with_a_receipt_is_named() throws IOException {
        OfflineProof whole = receipt();
        TrustPolicy city = TrustPolicy.of(CITY.verifier());
        assertEquals(ProofVerdict.Problem.INCLUSION, problem(whole.verify(entry(6), city)));
        assertEquals(ProofVerdict.Problem.TRUST, problem(whole.verify(TrustPolicy.of(STREET.verifier()))));
        OfflineProof below = whole.lower().orElseThrow();
        assertEquals(ProofVerdict.Problem.TRUST, problem(below.verify(city)));
        assertEquals(ProofVerdict.Problem.INCLUSION, problem(whole.above(whole).verify(city)));
        OfflineProof deep = whole;
        for (int i = 0; i < 6; i++) {
            deep = deep.above(deep.withExtra(deep.extra().orElseThrow()));
            if (deep.toString().length() > 200_000) {
                break;
            }
        }
        assertEquals(ProofVerdict.Problem.LEVELS, problem(deep.verify(city)));
        TrustPolicy quorum = TrustPolicy.of(
                List.of(CITY.verifier()),
                List.of(SampleKeys.cosigner("outsider").verifier()),
                1);
        assertEquals(ProofVerdict.Problem.TRUST, problem(whole.verify(quorum)));
        SignedNote cosigned = whole.note().signedBy(SampleKeys.cosigner("outsider"));
        assertTrue(whole.withCheckpoint(cosigned).verify(quorum).isProven());
        // A false key for the community: the street's word is not enough for whoever knows the community.
        NoteSigner wrong = NoteSigner.of(SampleKeys.key("community.example/dongting", KeyType.ED25519, 77));
        assertEquals(
                List.of(false, false, false, true),
                whole.verify(TrustPolicy.of(CITY.verifier(), wrong.verifier())).orThrow().levels().stream()
                        .map(ProofVerdict.Level::signed)
                        .toList());
    }

    private static ProofVerdict.Problem problem(ProofVerdict verdict) {
        return assertInstanceOf(ProofVerdict.Unproven.class, verdict).problem();
    }

    @Test
    void a_fork_of_a_community_does_not_come_in_and_cannot_be_lifted() throws IOException {
        try (TiledLog honest = community(COMMUNITY, 8);
                RollUpLog street = above(STREET, COMMUNITY)) {
            handIn(street, honest);
            Path copy = folder.resolve("copy");
            try (TiledLog fork = TiledLog.open(copy, COMMUNITY)) {
                fork.append(IntStream.range(0, 10)
                        .mapToObj(i -> entry(i < 6 ? i : 100 + i))
                        .toList());
                assertEquals(
                        WitnessAnswer.Kind.INCONSISTENT,
                        handIn(street.witness(), fork.checkpoint(), 8, fork.proveConsistency(8))
                                .kind());
                OfflineProof forged = fork.prove(7);
                assertThrows(IllegalArgumentException.class, () -> street.lift(forged));
            }
        }
    }

    @Test
    void a_roll_up_log_remembers_after_closing_and_records_a_checkpoint_once() throws IOException {
        try (TiledLog community = community(COMMUNITY, 8)) {
            try (RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR)) {
                handIn(street, community);
                handIn(street, community);
                assertEquals(1, Checkpoint.of(street.checkpoint()).head().size());
            }
            try (RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR)) {
                WitnessAnswer answer =
                        handIn(street.witness(), community.checkpoint(), 0, new ConsistencyProof(List.of()));
                assertEquals("8\n", answer.body());
                community.append(List.of(entry(8)));
                handIn(street, community);
                assertEquals(2, Checkpoint.of(street.checkpoint()).head().size());
                OfflineProof lifted = street.lift(community.prove(8).withExtra(entry(8)));
                assertTrue(lifted.verify(TrustPolicy.of(STREET.verifier())).isProven());
            }
        }
    }

    /** A log below that hands in once and never again, and another that does so often. */
    @Test
    void opening_reads_next_to_nothing_and_believes_no_file_but_its_own() throws IOException {
        Path file = folder.resolve("street.example/shuiguohu/latest");
        try (TiledLog community = community(COMMUNITY, 8);
                TiledLog nextDoor = community(NEXT_DOOR, 1)) {
            OfflineProof early;
            try (RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR)) {
                handIn(street, community);
                early = community.prove(3).withExtra(entry(3));
                for (int i = 1; i <= 70; i++) {
                    handIn(street, nextDoor);
                    nextDoor.append(List.of(entry(i)));
                }
                assertEquals(0, street.readOnOpening());
                // Not closed yet: as it is after a crash.
                Files.copy(file, folder.resolve("behind"));
            }
            try (RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR)) {
                assertEquals(0, street.readOnOpening());
                assertTrue(street.lift(early)
                        .verify(TrustPolicy.of(STREET.verifier()))
                        .isProven());
                assertThrows(IllegalArgumentException.class, () -> street.lift(nextDoor.prove(69)));
            }
            byte[] whole = Files.readAllBytes(file);
            Files.copy(folder.resolve("behind"), file, StandardCopyOption.REPLACE_EXISTING);
            seen(community, 7);
            // Forged: that the community was never seen, with the log's own key, which is not the witness's.
            SignedNote note = SignedNote.parse(whole);
            Checkpoint claims = Checkpoint.of(note);
            Files.write(
                    file,
                    new Checkpoint(claims.origin(), claims.head(), List.of())
                            .sign(SampleKeys.log(claims.origin()))
                            .toBytes());
            seen(community, 71);
            Files.writeString(file, new String(whole, StandardCharsets.UTF_8).replace("0 community", "9 community"));
            seen(community, 71);
            Files.delete(file);
            seen(community, 71);
        }
    }

    /** Whatever the file said, the street knows what it has seen of the community. */
    private void seen(TiledLog community, long read) throws IOException {
        try (RollUpLog street = above(STREET, COMMUNITY, NEXT_DOOR)) {
            assertEquals(read, street.readOnOpening());
            assertEquals(
                    "8\n",
                    handIn(street.witness(), community.checkpoint(), 0, new ConsistencyProof(List.of()))
                            .body());
        }
    }

    @Test
    void a_log_of_records_does_not_open_as_a_roll_up_log() throws IOException {
        community(COMMUNITY, 3).close();
        assertThrows(TraceStoreException.class, () -> above(COMMUNITY, NEXT_DOOR));
        assertThrows(IllegalArgumentException.class, () -> above(STREET, STREET));
        // The failed opening has given the lock back.
        assertTrue(Files.exists(folder));
        community(COMMUNITY, 4).close();
    }
}
