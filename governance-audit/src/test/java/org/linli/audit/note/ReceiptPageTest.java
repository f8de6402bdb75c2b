package org.linli.audit.note;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.merkle.MerkleTree;

/** How a resident checks a receipt, as docs/audit.md shows it. */
class ReceiptPageTest {
    @TempDir
    private Path folder;

    @Test
    void a_resident_checks_a_receipt_with_a_printed_key() throws IOException {
        MerkleTree tree = MerkleTree.empty();
        byte[] entry = "{}".getBytes(StandardCharsets.UTF_8);
        tree.append(entry);
        NoteSigner log = SampleKeys.log("community.example/log");
        SignedNote checkpoint =
                Checkpoint.of("community.example/log", tree.snapshot().head()).sign(log);
        Path file = folder.resolve("receipt.tlog-proof");
        Files.writeString(
                file,
                OfflineProof.of(tree.snapshot().proveInclusion(0), checkpoint)
                        .withExtra(entry)
                        .toString());
        String printedKey = log.verifier().toString();

        TrustPolicy policy = TrustPolicy.of(VerifierKey.parse(printedKey));
        ProofVerdict verdict = OfflineProof.parse(Files.readAllBytes(file)).verify(policy);
        System.out.println(verdict.explain());
        assertTrue(verdict.isProven());
    }
}
