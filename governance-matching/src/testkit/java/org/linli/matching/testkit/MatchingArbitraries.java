package org.linli.matching.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.matching.Cost;
import org.linli.matching.FundingProblem;
import org.linli.matching.FundingProblemBuilder;
import org.linli.matching.MatchingProblem;
import org.linli.matching.MatchingProblemBuilder;

/** Matching problems as jqwik makes and shrinks them. */
public final class MatchingArbitraries {
    private static final List<String> LEVELS = List.of("hardship", "served", "fit", "distance", "stability");

    private MatchingArbitraries() {}

    /**
     * Problems so small that everything can be tried: up to 6 orders and 4 suppliers.
     *
     * @return problems with up to three levels
     */
    public static Arbitrary<MatchingProblem> small() {
        return problems(6, 4, 3);
    }

    /**
     * Problems of every shape: amounts so small that ties are common, amounts of thousands, penalties in bands far above the costs, and amounts so
     * large that each level takes a word of its own; many connected parts or one; much room or little.
     *
     * @param mostOrders the most orders there may be
     * @param mostSuppliers the most suppliers there may be
     * @param mostLevels the most levels there may be, up to 5
     * @return problems; there may be no orders or no suppliers
     */
    public static Arbitrary<MatchingProblem> problems(int mostOrders, int mostSuppliers, int mostLevels) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, mostOrders),
                        Arbitraries.integers().between(0, mostSuppliers),
                        Arbitraries.integers().between(1, mostLevels),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of(Amounts.values()),
                        Arbitraries.longs())
                .as((orders, suppliers, levels, room, density, amounts, seed) ->
                        problem(orders, suppliers, levels, room, density, amounts, new Random(seed)));
    }

    /** How large amounts are. */
    private enum Amounts {
        TIED(3, 3),
        SPREAD(10_000, 10_000),
        BANDS(1_000, 3_000_000),
        HUGE(1L << 50, 1L << 52);

        final long cost;
        final long penalty;

        Amounts(long cost, long penalty) {
            this.cost = cost;
            this.penalty = penalty;
        }

        long cost(Random random) {
            return (long) (random.nextDouble() * (cost + 1));
        }

        long penalty(Random random) {
            return this == BANDS ? penalty / (1 + random.nextInt(3)) : (long) (random.nextDouble() * (penalty + 1));
        }
    }

    private static MatchingProblem problem(
            int orders, int suppliers, int levels, int room, int density, Amounts amounts, Random random) {
        MatchingProblemBuilder builder =
                MatchingProblem.builder(LEVELS.subList(0, levels).toArray(String[]::new));
        for (int j = 0; j < suppliers; j++) {
            builder.supplier("s" + j, 1 + random.nextInt(room));
        }
        for (int i = 0; i < orders; i++) {
            builder.order(
                    "o" + i,
                    random.longs(levels).map(any -> amounts.penalty(random)).toArray());
            for (int j = 0; j < suppliers; j++) {
                if (random.nextInt(100) < density) {
                    builder.pair(
                            "o" + i,
                            "s" + j,
                            random.longs(levels)
                                    .map(any -> amounts.cost(random))
                                    .toArray());
                }
            }
        }
        return builder.build();
    }

    /**
     * Who could pay for what: budgets from used up to ample, prices that are free, equal, of hundreds or beyond every budget, up to three levels.
     *
     * @param mostOrders the most orders there may be
     * @param mostProgrammes the most programmes there may be
     * @return problems; there may be no orders or no programmes
     */
    public static Arbitrary<FundingProblem> fundings(int mostOrders, int mostProgrammes) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, mostOrders),
                        Arbitraries.integers().between(0, mostProgrammes),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(1, 5, 30, 1_000_000_000),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of(2, 12, 300),
                        Arbitraries.longs())
                .as((orders, programmes, levels, price, density, amount, seed) ->
                        funding(orders, programmes, levels, price, density, amount, new Random(seed)));
    }

    private static FundingProblem funding(
            int orders, int programmes, int levels, int price, int density, int amount, Random random) {
        FundingProblemBuilder builder =
                FundingProblem.builder(LEVELS.subList(0, levels).toArray(String[]::new));
        for (int i = 0; i < programmes; i++) {
            builder.programme("p" + i, random.nextInt(4) == 0 ? 0 : random.nextInt(1 + price) * (long) orders / 2);
        }
        for (int j = 0; j < orders; j++) {
            builder.order(
                    "o" + j, random.ints(levels, 0, 2 * amount).asLongStream().toArray());
            for (int i = 0; i < programmes; i++) {
                if (random.nextInt(100) < density) {
                    long[] cost = random.ints(levels, 0, amount).asLongStream().toArray();
                    builder.option("o" + j, "p" + i, random.nextInt(5) == 0 ? 0 : random.nextInt(1 + price), cost);
                }
            }
        }
        return builder.build();
    }

    /**
     * The same problem, said in another order.
     *
     * @param problem a problem
     * @param random by which it is shuffled
     * @return an equal problem
     */
    public static FundingProblem shuffled(FundingProblem problem, Random random) {
        FundingProblemBuilder builder = FundingProblem.builder(problem.levels().toArray(String[]::new));
        for (String programme : shuffled(problem.programmes(), random)) {
            builder.programme(programme, problem.budget(programme));
        }
        List<String> orders = shuffled(problem.orders(), random);
        for (String order : orders) {
            builder.order(order, amounts(problem.penalty(order)));
        }
        for (String order : orders) {
            for (String programme : shuffled(problem.programmes(), random)) {
                problem.price(order, programme)
                        .ifPresent(price -> builder.option(
                                order,
                                programme,
                                price,
                                amounts(problem.cost(order, programme).orElseThrow())));
            }
        }
        return builder.build();
    }

    /**
     * The same problem, said in another order.
     *
     * @param problem a problem
     * @param random by which it is shuffled
     * @return an equal problem
     */
    public static MatchingProblem shuffled(MatchingProblem problem, Random random) {
        MatchingProblemBuilder builder =
                MatchingProblem.builder(problem.levels().toArray(String[]::new));
        for (String supplier : shuffled(problem.suppliers(), random)) {
            builder.supplier(supplier, problem.capacity(supplier));
        }
        List<String> orders = shuffled(problem.orders(), random);
        for (String order : orders) {
            builder.order(order, amounts(problem.penalty(order)));
        }
        for (String order : orders) {
            for (String supplier : shuffled(problem.candidates(order), random)) {
                builder.pair(
                        order, supplier, amounts(problem.cost(order, supplier).orElseThrow()));
            }
        }
        return builder.build();
    }

    /**
     * The amounts of a cost.
     *
     * @param cost the cost
     * @return its amounts, as a builder takes them
     */
    public static long[] amounts(Cost cost) {
        return cost.amounts().stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> shuffled(List<String> ids, Random random) {
        List<String> all = new ArrayList<>(ids);
        Collections.shuffle(all, random);
        return all;
    }
}
