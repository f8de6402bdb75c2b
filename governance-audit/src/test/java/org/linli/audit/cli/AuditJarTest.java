package org.linli.audit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SignerKey;

/** {@code target/linli-audit.jar} as it was packed; run after packing. */
class AuditJarTest {
    private static final Path TARGET = Path.of(System.getProperty("basedir", ""), "target");

    @TempDir
    private Path temp;

    @Test
    void the_jar_runs_on_its_own() throws Exception {
        Program program = Program.ofJar(TARGET.resolve("linli-audit.jar"), temp);
        String key = program.run("keygen", "trace.example/jar", "--out", "key")
                .expect(0)
                .out()
                .strip();
        try (TraceLog log = SampleLog.open(temp.resolve("log"))) {
            SampleLog.fill(log);
            SignerKey secret =
                    SignerKey.parse(Files.readString(temp.resolve("key")).strip());
            Checkpoints.of(log, NoteSigner.of(secret)).sign();
        }
        assertTrue(program.run("verify", "log", "--key", key).expect(0).out().contains("is sound: 6 records"));
        program.run("export", "log", "tiles").expect(0);
        program.run("receipt", "log", "2", "--out", "r.tlog-proof").expect(0);
        program.run("verify-proof", "r.tlog-proof", "--key", key).expect(0);
        program.run("verify", "nothing").expect(3);
        program.run("verify").expect(2);
        assertTrue(program.run("--help").expect(0).out().contains("Exit codes"));
    }

    @Test
    void it_holds_what_it_needs_and_the_library_does_not() throws Exception {
        List<String> all = names(TARGET.resolve("linli-audit.jar"));
        assertTrue(all.contains("picocli/CommandLine.class") && all.contains("org/linli/audit/TraceLog.class"));
        assertFalse(all.stream()
                .anyMatch(name -> name.endsWith("Test.class") || name.contains("junit") || name.contains("jqwik")));
        Path library;
        try (var files = Files.list(TARGET)) {
            library = files.filter(
                            each -> each.getFileName().toString().matches("governance-audit-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> ours = names(library);
        assertTrue(ours.contains("org/linli/audit/TraceLog.class"));
        assertEquals(
                List.of(),
                ours.stream()
                        .filter(name -> name.contains("picocli") || name.contains("/cli/"))
                        .toList());
        String pom = Files.readString(TARGET.resolveSibling("pom.xml"));
        assertTrue(pom.replaceAll("\\s+", "").contains("<artifactId>picocli</artifactId><scope>test</scope>"));
    }

    private static List<String> names(Path jar) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
