package org.linli.matching.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.matching.Cost;
import org.linli.matching.Matcher;
import org.linli.matching.MatchingProblem;
import org.linli.matching.MatchingProblemBuilder;
import org.linli.matching.Plan;
import org.linli.matching.PlanVerifier;

/** What every matcher keeps: its plans are proved optimal, equal to trying everything, and depend on nothing but what the problem says. */
public abstract class MatcherContract {
    /** For subclasses. */
    protected MatcherContract() {}

    /**
     * The matcher that is held against the contract.
     *
     * @return a matcher
     */
    protected abstract Matcher matcher();

    /**
     * Problems for which the least cost is found by trying everything.
     *
     * @return small problems
     */
    @Provide
    protected Arbitrary<MatchingProblem> small() {
        return MatchingArbitraries.small();
    }

    /**
     * Problems for which the certificate is the proof.
     *
     * @return problems of some size
     */
    @Provide
    protected Arbitrary<MatchingProblem> larger() {
        return MatchingArbitraries.problems(60, 15, 5);
    }

    /**
     * No plan is cheaper.
     *
     * @param problem a small problem
     */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    protected void a_plan_costs_as_little_as_any(@ForAll("small") MatchingProblem problem) {
        assertEquals(
                ExhaustiveMatcher.optimum(problem), matcher().match(problem).cost());
    }

    /**
     * The certificate holds, and the same problem said in another order has the same plan.
     *
     * @param problem a problem
     * @param seed by which it is shuffled
     */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    protected void a_plan_is_proved_and_depends_on_nothing_but_the_problem(
            @ForAll("larger") MatchingProblem problem, @ForAll long seed) {
        Plan plan = matcher().match(problem);
        assertEquals(
                Optional.empty(),
                PlanVerifier.verify(problem, plan.certificate()).flaw());
        MatchingProblem again = MatchingArbitraries.shuffled(problem, new Random(seed));
        assertEquals(problem, again);
        assertArrayEquals(
                plan.certificate().toBytes(),
                matcher().match(again).certificate().toBytes());
    }

    /**
     * The price of a supplier is what the optimum falls by with one more place.
     *
     * @param problem a problem
     * @param which chooses the supplier
     */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    protected void a_price_is_what_one_more_place_is_worth(
            @ForAll("larger") MatchingProblem problem, @ForAll int which) {
        if (!problem.suppliers().isEmpty()) {
            String supplier = problem.suppliers()
                    .get(Math.floorMod(which, problem.suppliers().size()));
            Plan plan = matcher().match(problem);
            Cost with = matcher().match(withOneMore(problem, supplier)).cost();
            assertEquals(plan.cost().minus(with), plan.worthOfOneMore(supplier));
        }
    }

    /**
     * One more supplier never makes a plan dearer, and one less never cheaper.
     *
     * @param problem a problem
     * @param which chooses the supplier
     */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    protected void adding_a_supplier_never_worsens_a_plan(
            @ForAll("larger") MatchingProblem problem, @ForAll int which) {
        if (!problem.suppliers().isEmpty()) {
            String supplier = problem.suppliers()
                    .get(Math.floorMod(which, problem.suppliers().size()));
            Cost without = matcher().match(without(problem, supplier)).cost();
            assertTrue(matcher().match(problem).cost().compareTo(without) <= 0);
        }
    }

    private static MatchingProblem withOneMore(MatchingProblem problem, String supplier) {
        return copy(problem, supplier, 1);
    }

    private static MatchingProblem without(MatchingProblem problem, String supplier) {
        return copy(problem, supplier, -problem.capacity(supplier));
    }

    private static MatchingProblem copy(MatchingProblem problem, String changed, int by) {
        MatchingProblemBuilder builder =
                MatchingProblem.builder(problem.levels().toArray(String[]::new));
        for (String supplier : problem.suppliers()) {
            int capacity = problem.capacity(supplier) + (supplier.equals(changed) ? by : 0);
            if (capacity > 0) {
                builder.supplier(supplier, capacity);
            }
        }
        for (String order : problem.orders()) {
            builder.order(order, MatchingArbitraries.amounts(problem.penalty(order)));
            for (String supplier : problem.candidates(order)) {
                if (problem.capacity(supplier) + (supplier.equals(changed) ? by : 0) > 0) {
                    builder.pair(
                            order,
                            supplier,
                            MatchingArbitraries.amounts(
                                    problem.cost(order, supplier).orElseThrow()));
                }
            }
        }
        return builder.build();
    }
}
