package org.linli.walkthrough.proofs;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The auditor's program, {@code linli-audit.jar}: another process that knows nothing of this day. */
record Auditor(Path jar) {
    private static final Path BUILT = Path.of("governance-audit", "target", "linli-audit.jar");

    /** What it found: its exit code and what it printed. */
    record Finding(int exit, String printed) {}

    /** The one that was built beside this program, if it was packed. */
    static Optional<Auditor> find() throws IOException {
        CodeSource source = Auditor.class.getProtectionDomain().getCodeSource();
        try {
            @Nullable
            Path from = source == null ? null : Path.of(source.getLocation().toURI());
            for (Path above = from; above != null; above = above.getParent()) {
                if (Files.isRegularFile(above.resolve(BUILT))) {
                    return Optional.of(new Auditor(above.resolve(BUILT)));
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IOException("The place of this program (" + source + ") is no path.", e);
        }
    }

    /** Verifies a log under a policy against a checkpoint that was kept. */
    Finding verify(Path log, Path policy, Path kept) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "verify",
                log.toString()));
        command.addAll(List.of("--policy", policy.toString(), "--checkpoint", kept.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return new Finding(process.waitFor(), printed);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("The wait for the auditor was interrupted.", e);
        }
    }
}
