package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published optima are found, and proved again. */
class KnownOptimaTest {
    /** J. E. Beasley's assignment problems: as many suppliers as orders, each serves one. */
    @ParameterizedTest
    @CsvSource({"100,305", "500,991", "600,1176"})
    void the_assignment_problems_of_the_or_library(int size, long optimum) throws IOException {
        Path file = Path.of(System.getProperty("linli.data", ""), "matching/orlib-assign/assign" + size + ".txt");
        if (!Files.exists(file)) {
            System.out.println("Skipped: no " + file.getFileName() + " below the folder that linli.data names");
            Assumptions.abort("no " + file.getFileName());
        }
        StringTokenizer numbers = new StringTokenizer(Files.readString(file));
        assertEquals(size, Integer.parseInt(numbers.nextToken()));
        long[] costs = new long[size * size];
        Arrays.setAll(costs, k -> Long.parseLong(numbers.nextToken()));
        assertOptimum(optimum, square(costs, size));
    }

    /** The same with numbers that need no file: the rows and columns of a product are matched in opposite order. */
    @Test
    void products_are_matched_in_opposite_order() {
        int size = 60;
        long[] costs = new long[size * size];
        Arrays.setAll(costs, k -> (k / size + 1L) * (k % size + 1));
        long optimum = 0;
        for (int i = 1; i <= size; i++) {
            optimum += (long) i * (size + 1 - i);
        }
        assertOptimum(optimum, square(costs, size));
    }

    private static void assertOptimum(long optimum, MatchingProblem problem) {
        Plan plan = Matcher.standard().match(problem);
        assertEquals(List.of(0L, optimum), plan.cost().amounts());
        PlanVerifier.verify(problem, plan.certificate()).throwIfFlawed();
    }

    /** Everybody is to be served, then at least cost. */
    private static MatchingProblem square(long[] costs, int size) {
        int[] capacity = new int[size];
        Arrays.fill(capacity, 1);
        long[] penalty = new long[2 * size];
        int[] start = new int[size + 1];
        int[] supplier = new int[size * size];
        long[] cost = new long[2 * size * size];
        for (int i = 0; i < size; i++) {
            penalty[2 * i] = 1;
            start[i + 1] = (i + 1) * size;
            for (int j = 0; j < size; j++) {
                supplier[i * size + j] = j;
                cost[2 * (i * size + j) + 1] = costs[i * size + j];
            }
        }
        return MatchingProblem.ofColumns(List.of("served", "cost"), capacity, penalty, start, supplier, cost);
    }
}
