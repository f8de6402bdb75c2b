package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.note.KeyType;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.SignerKey;
import org.linli.audit.note.TrustPolicy;
import org.linli.audit.note.VerifierKey;
import org.linli.audit.proof.TrailProof;
import org.linli.audit.proof.TrailVerdict;
import org.linli.trace.Subject;

/** What docs/audit.md shows of checkpoints, receipts and trails. */
class CheckpointPageTest {
    @TempDir
    private Path folder;

    @Test
    void the_snippets_run() throws Exception {
        SignerKey secret = SignerKey.generate("trace.example/dongting", KeyType.ED25519, new SecureRandom());
        TrustPolicy policy = TrustPolicy.of(secret.verifierKey());
        Path file = folder.resolve("receipt.tlog-proof");
        Path trailFile = folder.resolve("a.trail");
        Subject subject = Subject.of("account", "a");
        SignedNote kept;
        try (TraceLog log = SampleLog.open(folder.resolve("log"))) {
            SampleLog.fill(log);
            long position = 3;

            Checkpoints checkpoints = Checkpoints.of(log, NoteSigner.of(secret));
            SignedNote checkpoint = checkpoints.sign();
            Cosigning cosigning = checkpoints.cosign(policy);
            OfflineProof receipt = checkpoints.receipt(position);
            Files.writeString(file, receipt.toString());
            Files.writeString(
                    trailFile, checkpoints.trail(subject).orElseThrow().toString());

            assertTrue(cosigning.isEnough());
            kept = checkpoint;
        }
        String printedKey = secret.verifierKey().toString();
        TrailVerdict verdict =
                TrailProof.parse(Files.readAllBytes(trailFile)).verify(TrustPolicy.of(VerifierKey.parse(printedKey)));
        System.out.println(verdict.explain());
        assertTrue(verdict.isProven());

        LogAudit audit = LogAudit.of(folder.resolve("log"), Map.of("kept at the court", kept), Optional.of(policy));
        System.out.println(audit.explain());
        assertTrue(audit.isSound());
        assertFalse(Files.readString(file, StandardCharsets.UTF_8).isEmpty());
    }
}
