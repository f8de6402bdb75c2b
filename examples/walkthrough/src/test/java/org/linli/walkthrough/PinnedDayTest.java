package org.linli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The day that runs when nothing is asked for prints what it printed, digest included, on every JDK. Where it is meant to print
 * something else, {@code target/day-of-seed-1.txt} is the new text.
 */
class PinnedDayTest {

    private static final String PINNED = "day-of-seed-1.txt";

    @TempDir
    Path folder;

    @Test
    void theDayOfSeedOnePrintsWhatItPrinted() throws IOException {
        Path out = folder.resolve("out");
        Trial trial = Trial.of("--out", out.toString());
        assertEquals(Day.GOOD, trial.exit(), trial.err());
        String printed = trial.figures(out).replace(System.lineSeparator(), "\n");
        Files.writeString(Path.of("target", PINNED), printed);

        try (InputStream pinned = Objects.requireNonNull(PinnedDayTest.class.getResourceAsStream(PINNED))) {
            assertEquals(new String(pinned.readAllBytes(), StandardCharsets.UTF_8), printed);
        }
    }
}
