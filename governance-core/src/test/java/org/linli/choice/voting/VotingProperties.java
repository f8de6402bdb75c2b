package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
import org.linli.choice.testkit.BallotArbitraries;

class VotingProperties {
    @Provide
    Arbitrary<RankedProfile> profiles() {
        return BallotArbitraries.rankedProfiles(5, 9, true, true);
    }

    @Provide
    Arbitrary<RankedProfile> strict() {
        return BallotArbitraries.rankedProfiles(5, 9, false, false);
    }

    @Provide
    Arbitrary<ApprovalProfile> approvals() {
        return BallotArbitraries.approvalProfiles(4, 7);
    }

    @Provide
    Arbitrary<ScoreProfile> grades() {
        return BallotArbitraries.scoreProfiles(4, 9, Scale.grades("reject", "poor", "fair", "good"));
    }

    private static Set<Option> winners(Outcome outcome) {
        return new HashSet<>(outcome.winners());
    }

    private static RankedProfile rebuilt(RankedProfile profile, Function<Ranking, Ranking> change) {
        RankedProfile.Builder builder = RankedProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            builder.add(profile.count(ballot), profile.weight(ballot), change.apply(profile.ballot(ballot)));
        }
        return builder.build();
    }

    private static Ranking renamed(Ranking ranking, Function<String, String> name) {
        return new Ranking(ranking.tiers().stream()
                .map(tier -> tier.stream().map(name).toList())
                .toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void nobodyWinsWithoutAPreferenceAndSomebodyWithOne(@ForAll("profiles") RankedProfile profile) {
        Rules.ALL.forEach((name, rule) -> {
            Outcome outcome = rule.apply(profile);
            boolean said = profile.electorate().expressed() > 0;
            if (!said) {
                assertEquals(Outcome.Verdict.VOID, outcome.verdict(), name);
            } else if (!name.contains("NONE") && !name.contains("none")) {
                assertFalse(outcome.winners().isEmpty(), name);
                assertEquals(
                        new HashSet<>(profile.options().asList()),
                        new HashSet<>(
                                outcome.ranking().stream().flatMap(List::stream).toList()),
                        name);
            }
            assertFalse(outcome.summarize().isBlank());
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void namesDoNotMatter(@ForAll("profiles") RankedProfile profile, @ForAll long seed) {
        List<Option> shuffled = new ArrayList<>(profile.options().asList());
        Collections.shuffle(shuffled, new Random(seed));
        Function<String, String> name =
                id -> shuffled.get(profile.options().indexOf(id)).id();
        RankedProfile other = rebuilt(profile, ranking -> renamed(ranking, name));
        Rules.ALL.forEach((code, rule) -> {
            Outcome here = rule.apply(profile);
            Outcome there = rule.apply(other);
            Set<Option> expected = new HashSet<>();
            here.winners().forEach(option -> expected.add(profile.options().get(name.apply(option.id()))));
            assertEquals(expected, winners(there), code);
            assertEquals(
                    here.margin().map(m -> m.atLeast() + " " + m.atMost()),
                    there.margin().map(m -> m.atLeast() + " " + m.atMost()),
                    code);
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void weightCountsAsBallotsDo(@ForAll("profiles") RankedProfile profile, @ForAll Random random) {
        RankedProfile.Builder counted = RankedProfile.builder(profile.options());
        RankedProfile.Builder weighed = RankedProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            int times = 1 + random.nextInt(3);
            counted.add(profile.count(ballot) * times, 1, profile.ballot(ballot));
            weighed.add(profile.count(ballot), times, profile.ballot(ballot));
        }
        RankedProfile one = counted.build();
        RankedProfile other = weighed.build();
        Rules.ALL.forEach((name, rule) ->
                assertEquals(rule.apply(one).ranking(), rule.apply(other).ranking(), name));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void aCondorcetWinnerIsChosenWhereThatIsPromised(@ForAll("profiles") RankedProfile profile) {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        Optional<Option> winner = pairwise.condorcetWinner();
        if (winner.isPresent()) {
            Rules.ON_PAIRS.forEach(
                    (name, rule) -> assertEquals(winner, rule.apply(pairwise).winner(), name));
            assertEquals(winner, Rules.ALL.get("btr ALL").apply(profile).winner());
            assertEquals(winner, Rules.ALL.get("btr WAY").apply(profile).winner());
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void winnersAreInTheSmithSetWhereThatIsPromised(@ForAll("profiles") RankedProfile profile) {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        Set<Option> smith = winners(DominantSet.smith(pairwise));
        assertTrue(smith.containsAll(winners(DominantSet.schwartz(pairwise))));
        for (String name : List.of(
                "copeland",
                "schulze MARGINS",
                "schulze WINNING_VOTES",
                "ranked pairs MARGINS",
                "ranked pairs WINNING_VOTES",
                "split cycle MARGINS",
                "split cycle WINNING_VOTES",
                "kemeny")) {
            assertTrue(smith.containsAll(winners(Rules.ON_PAIRS.get(name).apply(pairwise))), name);
        }
        assertTrue(smith.containsAll(winners(Rules.ALL.get("btr WAY").apply(profile))));
    }

    /** W. Holliday and E. Pacuit show it for margins; the argument holds for any strength. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void splitCycleIsTheMostCautious(@ForAll("profiles") RankedProfile profile) {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        for (Strength strength : Strength.values()) {
            Set<Option> cautious = winners(SplitCycle.of(pairwise, strength));
            assertTrue(cautious.containsAll(winners(Schulze.of(pairwise, strength))));
            assertTrue(cautious.containsAll(winners(RankedPairs.followingAll(pairwise, strength))));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void eachOrderOfRankedPairsIsAmongAllOfThem(@ForAll("profiles") RankedProfile profile, @ForAll Random random) {
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        List<Option> order = new ArrayList<>(profile.options().asList());
        Collections.shuffle(order, random);
        for (Strength strength : Strength.values()) {
            Set<Option> all = winners(RankedPairs.followingAll(pairwise, strength));
            assertTrue(all.containsAll(winners(RankedPairs.of(pairwise, strength, TieBreak.byOrder(order)))));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void eachTieBreakOfEliminationsIsAmongAllOfThem(@ForAll("profiles") RankedProfile profile, @ForAll Random random) {
        List<Option> order = new ArrayList<>(profile.options().asList());
        Collections.shuffle(order, random);
        TiedLowest broken = TiedLowest.breakBy(TieBreak.byOrder(order));
        assertTrue(winners(Rules.ALL.get("irv WAY").apply(profile))
                .containsAll(winners(InstantRunoff.of(profile, SharedPlace.DIVIDED, broken))));
        assertTrue(winners(Rules.ALL.get("btr WAY").apply(profile))
                .containsAll(winners(BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, broken))));
        assertTrue(winners(Rules.ALL.get("coombs WAY").apply(profile))
                .containsAll(winners(Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, broken))));
    }

    private static boolean violates(Criterion criterion, RankedProfile profile, Unranked unranked, Outcome outcome) {
        return criterion.of(profile, unranked, outcome) == Criterion.Finding.VIOLATED;
    }

    /** What is proved of a rule for all ballots is found on every ballot. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void criteriaHoldWhereThatIsPromised(@ForAll("profiles") RankedProfile profile) {
        for (String name :
                List.of("copeland", "schulze MARGINS", "ranked pairs MARGINS", "split cycle MARGINS", "kemeny")) {
            Outcome outcome = Rules.ALL.get(name).apply(profile);
            for (Criterion criterion : Criterion.values()) {
                assertFalse(violates(criterion, profile, Unranked.TIED_LAST, outcome), name + " " + criterion);
            }
            Outcome ignoring = Rules.ON_PAIRS.get(name).apply(Pairwise.of(profile, Unranked.IGNORED));
            for (Criterion criterion : Criterion.values()) {
                assertFalse(violates(criterion, profile, Unranked.IGNORED, ignoring), name + " ignoring, " + criterion);
            }
        }
        for (String name : List.of("plurality NONE", "runoff", "irv ALL", "irv WAY")) {
            Outcome outcome = Rules.ALL.get(name).apply(profile);
            assertFalse(violates(Criterion.MAJORITY, profile, Unranked.TIED_LAST, outcome), name);
        }
    }

    /** Whoever is chosen alone is not chosen alone again once everybody is asked the opposite. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void theOppositeOfAllBallotsChoosesAnotherWhereThatIsPromised(@ForAll("strict") RankedProfile profile) {
        RankedProfile opposite = rebuilt(profile, ranking -> {
            List<List<String>> tiers = new ArrayList<>(ranking.tiers());
            Collections.reverse(tiers);
            return new Ranking(tiers);
        });
        for (String name : List.of(
                "copeland",
                "schulze MARGINS",
                "split cycle MARGINS",
                "ranked pairs MARGINS",
                "kemeny",
                "borda AVERAGED")) {
            Optional<Option> winner = Rules.ALL.get(name).apply(profile).winner();
            if (winner.isPresent() && profile.options().size() > 1) {
                assertFalse(winner.equals(Rules.ALL.get(name).apply(opposite).winner()), name);
            }
        }
    }

    /** One place up for the winner on one ballot. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void moreSupportDoesNotHarmWhereThatIsPromised(@ForAll("strict") RankedProfile profile, @ForAll Random random) {
        if (profile.distinct() == 0) {
            return;
        }
        int at = random.nextInt(profile.distinct());
        for (String name : List.of(
                "plurality DIVIDED",
                "borda AVERAGED",
                "copeland",
                "minimax MARGINS",
                "schulze MARGINS",
                "ranked pairs MARGINS",
                "split cycle MARGINS",
                "kemeny")) {
            Outcome outcome = Rules.ALL.get(name).apply(profile);
            Option winner = outcome.winners().get(0);
            Ranking lifted = lifted(profile.ballot(at), winner.id());
            RankedProfile.Builder builder =
                    RankedProfile.builder(profile.options()).add(lifted);
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                long count = profile.count(ballot) - (ballot == at ? 1 : 0);
                if (count > 0) {
                    builder.add(count, 1, profile.ballot(ballot));
                }
            }
            assertTrue(Rules.ALL.get(name).apply(builder.build()).winners().contains(winner), name);
        }
    }

    private static Ranking lifted(Ranking ranking, String id) {
        List<List<String>> tiers = new ArrayList<>(ranking.tiers());
        int place = tiers.indexOf(List.of(id));
        if (place > 0) {
            Collections.swap(tiers, place, place - 1);
        }
        return new Ranking(tiers);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void comparisonsAgreeWithTheirDefinition(@ForAll("profiles") RankedProfile profile) {
        Options options = profile.options();
        for (Unranked unranked : Unranked.values()) {
            Pairwise pairwise = Pairwise.of(profile, unranked);
            for (int a = 0; a < options.size(); a++) {
                for (int b = 0; b < options.size(); b++) {
                    long support = 0;
                    for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                        int placeA =
                                place(profile.ballot(ballot), options.get(a).id());
                        int placeB =
                                place(profile.ballot(ballot), options.get(b).id());
                        boolean both = placeA < Integer.MAX_VALUE && placeB < Integer.MAX_VALUE;
                        if (placeA < placeB && (both || unranked == Unranked.TIED_LAST)) {
                            support += profile.mass(ballot);
                        }
                    }
                    assertEquals(a == b ? 0 : support, pairwise.support(a, b));
                }
            }
        }
    }

    private static int place(Ranking ranking, String id) {
        return IntStream.range(0, ranking.tiers().size())
                .filter(tier -> ranking.tiers().get(tier).contains(id))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Every permutation of five options, tried one by one. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void kemenyDisagreesLeast(@ForAll("profiles") RankedProfile profile) {
        if (profile.electorate().expressed() == 0) {
            return;
        }
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        Outcome outcome = Kemeny.of(pairwise);
        List<List<Integer>> orders = new ArrayList<>();
        permute(new ArrayList<>(), pairwise.options().size(), orders);
        long least = orders.stream()
                .mapToLong(order -> disagreement(pairwise, order))
                .min()
                .orElseThrow();
        Set<Option> firsts = new HashSet<>();
        for (List<Integer> order : orders) {
            if (disagreement(pairwise, order) == least) {
                firsts.add(pairwise.options().get(order.get(0)));
            }
        }
        assertEquals(firsts, winners(outcome));
        assertTrue(outcome.steps().get(0).summarize(java.util.Locale.ENGLISH).contains(" " + least + " is proved"));
    }

    private static long disagreement(Pairwise pairwise, List<Integer> order) {
        long sum = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                sum += pairwise.support(order.get(j), order.get(i));
            }
        }
        return sum;
    }

    private static void permute(List<Integer> head, int size, List<List<Integer>> into) {
        if (head.size() == size) {
            into.add(List.copyOf(head));
        }
        for (int next = 0; next < size; next++) {
            if (!head.contains(next)) {
                head.add(next);
                permute(head, size, into);
                head.remove(head.size() - 1);
            }
        }
    }

    /** Takes one middle grade off each option after the other, as the definition says. */
    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void majorityJudgmentAgreesWithItsDefinition(@ForAll("grades") ScoreProfile profile) {
        Outcome outcome = MajorityJudgment.of(profile, MajorityJudgment.Unrated.WORST);
        if (profile.electorate().expressed() == 0) {
            assertEquals(Outcome.Verdict.VOID, outcome.verdict());
            return;
        }
        List<List<Integer>> values = new ArrayList<>();
        for (int option = 0; option < profile.options().size(); option++) {
            List<Integer> grades = new ArrayList<>();
            for (int ballot = 0; ballot < profile.distinct(); ballot++) {
                int grade = profile.ballot(ballot)
                        .getOrDefault(profile.options().get(option).id(), 0);
                if (profile.rated(ballot) > 0) {
                    grades.addAll(Collections.nCopies((int) profile.mass(ballot), grade));
                }
            }
            Collections.sort(grades);
            List<Integer> value = new ArrayList<>();
            while (!grades.isEmpty()) {
                value.add(grades.remove((grades.size() - 1) / 2));
            }
            values.add(value);
        }
        List<Integer> best = values.stream()
                .max((a, b) -> java.util.Arrays.compare(a.toArray(Integer[]::new), b.toArray(Integer[]::new)))
                .orElseThrow();
        Set<Option> expected = new HashSet<>();
        for (int option = 0; option < values.size(); option++) {
            if (values.get(option).equals(best)) {
                expected.add(profile.options().get(option));
            }
        }
        assertEquals(expected, winners(outcome));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void approvalChoosesWhoIsOnMostBallots(@ForAll("approvals") ApprovalProfile profile) {
        Outcome outcome = ApprovalVoting.of(profile);
        if (profile.electorate().expressed() == 0) {
            assertEquals(Outcome.Verdict.VOID, outcome.verdict());
            return;
        }
        long[] counts = new long[profile.options().size()];
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            for (String id : profile.ballot(ballot)) {
                counts[profile.options().indexOf(id)] += profile.count(ballot);
            }
        }
        long most = java.util.Arrays.stream(counts).max().orElseThrow();
        for (int option = 0; option < counts.length; option++) {
            assertEquals(
                    counts[option] == most,
                    outcome.winners().contains(profile.options().get(option)));
        }
    }
}
