package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.linli.matching.testkit.MatchingArbitraries;

class FunderProperties {
    private static final Funder FUNDER = Funder.of(200_000);

    @Provide
    Arbitrary<FundingProblem> small() {
        return MatchingArbitraries.fundings(6, 3);
    }

    @Provide
    Arbitrary<FundingProblem> large() {
        return MatchingArbitraries.fundings(40, 8);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    @Label("small problems are solved, as trying everything shows, and never is a bound above a plan")
    void small_problems_are_solved(@ForAll("small") FundingProblem problem) {
        Cost best = cheapest(problem);
        FundingPlan plan = FUNDER.fund(problem);
        FundingPlan hasty = Funder.of(1).fund(problem);

        assertEquals(best, plan.cost());
        assertTrue(plan.isOptimal());
        assertTrue(plan.bound().compareTo(best) <= 0);
        assertTrue(hasty.bound().compareTo(best) <= 0 && best.compareTo(hasty.cost()) <= 0);
        assertFalse(hasty.isOptimal() && !hasty.cost().equals(best));
        Statistics.label("proved without search").collect(plan.bound().equals(plan.cost()));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Label("a plan keeps to its budgets, its certificate holds as bytes too, and what was altered does not")
    void certificates_hold(@ForAll("large") FundingProblem problem, @ForAll Random random) {
        FundingPlan plan = FUNDER.fund(problem);
        FundingCertificate kept = FundingCertificate.parse(plan.certificate().toBytes());

        assertEquals(plan.certificate(), kept);
        assertEquals(Optional.empty(), FundingVerifier.flaw(problem, kept));
        for (String programme : problem.programmes()) {
            assertTrue(plan.spent(programme) <= problem.budget(programme));
        }
        Cost sum =
                problem.orders().stream().map(plan::costOf).reduce(Cost::plus).orElse(plan.cost());
        assertEquals(sum, plan.cost());
        assertTrue(FundingVerifier.flaw(problem, altered(kept, random)).isPresent());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    @Label("said in another order it is the same plan")
    void order_does_not_matter(@ForAll("large") FundingProblem problem, @ForAll Random random) {
        FundingProblem other = MatchingArbitraries.shuffled(problem, random);

        assertEquals(problem, other);
        assertEquals(problem.digest(), other.digest());
        assertEquals(FUNDER.fund(problem), FUNDER.fund(other));
    }

    /** A bound above what the prices prove, or another cost. */
    private static FundingCertificate altered(FundingCertificate kept, Random random) {
        long[] cost = kept.cost();
        long[] bound = kept.bound();
        int level = random.nextInt(cost.length);
        if (random.nextBoolean()) {
            cost[level]++;
        } else {
            bound[random.nextInt(kept.depth())] += 1 + random.nextInt(3);
        }
        return FundingCertificate.of(kept.problem(), kept.programmeOf(), cost, kept.depth(), kept.price(), bound);
    }

    /** The least cost of all plans that keep to the budgets. */
    private static Cost cheapest(FundingProblem problem) {
        long[] left = problem.programmes().stream().mapToLong(problem::budget).toArray();
        return cheapest(
                problem,
                0,
                left,
                Cost.of(problem.levels(), new long[problem.levels().size()]));
    }

    private static Cost cheapest(FundingProblem problem, int order, long[] left, Cost soFar) {
        if (order == problem.orders().size()) {
            return soFar;
        }
        String id = problem.orders().get(order);
        Cost best = cheapest(problem, order + 1, left, soFar.plus(problem.penalty(id)));
        for (int i = 0; i < left.length; i++) {
            String programme = problem.programmes().get(i);
            long price = problem.price(id, programme).orElse(Long.MAX_VALUE);
            if (price <= left[i]) {
                left[i] -= price;
                Cost with = cheapest(
                        problem,
                        order + 1,
                        left,
                        soFar.plus(problem.cost(id, programme).orElseThrow()));
                best = with.compareTo(best) < 0 ? with : best;
                left[i] += price;
            }
        }
        return best;
    }
}
