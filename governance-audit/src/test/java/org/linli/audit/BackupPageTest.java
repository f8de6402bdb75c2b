package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;
import org.linli.audit.note.TrustPolicy;

/** What docs/audit.md shows of backups. */
class BackupPageTest {
    @TempDir
    private Path temp;

    @Test
    void the_snippets_run() {
        Path folder = temp.resolve("log");
        Path archive = temp.resolve("archive");
        Path keysApart = temp.resolve("keys");
        Path newFolder = temp.resolve("again");
        NoteSigner signer = SampleKeys.log("trace.example/dongting");
        TrustPolicy policy = TrustPolicy.of(signer.verifier());
        SignedNote kept;
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            kept = Checkpoints.of(log, signer).sign();

            LogBackup backup = LogBackup.of(archive, keysApart);
            LogBackup.Taken taken = backup.take(folder);

            assertTrue(taken.bytes() > 0);
        }
        LogBackup backup = LogBackup.of(archive, keysApart);
        LogRestore restored = backup.restore(
                newFolder, Map.of("kept at the court", kept), Optional.of(policy), LogRestore.Tail.WHOLE);
        System.out.println(restored.explain());
        assertTrue(restored.isDone());
    }
}
