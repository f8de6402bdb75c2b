package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System calls that fail, or never return, in a process that appends: strace lets them. */
class TraceLogSystemCallsTest {
    private static final int MOST = 300;

    @TempDir
    private Path folder;

    private static boolean canTrace() {
        boolean isThere = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "strace")));
        if (!isThere) {
            return false;
        }
        try {
            Process probe = new ProcessBuilder("strace", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            return probe.waitFor(20, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whatever_a_system_call_does_what_was_acknowledged_is_there_afterwards() throws Exception {
        boolean canTrace = canTrace();
        if (!canTrace) {
            System.out.println("Skipped: there is no strace here, or it may not trace.");
        }
        assumeTrue(canTrace, "strace is needed");
        List<String> faults = List.of(
                "fdatasync:error=EIO:when=9",
                "fdatasync:signal=KILL:when=23",
                "pwrite64:error=ENOSPC:when=31",
                "pwrite64:error=EIO:when=40",
                "pwrite64:signal=KILL:when=52");
        for (int i = 0; i < faults.size(); i++) {
            Path log = folder.resolve("log-" + i);
            SampleLog.open(log).close();
            long acknowledged = run(log, faults.get(i));
            try (TraceLog again = SampleLog.open(log)) {
                assertTrue(again.size() >= acknowledged, faults.get(i) + ": " + again.size() + " of " + acknowledged);
                Verdict verdict = again.verify();
                assertTrue(verdict.isSound(), faults.get(i) + ": " + verdict.explain());
            }
        }
    }

    /** Appends until the fault ends it; gives how many records were acknowledged. */
    private static long run(Path log, String fault) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
        command.addAll(List.of("-e", "trace=" + fault.substring(0, fault.indexOf(':')), "-e", "inject=" + fault));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                log.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        int lines = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null && lines < MOST; line = said.readLine()) {
                acknowledged = line.startsWith("size ") ? Long.parseLong(line.substring(5)) : acknowledged;
                lines++;
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertTrue(lines < MOST, fault + " must have ended it");
        return acknowledged;
    }
}
