package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.trace.TraceEvent;
import org.linli.trace.TraceStoreException;
import org.linli.trace.testkit.AccountFact;

/** A process that is killed while it appends loses nothing that was acknowledged, and a second process is kept out while it lives. */
class TraceLogCrashTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterwards() throws Exception {
        int rounds = Integer.getInteger("linli.crash.rounds", 4);
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            killOnce(random.nextInt(400));
        }
    }

    private void killOnce(int acknowledgements) throws Exception {
        Process process = start();
        long size = 0;
        int erased = -1;
        try (BufferedReader lines = lines(process)) {
            assertEquals("open", lines.readLine());
            for (int i = 0; i < acknowledgements; i++) {
                String line = lines.readLine();
                size = line.startsWith("size ") ? Long.parseLong(line.substring(5)) : size;
                erased = line.startsWith("erased ") ? Integer.parseInt(line.substring(7)) : erased;
                if (i == 20) {
                    refusedWhileItLives();
                }
            }
            process.destroyForcibly().waitFor();
        } finally {
            process.destroyForcibly();
        }

        try (TraceLog log = SampleLog.open(folder)) {
            assertTrue(log.size() >= size, log.size() + " records, acknowledged " + size);
            Verdict verdict = log.verify();
            assertTrue(verdict.isSound(), verdict.explain());
            List<TraceEvent> all = SampleLog.all(log);
            int opened = 0;
            for (TraceEvent event : all) {
                if (event.fact() instanceof AccountFact.Opened fact) {
                    assertEquals("a-" + opened, fact.account().value());
                    boolean mayBeErased = opened % 5 == 4;
                    Optional<String> phone = fact.contact().phone().reveal(SampleLog.CALL);
                    assertTrue(mayBeErased || phone.equals(Optional.of("tel-" + opened)));
                    assertTrue(!mayBeErased || opened > erased || phone.isEmpty(), "erased " + opened);
                    opened++;
                }
            }
        }
    }

    private void refusedWhileItLives() {
        TraceStoreException refused = assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
        assertTrue(refused.getMessage().contains("process "), refused.getMessage());
        // Reading is open to everybody, and what is there at any moment is sound.
        Verdict verdict = TraceLog.verify(folder);
        assertTrue(verdict.isSound(), verdict.explain());
        try (TraceLog reading = TraceLog.openForReading(folder, SampleLog.CATALOG)) {
            assertTrue(reading.damage().isEmpty());
            assertEquals(reading.size(), SampleLog.all(reading).size());
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void ofTwoProcessesThatRaceForALogOneGetsItAndTheOtherIsToldWhoHasIt() throws Exception {
        Process one = start();
        Process two = start();
        try (BufferedReader first = lines(one);
                BufferedReader second = lines(two)) {
            String said = String.valueOf(first.readLine());
            String saidToo = String.valueOf(second.readLine());
            assertTrue(said.equals("open") != saidToo.equals("open"), said + ", " + saidToo);
            assertTrue((said + saidToo).contains("must have one writer"), said + ", " + saidToo);
        } finally {
            one.destroyForcibly().waitFor();
            two.destroyForcibly().waitFor();
        }
    }

    @Test
    void aSecondOpeningInTheSameProcessIsRefusedAndDoesNotGiveUpTheLock() throws Exception {
        try (TraceLog log = SampleLog.open(folder)) {
            SampleLog.fill(log);
            for (int i = 0; i < 3; i++) {
                TraceStoreException refused = assertThrows(TraceStoreException.class, () -> SampleLog.open(folder));
                assertTrue(refused.getMessage().contains("this process"), refused.getMessage());
            }
            Process other = start();
            try (BufferedReader lines = lines(other)) {
                assertTrue(String.valueOf(lines.readLine()).contains("must have one writer"));
            }
            other.waitFor();
            assertTrue(log.verify().isSound());
        }
        SampleLog.open(folder).close();
        assertTrue(Files.exists(folder.resolve("LOCK")));
    }
}
