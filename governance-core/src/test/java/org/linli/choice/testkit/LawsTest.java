package org.linli.choice.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Example;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Electorate;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;
import org.linli.choice.committee.ApprovalCount;
import org.linli.choice.committee.Representation;
import org.linli.choice.voting.ApprovalVoting;
import org.linli.choice.voting.Plurality;
import org.linli.choice.voting.SharedPlace;

/** Each law against a rule that is made to break it: a law that cannot fail is none. */
class LawsTest {
    private static final RuleName MADE_UP = new RuleName("made-up", "Made up", "虚构");

    private static Outcome choosing(RankedProfile profile, Collection<Option> winners) {
        List<Option> first =
                profile.options().asList().stream().filter(winners::contains).toList();
        List<Option> rest = profile.options().asList().stream()
                .filter(option -> !winners.contains(option))
                .toList();
        List<List<Option>> ranking = new ArrayList<>();
        ranking.add(first);
        if (!rest.isEmpty()) {
            ranking.add(rest);
        }
        return new Outcome(
                MADE_UP,
                profile.electorate(),
                OptionalInt.of(1),
                first,
                ranking,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Outcome plurality(RankedProfile profile) {
        return Plurality.of(profile, SharedPlace.DIVIDED);
    }

    private static Laws.Counterexample broken(VotingLaw law, Function<RankedProfile, Outcome> rule) {
        Laws.Finding finding = Laws.tryOut(law, rule, 0, 500);
        assertTrue(finding.counterexample().isPresent(), law + " was not found broken");
        return finding.counterexample().get();
    }

    private static RankedProfile reversed(RankedProfile profile) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            List<List<String>> tiers = new ArrayList<>(profile.ballot(ballot).tiers());
            java.util.Collections.reverse(tiers);
            builder.add(profile.count(ballot), profile.weight(ballot), new Ranking(tiers));
        }
        return builder.build();
    }

    @Example
    void every_law_is_broken_by_a_rule_made_for_it() {
        Function<RankedProfile, Outcome> firstOption =
                profile -> choosing(profile, List.of(profile.options().get(0)));
        Function<RankedProfile, Outcome> everybody =
                profile -> choosing(profile, profile.options().asList());
        Function<RankedProfile, Outcome> worst = profile -> plurality(reversed(profile));
        Function<RankedProfile, Outcome> byCount =
                profile -> choosing(profile, List.of(profile.options().get((int)
                        (profile.electorate().ballots() % profile.options().size()))));
        int[] calls = {0};
        Function<RankedProfile, Outcome> forgetful = profile -> choosing(
                profile,
                List.of(profile.options().get(calls[0]++ % profile.options().size())));

        broken(VotingLaw.DECISIVENESS, profile -> Outcome.nothing(MADE_UP, profile.electorate()));
        broken(VotingLaw.ANONYMITY, forgetful);
        broken(VotingLaw.NEUTRALITY, firstOption);
        broken(VotingLaw.GROUPING, byCount);
        broken(VotingLaw.MAJORITY, everybody);
        broken(VotingLaw.CONDORCET, everybody);
        broken(VotingLaw.CONDORCET_LOSER, firstOption);
        broken(VotingLaw.SMITH, everybody);
        broken(VotingLaw.PARETO, firstOption);
        broken(VotingLaw.MONOTONICITY, worst);
        broken(VotingLaw.PARTICIPATION, byCount);
        broken(VotingLaw.CLONES, LawsTest::plurality);
        broken(VotingLaw.REVERSAL_SYMMETRY, firstOption);
        broken(VotingLaw.LATER_NO_HARM, profile -> plurality(reversed(profile)));
    }

    @Example
    void counterexamples_are_small_and_the_same_for_everybody() {
        Laws.Counterexample found = broken(VotingLaw.CONDORCET, LawsTest::plurality);

        assertEquals(found, broken(VotingLaw.CONDORCET, LawsTest::plurality));
        assertTrue(found.ballots().startsWith("options [a, b, c"), found.toString());
        assertTrue(found.ballots().chars().filter(c -> c == ':').count() <= 4, found.toString());
    }

    @Example
    @SuppressWarnings("unchecked") // An anonymous class takes the array of laws that is made for it.
    void a_rule_that_breaks_its_promise_is_told_with_ballots() {
        RuleLaws<Function<RankedProfile, Outcome>> laws =
                new RuleLaws<>(LawsTest::plurality, VotingLaw.CONDORCET, VotingLaw.SMITH) {};
        String told = "";
        net.jqwik.api.RandomGenerator<Law.Trial> trials = laws.trials().generator(100);
        for (int seed = 0; seed < 200 && told.isEmpty(); seed++) {
            Law.Trial trial = trials.next(new java.util.Random(seed)).value();
            told = trial.violation().isEmpty()
                    ? ""
                    : assertThrows(AssertionError.class, () -> laws.the_rule_keeps_the_laws_that_it_promises(trial))
                            .getMessage();
        }
        assertTrue(told.contains("ballots"), told);
        assertThrows(
                IllegalArgumentException.class,
                () -> new RuleLaws<Function<RankedProfile, Outcome>>(LawsTest::plurality) {});
    }

    /** How many tries it takes until a promise is found broken. */
    private static <R> int tries(RuleLaws<R> laws) {
        net.jqwik.api.RandomGenerator<Law.Trial> trials = laws.trials().generator(1_000);
        java.util.Random random = new java.util.Random(6);
        for (int tried = 1; tried <= RuleLaws.TRIES; tried++) {
            if (trials.next(random).value().violation().isPresent()) {
                return tried;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Example
    @SuppressWarnings("unchecked") // An anonymous class takes the array of laws that is made for it.
    void a_broken_promise_is_found_however_many_kept_ones_stand_beside_it() {
        BiFunction<ApprovalProfile, Integer, Outcome> approvals =
                (ballots, seats) -> ApprovalCount.WHOLE.of(ballots, seats, TieBreak.byOrder(ballots.options()));
        BiFunction<ApprovalProfile, Integer, Outcome> shared =
                (ballots, seats) -> ApprovalCount.SHARED.of(ballots, seats, TieBreak.byOrder(ballots.options()));
        Law<BiFunction<ApprovalProfile, Integer, Outcome>> justified = CommitteeLaw.of(Representation.JR);
        Law<BiFunction<ApprovalProfile, Integer, Outcome>> anonymous =
                SelectionLaw.ofCommittees(SelectionLaw.Axiom.ANONYMITY);
        assertTrue(tries(new RuleLaws<>(approvals, anonymous, justified) {}) <= RuleLaws.TRIES);
        assertTrue(tries(new RuleLaws<>(shared, anonymous, justified) {}) <= RuleLaws.TRIES);
        for (String rule : List.of("Schulze", "split cycle", "Kemeny")) {
            assertTrue(
                    tries(
                                    new RuleLaws<>(
                                            AxiomTables.rankingRule(rule),
                                            VotingLaw.ANONYMITY,
                                            VotingLaw.CONDORCET,
                                            VotingLaw.PARTICIPATION) {})
                            <= RuleLaws.TRIES,
                    rule);
        }
    }

    /** Whoever is on most ballots, as many as there are seats; at the border whoever stands first. */
    private static Outcome mostApproved(ApprovalProfile ballots, int seats) {
        Outcome all = ApprovalVoting.of(ballots);
        List<Option> chosen = new ArrayList<>();
        all.ranking().stream().flatMap(List::stream).limit(seats).forEach(chosen::add);
        return chosen.size() < seats
                ? Outcome.nothing(MADE_UP, ballots.electorate())
                : new Outcome(
                        MADE_UP,
                        ballots.electorate(),
                        OptionalInt.of(seats),
                        chosen,
                        List.of(chosen),
                        List.of(),
                        Optional.empty(),
                        List.of());
    }

    /** Justified representation by its definition (H. Aziz et al. 2017). */
    private static Optional<String> leftOut(ApprovalProfile ballots, int seats, List<Option> chosen) {
        Set<Integer> places = new HashSet<>();
        chosen.forEach(option -> places.add(ballots.options().indexOf(option.id())));
        for (int option = 0; option < ballots.options().size(); option++) {
            long group = 0;
            for (int ballot = 0; ballot < ballots.distinct(); ballot++) {
                int each = ballot;
                boolean represented = places.stream().anyMatch(place -> ballots.approves(each, place));
                group += ballots.approves(ballot, option) && !represented ? ballots.mass(ballot) : 0;
            }
            if (group > 0 && group * seats >= ballots.electorate().weight()) {
                return Optional.of(
                        group + " who approve of " + ballots.options().get(option) + " have nobody.");
            }
        }
        return Optional.empty();
    }

    @Example
    void committees_are_held_to_what_a_checker_asks() {
        BiFunction<ApprovalProfile, Integer, Outcome> rule = LawsTest::mostApproved;
        CommitteeLaw justified = new CommitteeLaw("JR", "合理代表性", LawsTest::leftOut);

        assertFalse(
                Laws.tryOut(CommitteeLaw.SIZE, rule, 0, 300).counterexample().isPresent());
        Laws.Counterexample found =
                Laws.tryOut(justified, rule, 0, 1_000).counterexample().orElseThrow();
        assertTrue(found.violation().contains("have nobody"), found.toString());
        Electorate nobody = new Electorate(0, 0, 0);
        assertFalse(Laws.tryOut(justified, (ballots, seats) -> Outcome.nothing(MADE_UP, nobody), 0, 50)
                .counterexample()
                .isPresent());
    }

    @Example
    void budgets_are_held_to_feasibility_and_exhaustiveness() {
        Function<BudgetLaw.Purse, Collection<Option>> greedy = purse -> {
            List<Option> chosen = new ArrayList<>();
            purse.ballots().options().asList().stream()
                    .sorted(Comparator.comparing(option -> purse.cost(List.of(option))))
                    .forEach(option -> {
                        chosen.add(option);
                        if (purse.cost(chosen) > purse.budget()) {
                            chosen.remove(option);
                        }
                    });
            return chosen;
        };
        Function<BudgetLaw.Purse, Collection<Option>> all =
                purse -> purse.ballots().options().asList();

        for (BudgetLaw law : List.of(BudgetLaw.FEASIBILITY, BudgetLaw.EXHAUSTIVENESS)) {
            assertFalse(Laws.tryOut(law, greedy, 0, 300).counterexample().isPresent());
        }
        Function<BudgetLaw.Purse, Collection<Option>> byCount =
                purse -> purse.ballots().electorate().ballots() % 3 == 0
                                || purse.asBudget().isEmpty()
                        ? List.of()
                        : List.of(purse.ballots().options().get(0));
        assertTrue(Laws.tryOut(BudgetLaw.GROUPING, byCount, 0, 300)
                .counterexample()
                .isPresent());
        Laws.Counterexample denied =
                Laws.tryOut(BudgetLaw.EJR_PLUS, greedy, 0, 500).counterexample().orElseThrow();
        assertTrue(denied.violation().contains("could have paid for"), denied.toString());
        Laws.Counterexample tooMuch =
                Laws.tryOut(BudgetLaw.FEASIBILITY, all, 0, 300).counterexample().orElseThrow();
        assertTrue(tooMuch.ballots().startsWith("budget 0, costs [1"), tooMuch.toString());
        assertTrue(Laws.tryOut(BudgetLaw.EXHAUSTIVENESS, purse -> List.<Option>of(), 0, 300)
                .counterexample()
                .isPresent());
    }

    @Example
    void every_law_for_approvals_is_broken_by_a_rule_made_for_it() {
        int[] calls = {0};
        Map<SelectionLaw.Axiom, Function<ApprovalProfile, Outcome>> breaking = new EnumMap<>(SelectionLaw.Axiom.class);
        Function<ApprovalProfile, Outcome> first = ballots -> chosen(ballots, 0);
        Function<ApprovalProfile, Outcome> byCount = ballots -> chosen(ballots, (int)
                (ballots.electorate().ballots() % ballots.options().size()));
        Function<ApprovalProfile, Outcome> forgetful =
                ballots -> chosen(ballots, calls[0]++ % ballots.options().size());
        Function<ApprovalProfile, Outcome> leastApproved = ballots -> {
            List<List<Option>> ranking = ApprovalVoting.of(ballots).ranking();
            return ranking.isEmpty()
                    ? Outcome.nothing(MADE_UP, ballots.electorate())
                    : chosen(
                            ballots,
                            ballots.options()
                                    .indexOf(ranking.get(ranking.size() - 1)
                                            .get(0)
                                            .id()));
        };
        breaking.put(SelectionLaw.Axiom.ANONYMITY, forgetful);
        breaking.put(SelectionLaw.Axiom.NEUTRALITY, first);
        breaking.put(SelectionLaw.Axiom.GROUPING, byCount);
        breaking.put(SelectionLaw.Axiom.MONOTONICITY, leastApproved);
        breaking.put(SelectionLaw.Axiom.MAJORITY, first);
        breaking.put(SelectionLaw.Axiom.CONDORCET, first);
        breaking.put(SelectionLaw.Axiom.CONDORCET_LOSER, first);
        breaking.put(SelectionLaw.Axiom.SMITH, first);
        breaking.put(SelectionLaw.Axiom.PARETO, first);
        breaking.put(SelectionLaw.Axiom.PARTICIPATION, byCount);
        breaking.put(SelectionLaw.Axiom.CLONES, byCount);
        breaking.put(SelectionLaw.Axiom.REVERSAL_SYMMETRY, first);
        breaking.forEach((axiom, rule) -> assertTrue(
                Laws.tryOut(SelectionLaw.ofApprovals(axiom), rule, 0, 500)
                        .counterexample()
                        .isPresent(),
                axiom + " was not found broken"));
        assertEquals(SelectionLaw.Axiom.values().length - 1, breaking.size());
        BiFunction<ApprovalProfile, Integer, Outcome> fromTheEnd = (ballots, seats) -> chosen(ballots, seats - 1);
        assertTrue(Laws.tryOut(SelectionLaw.ofCommittees(SelectionLaw.Axiom.HOUSE_MONOTONICITY), fromTheEnd, 0, 300)
                .counterexample()
                .isPresent());
        assertThrows(
                IllegalArgumentException.class, () -> SelectionLaw.ofApprovals(SelectionLaw.Axiom.HOUSE_MONOTONICITY));
        assertThrows(IllegalArgumentException.class, () -> SelectionLaw.ofCommittees(SelectionLaw.Axiom.CLONES));
    }

    private static Outcome chosen(ApprovalProfile ballots, int option) {
        List<Option> one = List.of(ballots.options().get(option));
        return new Outcome(
                MADE_UP,
                ballots.electorate(),
                OptionalInt.of(1),
                one,
                List.of(one),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
