package org.linli.choice.budget;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Spending.NotFunded;
import org.linli.choice.Spending.NotFunded.Why;
import org.linli.choice.TieBreak;

/** What has been funded, and whether something else may be. */
final class Limits {
    private final Budget budget;
    private final Utilities utilities;
    private final Map<String, Long> spentOn = new LinkedHashMap<>();
    private final BitSet funded = new BitSet();
    private final List<Integer> order = new ArrayList<>();
    private long spent;

    Limits(Budget budget, Utilities utilities) {
        this.budget = budget;
        this.utilities = utilities;
    }

    /** What has been funded, in order. */
    List<Integer> order() {
        return order;
    }

    long spent() {
        return spent;
    }

    long left() {
        return budget.available() - spent;
    }

    boolean isFunded(int project) {
        return funded.get(project);
    }

    void fund(int project) {
        funded.set(project);
        order.add(project);
        spent += budget.cost(project);
        budget.categories(project).forEach(each -> spentOn.merge(each, budget.cost(project), Long::sum));
    }

    /** Whether nothing but the budget itself stands against a project. */
    boolean admits(int project) {
        return utilities.support[project] > 0
                && utilities.support[project] >= budget.minimumSupport()
                && !budget.excludes(project).intersects(funded)
                && overCategory(project) <= 0;
    }

    boolean fits(int project) {
        return budget.cost(project) <= left();
    }

    /** Whether there is a project that could still be funded. */
    boolean isExhaustive() {
        for (int project = 0; project < budget.options().size(); project++) {
            if (!funded.get(project) && fits(project) && admits(project)) {
                return false;
            }
        }
        return true;
    }

    private long overCategory(int project) {
        long over = 0;
        for (String category : budget.categories(project)) {
            Long cap = budget.caps().get(category);
            if (cap != null) {
                over = Math.max(over, budget.cost(project) - (cap - spentOn.getOrDefault(category, 0L)));
            }
        }
        return over;
    }

    /** What stands against a project, if it is one of the limits. */
    Optional<NotFunded> against(int project) {
        Option option = budget.options().get(project);
        long lacks = Math.max(1, budget.minimumSupport()) - utilities.support[project];
        if (lacks > 0) {
            return Optional.of(not(option, Why.TOO_LITTLE_SUPPORT, lacks));
        }
        BitSet excluding = (BitSet) budget.excludes(project).clone();
        excluding.and(funded);
        if (!excluding.isEmpty()) {
            return Optional.of(new NotFunded(
                    option,
                    Why.INCOMPATIBLE,
                    Optional.of(budget.options().get(excluding.nextSetBit(0))),
                    Fraction.ZERO,
                    OptionalLong.empty()));
        }
        long over = overCategory(project);
        return over > 0 ? Optional.of(not(option, Why.OVER_CATEGORY, over)) : Optional.empty();
    }

    NotFunded overBudget(int project) {
        return not(budget.options().get(project), Why.OVER_BUDGET, budget.cost(project) - left());
    }

    private static NotFunded not(Option option, Why why, long missing) {
        return new NotFunded(option, why, Optional.empty(), Fraction.of(missing), OptionalLong.empty());
    }

    /** How far down each project stands in a tie-break. */
    static int[] priority(Budget budget, TieBreak tieBreak) {
        List<Option> order = tieBreak.order(budget.options());
        int[] priority = new int[order.size()];
        for (int place = 0; place < priority.length; place++) {
            priority[budget.options().indexOf(order.get(place).id())] = place;
        }
        return priority;
    }
}
