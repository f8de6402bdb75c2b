package org.linli.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.linli.audit.TraceLog;
import org.linli.audit.merkle.InclusionProof;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TreeHead;
import org.linli.audit.merkle.TreeSnapshot;
import org.linli.audit.store.Disk;
import org.linli.audit.store.TreeStore;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseDesk;
import org.linli.community.Community;
import org.linli.trace.Authority;
import org.linli.trace.FactCatalog;
import org.linli.trace.IdSource;
import org.linli.trace.Office;

/** What the log takes of disk and heap, and how quickly something is proven in a large one. */
final class LogRoomFigures {
    /** {@code -Dlinli.proofs.leaves=N} for another number; 33 bytes of disk each. */
    private static final long LEAVES = Long.getLong("linli.proofs.leaves", 100_000_000L);

    private static final int OPEN_CASES = Integer.getInteger("linli.lives.open", 1_000_000);
    private static final int WORKING_SET = 10_000;
    private static final int MIB = 1 << 20;

    private LogRoomFigures() {}

    static List<Figure> all() {
        return List.of(
                new Figure(
                        "log-size-over-envelopes",
                        "x",
                        1.25,
                        Figure.Sense.RATIO_AT_MOST,
                        List.of(),
                        0,
                        1,
                        LogRoomFigures::size),
                new Figure(
                        "log-case-lives-256m",
                        "lives/s",
                        30_000,
                        Figure.Sense.RATE_AT_LEAST,
                        List.of("-Xms256m", "-Xmx256m"),
                        0,
                        1,
                        () -> lives().rate()),
                new Figure(
                        "log-case-lives-heap-growth",
                        "x",
                        1.1,
                        Figure.Sense.RATIO_AT_MOST,
                        List.of("-Xms256m", "-Xmx256m"),
                        0,
                        1,
                        () -> lives().growth()),
                proofs("log-inclusion-proof-p50", 100e-6, 0.5, false),
                proofs("log-inclusion-proof-p99", 1e-3, 0.99, false),
                proofs("log-inclusion-verify-p50", 15e-6, 0.5, true));
    }

    /** All files of a log of two records for each subject, about 300 bytes each, over the envelopes in it. */
    private static double size() throws Exception {
        return LogFigures.in(folder -> {
            try (LogStore store = new LogStore(folder, LogFigures.SUBJECTS)) {
                long[] heads = new long[LogFigures.SUBJECTS];
                Arrays.fill(heads, -1);
                LogFigures.goThrough(store, heads);
                LogFigures.goThrough(store, heads);
            }
            long envelopes = 0;
            long count = 0;
            try (TraceLog log = TraceLog.openForReading(folder.resolve("log"), FactCatalog.load())) {
                for (long position = 0; position < log.size(); position += 97) {
                    envelopes += log.entry(position).length;
                    count++;
                }
                double each = (double) envelopes / count;
                double disk = (double) LogFigures.bytes(folder) / log.size();
                System.err.printf("%.1f bytes on disk for an envelope of %.1f%n", disk, each);
                return disk / each;
            }
        });
    }

    /** How many lives a second, and how the heap after a collection has grown by them. */
    private record Lives(double rate, double growth) {}

    /** Whole lives of cases on a log in which a million others stay open, 125 lives of eight facts in each append. */
    private static Lives lives() throws Exception {
        double[] growth = {0};
        double rate = LogFigures.in(folder -> {
            try (TraceLog log = TraceLog.open(folder.resolve("log"), FactCatalog.load())) {
                Clock clock = Clock.systemUTC();
                Community community = Community.open(
                        log,
                        clock,
                        IdSource.seeded(1),
                        new Community.Settings(
                                Authority.ownBehalf(),
                                WorkCalendar.everyDay(clock.getZone()),
                                new Office.Settings(WORKING_SET, 1_000, false)));
                inSittings(community, 0, OPEN_CASES, 500, CaseworkFigures::begin);
                long before = usedAfterCollection();
                int count = 40_000;
                double seconds =
                        LogFigures.seconds(() -> inSittings(community, OPEN_CASES, count, 125, CaseworkFigures::life));
                long after = usedAfterCollection();
                System.err.printf("%d MiB of heap before, %d MiB after%n", before / MIB, after / MIB);
                growth[0] = (double) after / before;
                return count / seconds;
            }
        });
        return new Lives(rate, growth[0]);
    }

    private interface Step {
        void take(CaseDesk desk, String key);
    }

    private static void inSittings(Community community, int first, int count, int each, Step step) {
        for (int from = first; from < first + count; from += each) {
            int begin = from;
            community.sit(sitting -> {
                CaseDesk desk = community.cases().in(sitting);
                for (int i = begin; i < begin + each; i++) {
                    step.take(desk, "case-" + i);
                }
                return each;
            });
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Figure proofs(String name, double goal, double quantile, boolean verify) {
        return new Figure(
                name,
                "s",
                goal,
                Figure.Sense.TIME_AT_MOST,
                List.of("-Xms256m", "-Xmx256m"),
                0,
                1,
                () -> proofs(quantile, verify));
    }

    /** How long a proof of inclusion takes, or checking one, in a tree of synthetic leaves. */
    private static double proofs(double quantile, boolean verify) throws Exception {
        return LogFigures.in(folder -> {
            try (TreeStore tree = new TreeStore()) {
                byte[] leaf = new byte[MerkleHash.BYTES];
                Random random = new Random(7);
                for (long i = 0; i < LEAVES; i++) {
                    random.nextBytes(leaf);
                    tree.appendLeafHash(leaf, 0);
                    if (i % MIB == MIB - 1) {
                        tree.flush(folder, i + 1, Disk.REAL);
                    }
                }
                tree.flush(folder, LEAVES, Disk.REAL);
                TreeSnapshot snapshot = tree.snapshot();
                TreeHead head = snapshot.head();
                double[] took = new double[100_000];
                // The first half warms up.
                for (int round = 0; round < 2; round++) {
                    for (int i = 0; i < took.length; i++) {
                        long index = (long) (random.nextDouble() * LEAVES);
                        long start = System.nanoTime();
                        InclusionProof proof = snapshot.proveInclusion(index);
                        long proven = System.nanoTime();
                        MerkleHash hash = snapshot.leafHash(index);
                        long check = System.nanoTime();
                        if (!proof.verify(hash, head).isValid()) {
                            throw new IllegalStateException("The proof of leaf " + index + " must be valid.");
                        }
                        took[i] = (verify ? System.nanoTime() - check : proven - start) / 1e9;
                    }
                }
                Arrays.sort(took);
                return took[(int) (quantile * (took.length - 1))];
            }
        });
    }
}
