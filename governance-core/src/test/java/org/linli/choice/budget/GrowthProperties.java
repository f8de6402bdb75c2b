package org.linli.choice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Options;
import org.linli.choice.Scale;
import org.linli.choice.Spending;
import org.linli.choice.testkit.BallotArbitraries;

/** Growing shares in leaps, held against growing them one increment after the other. */
class GrowthProperties {
    record Case(Budget budget, Utilities utilities) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(budget + " " + utilities.kind);
            for (int i = 0; i < budget.options().size(); i++) {
                text.append(" ").append(budget.options().get(i)).append("=").append(budget.cost(i));
            }
            for (int ballot = 0; ballot < utilities.mass.length; ballot++) {
                text.append("; ").append(utilities.mass[ballot]).append(" of");
                for (int i = utilities.start[ballot]; i < utilities.start[ballot + 1]; i++) {
                    text.append(" ")
                            .append(budget.options().get(utilities.project[i]))
                            .append(utilities.score[i]);
                }
            }
            return text.toString();
        }
    }

    private static Arbitrary<Budget> budgets(Options options) {
        // Multiples of a rough unit make exact ties common, and fine costs make long growth.
        return Combinators.combine(
                        Arbitraries.of(1, 1, 7, 100),
                        Arbitraries.integers().between(1, 3_000).list().ofSize(options.size()),
                        Arbitraries.integers().between(10, 90))
                .as((unit, fine, percent) -> {
                    long all = 0;
                    long least = Long.MAX_VALUE;
                    long[] costs = new long[options.size()];
                    for (int i = 0; i < costs.length; i++) {
                        costs[i] = unit == 1 ? fine.get(i) : (fine.get(i) / 600 + 1L) * unit * 10;
                        all += costs[i];
                        least = Math.min(least, costs[i]);
                    }
                    Budget.Builder builder = Budget.builder(Math.max(least, all * percent / 100));
                    for (int i = 0; i < costs.length; i++) {
                        builder.project(options.get(i), costs[i], i % 2 == 0 ? "even" : "odd");
                    }
                    return builder.build();
                });
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.integers().between(0, 3).flatMap(kind -> switch (kind) {
            case 0, 1 ->
                BallotArbitraries.approvalProfiles(5, 12)
                        .flatMap(profile -> budgets(profile.options())
                                .map(budget -> new Case(
                                        budget, kind == 0 ? Utilities.cost(profile) : Utilities.cardinality(profile))));
            case 2 ->
                BallotArbitraries.scoreProfiles(5, 10, Scale.points(4))
                        .flatMap(profile ->
                                budgets(profile.options()).map(budget -> new Case(budget, Utilities.points(profile))));
            default ->
                BallotArbitraries.rankedProfiles(5, 10, true, true)
                        .flatMap(profile ->
                                budgets(profile.options()).map(budget -> new Case(budget, Utilities.borda(profile))));
        });
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void leaps_pass_over_nothing(@ForAll("cases") Case of, @ForAll @IntRange(min = 1, max = 3) int increment) {
        if (of.utilities.electorate.expressed() == 0) {
            return;
        }
        int[] priority = Limits.priority(of.budget, of.budget.byId());
        long voters = of.utilities.electorate.weight();
        Growth growth = new Growth(of.budget, of.utilities, priority, increment, of.budget.available());
        SharesRun grown = growth.grow();

        long total = of.budget.available();
        SharesRun run = run(of, priority, total);
        while (!run.limits.isExhaustive()) {
            SharesRun next = run(of, priority, total + increment * voters);
            if (next.limits.spent() > of.budget.available()) {
                break;
            }
            total += increment * voters;
            run = next;
        }
        assertEquals(total, growth.total());
        assertEquals((total - of.budget.available()) / voters / increment, growth.increments());
        assertEquals(run.limits.order(), grown.limits.order());
    }

    private static SharesRun run(Case of, int[] priority, long total) {
        SharesRun run = new SharesRun(of.budget, of.utilities, priority, total);
        run.run(of.budget.available());
        return run;
    }

    /** 300,000 yuan in fen, by one fen each: three hundred thousand increments, at most of which nothing changes. */
    @Example
    void a_large_budget_in_small_increments_is_no_matter_of_minutes() {
        long money = 300_000_00L;
        Budget budget = Budget.builder(money)
                .project("roof", money / 10 * 6)
                .project("lift", money / 100 * 55)
                .project("lamp", money / 1_000)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(30, "roof")
                .add(25, "lift")
                .add(45, "lamp")
                .build();
        Allocation allocation = EqualShares.of(budget, Utilities.cost(ballots), Completion.add1(1), budget.byId());
        Spending.Endowed endowed =
                (Spending.Endowed) allocation.outcome().steps().get(0);

        assertEquals(300_000, endowed.increments());
        assertEquals(
                List.of("lamp", "roof"),
                allocation.order().stream().map(project -> project.id()).toList());
    }

    @Example
    void an_increment_beyond_all_bounds_is_refused() {
        Budget budget = Budget.builder(100).project("a", 60).project("b", 70).build();
        Utilities utilities = Utilities.cost(ApprovalProfile.builder(budget.options())
                .add(2, "a")
                .add(1, "b")
                .build());
        for (long increment : new long[] {Long.MAX_VALUE, Long.MAX_VALUE / 3}) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> EqualShares.of(budget, utilities, Completion.add1(increment), budget.byId()));
            assertTrue(refused.getMessage().contains(Long.toString(increment)), refused.getMessage());
        }
        EqualShares.of(budget, utilities, Completion.add1(Long.MAX_VALUE / 12), budget.byId());
    }
}
