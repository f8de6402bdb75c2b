package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.choice.budget.BoundedOverspending;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Completion;
import org.linli.choice.budget.Greedy;
import org.linli.choice.budget.Utilities;
import org.linli.choice.committee.ApprovalCount;
import org.linli.choice.committee.EqualShares;
import org.linli.choice.committee.GreedyMonroe;
import org.linli.choice.committee.MaximinSupport;
import org.linli.choice.committee.SequentialPhragmen;
import org.linli.choice.committee.Thiele;
import org.linli.choice.testkit.BallotArbitraries;
import org.linli.choice.testkit.BudgetArbitraries;
import org.linli.choice.voting.BottomTwoRunoff;
import org.linli.choice.voting.Coombs;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.MeekVote;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.RankedPairs;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.Strength;
import org.linli.choice.voting.TiedLowest;

/** Whatever some order would decide is found, for every rule that takes an order: held against all orders of four options. */
class ParallelOutcomesProperties {
    private static final int ENOUGH = 100_000;

    @Provide
    Arbitrary<RankedProfile> rankings() {
        return BallotArbitraries.rankedProfiles(4, 6, true, true);
    }

    @Provide
    Arbitrary<ApprovalProfile> approvals() {
        return BallotArbitraries.approvalProfiles(4, 6);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void rules_for_rankings_have_no_other_outcomes(@ForAll("rankings") RankedProfile profile) {
        Map<String, Function<TieBreak, Outcome>> rules = new LinkedHashMap<>();
        for (Strength strength : Strength.values()) {
            rules.put(
                    "ranked pairs by " + strength,
                    order -> RankedPairs.of(profile, Unranked.TIED_LAST, strength, order));
        }
        rules.put("IRV", order -> InstantRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.breakBy(order)));
        rules.put("BTR", order -> BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.breakBy(order)));
        rules.put(
                "Coombs",
                order -> Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, TiedLowest.breakBy(order)));
        rules.forEach((name, rule) -> check(name, profile.options(), rule));

        assertEquals(
                all(profile.options(), rules.get("IRV")),
                together(InstantRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll())));
        assertEquals(
                all(profile.options(), rules.get("BTR")),
                together(BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll())));
        assertEquals(
                all(profile.options(), rules.get("Coombs")),
                together(Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, TiedLowest.followAll())));
        Set<Option> ranked = all(profile.options(), rules.get("ranked pairs by " + Strength.MARGINS));
        Outcome followed = RankedPairs.followingAll(Pairwise.of(profile, Unranked.TIED_LAST), Strength.MARGINS);
        assertTrue(followed.winners().containsAll(ranked), () -> followed.winners() + " " + ranked);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void transferable_votes_have_no_other_outcomes(
            @ForAll("rankings") RankedProfile profile, @ForAll @IntRange(min = 1, max = 3) int wanted) {
        int seats = Math.min(wanted, profile.options().size());
        check("Scottish", profile.options(), order -> ScottishVote.of(strict(profile), seats, order));
        check("Meek", profile.options(), order -> MeekVote.of(strict(profile), seats, order));
    }

    /** Without ties: every ballot cut before its first shared place. */
    private static RankedProfile strict(RankedProfile profile) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            List<List<String>> tiers = profile.ballot(ballot).tiers().stream()
                    .takeWhile(tier -> tier.size() == 1)
                    .toList();
            if (tiers.isEmpty()) {
                builder.addBlank(profile.count(ballot));
            } else {
                builder.add(profile.count(ballot), 1, new Ranking(tiers));
            }
        }
        return builder.build();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void committees_have_no_other_outcomes(
            @ForAll("approvals") ApprovalProfile profile, @ForAll @IntRange(min = 1, max = 3) int wanted) {
        int seats = Math.min(wanted, profile.options().size());
        Map<String, Function<TieBreak, Outcome>> rules = new LinkedHashMap<>();
        for (ApprovalCount count : ApprovalCount.values()) {
            rules.put("approvals " + count, order -> count.of(profile, seats, order));
        }
        for (Thiele thiele : Thiele.values()) {
            rules.put("sequential " + thiele, order -> thiele.sequential(profile, seats, order));
            rules.put("reverse " + thiele, order -> thiele.reverseSequential(profile, seats, order));
            rules.put("best " + thiele, order -> thiele.exact(profile, seats, order, 20_000));
        }
        rules.put("Phragmén", order -> SequentialPhragmen.of(profile, seats, order));
        rules.put("maximin support", order -> MaximinSupport.of(profile, seats, order));
        rules.put("Monroe", order -> GreedyMonroe.of(profile, seats, order));
        for (EqualShares.Completion completion : EqualShares.Completion.values()) {
            rules.put("equal shares " + completion, order -> EqualShares.of(profile, seats, completion, order));
        }
        rules.forEach((name, rule) -> check(name, profile.options(), rule));
    }

    @Provide
    Arbitrary<Case> cases() {
        return approvals()
                .flatMap(profile -> Arbitraries.just(profile)
                        .flatMap(ballots -> BudgetArbitraries.budgets(ballots.options(), 4)
                                .map(budget -> new Case(budget, ballots))));
    }

    record Case(Budget budget, ApprovalProfile ballots) {}

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void budgets_have_no_other_outcomes(@ForAll("cases") Case of) {
        Budget budget = of.budget();
        for (Utilities worth : List.of(Utilities.cost(of.ballots()), Utilities.cardinality(of.ballots()))) {
            Map<String, Function<TieBreak, Outcome>> rules = new LinkedHashMap<>();
            for (Greedy.Order by : Greedy.Order.values()) {
                rules.put(
                        "greedy " + by,
                        order -> Greedy.of(budget, worth, by, order).outcome());
            }
            for (Completion completion : List.of(
                    Completion.NONE,
                    Completion.add1(1),
                    Completion.NONE.filledBy(Greedy.Order.SUPPORT),
                    Completion.add1(1).filledBy(Greedy.Order.UTILITY_PER_COST))) {
                rules.put(
                        "equal shares " + completion,
                        order -> org.linli.choice.budget.EqualShares.of(budget, worth, completion, order)
                                .outcome());
            }
            rules.put(
                    "overspending",
                    order -> BoundedOverspending.of(budget, worth, order).outcome());
            rules.put(
                    "Phragmén",
                    order -> org.linli.choice.budget.SequentialPhragmen.of(budget, worth, order)
                            .outcome());
            rules.forEach((name, rule) -> check(name, budget.options(), rule));
        }
    }

    private static void check(String name, Options options, Function<TieBreak, Outcome> rule) {
        Set<Set<Option>> truth = new HashSet<>();
        orders(options)
                .forEach(order ->
                        truth.add(Set.copyOf(rule.apply(TieBreak.byOrder(order)).winners())));
        ParallelOutcomes found = ParallelOutcomes.of(options, rule, ENOUGH);
        Set<Set<Option>> winners = new HashSet<>();
        found.outcomes().forEach(outcome -> winners.add(Set.copyOf(outcome.winners())));
        assertEquals(truth, winners, name);
        assertTrue(found.complete(), name);
        for (int counts = 1; counts < 4; counts++) {
            ParallelOutcomes some = ParallelOutcomes.of(options, rule, counts);
            assertTrue(!some.complete() || some.outcomes().size() == truth.size(), name);
        }
    }

    private static Set<Option> all(Options options, Function<TieBreak, Outcome> rule) {
        Set<Option> all = new HashSet<>();
        orders(options)
                .forEach(order -> all.addAll(rule.apply(TieBreak.byOrder(order)).winners()));
        return all;
    }

    private static Set<Option> together(Outcome outcome) {
        return Set.copyOf(outcome.winners());
    }

    private static List<List<Option>> orders(Options options) {
        List<List<Option>> orders = new ArrayList<>();
        orders(new ArrayList<>(), options.asList(), orders);
        return orders;
    }

    private static void orders(List<Option> begun, Collection<Option> left, List<List<Option>> all) {
        if (left.isEmpty()) {
            all.add(List.copyOf(begun));
        }
        for (Option next : left) {
            List<Option> rest = new ArrayList<>(left);
            rest.remove(next);
            begun.add(next);
            orders(begun, rest, all);
            begun.remove(begun.size() - 1);
        }
    }
}
