package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;

/** The snippets of docs/audit.md, compiled and run. */
class AuditPageTest {
    @TempDir
    private Path folder;

    @Test
    void theSnippetsRun() {
        try (TraceLog log = TraceLog.open(folder, FactCatalog.load())) {
            Community community = Community.open(log, Clock.systemUTC(), IdSource.random());
            assertTrue(community.openCases().toString().length() > 0);
            Verdict verdict = log.verify();
            System.out.println(verdict.explain());
        }
        Verdict verdict = TraceLog.verify(folder);
        try (TraceLog copy = TraceLog.openForReading(folder, FactCatalog.load())) {
            Community again = Community.open(copy, Clock.systemUTC(), IdSource.random());
            assertTrue(verdict.isSound() && again.catchUp(1) == 0);
        }
    }

    @Test
    void thePageShowsWhatIsCompiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(module.resolve("../docs/audit.md"), module.resolve("src/test/java/org/linli/audit"));
    }
}
