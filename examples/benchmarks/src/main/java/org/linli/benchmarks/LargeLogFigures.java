package org.linli.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.linli.audit.TraceLog;
import org.linli.trace.FactCatalog;

/**
 * A log of 100 million records, about 45 GB; {@code -Dlinli.large.records=N} for another number. Needs that much room where temporary
 * files go, and says so if it is not there. One run.
 */
final class LargeLogFigures {
    private static final long RECORDS = Long.getLong("linli.large.records", 100_000_000L);
    private static final long BYTES_EACH = 450;
    private static final int MIB = 1 << 20;

    private LargeLogFigures() {}

    static List<Figure> all() {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long room = Files.getFileStore(place).getUsableSpace();
            if (!Files.exists(folder()) && room < RECORDS * BYTES_EACH) {
                System.out.println("SKIP log-large: " + place + " must have room for " + RECORDS * BYTES_EACH / MIB
                        + " MiB and has " + room / MIB + ". Maybe set java.io.tmpdir.");
                return List.of();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The first leaves a log that nobody has closed, the second opens and deletes it.
        return List.of(
                figure("log-large-heap", "MiB", 64, Figure.Sense.RATIO_AT_MOST, LargeLogFigures::heap),
                figure("log-large-open-after-crash", "s", 1, Figure.Sense.TIME_AT_MOST, LargeLogFigures::open));
    }

    private static Figure figure(String name, String unit, double goal, Figure.Sense sense, Callable<Double> run) {
        return new Figure(name, unit, goal, sense, List.of("-Xms64m", "-Xmx256m", "-Xmn32m"), 0, 1, run);
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "linli-log-large-" + RECORDS);
    }

    /** Fills the log, prints how fast, and gives the heap after a collection. */
    private static double heap() throws Exception {
        LogFigures.delete(folder());
        Files.createDirectories(folder());
        int subjects = (int) Math.min(LogFigures.SUBJECTS, RECORDS / 2);
        LogStore store = new LogStore(folder(), subjects);
        long[] heads = new long[subjects];
        Arrays.fill(heads, -1);
        Random random = new Random(7);
        int[] batch = new int[1_000];
        long own = usedAfterCollection();
        double seconds = LogFigures.seconds(() -> {
            for (long done = 0; done < RECORDS; done += batch.length) {
                Arrays.setAll(batch, each -> random.nextInt(subjects));
                store.append(batch, heads);
                if (done % 10_000_000 == 0) {
                    System.err.println(done + " records, " + usedAfterCollection() / MIB + " MiB of heap");
                }
            }
        });
        double heap = (double) (usedAfterCollection() - own) / MIB;
        System.err.printf(
                "%.0f records/s, %.1f bytes a record on disk%n",
                RECORDS / seconds, (double) LogFigures.bytes(folder()) / RECORDS);
        return heap;
    }

    private static double open() throws Exception {
        double took = LogFigures.seconds(() -> LogFigures.open(folder().resolve("log")));
        try (TraceLog log = TraceLog.open(folder().resolve("log"), FactCatalog.load())) {
            System.err.println(log.size() + " records, " + usedAfterCollection() / MIB + " MiB of heap when opened");
        } finally {
            LogFigures.delete(folder());
        }
        return took;
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
