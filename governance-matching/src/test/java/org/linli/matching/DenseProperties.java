package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.linli.matching.testkit.ExhaustiveMatcher;

/** Squares of costs: whichever algorithm is chosen, its plan is proved, and costs what the network simplex finds. */
class DenseProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_square_is_solved_as_the_network_simplex_solves_it(
            @ForAll @IntRange(min = 2, max = 40) int size,
            @ForAll @LongRange(min = 1, max = 2_000) long most,
            @ForAll @LongRange(min = 0, max = 4_000) long penalty,
            @ForAll long seed) {
        Random random = new Random(seed);
        long[] costs = random.longs(size * size, 0, most + 1).toArray();
        MatchingProblem square = square(size, costs, penalty, 1);
        Plan plan = Matcher.standard().match(square);
        assertEquals(
                java.util.Optional.empty(),
                PlanVerifier.verify(square, plan.certificate()).flaw());
        // One place more than there are orders, and it is no square any more.
        Plan simplex = Matcher.standard().match(square(size, costs, penalty, 2));
        assertEquals(Algorithm.NETWORK_SIMPLEX, simplex.method().algorithm());
        PlanVerifier.verify(simplex.problem(), simplex.certificate()).throwIfFlawed();
        assertTrue(simplex.cost().compareTo(plan.cost()) <= 0);
        if (size <= 6) {
            assertEquals(ExhaustiveMatcher.optimum(square), plan.cost());
        }
    }

    @Test
    void a_square_of_chance_is_solved_by_shortest_paths() {
        long[] costs = new Random(1).longs(100 * 100, 1, 10_001).toArray();
        assertEquals(
                Algorithm.SHORTEST_PATHS,
                solved(square(100, costs, 1L << 40, 1)).method().algorithm());
    }

    @Test
    void structured_ties_are_solved_by_scaling() {
        int size = 300;
        long[] costs = new long[size * size];
        Arrays.setAll(costs, k -> (k / size + 1L) * (k % size + 1));
        Plan plan = solved(square(size, costs, 1L << 40, 1));
        assertEquals(Algorithm.COST_SCALING, plan.method().algorithm());
        long optimum = 0;
        for (int i = 1; i <= size; i++) {
            optimum += (long) i * (size + 1 - i);
        }
        assertEquals(optimum, plan.cost().in("cost"));
    }

    @Test
    void where_some_would_rather_be_left_over_the_network_simplex_solves_it() {
        long[] costs = new Random(1).longs(50 * 50, 1, 10_001).toArray();
        Plan plan = solved(square(50, costs, 200, 1));
        assertEquals(Algorithm.NETWORK_SIMPLEX, plan.method().algorithm());
        assertTrue(!plan.unserved().isEmpty());
    }

    private static Plan solved(MatchingProblem problem) {
        Plan plan = Matcher.standard().match(problem);
        PlanVerifier.verify(problem, plan.certificate()).throwIfFlawed();
        return plan;
    }

    private static MatchingProblem square(int size, long[] costs, long penalty, int firstCapacity) {
        int[] capacity = new int[size];
        Arrays.fill(capacity, 1);
        capacity[0] = firstCapacity;
        long[] penalties = new long[size];
        Arrays.fill(penalties, penalty);
        int[] start = new int[size + 1];
        int[] supplier = new int[size * size];
        for (int k = 0; k < supplier.length; k++) {
            supplier[k] = k % size;
            start[k / size + 1] = k + 1;
        }
        return MatchingProblem.ofColumns(List.of("cost"), capacity, penalties, start, supplier, costs);
    }
}
