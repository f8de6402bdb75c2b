package org.linli.walkthrough.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.TraceLog;
import org.linli.trace.FactCatalog;
import org.linli.walkthrough.dongting.MadeUpDay;
import org.linli.walkthrough.run.Teller;

/** The auditor's program over a real day, and over one in which a byte was changed. Needs {@code linli-audit.jar}, which packaging leaves. */
class AuditorTest {
    @TempDir
    private Path temp;

    @Test
    void the_auditor_finds_the_day_sound_and_names_a_byte_that_was_changed() throws Exception {
        Optional<Auditor> auditor = Auditor.find();
        assumeTrue(auditor.isPresent(), "linli-audit.jar is not built: run mvn package first");
        Path trace = temp.resolve("trace");
        Path proofs = temp.resolve("proofs");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Teller teller = new Teller(new PrintStream(told, true, StandardCharsets.UTF_8), true);
        MadeUpDay day = MadeUpDay.of(1);
        try (TraceLog log = TraceLog.open(trace, FactCatalog.load(), day.clock())) {
            day.play(log, teller);
            assertTrue(ProofChapter.tell(log, trace, proofs, teller));
        }
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("linli-audit.jar 审计 ends with 0: The log"));

        Path segment;
        try (var all = Files.list(trace.resolve("seg"))) {
            segment = all.sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[1_000] ^= 1;
        Files.write(segment, bytes);
        Auditor.Finding finding =
                auditor.get().verify(trace, proofs.resolve("policy.txt"), proofs.resolve("kept.note"));
        assertEquals(1, finding.exit());
        assertTrue(finding.printed().contains("damaged"), finding.printed());
    }
}
