package org.linli.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import com.google.ortools.graph.MinCostFlow;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jgrapht.alg.interfaces.MatchingAlgorithm;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.linli.matching.Matcher;
import org.linli.matching.MatchingProblem;
import org.linli.matching.Plan;
import org.linli.matching.PlanVerifier;

/**
 * Whole problems beside OR-Tools and JGraphT: CPU time over all threads, from the instance's arrays to the plan, ours with its certificate. The peer
 * runs in the same JVM right after ours, and both must find the known optimum.
 */
final class MatchingFigures {
    private static final Map<String, Long> OPTIMA = Map.ofEntries(
            Map.entry("uniform-10000x2000", 1_058_485_584L),
            Map.entry("community-10000x2000", 1_064_265_315L),
            Map.entry("scarce-10000x2000", 5_798_413_771L),
            Map.entry("community-100000x10000", 55_007_033_149L),
            Map.entry("uniform-1000", 16_651L),
            Map.entry("uniform-2000", 17_741L),
            Map.entry("uniform-4000", 18_283L),
            Map.entry("geometric-1000", 328_276L),
            Map.entry("geometric-2000", 645_608L),
            Map.entry("machol-1000", 167_167_000L),
            Map.entry("machol-2000", 1_335_334_000L));
    private static final String[] HEAP = {"-XX:+UseSerialGC", "-Xms3g", "-Xmx3g", "-Xmn1g"};

    private MatchingFigures() {}

    static List<Figure> all() {
        return List.of(
                sparse("community", 10_000, 2_000, 1.0, 5),
                sparse("uniform", 10_000, 2_000, 1.0, 5),
                sparse("scarce", 10_000, 2_000, 1.0, 5),
                sparse("community", 100_000, 10_000, 1.0, 3),
                new Figure(
                        "matching-community-100000x10000-in-300MiB",
                        "s",
                        6,
                        Figure.Sense.TIME_AT_MOST,
                        List.of("-XX:+UseSerialGC", "-Xms300m", "-Xmx300m", "-Xmn32m"),
                        1,
                        3,
                        new SparseRun("community", 100_000, 10_000)::alone),
                dense("uniform", 1_000, 0.4),
                dense("uniform", 2_000, 0.4),
                dense("uniform", 4_000, 0.4),
                dense("geometric", 1_000, 2),
                dense("geometric", 2_000, 2),
                dense("machol", 1_000, 2),
                dense("machol", 2_000, 2),
                figure("matching-uniform-500-to-jgrapht", 0.4, 3, new DenseRun("uniform", 500)::toJGraphT));
    }

    private static Figure sparse(String kind, int orders, int suppliers, double goal, int runs) {
        return figure(
                "matching-" + kind + "-" + orders + "x" + suppliers + "-to-ortools",
                goal,
                runs,
                new SparseRun(kind, orders, suppliers)::ratio);
    }

    private static Figure dense(String kind, int size, double goal) {
        return figure("matching-" + kind + "-" + size + "-to-ortools", goal, 3, new DenseRun(kind, size)::toOrTools);
    }

    private static Figure figure(String name, double goal, int runs, Callable<Double> run) {
        return new Figure(name, "x", goal, Figure.Sense.RATIO_AT_MOST, List.of(HEAP), 3, runs, run);
    }

    static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static void expect(long optimum, long found) {
        if (optimum != found) {
            throw new IllegalStateException("The plan must cost " + optimum + ", not " + found + ".");
        }
    }

    /** Orders and suppliers of the generator, degree 20, up to 8 places, seed 1. */
    private static final class SparseRun {
        private final String kind;
        private final int orders;
        private final int suppliers;
        private final long optimum;
        private MatchingInstances.Sparse made = new MatchingInstances.Sparse(0, 0);

        SparseRun(String kind, int orders, int suppliers) {
            this.kind = kind;
            this.orders = orders;
            this.suppliers = suppliers;
            this.optimum = OPTIMA.getOrDefault(kind + "-" + orders + "x" + suppliers, 0L);
        }

        private void make() {
            if (made.orders() == 0) {
                made = MatchingInstances.sparse(kind, orders, suppliers, 20, 8, 1);
            }
        }

        double ratio() {
            make();
            long start = cpu();
            expect(optimum, ours().cost().amounts().get(0));
            long between = cpu();
            expect(optimum, theirs());
            return (double) (between - start) / (cpu() - between);
        }

        double alone() {
            make();
            long start = System.nanoTime();
            Plan plan = ours();
            double seconds = (System.nanoTime() - start) / 1e9;
            expect(optimum, plan.cost().amounts().get(0));
            PlanVerifier.verify(plan.problem(), plan.certificate()).throwIfFlawed();
            return seconds;
        }

        private Plan ours() {
            long[] cost = new long[made.cost.length];
            Arrays.setAll(cost, k -> made.cost[k]);
            return Matcher.standard()
                    .match(MatchingProblem.ofColumns(
                            List.of("cost"), made.capacity, made.penalty, made.start, made.supplier, cost));
        }

        private long theirs() {
            Loader.loadNativeLibraries();
            MinCostFlow flow = new MinCostFlow();
            int sink = orders + suppliers;
            for (int i = 0; i < orders; i++) {
                for (int k = made.start[i]; k < made.start[i + 1]; k++) {
                    flow.addArcWithCapacityAndUnitCost(i, orders + made.supplier[k], 1, made.cost[k]);
                }
                flow.addArcWithCapacityAndUnitCost(i, sink, 1, made.penalty[i]);
                flow.setNodeSupply(i, 1);
            }
            for (int j = 0; j < suppliers; j++) {
                flow.addArcWithCapacityAndUnitCost(orders + j, sink, made.capacity[j], 0);
            }
            flow.setNodeSupply(sink, -orders);
            flow.solve();
            return flow.getOptimalCost();
        }
    }

    /** Squares of costs, seed 1; everybody is to be served. */
    private static final class DenseRun {
        private static final long PENALTY = 1L << 40;

        private final String kind;
        private final int size;
        private int[][] costs = new int[0][];

        DenseRun(String kind, int size) {
            this.kind = kind;
            this.size = size;
        }

        private void make() {
            if (costs.length == 0) {
                costs = MatchingInstances.dense(kind, size, 10_000, 1);
            }
        }

        double toOrTools() {
            make();
            Loader.loadNativeLibraries();
            long optimum = OPTIMA.getOrDefault(kind + "-" + size, 0L);
            long start = cpu();
            expect(optimum, ours());
            long between = cpu();
            LinearSumAssignment theirs = new LinearSumAssignment();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    theirs.addArcWithCost(i, j, costs[i][j]);
                }
            }
            theirs.solve();
            expect(optimum, theirs.getOptimalCost());
            return (double) (between - start) / (cpu() - between);
        }

        double toJGraphT() {
            make();
            long start = cpu();
            long optimum = ours();
            long between = cpu();
            SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
                    new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
            Set<Integer> rows = new HashSet<>();
            Set<Integer> columns = new HashSet<>();
            for (int i = 0; i < size; i++) {
                graph.addVertex(i);
                rows.add(i);
                graph.addVertex(size + i);
                columns.add(size + i);
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    graph.setEdgeWeight(graph.addEdge(i, size + j), costs[i][j]);
                }
            }
            MatchingAlgorithm.Matching<Integer, DefaultWeightedEdge> theirs =
                    new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, columns).getMatching();
            expect(optimum, Math.round(theirs.getWeight()));
            return (double) (between - start) / (cpu() - between);
        }

        private long ours() {
            int[] capacity = new int[size];
            Arrays.fill(capacity, 1);
            long[] penalty = new long[size];
            Arrays.fill(penalty, PENALTY);
            int[] start = new int[size + 1];
            int[] supplier = new int[size * size];
            long[] cost = new long[size * size];
            for (int i = 0; i < size; i++) {
                start[i + 1] = (i + 1) * size;
                for (int j = 0; j < size; j++) {
                    supplier[i * size + j] = j;
                    cost[i * size + j] = costs[i][j];
                }
            }
            return Matcher.standard()
                    .match(MatchingProblem.ofColumns(List.of("cost"), capacity, penalty, start, supplier, cost))
                    .cost()
                    .amounts()
                    .get(0);
        }
    }
}
