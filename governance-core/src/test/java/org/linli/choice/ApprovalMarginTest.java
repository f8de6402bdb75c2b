package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
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

/** Margins of committees and budgets against the truth: over three options and a few ballots, all electorates there are, and for each the nearest with other winners. */
class ApprovalMarginTest {
    private static final Options OPTIONS = BallotArbitraries.letters(3);

    private static void electorates(int left, int from, int[] counts, List<int[]> into) {
        if (left == 0) {
            into.add(counts.clone());
            return;
        }
        for (int ballot = from; ballot < counts.length; ballot++) {
            counts[ballot]++;
            electorates(left - 1, ballot, counts, into);
            counts[ballot]--;
        }
    }

    private static ApprovalProfile profile(int[] counts) {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(OPTIONS);
        for (int set = 0; set < counts.length; set++) {
            List<String> approved = new ArrayList<>();
            for (int option = 0; option < OPTIONS.size(); option++) {
                if ((set >> option & 1) == 1) {
                    approved.add(OPTIONS.get(option).id());
                }
            }
            if (counts[set] > 0) {
                builder.add(counts[set], 1, approved);
            }
        }
        return builder.build();
    }

    private static int distance(int[] a, int[] b) {
        int moved = 0;
        for (int i = 0; i < a.length; i++) {
            moved += Math.max(0, a[i] - b[i]);
        }
        return moved;
    }

    private static Map<String, Function<ApprovalProfile, Outcome>> committees(int seats) {
        TieBreak order = TieBreak.byOrder(OPTIONS);
        Map<String, Function<ApprovalProfile, Outcome>> rules = new LinkedHashMap<>();
        for (ApprovalCount rule : ApprovalCount.values()) {
            rules.put(rule.toString(), ballots -> rule.of(ballots, seats, order));
        }
        for (Thiele rule : Thiele.values()) {
            rules.put(rule + " sequential", ballots -> rule.sequential(ballots, seats, order));
            rules.put(rule + " exact", ballots -> rule.exact(ballots, seats, order, Thiele.MOST_NODES));
        }
        for (EqualShares.Completion completion : EqualShares.Completion.values()) {
            rules.put("equal shares " + completion, ballots -> EqualShares.of(ballots, seats, completion, order));
        }
        rules.put("reverse", ballots -> Thiele.PROPORTIONAL.reverseSequential(ballots, seats, order));
        rules.put("maximin support", ballots -> MaximinSupport.of(ballots, seats, order));
        rules.put("phragmen", ballots -> SequentialPhragmen.of(ballots, seats, order));
        rules.put("monroe", ballots -> GreedyMonroe.of(ballots, seats, order));
        return rules;
    }

    private static Map<String, Function<ApprovalProfile, Outcome>> budgets() {
        Budget budget = Budget.builder(6)
                .project("a", 2)
                .project("b", 3)
                .project("c", 4)
                .build();
        Map<String, Function<ApprovalProfile, Outcome>> rules = new LinkedHashMap<>();
        for (Greedy.Order order : Greedy.Order.values()) {
            rules.put(
                    "greedy " + order,
                    ballots -> Greedy.of(budget, Utilities.cardinality(ballots), order, budget.byId())
                            .outcome());
        }
        for (Completion completion :
                List.of(Completion.NONE, Completion.add1(1), Completion.add1(1).filledBy(Greedy.Order.SUPPORT))) {
            rules.put(
                    "budget by equal shares " + completion,
                    ballots -> org.linli.choice.budget.EqualShares.of(
                                    budget, Utilities.cost(ballots), completion, budget.byId())
                            .outcome());
        }
        rules.put(
                "budget with overspending",
                ballots -> BoundedOverspending.of(budget, Utilities.cost(ballots), budget.byId())
                        .outcome());
        rules.put(
                "budget by phragmen",
                ballots -> org.linli.choice.budget.SequentialPhragmen.of(budget, Utilities.cost(ballots), budget.byId())
                        .outcome());
        return rules;
    }

    @Test
    void every_margin_holds_against_all_electorates_of_its_size() {
        Map<String, Function<ApprovalProfile, Outcome>> rules = new LinkedHashMap<>(budgets());
        for (int seats = 1; seats <= 2; seats++) {
            String with = " " + seats;
            committees(seats).forEach((name, rule) -> rules.put(name + with, rule));
        }
        for (String name : List.copyOf(rules.keySet())) {
            Function<ApprovalProfile, Outcome> rule = rules.get(name);
            rules.put(name + ", tried", ballots -> Trials.ofApprovals(ballots, rule));
        }
        for (int size = 1; size <= 3; size++) {
            List<int[]> all = new ArrayList<>();
            electorates(size, 0, new int[1 << OPTIONS.size()], all);
            List<ApprovalProfile> profiles =
                    all.stream().map(ApprovalMarginTest::profile).toList();
            rules.forEach(
                    (name, rule) -> check(name, all, profiles.stream().map(rule).toList()));
        }
    }

    private static void check(String name, List<int[]> all, List<Outcome> outcomes) {
        List<List<Option>> winners = outcomes.stream().map(Outcome::winners).toList();
        for (int here = 0; here < all.size(); here++) {
            if (outcomes.get(here).winners().isEmpty()) {
                continue;
            }
            assertTrue(outcomes.get(here).margin().isPresent(), name + " on " + Arrays.toString(all.get(here)));
            Margin margin = outcomes.get(here).margin().get();
            long truth = Long.MAX_VALUE;
            for (int there = 0; there < all.size(); there++) {
                if (!winners.get(there).equals(winners.get(here))) {
                    truth = Math.min(truth, distance(all.get(here), all.get(there)));
                }
            }
            String what = name + " on " + Arrays.toString(all.get(here)) + " says " + margin + ", truth " + truth;
            assertTrue(margin.atLeast() <= truth, what);
            assertTrue(margin.atMost().isEmpty() || margin.atMost().getAsLong() >= truth, what);
        }
    }
}
