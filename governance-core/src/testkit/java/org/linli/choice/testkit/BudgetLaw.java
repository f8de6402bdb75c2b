package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;

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
                                    Cultures.blocs(options, 3, 6)),
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
            return law.broken(purse, rule.apply(purse));
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
