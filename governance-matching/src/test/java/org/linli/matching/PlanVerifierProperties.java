package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.matching.testkit.ExhaustiveMatcher;
import org.linli.matching.testkit.MatchingArbitraries;

/** The verifier says optimal exactly where a model that tries everything does, and refuses every certificate that was tampered with. */
class PlanVerifierProperties {
    @Provide
    Arbitrary<MatchingProblem> small() {
        return MatchingArbitraries.small();
    }

    @Provide
    Arbitrary<MatchingProblem> larger() {
        return MatchingArbitraries.problems(40, 12, 4);
    }

    /** What was changed may still be an optimal plan with prices that prove it; the model, which shares no code, says whether it may be. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_changed_assignment_is_accepted_only_if_it_is_optimal_too(
            @ForAll("small") MatchingProblem problem, @ForAll int which, @ForAll int to) {
        if (problem.orders().isEmpty()) {
            return;
        }
        Certificate proved = Matcher.standard().match(problem).certificate();
        int[] supplierOf = proved.supplierOf();
        int order = Math.floorMod(which, supplierOf.length);
        int other = Math.floorMod(to, problem.suppliers().size() + 1) - 1;
        if (other == supplierOf[order]) {
            return;
        }
        supplierOf[order] = other;
        // Once with the cost that was claimed before, once with what the changed plan costs.
        assertOptimalOnlyIfModelSays(problem, Certificate.of(problem, supplierOf, proved.price(), proved.cost()));
        int pair = other < 0 ? Certificate.UNSERVED : problem.pair(order, other);
        if (pair >= Certificate.UNSERVED) {
            long[] cost = proved.cost();
            int before =
                    proved.supplierOf[order] < 0 ? Certificate.UNSERVED : problem.pair(order, proved.supplierOf[order]);
            for (int level = 0; level < cost.length; level++) {
                cost[level] += problem.amount(order, pair, level) - problem.amount(order, before, level);
            }
            assertOptimalOnlyIfModelSays(problem, Certificate.of(problem, supplierOf, proved.price(), cost));
        }
    }

    private static void assertOptimalOnlyIfModelSays(MatchingProblem problem, Certificate changed) {
        if (PlanVerifier.verify(problem, changed).isOptimal()) {
            assertEquals(
                    ExhaustiveMatcher.optimum(problem).amounts(),
                    Arrays.stream(changed.cost).boxed().toList());
            int[] used = new int[problem.suppliers().size()];
            long[] cost = new long[changed.cost.length];
            for (int i = 0; i < changed.supplierOf.length; i++) {
                String order = problem.orders().get(i);
                Cost paid = changed.supplierOf[i] < 0
                        ? problem.penalty(order)
                        : problem.cost(order, problem.suppliers().get(changed.supplierOf[i]))
                                .orElseThrow();
                for (int level = 0; level < cost.length; level++) {
                    cost[level] += paid.amounts().get(level);
                }
                if (changed.supplierOf[i] >= 0) {
                    used[changed.supplierOf[i]]++;
                }
            }
            for (int j = 0; j < used.length; j++) {
                assertFalse(used[j] > problem.capacity(problem.suppliers().get(j)));
            }
            assertEquals(
                    Arrays.stream(cost).boxed().toList(),
                    Arrays.stream(changed.cost).boxed().toList());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_price_below_the_least_is_refused(@ForAll("larger") MatchingProblem problem, @ForAll int which) {
        Certificate proved = Matcher.standard().match(problem).certificate();
        long[] price = proved.price();
        if (price.length == 0) {
            return;
        }
        int place = Math.floorMod(which, price.length);
        price[place]--;
        assertFalse(PlanVerifier.verify(problem, Certificate.of(problem, proved.supplierOf(), price, proved.cost()))
                .isOptimal());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void another_cost_is_refused(@ForAll("larger") MatchingProblem problem, @ForAll int which, @ForAll long by) {
        Certificate proved = Matcher.standard().match(problem).certificate();
        long[] cost = proved.cost();
        cost[Math.floorMod(which, cost.length)] += by == 0 ? 1 : by;
        assertFalse(PlanVerifier.verify(problem, Certificate.of(problem, proved.supplierOf(), proved.price(), cost))
                .isOptimal());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_certificate_is_read_as_it_was_written(@ForAll("larger") MatchingProblem problem, @ForAll int cut) {
        byte[] bytes = Matcher.standard().match(problem).certificate().toBytes();
        assertEquals(Matcher.standard().match(problem).certificate(), Certificate.parse(bytes));
        byte[] torn = Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length));
        org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> Certificate.parse(torn));
    }
}
