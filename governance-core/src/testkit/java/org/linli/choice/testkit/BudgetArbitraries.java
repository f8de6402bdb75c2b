package org.linli.choice.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.Options;
import org.linli.choice.budget.Budget;

/** Budgets as jqwik makes and shrinks them, with amounts so small that exact ties and exactly exhausted shares are common. */
public final class BudgetArbitraries {
    private BudgetArbitraries() {}

    /**
     * Budgets without limits beside the money.
     *
     * @param options the projects
     * @param mostCost the most that one may cost, at least 1
     * @return budgets that pay for at least the cheapest project, and for all at most
     */
    public static Arbitrary<Budget> budgets(Options options, int mostCost) {
        Arbitrary<List<Integer>> costs =
                Arbitraries.integers().between(1, mostCost).list().ofSize(options.size());
        return Combinators.combine(costs, Arbitraries.integers().between(0, options.size() * mostCost))
                .as((each, more) -> {
                    int least = each.stream().min(Integer::compare).orElse(1);
                    int all = each.stream().mapToInt(Integer::intValue).sum();
                    Budget.Builder builder = Budget.builder(Math.max(least, Math.min(all, more)));
                    for (int i = 0; i < options.size(); i++) {
                        builder.project(options.get(i), each.get(i), i % 2 == 0 ? "even" : "odd");
                    }
                    return builder.build();
                });
    }
}
