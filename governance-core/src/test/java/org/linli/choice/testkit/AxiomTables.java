package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;
import org.linli.choice.budget.BoundedOverspending;
import org.linli.choice.budget.Completion;
import org.linli.choice.budget.Greedy;
import org.linli.choice.budget.Utilities;
import org.linli.choice.committee.ApprovalCount;
import org.linli.choice.committee.EqualShares;
import org.linli.choice.committee.GreedyMonroe;
import org.linli.choice.committee.MaximinSupport;
import org.linli.choice.committee.Representation;
import org.linli.choice.committee.SequentialPhragmen;
import org.linli.choice.committee.Thiele;
import org.linli.choice.testkit.SelectionLaw.Axiom;
import org.linli.choice.voting.ApprovalVoting;
import org.linli.choice.voting.Borda;
import org.linli.choice.voting.BottomTwoRunoff;
import org.linli.choice.voting.Coombs;
import org.linli.choice.voting.Copeland;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.Kemeny;
import org.linli.choice.voting.MajorityJudgment;
import org.linli.choice.voting.Minimax;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.Plurality;
import org.linli.choice.voting.RankedPairs;
import org.linli.choice.voting.Runoff;
import org.linli.choice.voting.Schulze;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.SplitCycle;
import org.linli.choice.voting.Strength;
import org.linli.choice.voting.TiedLowest;

/** The tables of the guide: which rules are put under which laws. */
final class AxiomTables {
    private static final Map<String, Function<RankedProfile, Outcome>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("plurality", profile -> Plurality.of(profile, SharedPlace.DIVIDED));
        RULES.put("runoff", profile -> Runoff.of(profile, SharedPlace.DIVIDED));
        RULES.put("IRV", profile -> InstantRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put("BTR", profile -> BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put(
                "Coombs",
                profile -> Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put("Borda", profile -> Borda.of(profile, Borda.Points.AVERAGED));
        pairs("Copeland", Copeland::of);
        pairs("minimax", pairwise -> Minimax.of(pairwise, Strength.MARGINS));
        pairs("Schulze", pairwise -> Schulze.of(pairwise, Strength.MARGINS));
        pairs("ranked pairs", pairwise -> RankedPairs.followingAll(pairwise, Strength.MARGINS));
        pairs("split cycle", pairwise -> SplitCycle.of(pairwise, Strength.MARGINS));
        pairs("Kemeny", Kemeny::of);
    }

    private AxiomTables() {}

    private static void pairs(String name, Function<Pairwise, Outcome> rule) {
        RULES.put(name, profile -> rule.apply(Pairwise.of(profile, Unranked.TIED_LAST)));
    }

    static Function<RankedProfile, Outcome> rankingRule(String name) {
        return Objects.requireNonNull(RULES.get(name), name);
    }

    /** One winner from rankings. */
    static AxiomTable<Function<RankedProfile, Outcome>> ofRankings(int tries) {
        return new AxiomTable<>(
                "One winner from rankings",
                List.of(VotingLaw.values()),
                RULES,
                tries,
                Map.of("Pareto / BTR", sevenWithoutAFirstPlace()));
    }

    /** All prefer x to y; but neither has a first place, x loses its duel to z, z to q, q to y, and y beats the rest. */
    private static VotingCase sevenWithoutAFirstPlace() {
        RankedProfile profile = RankedProfile.builder(Options.of("q", "u", "v", "w", "x", "y", "z"))
                .add(1, "u > x > y > q > z > v > w")
                .add(1, "v > q > z > x > y > w > u")
                .add(1, "w > z > x > y > q > u > v")
                .build();
        return new VotingCase(VotingLaw.PARETO, profile, Ranking.of("u"), 0, 0, 0);
    }

    private static <T> List<Law<T>> laws(Function<Axiom, Law<T>> law, Axiom... without) {
        return Arrays.stream(Axiom.values())
                .filter(axiom -> !List.of(without).contains(axiom))
                .map(law)
                .toList();
    }

    /** One winner from approvals. */
    static AxiomTable<Function<ApprovalProfile, Outcome>> ofApprovals(int tries) {
        return new AxiomTable<>(
                "One winner from approvals",
                laws(SelectionLaw::ofApprovals, Axiom.HOUSE_MONOTONICITY),
                Map.of("approval", ApprovalVoting::of),
                tries);
    }

    /** One winner from grades. */
    static AxiomTable<Function<ScoreProfile, Outcome>> ofGrades(int tries) {
        return new AxiomTable<>(
                "One winner from grades",
                laws(
                        axiom -> SelectionLaw.ofGrades(axiom, Scale.grades("bad", "poor", "fair", "good")),
                        Axiom.HOUSE_MONOTONICITY),
                Map.of("majority judgment", profile -> MajorityJudgment.of(profile, MajorityJudgment.Unrated.WORST)),
                tries);
    }

    /** Committees. They are asked a third as often, being slow. */
    static AxiomTable<BiFunction<ApprovalProfile, Integer, Outcome>> ofCommittees(int tries) {
        Map<String, BiFunction<ApprovalProfile, Integer, Outcome>> rules = new LinkedHashMap<>();
        rules.put("AV", (ballots, seats) -> ApprovalCount.WHOLE.of(ballots, seats, order(ballots)));
        rules.put("SAV", (ballots, seats) -> ApprovalCount.SHARED.of(ballots, seats, order(ballots)));
        for (Thiele thiele : Thiele.values()) {
            String name = thiele == Thiele.PROPORTIONAL ? "PAV" : "CC";
            rules.put("seq. " + name, (ballots, seats) -> thiele.sequential(ballots, seats, order(ballots)));
            rules.put(name, (ballots, seats) -> thiele.exact(ballots, seats, order(ballots), Thiele.MOST_NODES));
        }
        rules.put("Phragmén", (ballots, seats) -> SequentialPhragmen.of(ballots, seats, order(ballots)));
        rules.put("maximin support", (ballots, seats) -> MaximinSupport.of(ballots, seats, order(ballots)));
        rules.put(
                "equal shares",
                (ballots, seats) -> EqualShares.of(ballots, seats, EqualShares.Completion.NONE, order(ballots)));
        rules.put(
                "equal shares, Phragmén",
                (ballots, seats) -> EqualShares.of(ballots, seats, EqualShares.Completion.PHRAGMEN, order(ballots)));
        rules.put("Monroe", (ballots, seats) -> GreedyMonroe.of(ballots, seats, order(ballots)));
        List<Law<BiFunction<ApprovalProfile, Integer, Outcome>>> laws = new ArrayList<>();
        for (Axiom axiom : List.of(
                Axiom.ANONYMITY, Axiom.NEUTRALITY, Axiom.GROUPING, Axiom.MONOTONICITY, Axiom.HOUSE_MONOTONICITY)) {
            laws.add(SelectionLaw.ofCommittees(axiom));
        }
        for (Representation asked : Representation.values()) {
            laws.add(CommitteeLaw.of(asked));
        }
        return new AxiomTable<>(
                "Committees from approvals",
                laws,
                rules,
                tries / 3,
                Map.of(
                        "monotonicity / equal shares",
                        oneWhoSaidNothing(4, "6 ac", "5 bd", "4 acd"),
                        "monotonicity / equal shares, Phragmén",
                        oneWhoSaidNothing(5, "3 abc", "6 abd", "5 acd", "5 de", "4 bce")));
    }

    /** Who has said nothing counts as soon as they approve of somebody, and everybody's share of the money falls. */
    private static Law.Case<BiFunction<ApprovalProfile, Integer, Outcome>> oneWhoSaidNothing(
            int size, String... others) {
        Options options = BallotArbitraries.letters(size);
        List<Map<String, Integer>> cast = new ArrayList<>(List.of(approvals(options, "")));
        for (String each : others) {
            cast.addAll(Collections.nCopies(each.charAt(0) - '0', approvals(options, each.substring(2))));
        }
        return new SelectionCase<>(SelectionLaw.ofCommittees(Axiom.MONOTONICITY), options, cast, 3, Map.of(), 0);
    }

    private static Map<String, Integer> approvals(Options options, String letters) {
        Map<String, Integer> ballot = new TreeMap<>();
        options.forEach(option -> ballot.put(option.id(), letters.contains(option.id()) ? 1 : 0));
        return ballot;
    }

    /** Budgets, with a project worth its cost. */
    static AxiomTable<Function<BudgetLaw.Purse, Collection<Option>>> ofBudgets(int tries) {
        Map<String, Function<BudgetLaw.Purse, Collection<Option>>> rules = new LinkedHashMap<>();
        rules.put(
                "greedy",
                BudgetLaw.rule((budget, ballots) ->
                        Greedy.of(budget, Utilities.cost(ballots), Greedy.Order.SUPPORT, budget.byId())));
        shares(rules, "equal shares", Completion.NONE);
        shares(rules, "equal shares, Add1", Completion.add1(1));
        shares(rules, "equal shares, Add1U", Completion.add1(1).filledBy(Greedy.Order.SUPPORT));
        rules.put(
                "Phragmén",
                BudgetLaw.rule((budget, ballots) ->
                        org.linli.choice.budget.SequentialPhragmen.of(budget, Utilities.cost(ballots), budget.byId())));
        rules.put(
                "bounded overspending",
                BudgetLaw.rule(
                        (budget, ballots) -> BoundedOverspending.of(budget, Utilities.cost(ballots), budget.byId())));
        return new AxiomTable<>("Budgets", List.of(BudgetLaw.values()), rules, tries);
    }

    private static void shares(
            Map<String, Function<BudgetLaw.Purse, Collection<Option>>> rules, String name, Completion completion) {
        rules.put(
                name,
                BudgetLaw.rule((budget, ballots) -> org.linli.choice.budget.EqualShares.of(
                        budget, Utilities.cost(ballots), completion, budget.byId())));
    }

    private static TieBreak order(ApprovalProfile ballots) {
        return TieBreak.byOrder(ballots.options());
    }
}
