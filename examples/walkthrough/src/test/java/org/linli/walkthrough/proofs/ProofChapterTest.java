package org.linli.walkthrough.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.LogAudit;
import org.linli.audit.TraceLog;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.VerifierKey;
import org.linli.audit.proof.TrailProof;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.walkthrough.dongting.MadeUpDay;
import org.linli.walkthrough.run.Teller;

/** The chapter over a real day, what it leaves behind, and that it can fail. */
class ProofChapterTest {
    @TempDir
    private Path temp;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Teller teller() {
        return new Teller(new PrintStream(told, true, StandardCharsets.UTF_8), true);
    }

    private boolean tell(Path trace, Path proofs) throws IOException {
        told.reset();
        try (TraceLog log = TraceLog.open(trace, FactCatalog.load())) {
            return ProofChapter.tell(log, trace, proofs, teller());
        }
    }

    private Path day(String name, long seed) throws Exception {
        Path trace = temp.resolve(name);
        try (TraceLog log =
                TraceLog.open(trace, FactCatalog.load(), MadeUpDay.of(seed).clock())) {
            MadeUpDay.of(seed).play(log, teller());
        }
        return trace;
    }

    @Test
    void a_day_in_which_nobody_was_erased_or_restricted_does_not_pass() throws Exception {
        Path trace = temp.resolve("plain");
        try (TraceLog log = TraceLog.open(trace, FactCatalog.load())) {
            Community.open(log, Clock.systemUTC(), IdSource.random())
                    .cases()
                    .report(
                            Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.MOBILE),
                            Act.of(ActId.of("one"), ActorId.of("li"), Instant.now()));
        }
        assertFalse(tell(trace, temp.resolve("proofs")));
        String all = told.toString(StandardCharsets.UTF_8);
        assertTrue(all.contains("✗ nobody was erased"), all);
        assertTrue(all.contains("✗ nobody was restricted"), all);
    }

    @Test
    void what_it_leaves_is_checked_by_anybody_and_another_day_does_not_pass_for_it() throws Exception {
        Path trace = day("trace", 1);
        Path proofs = temp.resolve("proofs");
        Digest before;
        try (TraceLog log = TraceLog.openForReading(trace, FactCatalog.load())) {
            before = log.mark(log.size()).root().orElseThrow();
        }
        assertTrue(tell(trace, proofs));
        String first = told.toString(StandardCharsets.UTF_8);
        assertEquals(11, first.lines().count());
        assertFalse(first.contains("✗"));
        // Once more says the same, under the same checkpoint, and the trace is as it was.
        assertTrue(tell(trace, proofs));
        assertEquals(first, told.toString(StandardCharsets.UTF_8));
        try (TraceLog log = TraceLog.openForReading(trace, FactCatalog.load())) {
            assertEquals(before, log.mark(log.size()).root().orElseThrow());
        }
        assertFalse(Files.exists(proofs.resolve("forged")));

        TrustPolicy printed = TrustPolicy.of(
                VerifierKey.parse(Files.readString(proofs.resolve("log.vkey")).strip()));
        assertTrue(OfflineProof.parse(Files.readAllBytes(proofs.resolve("receipt.tlog-proof")))
                .verify(printed)
                .isProven());
        assertTrue(TrailProof.parse(Files.readAllBytes(proofs.resolve("case.trail")))
                .verify(printed)
                .isProven());
        TrustPolicy city = TrustPolicy.of(
                VerifierKey.parse(Files.readString(proofs.resolve("city.vkey")).strip()));
        assertTrue(OfflineProof.parse(Files.readAllBytes(proofs.resolve("city.tlog-proof")))
                .verify(city)
                .isProven());
        TrustPolicy policy = TrustPolicy.parse(Files.readString(proofs.resolve("policy.txt")));
        SignedNote kept = Checkpoints.latestIn(trace).orElseThrow();
        assertTrue(LogAudit.of(trace, Map.of("kept", kept), Optional.of(policy)).isSound());

        // The same keys and the same witness over another day: that is a second history.
        assertFalse(tell(day("other", 2), proofs));
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("✗ a checkpoint"));
    }
}
