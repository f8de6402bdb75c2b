package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public face of the module whose tests run is documented; see {@link Documentation}. */
public abstract class DocumentedContract {
    /** For the modules. */
    protected DocumentedContract() {}

    @Test
    protected void everything_public_is_documented() throws IOException {
        // Surefire says where the module is; elsewhere it is where the tests were started.
        Path module = Path.of(System.getProperty("basedir", ""));
        Path main = module.resolve("src/main/java");
        assertTrue(Files.isDirectory(main), "The sources (" + main + ") must be there.");
        List<String> findings = new ArrayList<>(Documentation.findings(main));
        assertEquals(List.of(), findings, () -> "undocumented:\n" + String.join("\n", findings) + "\n");
    }
}
