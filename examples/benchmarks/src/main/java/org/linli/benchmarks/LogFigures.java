package org.linli.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.linli.audit.TraceLog;
import org.linli.trace.FactCatalog;

/**
 * The figures of the log, beside those who could be taken instead. Every append is conditional on its subject's head, with a million open
 * subjects: nine of ten go on with one of the 10,000 touched last, one of ten reopens one from the older half of the log.
 */
final class LogFigures {
    static final int SUBJECTS = 1_000_000;

    private static final int WORKING_SET = 10_000;
    private static final int BATCH = 1_000;

    private LogFigures() {}

    static List<Figure> all() {
        return List.of(
                once(Figure.ratio("zeros-over-growing-file", 1.5, () -> {
                    double growing = single(folder -> new Stores.BareFile(folder, 0));
                    return single(folder -> new Stores.BareFile(folder, 8 << 20)) / growing;
                })),
                once(Figure.ratio("log-single-over-growing-file", 1.5, () -> {
                    double file = single(folder -> new Stores.BareFile(folder, 0));
                    return single(LogFigures::log) / file;
                })),
                once(Figure.ratio(
                        "log-single-over-rocksdb", 1.0, () -> single(LogFigures::log) / single(Stores.Rocks::new))),
                once(Figure.ratio("log-batches-over-file", 0.65, () -> {
                    double file = batches(folder -> new Stores.BareFile(folder, 0));
                    return batches(LogFigures::log) / file;
                })),
                pipelined("file", 0.65, folder -> new Stores.BareFile(folder, 0)),
                pipelined("rocksdb", 1.2, Stores.Rocks::new),
                pipelined("sqlite", 2, Stores.Sql::lite),
                pipelined("h2", 2, Stores.H2::new),
                once(Figure.ratio("log-64-threads-over-file", 20, () -> {
                    double file = single(folder -> new Stores.BareFile(folder, 0));
                    return crowd(64, 1, 2_000) / file;
                })),
                once(Figure.time(
                        "log-open-after-crash-1M", "s", 1, () -> crashed(folder -> seconds(() -> open(folder))))),
                once(Figure.rate("log-verify", "records/s", 1.5e6, () -> crashed(LogFigures::verify))),
                once(Figure.rate("log-index-rebuild", "records/s", 1e6, () -> crashed(LogFigures::rebuild))),
                pipelined("postgresql", 10, Stores.Sql::postgres));
    }

    /** Two threads that append batches of a thousand, over one that does to a peer. */
    private static Figure pipelined(String peer, double goal, Store.Opening opening) {
        return once(Figure.ratio("log-pipelined-over-" + peer, goal, () -> {
            double other = batches(opening);
            return crowd(2, BATCH, 250) / other;
        }));
    }

    /** Disks are slow to change their mind: one run to warm up, three that count. */
    private static Figure once(Figure figure) {
        return new Figure(
                figure.name(), figure.unit(), figure.goal(), figure.sense(), figure.jvmArguments(), 1, 3, figure.run());
    }

    /** Something that is measured of a folder. */
    interface Measured {
        double of(Path folder) throws Exception;
    }

    /** Something that takes time. */
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double in(Measured measured) throws Exception {
        Path folder = Files.createTempDirectory("linli-log-");
        try {
            return measured.of(folder);
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Store log(Path folder) {
        return new LogStore(folder, SUBJECTS);
    }

    /** Opens every subject, in batches. */
    static void load(Store store, long[] heads) throws Exception {
        Arrays.fill(heads, -1);
        goThrough(store, heads);
    }

    /** Appends a record for every subject, in batches. */
    static void goThrough(Store store, long[] heads) throws Exception {
        int[] batch = new int[BATCH];
        for (int first = 0; first < heads.length; first += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                batch[i] = first + i;
            }
            store.append(batch, heads);
        }
    }

    private static int next(Random random, int subjects) {
        return random.nextInt(10) == 0
                ? random.nextInt(subjects / 2)
                : subjects - 1 - random.nextInt(Math.min(WORKING_SET, subjects / 2));
    }

    /** Records a second, each synced by itself. */
    private static double single(Store.Opening opening) throws Exception {
        return rate(opening, 1, 5_000);
    }

    /** Records a second in batches of a thousand. */
    private static double batches(Store.Opening opening) throws Exception {
        return rate(opening, BATCH, 500);
    }

    private static double rate(Store.Opening opening, int size, int times) throws Exception {
        return in(folder -> {
            long[] heads = new long[SUBJECTS];
            try (Store store = opening.open(folder)) {
                load(store, heads);
                Random random = new Random(7);
                int[] batch = new int[size];
                double seconds = seconds(() -> {
                    for (int i = 0; i < times; i++) {
                        Arrays.setAll(batch, each -> next(random, SUBJECTS));
                        store.append(batch, heads);
                    }
                });
                System.err.printf(
                        "%s: %.0f records/s in batches of %d%n",
                        store.getClass().getSimpleName(), size * times / seconds, size);
                return size * times / seconds;
            }
        });
    }

    /** Records a second of threads that each wait for the disk, each for subjects of its own. */
    private static double crowd(int threads, int size, int times) throws Exception {
        return in(folder -> {
            long[] heads = new long[SUBJECTS];
            try (Store store = log(folder)) {
                load(store, heads);
                double seconds = seconds(() -> {
                    List<Thread> crew = new ArrayList<>();
                    for (int t = 0; t < threads; t++) {
                        int own = t;
                        Thread thread = new Thread(() -> appendOwn(store, heads, own, threads, size, times));
                        crew.add(thread);
                        thread.start();
                    }
                    for (Thread thread : crew) {
                        thread.join();
                    }
                });
                double rate = (double) threads * size * times / seconds;
                System.err.printf("%.0f records/s of %d threads in batches of %d%n", rate, threads, size);
                return rate;
            }
        });
    }

    private static void appendOwn(Store store, long[] heads, int own, int threads, int size, int times) {
        Random random = new Random(own);
        int[] batch = new int[size];
        int last = SUBJECTS - threads + own;
        for (int i = 0; i < times; i++) {
            Arrays.setAll(batch, each -> Math.min(next(random, SUBJECTS) / threads * threads + own, last));
            try {
                store.append(batch, heads);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Measures a copy of a log of a million records as it stands while it is written, which is what a crash leaves. */
    private static double crashed(Measured measured) throws Exception {
        return in(folder -> {
            Path copy = folder.resolve("crashed");
            try (LogStore store = new LogStore(folder, SUBJECTS)) {
                load(store, new long[SUBJECTS]);
                copy(folder.resolve("log"), copy);
            }
            return measured.of(copy);
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (!path.getFileName().toString().endsWith(".tmp") && !path.endsWith("LOCK")) {
                    Files.copy(path, target);
                }
            }
        }
    }

    static void open(Path folder) {
        TraceLog.open(folder, FactCatalog.load()).close();
    }

    private static double verify(Path folder) throws Exception {
        open(folder);
        return SUBJECTS
                / seconds(() -> {
                    if (!TraceLog.verify(folder).isSound()) {
                        throw new IllegalStateException("The log must be sound.");
                    }
                });
    }

    /** Tree and indexes are deleted and made anew on opening. */
    private static double rebuild(Path folder) throws Exception {
        open(folder);
        delete(folder.resolve("idx"));
        delete(folder.resolve("tree"));
        return SUBJECTS / seconds(() -> open(folder));
    }

    /** How many bytes all files of a log have. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
