package org.linli.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.linli.walkthrough.Day;

/** A published day of requests from the file to the report, through the durable log, each time in a fresh JVM. */
final class DayFigures {
    private static final String SUM = "time together, with all between";
    private static final String HEAP = "-Xmx256m";

    private DayFigures() {}

    static List<Figure> all() {
        Path file = Path.of(System.getProperty("linli.data", "../shared/data"), "requests", "nyc_20210921_fullday.csv");
        if (!Files.exists(file)) {
            System.err.println("nyc-day is left out: there is no " + file + ".");
            return List.of();
        }
        return List.of(
                new Figure("nyc-day", "s", 3, Figure.Sense.TIME_AT_MOST, List.of(), 0, 9, () -> secondsOf(file)));
    }

    /** From the start of main to the report on disk; the second process that reads the trace anew comes after that. */
    private static double secondsOf(Path file) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory("linli-day");
        try {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            HEAP,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Day.class.getName(),
                            "--quiet",
                            "--timings",
                            "--requests",
                            file.toString(),
                            "--out",
                            out.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The day ended with " + process.exitValue() + ".");
            }
            return printed.lines()
                    .filter(line -> line.startsWith(SUM))
                    .mapToDouble(line ->
                            Double.parseDouble(line.substring(SUM.length()).replaceAll("[^0-9.]", "")) / 1_000)
                    .findFirst()
                    .orElseThrow();
        } finally {
            delete(out);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
