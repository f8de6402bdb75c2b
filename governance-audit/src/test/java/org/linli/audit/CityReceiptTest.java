package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.ConsistencyProof;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.note.AddCheckpoint;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.audit.rollup.RollUpLog;
import org.linli.audit.witness.WitnessAnswer;
import org.linli.audit.witness.WitnessClient;
import org.linli.audit.witness.WitnessServer;
import org.linli.trace.Subject;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountId;

/** 纵向到底: a record of a community's trace log, proven with the city's key alone. */
class CityReceiptTest {
    private static final NoteSigner COMMUNITY = SampleKeys.log("community.example/dongting");
    private static final NoteSigner STREET = SampleKeys.log("street.example/shuiguohu");
    private static final NoteSigner DISTRICT = SampleKeys.log("district.example/wuchang");
    private static final NoteSigner CITY = SampleKeys.log("city.example/wuhan");

    @TempDir
    private Path temp;

    private RollUpLog above(NoteSigner key, NoteSigner below) throws IOException {
        String name = key.verifier().name();
        return RollUpLog.open(
                temp.resolve(name), key, SampleKeys.cosigner(name + "/witness"), List.of(below.verifier()));
    }

    /** The street's witness on a port of this machine, and a client of it. */
    private static WitnessServer served(RollUpLog street) throws IOException {
        return WitnessServer.serve(street.witness(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static WitnessClient client(WitnessServer server, RollUpLog street) {
        return WitnessClient.of(
                URI.create("http://127.0.0.1:" + server.address().getPort()),
                List.of(street.witness().verifier()));
    }

    private static void handUp(RollUpLog above, RollUpLog below) {
        SignedNote checkpoint = below.checkpoint();
        long old = above.latest(Checkpoint.of(checkpoint).origin())
                .map(note -> Checkpoint.of(note).head().size())
                .orElse(0L);
        ConsistencyProof proof = old == 0 ? new ConsistencyProof(List.of()) : below.proveConsistency(old);
        byte[] request = new AddCheckpoint(old, proof, checkpoint).toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(
                WitnessAnswer.Kind.COSIGNED,
                above.witness().addCheckpoint(request).kind());
    }

    private OfflineProof receipt(
            Checkpoints checkpoints, RollUpLog street, RollUpLog district, RollUpLog city, long position) {
        SignedNote recorded = street.latest(checkpoints.origin()).orElseThrow();
        OfflineProof own = checkpoints.receipt(position, recorded);
        return city.lift(district.lift(street.lift(own)));
    }

    @Test
    void a_residents_record_is_proven_up_to_the_city() throws Exception {
        try (TraceLog log = SampleLog.open(temp.resolve("log"));
                RollUpLog street = above(STREET, COMMUNITY);
                RollUpLog district = above(DISTRICT, STREET);
                RollUpLog city = above(CITY, DISTRICT);
                WitnessServer server = served(street)) {
            TrustPolicy policy = TrustPolicy.of(
                    List.of(COMMUNITY.verifier()), List.of(street.witness().verifier()), 1);
            Checkpoints checkpoints = Checkpoints.of(log, COMMUNITY);
            SampleLog.fill(log);
            checkpoints.sign();
            assertTrue(
                    checkpoints.cosign(policy, List.of(client(server, street))).isEnough());
            // The community goes on; its receipts are for what the street has.
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            handUp(district, street);
            handUp(city, district);

            String file = receipt(checkpoints, street, district, city, 2).toString();
            ProofVerdict.Proven proven = OfflineProof.parse(file)
                    .verify(TrustPolicy.of(CITY.verifier()))
                    .orThrow();
            assertArrayEquals(log.entry(2), proven.entry());
            assertEquals(4, proven.levels().size());
            assertEquals("community.example/dongting", proven.levels().get(0).origin());
            log.erase(SampleLog.erasure("erase-wang", SampleLog.WANG));
            assertTrue(OfflineProof.parse(file)
                    .verify(TrustPolicy.of(CITY.verifier()))
                    .isProven());
            assertThrows(IllegalArgumentException.class, () -> receipt(checkpoints, street, district, city, 6));
        }
    }

    @Test
    void a_trail_is_proven_up_to_the_city_without_a_gap() throws Exception {
        Subject account = Account.KIND.subject(AccountId.of("a"));
        String file;
        TrailProof own;
        try (TraceLog log = SampleLog.open(temp.resolve("log"));
                RollUpLog street = above(STREET, COMMUNITY);
                RollUpLog district = above(DISTRICT, STREET);
                RollUpLog city = above(CITY, DISTRICT);
                WitnessServer server = served(street)) {
            TrustPolicy policy = TrustPolicy.of(
                    List.of(COMMUNITY.verifier()), List.of(street.witness().verifier()), 1);
            Checkpoints checkpoints = Checkpoints.of(log, COMMUNITY);
            SampleLog.fill(log);
            checkpoints.sign();
            assertTrue(
                    checkpoints.cosign(policy, List.of(client(server, street))).isEnough());
            SampleLog.append(log, "six", SampleLog.deposited("a", 1));
            checkpoints.sign();
            handUp(district, street);
            handUp(city, district);
            SignedNote recorded = street.latest(checkpoints.origin()).orElseThrow();
            own = checkpoints.trail(account, recorded).orElseThrow();
            file = city.lift(district.lift(street.lift(own))).toString();
            TrailProof later = checkpoints.trail(account).orElseThrow();
            assertThrows(IllegalArgumentException.class, () -> street.lift(later));
        }
        TrustPolicy byCity = TrustPolicy.of(CITY.verifier());
        TrailProof lifted = TrailProof.parse(file.getBytes(StandardCharsets.UTF_8));
        assertEquals(file, lifted.toString());
        TrailVerdict.Proven proven = lifted.verify(byCity).orThrow();
        assertEquals(4, proven.steps().size());
        assertEquals(4, proven.first().levels().size());
        assertTrue(
                proven.explain().contains("Not checked") && proven.explain().contains("community.example/dongting"),
                proven.explain());
        TrustPolicy byAll =
                TrustPolicy.of(CITY.verifier(), DISTRICT.verifier(), STREET.verifier(), COMMUNITY.verifier());
        assertFalse(lifted.verify(byAll).explain().contains("Not checked"));
        // What was lifted is what makes it the city's: the records alone prove nothing to whoever knows the city only.
        assertEquals(TrailVerdict.Problem.TRUST, problem(own, byCity));
        List<OfflineProof> records = lifted.records();
        OfflineProof top = lifted.lifted().orElseThrow();
        TrailProof gap = TrailProof.of(List.of(records.get(0), records.get(2), records.get(3)));
        assertEquals(TrailVerdict.Problem.GAP, problem(gap.lifted(top), byCity));
        TrailProof headless = TrailProof.of(records.subList(1, 4));
        assertEquals(TrailVerdict.Problem.GAP, problem(headless.lifted(top), byCity));
        // Another checkpoint of the same log, lifted by nobody.
        OfflineProof wrongTop = records.get(1);
        assertEquals(TrailVerdict.Problem.TRUST, problem(TrailProof.of(records).lifted(wrongTop), byCity));
        changeEachLine(file, byCity, proven);
    }

    private static TrailVerdict.Problem problem(TrailProof trail, TrustPolicy policy) {
        return assertInstanceOf(TrailVerdict.Unproven.class, trail.verify(policy))
                .problem();
    }

    /** Whatever is changed in the file proves nothing else. */
    private static void changeEachLine(String file, TrustPolicy policy, TrailVerdict.Proven honest) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += 37) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            try {
                if (TrailProof.parse(changed).verify(policy) instanceof TrailVerdict.Proven proven) {
                    assertEquals(honest.steps(), proven.steps(), "byte " + at);
                }
            } catch (TlogFormatException named) {
                assertTrue(named.position() >= 0);
            }
        }
    }

    @Test
    void a_community_that_tells_it_otherwise_neither_comes_in_nor_gets_up() throws Exception {
        Path honest = temp.resolve("honest");
        try (TraceLog log = SampleLog.open(honest)) {
            SampleLog.append(log, "one", SampleLog.deposited("a", 1), SampleLog.deposited("b", 2));
        }
        SampleLog.copy(honest, temp.resolve("fork"));
        try (RollUpLog street = above(STREET, COMMUNITY);
                RollUpLog district = above(DISTRICT, STREET);
                RollUpLog city = above(CITY, DISTRICT);
                WitnessServer server = served(street)) {
            TrustPolicy policy = TrustPolicy.of(
                    List.of(COMMUNITY.verifier()), List.of(street.witness().verifier()), 1);
            try (TraceLog log = SampleLog.open(honest)) {
                SampleLog.append(log, "two", SampleLog.deposited("a", 3));
                Checkpoints checkpoints = Checkpoints.of(log, COMMUNITY);
                checkpoints.sign();
                assertTrue(checkpoints
                        .cosign(policy, List.of(client(server, street)))
                        .isEnough());
            }
            handUp(district, street);
            handUp(city, district);
            try (TraceLog log = SampleLog.open(temp.resolve("fork"))) {
                SampleLog.append(log, "two", SampleLog.deposited("a", 300), SampleLog.deposited("a", 4));
                Checkpoints checkpoints = Checkpoints.of(log, COMMUNITY);
                SignedNote forged = checkpoints.sign();
                Cosigning refused = checkpoints.cosign(policy, List.of(client(server, street)));
                assertFalse(refused.isEnough());
                assertTrue(refused.missing().values().toString().contains("422"));
                OfflineProof own = checkpoints.receipt(2, forged);
                assertThrows(IllegalArgumentException.class, () -> street.lift(own));
                // Nor can it prove its record under what the street has recorded.
                assertThrows(IllegalArgumentException.class, () -> receipt(checkpoints, street, district, city, 2));
            }
        }
    }
}
