package org.linli.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.linli.matching.Cost;
import org.linli.matching.Explainer;
import org.linli.matching.LivePlan;
import org.linli.matching.Matcher;
import org.linli.matching.MatchingProblem;
import org.linli.matching.Plan;

/** Changes to a plan and questions about it: 10,000 orders of the community, of which the last 1,000 come in one by one. The 99th percentile. */
final class MatchingChangeFigures {
    private static final int ORDERS = 10_000;
    private static final int SUPPLIERS = 2_000;
    private static final int THERE = 9_000;

    private MatchingChangeFigures() {}

    static List<Figure> all() {
        return List.of(
                figure("matching-insert-p99", 3, MatchingChangeFigures::insert),
                figure("matching-decline-p99", 5, MatchingChangeFigures::decline),
                figure("matching-why-not-p99", 5, MatchingChangeFigures::whyNot));
    }

    private static Figure figure(String name, double goal, java.util.concurrent.Callable<Double> run) {
        return new Figure(name, "ms", goal, Figure.Sense.TIME_AT_MOST, List.of(), 3, 5, run);
    }

    private static final class Morning {
        static final MatchingInstances.Sparse MADE = MatchingInstances.sparse("community", ORDERS, SUPPLIERS, 20, 8, 1);
        static final Plan PLAN = plan();

        private static Plan plan() {
            long[] cost = new long[MADE.start[THERE]];
            Arrays.setAll(cost, k -> MADE.cost[k]);
            return Matcher.standard()
                    .match(MatchingProblem.ofColumns(
                            List.of("cost"),
                            MADE.capacity,
                            Arrays.copyOf(MADE.penalty, THERE),
                            Arrays.copyOf(MADE.start, THERE + 1),
                            Arrays.copyOf(MADE.supplier, cost.length),
                            cost));
        }
    }

    private static Cost cost(long amount) {
        return new Cost(List.of("cost"), List.of(amount));
    }

    private static double p99(int times, IntConsumer each) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            each.accept(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[times * 99 / 100];
    }

    private static double insert() {
        MatchingInstances.Sparse made = Morning.MADE;
        LivePlan live = LivePlan.of(Morning.PLAN);
        List<Map<String, Cost>> candidates = new ArrayList<>();
        for (int i = THERE; i < ORDERS; i++) {
            Map<String, Cost> of = new HashMap<>();
            for (int k = made.start[i]; k < made.start[i + 1]; k++) {
                of.put(Integer.toString(made.supplier[k]), cost(made.cost[k]));
            }
            candidates.add(of);
        }
        double p99 = p99(
                ORDERS - THERE,
                i -> live.insert(Integer.toString(THERE + i), cost(made.penalty[THERE + i]), candidates.get(i)));
        MatchingFigures.expect(1_064_265_315L, live.cost().in("cost"));
        return p99;
    }

    private static double decline() {
        LivePlan live = LivePlan.of(Morning.PLAN);
        SplittableRandom random = new SplittableRandom(1);
        double p99 = p99(1_000, i -> {
            String order = Integer.toString(random.nextInt(THERE));
            Optional<String> supplier = live.supplierOf(order);
            supplier.ifPresent(by -> live.decline(order, by));
        });
        MatchingFigures.expect(
                Matcher.standard().match(live.plan().problem()).cost().in("cost"),
                live.cost().in("cost"));
        return p99;
    }

    private static double whyNot() {
        Explainer explainer = Explainer.of(Morning.PLAN);
        SplittableRandom random = new SplittableRandom(1);
        long[] extra = new long[1];
        double p99 = p99(1_000, i -> {
            String order = Integer.toString(random.nextInt(THERE));
            List<String> candidates = Morning.PLAN.problem().candidates(order);
            if (!candidates.isEmpty()) {
                String supplier = candidates.get(random.nextInt(candidates.size()));
                extra[0] += explainer.whyNot(order, supplier).extra().in("cost");
            }
        });
        if (extra[0] <= 0) {
            throw new IllegalStateException("Some other supplier must be dearer.");
        }
        return p99;
    }
}
