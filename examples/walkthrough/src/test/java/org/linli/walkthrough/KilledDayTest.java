package org.linli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.TraceLog;
import org.linli.walkthrough.requests.MadeUpRequests;

/** Kills the process of a day without a warning, goes on, and wants to see no difference. */
class KilledDayTest {

    private static final int ROWS = 200;

    @TempDir
    Path folder;

    private Process child(Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Day.class.getName(),
                "--out",
                out.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .start();
    }

    private Trial here(Path out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--quiet", "--out", out.toString()));
        Trial trial = Trial.of(all.toArray(String[]::new));
        assertEquals(Day.GOOD, trial.exit(), trial.out() + trial.err());
        return trial;
    }

    /** Waits until a child has written something; false if it ended or took too long. */
    private static boolean stands(Path path, Process child) throws InterruptedException {
        for (int i = 0; i < 60_000 && child.isAlive(); i++) {
            if (Files.exists(path)) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    private void kill(int times, String... arguments) throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        Process whole = child(undisturbed, arguments);
        assertTrue(stands(undisturbed.resolve("trace").resolve("seg"), whole), "no trace was begun");
        long begun = System.nanoTime();
        assertTrue(stands(undisturbed.resolve("report.html"), whole), "no report was written");
        int millis = (int) ((System.nanoTime() - begun) / 1_000_000);
        assertTrue(whole.waitFor(2, TimeUnit.MINUTES));
        assertEquals(Day.GOOD, whole.exitValue(), Files.readString(folder.resolve("child.txt")));
        Trial expected = here(undisturbed, arguments);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int midway = 0;
        for (int i = 0; i < times; i++) {
            Path out = folder.resolve("killed-" + i);
            Process child = child(out, arguments);
            // One in five is killed at any moment, the others while they write.
            boolean isBegun = i % 5 > 0 && stands(out.resolve("trace").resolve("seg"), child);
            boolean ended = child.waitFor(random.nextInt(millis), TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            if (isBegun && !ended) {
                midway++;
            }
            Trial gone = here(out, arguments);
            assertEquals(expected.digest(), gone.digest(), "kill " + i + " of seed " + seed);
            assertEquals(expected.figures(undisturbed), gone.figures(out), "kill " + i + " of seed " + seed);
            assertTrue(TraceLog.verify(out.resolve("trace")).isSound(), "kill " + i + " of seed " + seed);
        }
        System.out.println("killed " + times + " times, " + midway + " of them while it wrote (seed " + seed + ")");
    }

    @Test
    void aFilesDayEndsTheSame() throws Exception {
        Path file = Files.writeString(folder.resolve("requests.csv"), MadeUpRequests.csv(ROWS, 6));
        kill(Integer.getInteger("linli.crash.rounds", 6), "--requests", file.toString(), "--sitting", "10");
    }

    @Test
    void theMadeUpDayEndsTheSame() throws Exception {
        kill(Integer.getInteger("linli.crash.rounds", 20) / 5, "--seed", "1");
    }
}
