package org.linli.matching.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.matching.Cost;
import org.linli.matching.MatchingProblem;

/** Finds the least cost by trying every plan, as a model to hold matchers against. Cost: O((candidates + 1)^orders). */
public final class ExhaustiveMatcher {
    private final MatchingProblem problem;
    private final Map<String, Integer> room = new HashMap<>();
    private @Nullable Cost least;

    private ExhaustiveMatcher(MatchingProblem problem) {
        this.problem = problem;
        problem.suppliers().forEach(supplier -> room.put(supplier, problem.capacity(supplier)));
    }

    /**
     * The least cost of any plan.
     *
     * @param problem a small problem
     * @return its optimum
     */
    public static Cost optimum(MatchingProblem problem) {
        List<Long> zeros = new ArrayList<>();
        problem.levels().forEach(level -> zeros.add(0L));
        ExhaustiveMatcher search = new ExhaustiveMatcher(problem);
        search.from(0, new Cost(problem.levels(), zeros));
        return Objects.requireNonNull(search.least);
    }

    private void from(int place, Cost before) {
        if (place == problem.orders().size()) {
            least = least == null || before.compareTo(least) < 0 ? before : least;
            return;
        }
        String order = problem.orders().get(place);
        from(place + 1, before.plus(problem.penalty(order)));
        for (String supplier : problem.candidates(order)) {
            if (room.merge(supplier, -1, Integer::sum) >= 0) {
                from(place + 1, before.plus(problem.cost(order, supplier).orElseThrow()));
            }
            room.merge(supplier, 1, Integer::sum);
        }
    }
}
