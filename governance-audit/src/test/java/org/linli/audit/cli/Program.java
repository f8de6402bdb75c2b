package org.linli.audit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.linli.audit.codec.CanonicalForm;

/** The command line in a process of its own: the main class on the tests' class path, or the jar. */
record Program(List<String> start, Path folder) {
    static Program ofClasses(Path folder) {
        return new Program(
                List.of("-cp", System.getProperty("java.class.path"), "org.linli.audit.cli.AuditCommand"), folder);
    }

    static Program ofJar(Path jar, Path folder) {
        return new Program(List.of("-jar", jar.toAbsolutePath().toString()), folder);
    }

    /** What a run has left. */
    record Ran(int code, String out, String err) {
        Ran expect(int expected) {
            assertEquals(expected, code, out + err);
            return this;
        }

        Map<?, ?> json() {
            return (Map<?, ?>) CanonicalForm.read(out.strip().getBytes(StandardCharsets.UTF_8));
        }
    }

    Process begin(String... args) throws IOException {
        return builder(args).start();
    }

    /** With its output going to a file. */
    Process beginTo(Path output, String... args) throws IOException {
        return builder(args).redirectOutput(output.toFile()).start();
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(start);
        command.addAll(List.of(args));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    Ran run(String... args) throws IOException, InterruptedException {
        Process process = begin(args);
        process.getOutputStream().close();
        // The error stream holds progress and a message or two: less than what a pipe takes.
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The program must come to an end.");
        }
        return new Ran(process.exitValue(), out, err);
    }
}
