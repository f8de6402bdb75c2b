package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.matching.testkit.MatchingArbitraries;

/** What an explanation says equals what solving anew gives. */
class ExplainerProperties {
    @Provide
    Arbitrary<MatchingProblem> problems() {
        return MatchingArbitraries.problems(25, 8, 4);
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void forcing_a_pair_costs_what_solving_anew_with_it_costs(
            @ForAll("problems") MatchingProblem problem, @ForAll int which) {
        if (problem.pairs() == 0) {
            return;
        }
        int k = Math.floorMod(which, problem.pairs());
        int i = 0;
        while (problem.start[i + 1] <= k) {
            i++;
        }
        String order = problem.orders().get(i);
        String supplier = problem.suppliers().get(problem.head[k]);
        Plan plan = Matcher.standard().match(problem);
        WhyNot whyNot = Explainer.of(plan).whyNot(order, supplier);
        assertEquals(forced(problem, order, supplier).minus(plan.cost()), whyNot.extra());
        assertEquals(
                plan.supplierOf(order).equals(Optional.of(supplier)),
                whyNot.moves().isEmpty());

        // The moves lead from the plan to a plan with that pair, at that cost.
        LivePlan live = LivePlan.of(plan);
        Cost cost = plan.cost();
        List<String> placed = new ArrayList<>(problem.orders().stream()
                .map(each -> plan.supplierOf(each).orElse(""))
                .toList());
        for (Move move : whyNot.moves()) {
            assertEquals(live.supplierOf(move.order()), move.from());
            cost = cost.minus(paid(problem, move.order(), move.from())).plus(paid(problem, move.order(), move.to()));
            placed.set(problem.orders().indexOf(move.order()), move.to().orElse(""));
        }
        assertEquals(plan.cost().plus(whyNot.extra()), cost);
        assertEquals(supplier, placed.get(problem.orders().indexOf(order)));
        for (String each : problem.suppliers()) {
            assertTrue(placed.stream().filter(each::equals).count() <= problem.capacity(each));
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void a_relaxation_changes_what_solving_anew_with_it_changes(
            @ForAll("problems") MatchingProblem problem, @ForAll int which, @ForAll int whom) {
        Plan plan = Matcher.standard().match(problem);
        List<String> unserved = plan.unserved();
        if (unserved.isEmpty() || problem.suppliers().isEmpty()) {
            return;
        }
        String order = unserved.get(Math.floorMod(which, unserved.size()));
        String supplier =
                problem.suppliers().get(Math.floorMod(whom, problem.suppliers().size()));
        Cost cost = problem.penalty(
                problem.orders().get(Math.floorMod(whom, problem.orders().size())));
        List<Relaxation> relaxations = new ArrayList<>(List.of(Relaxation.place("one more place", supplier)));
        if (problem.cost(order, supplier).isEmpty()) {
            relaxations.add(Relaxation.pair("wider", supplier, cost));
        }
        List<Relaxation.Effect> effects = Explainer.of(plan).needs(order, relaxations);
        assertEquals(
                relaxations, effects.stream().map(Relaxation.Effect::relaxation).toList());
        for (Relaxation.Effect effect : effects) {
            MatchingProblem relaxed = copy(
                    problem,
                    "",
                    supplier,
                    effect.relaxation().cost().isPresent() ? 0 : 1,
                    order,
                    effect.relaxation().cost());
            Cost anew = Matcher.standard().match(relaxed).cost();
            assertEquals(anew.minus(plan.cost()), effect.change());
            boolean isServed = relaxed.candidates(order).stream()
                    .anyMatch(each -> forced(relaxed, order, each).equals(anew));
            assertEquals(isServed, effect.isServed());
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void the_option_that_was_chosen_costs_least_together(@ForAll("problems") MatchingProblem problem) {
        Plan plan = Matcher.standard().match(problem);
        Explainer explainer = Explainer.of(plan);
        for (String order : problem.orders()) {
            Why why = explainer.why(order);
            assertEquals(plan.supplierOf(order), why.options().get(0).supplier());
            assertEquals(plan.costOf(order), why.options().get(0).cost());
            assertEquals(problem.candidates(order).size() + 1, why.options().size());
        }
    }

    private static Cost paid(MatchingProblem problem, String order, Optional<String> supplier) {
        return supplier.isEmpty()
                ? problem.penalty(order)
                : problem.cost(order, supplier.orElseThrow()).orElseThrow();
    }

    /** What the best plan with a pair costs: the order has its place, everybody else is placed anew. */
    private static Cost forced(MatchingProblem problem, String order, String supplier) {
        MatchingProblem rest = copy(problem, order, supplier, -1, "", Optional.empty());
        return Matcher.standard()
                .match(rest)
                .cost()
                .plus(problem.cost(order, supplier).orElseThrow());
    }

    private static MatchingProblem copy(
            MatchingProblem problem, String without, String changed, int by, String widened, Optional<Cost> wider) {
        MatchingProblemBuilder builder =
                MatchingProblem.builder(problem.levels().toArray(String[]::new));
        for (String supplier : problem.suppliers()) {
            int capacity = problem.capacity(supplier) + (supplier.equals(changed) ? by : 0);
            if (capacity > 0) {
                builder.supplier(supplier, capacity);
            }
        }
        for (String order : problem.orders()) {
            if (!order.equals(without)) {
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
        }
        wider.ifPresent(cost -> builder.pair(widened, changed, MatchingArbitraries.amounts(cost)));
        return builder.build();
    }
}
