package org.linli.choice.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Programs against all points there are. */
class IntegerProgramProperties {
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void the_best_point_is_found(@ForAll long seed) {
        Random random = new Random(seed);
        int unknowns = 1 + random.nextInt(4);
        int conditions = random.nextInt(4);
        long[] worth = random.longs(unknowns, -5, 20).toArray();
        int[] most = random.ints(unknowns, 0, 4).toArray();
        int[][] factors = new int[conditions][];
        for (int row = 0; row < conditions; row++) {
            factors[row] = random.ints(unknowns, -1, 3).toArray();
        }
        long[] allowed = random.longs(conditions, -2, 6).toArray();

        Long best = null;
        int[] point = new int[unknowns];
        while (true) {
            boolean fits = true;
            for (int row = 0; row < conditions; row++) {
                long sum = 0;
                for (int i = 0; i < unknowns; i++) {
                    sum += (long) factors[row][i] * point[i];
                }
                fits &= sum <= allowed[row];
            }
            long value = 0;
            for (int i = 0; i < unknowns; i++) {
                value += worth[i] * point[i];
            }
            best = fits && (best == null || value > best) ? Long.valueOf(value) : best;
            int at = 0;
            while (at < unknowns && point[at] == most[at]) {
                point[at++] = 0;
            }
            if (at == unknowns) {
                break;
            }
            point[at]++;
        }
        Optional<IntegerProgram.Found> found = new IntegerProgram(worth, factors, allowed, most).maximize(10_000, 0);
        assertEquals(best != null, found.isPresent());
        if (best != null) {
            assertEquals(best, found.get().worth());
            assertEquals(best, found.get().proved());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_solution_of_equations_solves_them(@ForAll long seed) {
        Random random = new Random(seed);
        int unknowns = 1 + random.nextInt(4);
        int rows = 1 + random.nextInt(3);
        long[][] equations = new long[rows][];
        for (int row = 0; row < rows; row++) {
            equations[row] = random.longs(unknowns + 1, -3, 4).toArray();
        }
        boolean made = random.nextBoolean();
        if (made) {
            long[] x = random.longs(unknowns, 0, 4).toArray();
            for (long[] equation : equations) {
                equation[unknowns] = 0;
                for (int i = 0; i < unknowns; i++) {
                    equation[unknowns] += equation[i] * x[i];
                }
            }
        }
        Optional<BigInteger[]> solution = ExactSimplex.solve(equations);
        assertTrue(solution.isPresent() || !made);
        solution.ifPresent(x -> {
            assertTrue(x[unknowns].signum() > 0);
            for (long[] equation : equations) {
                BigInteger sum = BigInteger.ZERO;
                for (int i = 0; i < unknowns; i++) {
                    assertTrue(x[i].signum() >= 0);
                    sum = sum.add(x[i].multiply(BigInteger.valueOf(equation[i])));
                }
                assertEquals(x[unknowns].multiply(BigInteger.valueOf(equation[unknowns])), sum);
            }
        });
    }
}
