package org.linli.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.matching.testkit.MatchingArbitraries;

/** Any sequence of changes: after each the repaired plan costs as little as one that is solved anew, and its certificate holds. */
class LivePlanProperties {
    @Provide
    Arbitrary<MatchingProblem> problems() {
        return MatchingArbitraries.problems(25, 8, 4);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void repairing_costs_as_little_as_solving_anew(@ForAll("problems") MatchingProblem problem, @ForAll long seed) {
        Random random = new Random(seed);
        LivePlan live = LivePlan.of(Matcher.standard().match(problem));
        Map<String, Set<String>> declined = new HashMap<>();
        for (int step = 0; step < 12; step++) {
            Plan before = live.plan();
            Repair repair = change(live, before, declined, step, random);
            Plan after = live.plan();
            Plan anew = Matcher.standard().match(after.problem());
            assertEquals(anew.cost(), after.cost());
            assertEquals(after.cost(), live.cost());
            assertEquals(
                    Optional.empty(),
                    PlanVerifier.verify(after.problem(), after.certificate()).flaw());
            assertEquals(anew.certificate().price().length, after.certificate().price().length);
            for (String supplier : after.problem().suppliers()) {
                assertEquals(anew.worthOfOneMore(supplier), after.worthOfOneMore(supplier));
            }
            assertEquals(live.cost().minus(before.cost()), repair.change());
            assertMoves(before, after, repair);
            declined.forEach((order, by) -> assertTrue(!after.problem().orders().contains(order)
                    || after.supplierOf(order).filter(by::contains).isEmpty()));
        }
    }

    /** Whoever is elsewhere is named, and nobody else. */
    private static void assertMoves(Plan before, Plan after, Repair repair) {
        Set<String> all = new HashSet<>(before.problem().orders());
        all.addAll(after.problem().orders());
        for (String order : all) {
            Optional<String> from =
                    before.problem().orders().contains(order) ? before.supplierOf(order) : Optional.empty();
            Optional<String> to = after.problem().orders().contains(order) ? after.supplierOf(order) : Optional.empty();
            assertEquals(
                    from.equals(to) ? List.of() : List.of(new Move(order, from, to)),
                    repair.moves().stream()
                            .filter(move -> move.order().equals(order))
                            .toList());
        }
    }

    private static Repair change(LivePlan live, Plan plan, Map<String, Set<String>> declined, int step, Random random) {
        MatchingProblem problem = plan.problem();
        int kind = random.nextInt(7);
        if (kind == 0 || problem.orders().isEmpty() || problem.suppliers().isEmpty()) {
            Map<String, Cost> candidates = new HashMap<>();
            problem.suppliers().stream()
                    .filter(supplier -> random.nextBoolean())
                    .forEach(supplier -> candidates.put(supplier, cost(problem, random)));
            return live.insert("new" + step, cost(problem, random), candidates);
        }
        String order = problem.orders().get(random.nextInt(problem.orders().size()));
        String supplier =
                problem.suppliers().get(random.nextInt(problem.suppliers().size()));
        switch (kind) {
            case 1:
                declined.remove(order);
                return live.withdraw(order);
            case 2:
            case 3:
                String by = plan.supplierOf(order).orElse(supplier);
                declined.computeIfAbsent(order, any -> new HashSet<>()).add(by);
                return live.decline(order, by);
            case 4:
                return live.resize(supplier, random.nextInt(4));
            case 5:
                live.addSupplier("more" + step, 1 + random.nextInt(2));
                return live.offer(order, "more" + step, cost(problem, random));
            default:
                declined.getOrDefault(order, new HashSet<>()).remove(supplier);
                return live.offer(order, supplier, cost(problem, random));
        }
    }

    private static Cost cost(MatchingProblem problem, Random random) {
        return new Cost(
                problem.levels(),
                problem.levels().stream()
                        .map(level -> (long) random.nextInt(12))
                        .toList());
    }

    @org.junit.jupiter.api.Test
    void a_decline_is_weighed_without_what_the_order_had_before() {
        MatchingProblem near = MatchingProblem.builder("served")
                .supplier("a", 1)
                .order("o", (1L << 58) + 1)
                .pair("o", "a", 5)
                .build();
        LivePlan live = LivePlan.of(Matcher.standard().match(near));
        org.junit.jupiter.api.Assertions.assertEquals(
                1, live.decline("o", "a").moves().size());
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> live.offer(
                        "o", "a", near.penalty("o").minus(near.penalty("o")).minus(near.penalty("o"))));
        org.junit.jupiter.api.Assertions.assertEquals(
                (1L << 58) + 1, live.cost().amounts().get(0));
    }

    @org.junit.jupiter.api.Test
    void ten_thousand_orders_that_come_and_go_leave_a_plan_as_it_was() {
        MatchingProblem two = MatchingProblem.builder("served", "far")
                .supplier("a", 1)
                .supplier("b", 1)
                .order("o", 1, 0)
                .pair("o", "a", 0, 5)
                .build();
        LivePlan live = LivePlan.of(Matcher.standard().match(two));
        Cost free = two.penalty("o").minus(two.penalty("o"));
        for (int i = 0; i < 10_000; i++) {
            live.insert("n-" + i, two.penalty("o"), java.util.Map.of("a", free, "b", free));
            live.withdraw("n-" + i);
        }
        org.junit.jupiter.api.Assertions.assertEquals(two, live.plan().problem());
        org.junit.jupiter.api.Assertions.assertTrue(
                PlanVerifier.verify(two, live.plan().certificate()).isOptimal());
    }
}
