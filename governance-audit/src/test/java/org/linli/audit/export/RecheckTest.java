package org.linli.audit.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.audit.Checkpoints;
import org.linli.audit.LogExport;
import org.linli.audit.SampleLog;
import org.linli.audit.TraceLog;
import org.linli.audit.note.NoteSigner;
import org.linli.audit.note.SampleKeys;
import org.linli.audit.note.SignedNote;

/** The program that docs/audit.md prints, taken from the page and run by a Java that knows no class of Linli. */
class RecheckTest {
    private static final NoteSigner KEY = SampleKeys.log("trace.example/dongting");

    @TempDir
    private Path temp;

    /** What a run says, after its exit code. */
    private String recheck(Path folder, String key) throws IOException, InterruptedException {
        Path source = temp.resolve("Recheck.java");
        if (!Files.exists(source)) {
            Path page = Path.of(System.getProperty("basedir", "")).resolve("../docs/audit.md");
            Matcher block = Pattern.compile("```java\\n((?:(?!```).)*class Recheck .*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(page));
            assertTrue(block.find(), "the page must print the program");
            Files.writeString(source, block.group(1));
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                source.toString(),
                folder.toString(),
                key);
        builder.environment().remove("CLASSPATH");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    @Test
    void an_export_is_verified_with_no_class_of_linli() throws Exception {
        Path out = temp.resolve("tiles");
        SignedNote note;
        try (TraceLog log = SampleLog.open(temp.resolve("log"))) {
            for (int i = 0; i < 300; i += 3) {
                SampleLog.append(
                        log,
                        "act-" + i,
                        SampleLog.opened("居-" + i, SampleLog.LI, "027-" + i),
                        SampleLog.deposited("a", i),
                        SampleLog.deposited("b", i));
            }
            note = Checkpoints.of(log, KEY).sign().signedBy(SampleKeys.cosigner("court"));
            LogExport.tiles(log, note, out, done -> {});
        }
        String key = KEY.verifier().toString();
        assertEquals("0 All 300 records are those that trace.example/dongting has signed.\n", recheck(out, key));

        assertTrue(recheck(out, SampleKeys.log("other").verifier().toString()).startsWith("1 "));
        Files.writeString(out.resolve("checkpoint"), note.toString().replace("\n300\n", "\n299\n"));
        assertTrue(recheck(out, key).contains("is not signed by"));
        Files.writeString(out.resolve("checkpoint"), note.toString());
        Path bundle = out.resolve("tile/entries/001.p/44");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 40] ^= 1;
        Files.write(bundle, bytes);
        assertTrue(recheck(out, key).contains("do not lead to the root"));
    }

    @Test
    void an_export_of_a_log_that_was_cut_is_verified_by_the_hashes_of_what_is_gone() throws Exception {
        Path out = temp.resolve("tiles");
        try (TraceLog log = SampleLog.openCut(temp.resolve("log"), KEY)) {
            LogExport.tiles(log, Checkpoints.of(log, KEY).sign(), out, done -> {});
            String all = "0 All " + log.size() + " records are those that trace.example/dongting has signed. Of "
                    + log.size() + " only the hashes are there.\n";
            assertEquals(all, recheck(out, KEY.verifier().toString()));
        }
    }
}
