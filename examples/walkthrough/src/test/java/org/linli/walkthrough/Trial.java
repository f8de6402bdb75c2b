package org.linli.walkthrough;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.trace.Digest;
import org.linli.walkthrough.run.SecondProcess;

/** Runs a day in this process and keeps what it printed. */
record Trial(int exit, String out, String err) {

    /** Runs a day whose second process is this one. */
    static Trial of(String... arguments) {
        return with(Trial::digestOf, arguments);
    }

    private static Digest digestOf(Path trace) throws IOException {
        try {
            return TraceReader.digestOf(trace);
        } catch (UsageException e) {
            throw new IOException(e);
        }
    }

    /** Runs a day with some other second process. */
    static Trial with(SecondProcess second, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new Day(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        second)
                .run(arguments);
        return new Trial(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The digest of the state as this process holds it. */
    String digest() {
        return out.lines()
                .filter(line -> line.startsWith(SecondProcess.DIGEST))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What was printed, without what differs from run to run: where the folder is, the root over salts, and what the auditor's program says,
     * if it was built.
     */
    String figures(Path folder) {
        return out.replace(folder.toString(), "OUT")
                .replaceAll("(?m)^root [0-9a-f]{64}$", "root ROOT")
                .replaceAll("(?m)^  [-✓] linli-audit.jar .*$", "  AUDITOR");
    }

    /** What stands in a folder: relative paths and digests of contents. */
    static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    contents.put(
                            folder.relativize(path).toString(),
                            Files.isDirectory(path)
                                    ? "folder"
                                    : Digest.sha256(Files.readAllBytes(path)).toString());
                }
            }
        }
        return contents;
    }
}
