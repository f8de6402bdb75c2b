package org.linli.walkthrough.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("list.csv");
        WholeFile.write(target, "a first text that is longer\n");
        WholeFile.write(target, "邻里\n");

        assertEquals("邻里\n", Files.readString(target));
        Path nowhere = folder.resolve("nowhere").resolve("list.csv");
        assertThrows(IOException.class, () -> WholeFile.write(nowhere, "text"));
        Path taken = Files.createDirectories(folder.resolve("taken.csv").resolve("inside"))
                .getParent();
        assertThrows(IOException.class, () -> WholeFile.write(taken, "text"));
        try (var entries = Files.list(folder)) {
            assertEquals(2, entries.count());
        }
    }
}
