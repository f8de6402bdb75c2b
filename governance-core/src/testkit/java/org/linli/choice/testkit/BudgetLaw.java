package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.budget.Allocation;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.BudgetAxiom;
import org.linli.choice.budget.Utilities;

/** The laws for choosing projects within a budget: from approvals, costs and what there is to spend, to the projects that are paid for. */
public enum BudgetLaw implements Law<Function<BudgetLaw.Purse, Collection<Option>>> {
    /** What is chosen costs no more than there is, and nothing is chosen twice. */
    FEASIBILITY("budget feasibility", "预算可行") {
        @Override
        Optional<String> broken(Purse purse, Collection<Option> chosen) {
            boolean once = chosen.stream().distinct().count() == chosen.size();
            return once && purse.cost(chosen) <= purse.budget
                    ? Optional.empty()
                    : Optional.of("Chosen is " + chosen + " for " + purse.cost(chosen) + ".");
        }
    },
    /** Nothing that a voter approves of and that could still be paid for is left out. */
    EXHAUSTIVENESS("exhaustiveness", "预算用尽") {
        @Override
        Optional<String> broken(Purse purse, Collection<Option> chosen) {
            long left = purse.budget - purse.cost(chosen);
            return purse.ballots.options().asList().stream()
                    .filter(option -> !chosen.contains(option) && purse.isApproved(option))
                    .filter(option -> purse.cost(List.of(option)) <= left)
                    .findFirst()
                    .map(option -> "Chosen is " + chosen + ", " + left + " is left, and " + option + " is not bought.");
        }
    },
    /** No group that agrees is denied what its equal shares pay for: EJR+ up to any project, a project being worth its cost. */
    EJR_PLUS("EJR+ up to any project", "EJR+（任一项目）") {
        @Override
        Optional<String> broken(Purse purse, Collection<Option> chosen) {
            return purse.asBudget()
                    .flatMap(budget ->
                            BudgetAxiom.EJR_PLUS.violation(budget, Utilities.cost(purse.ballots), List.copyOf(chosen)))
                    .map(denied -> "Chosen is " + chosen + ", and " + denied.group()
                            + (denied.group() == 1 ? " voter" : " voters") + " could have paid for "
                            + denied.project() + ".");
        }
    },
    /** Equal ballots count the same, told together or as one of greater weight. */
    GROUPING("invariance to grouping", "归并不变") {
        @Override
        Optional<String> broken(Purse purse, Collection<Option> chosen) {
            return Optional.empty();
        }

        @Override
        Optional<String> broken(Purse purse, Function<Purse, Collection<Option>> rule) {
            Collection<Option> together = rule.apply(purse.times(3, 1));
            Collection<Option> weighed = rule.apply(purse.times(1, 3));
            return Set.copyOf(together).equals(Set.copyOf(weighed))
                    ? Optional.empty()
                    : Optional.of("With weight 3 instead of 3 times the ballots, " + weighed + " is chosen, not "
                            + together + ".");
        }
    };

    private final String english;
    private final String chinese;

    BudgetLaw(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * What a rule for budgets is given.
     *
     * @param ballots who approves of which projects
     * @param costs what each project costs, in the order of the options, at least 1; immutable
     * @param budget what can be spent, not negative
     */
    public record Purse(ApprovalProfile ballots, List<Long> costs, long budget) {
        /** Keeps the costs. */
        public Purse {
            costs = List.copyOf(costs);
        }

        /**
         * What projects cost together.
         *
         * @param projects some of the options
         * @return the sum of their costs
         */
        public long cost(Collection<Option> projects) {
            return projects.stream()
                    .mapToLong(project -> costs.get(ballots.options().indexOf(project.id())))
                    .sum();
        }

        /** {@return the same as a budget; empty if it pays for nothing} */
        public Optional<Budget> asBudget() {
            if (costs.stream().noneMatch(cost -> cost <= budget)) {
                return Optional.empty();
            }
            Budget.Builder builder = Budget.builder(budget);
            for (int i = 0; i < costs.size(); i++) {
                builder.project(ballots.options().get(i), costs.get(i));
            }
            return Optional.of(builder.build());
        }

        private Purse times(long count, long weight) {
            ApprovalProfile.Builder builder = ApprovalProfile.builder(ballots.options());
            for (int ballot = 0; ballot < ballots.distinct(); ballot++) {
                builder.add(count * ballots.count(ballot), weight * ballots.weight(ballot), ballots.ballot(ballot));
            }
            return new Purse(builder.build(), costs, budget);
        }

        private boolean isApproved(Option project) {
            for (int ballot = 0; ballot < ballots.distinct(); ballot++) {
                if (ballots.approves(ballot, ballots.options().indexOf(project.id()))) {
                    return true;
                }
            }
            return false;
        }
    }

    abstract Optional<String> broken(Purse purse, Collection<Option> chosen);

    Optional<String> broken(Purse purse, Function<Purse, Collection<Option>> rule) {
        return broken(purse, rule.apply(purse));
    }

    /**
     * A rule that is given a {@link Budget} and approvals, as one that can be held to these laws. What pays for nothing is no question to it, and
     * funds nothing.
     *
     * @param rule the rule
     * @return the same rule, asked with a purse
     */
    public static Function<Purse, Collection<Option>> rule(BiFunction<Budget, ApprovalProfile, Allocation> rule) {
        Objects.requireNonNull(rule, "rule");
        return purse -> purse.asBudget()
                .<Collection<Option>>map(
                        budget -> rule.apply(budget, purse.ballots()).order())
                .orElse(List.of());
    }

    /**
     * Purses with up to six projects and a dozen ballots; the budget is often below every cost, and often enough for all.
     *
     * @return purses
     */
    public static Arbitrary<Purse> purses() {
        List<Arbitrary<Purse>> bySize = new ArrayList<>();
        for (int size = 1; size <= 6; size++) {
            Options options = BallotArbitraries.letters(size);
            bySize.add(Combinators.combine(
                            Arbitraries.oneOf(
                                    Cultures.approvals(options, Cultures.any(options, 12)),
                                    Cultures.blocs(options, 3, 6),
                                    Cultures.parties(options, 3, 6)),
                            Arbitraries.longs().between(1, 20).list().ofSize(size),
                            Arbitraries.longs().between(0, 60))
                    .as(Purse::new));
        }
        return Arbitraries.oneOf(bySize);
    }

    @Override
    public Arbitrary<? extends Case<Function<Purse, Collection<Option>>>> cases() {
        return purses().map(purse -> new PurseCase(this, purse));
    }

    private record PurseCase(BudgetLaw law, Purse purse) implements Case<Function<Purse, Collection<Option>>> {
        @Override
        public Optional<String> violation(Function<Purse, Collection<Option>> rule) {
            return law.broken(purse, rule);
        }

        @Override
        public String toString() {
            return "budget " + purse.budget + ", costs " + purse.costs + ", ballots "
                    + CommitteeLaw.text(purse.ballots);
        }
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
