package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Electorate;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;

class VotingTest {
    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private static List<List<String>> ranking(Outcome outcome) {
        return outcome.ranking().stream().map(VotingTest::ids).toList();
    }

    @Test
    void anElectionInFiveLines() {
        RankedProfile profile = RankedProfile.builder(Options.of("park", "parking", "playground"))
                .add(4, "park > playground > parking")
                .add(3, "parking > playground")
                .add(2, "playground = park")
                .build();
        Outcome outcome = Schulze.of(profile, Unranked.TIED_LAST, Strength.WINNING_VOTES);

        assertEquals("""
                Schulze, winning votes: park is chosen.
                9 ballots, 0 of them blank.
                park beats playground, 4 to 3.
                Other winners would have taken 1 changed ballot (in favour of playground).""", outcome.summarize());
        assertEquals("""
                舒尔茨法（按赢票）：park胜出。
                选票9张，其中空白0张。
                park胜playground，4比3。
                须改动1张选票，结果才会不同（有利于playground）。""", outcome.summarize(Locale.CHINESE));
    }

    /** M. Schulze's example 1: 45 voters, five options, a cycle of all of them. */
    private static RankedProfile schulzesExample() {
        return RankedProfile.builder(Options.of("A", "B", "C", "D", "E"))
                .add(5, "A > C > B > E > D")
                .add(5, "A > D > E > C > B")
                .add(8, "B > E > D > A > C")
                .add(3, "C > A > B > E > D")
                .add(7, "C > A > E > B > D")
                .add(2, "C > B > A > D > E")
                .add(7, "D > C > E > B > A")
                .add(8, "E > B > A > D > C")
                .build();
    }

    @Test
    void schulzesOwnExampleIsRankedAsInThePaper() {
        Outcome outcome = Schulze.of(schulzesExample(), Unranked.TIED_LAST, Strength.WINNING_VOTES);

        assertEquals(List.of(List.of("E"), List.of("A"), List.of("C"), List.of("B"), List.of("D")), ranking(outcome));
        // C beats E directly, 24 to 21; E makes up for it by a stronger chain.
        Step.Path path = outcome.steps().stream()
                .filter(Step.Path.class::isInstance)
                .map(Step.Path.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("C", path.duels().get(path.duels().size() - 1).loser().id());
        assertEquals(28, path.strength());
        assertEquals(24, path.opposed());
    }

    /** The capital of Tennessee, the textbook example of many of these rules. */
    private static RankedProfile tennessee() {
        return RankedProfile.builder(Options.of("Memphis", "Nashville", "Knoxville", "Chattanooga"))
                .add(42, "Memphis > Nashville > Chattanooga > Knoxville")
                .add(26, "Nashville > Chattanooga > Knoxville > Memphis")
                .add(15, "Chattanooga > Knoxville > Nashville > Memphis")
                .add(17, "Knoxville > Chattanooga > Nashville > Memphis")
                .build();
    }

    @Test
    void theCapitalOfTennesseeDependsOnTheRule() {
        RankedProfile profile = tennessee();
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);

        assertEquals(
                List.of("Memphis"), ids(Plurality.of(profile, SharedPlace.NONE).winners()));
        assertEquals(
                Optional.of(Margin.exactly(8, Option.of("Nashville"))),
                Plurality.of(profile, SharedPlace.NONE).margin());
        assertEquals(
                List.of("Knoxville"),
                ids(InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether())
                        .winners()));
        for (Outcome outcome : List.of(
                Borda.of(profile, Borda.Points.AVERAGED),
                Runoff.of(profile, SharedPlace.NONE),
                BottomTwoRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether()),
                Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.NONE, TiedLowest.dropTogether()),
                Copeland.of(pairwise),
                Minimax.opposition(pairwise),
                Kemeny.of(pairwise))) {
            assertEquals(
                    List.of("Nashville"), ids(outcome.winners()), outcome.rule().code());
        }
        assertEquals(
                List.of(List.of("Nashville"), List.of("Chattanooga"), List.of("Knoxville"), List.of("Memphis")),
                ranking(Kemeny.of(pairwise)));
    }

    @Test
    void aCycleIsToldAndNotHidden() {
        RankedProfile profile = RankedProfile.builder(Options.of("a", "b", "c"))
                .add(4, "a > b > c")
                .add(3, "b > c > a")
                .add(2, "c > a > b")
                .build();
        Pairwise pairwise = Pairwise.of(profile, Unranked.TIED_LAST);
        assertEquals(Optional.empty(), pairwise.condorcetWinner());
        assertEquals(List.of("a", "b", "c"), ids(DominantSet.smith(pairwise).winners()));

        Outcome outcome = RankedPairs.of(pairwise, Strength.MARGINS, TieBreak.byOrder("a", "b", "c"));

        assertEquals(List.of(List.of("a"), List.of("b"), List.of("c")), ranking(outcome));
        assertTrue(outcome.summarize().contains("The defeat of a by c (5 to 4) is set aside: a → b → c is stronger."));
        assertTrue(SplitCycle.of(pairwise, Strength.MARGINS)
                .summarize(Locale.CHINESE)
                .contains("c胜a（5比4）不予采用：a → b → c更强。"));
    }

    @Test
    void nobodyWinsWhenNobodyVotesOrAllBallotsAreBlank() {
        Options options = Options.of("a", "b");
        for (RankedProfile profile : List.of(
                RankedProfile.builder(options).build(),
                RankedProfile.builder(options).addBlank(3).build())) {
            Rules.ALL.forEach((name, rule) -> {
                Outcome outcome = rule.apply(profile);
                assertEquals(Outcome.Verdict.VOID, outcome.verdict(), name);
                assertEquals(List.of(), outcome.winners(), name);
                assertTrue(outcome.summarize().contains("nobody wins"), name);
                assertTrue(outcome.summarize(Locale.CHINESE).contains("无人胜出"), name);
                assertEquals(
                        outcome,
                        outcome.resolve(options, TieBreak.byLot("whatever")),
                        "no lot makes a winner of nothing");
            });
        }
        assertEquals(
                Outcome.Verdict.VOID,
                ApprovalVoting.of(ApprovalProfile.builder(options).addBlank(2).build())
                        .verdict());
        assertEquals(
                Outcome.Verdict.VOID,
                MajorityJudgment.of(
                                ScoreProfile.builder(options, Scale.points(3)).build(), MajorityJudgment.Unrated.WORST)
                        .verdict());
    }

    @Test
    void whatIsTiedThroughoutStaysTiedUntilALotIsDrawn() {
        Options options = Options.of("park", "parking", "playground");
        RankedProfile profile = RankedProfile.builder(options)
                .add(1, "park > parking > playground")
                .add(1, "parking > playground > park")
                .add(1, "playground > park > parking")
                .build();
        Rules.ALL.forEach((name, rule) -> {
            Outcome outcome = rule.apply(profile);
            assertEquals(options.asList(), outcome.winners(), name);
            if (outcome.seats().isPresent()) {
                assertEquals(Outcome.Verdict.TIED, outcome.verdict(), name);
                assertEquals(Optional.empty(), outcome.winner(), name);
                Outcome resolved = outcome.resolve(options, TieBreak.byLot("Shuangseqiu 2026031"));
                assertEquals(Optional.of(Option.of("playground")), resolved.winner(), name);
                Tie tie = resolved.ties().get(resolved.ties().size() - 1);
                assertEquals(Tie.Way.BROKEN, tie.way());
                assertEquals(
                        "In the result park, parking and playground were tied; the lot from the seed \"Shuangseqiu 2026031\""
                                + " favoured playground.",
                        tie.summarize(Locale.ENGLISH));
            }
        });
    }

    @Test
    void oneVoterDecidesAloneAndOneOptionIsChosenByAnyVoter() {
        RankedProfile one =
                RankedProfile.builder(Options.of("a", "b")).add(1, "b > a").build();
        RankedProfile alone = RankedProfile.builder(Options.of("a")).add(3, "a").build();
        Rules.ALL.forEach((name, rule) -> {
            assertEquals(List.of("b"), ids(rule.apply(one).winners()), name);
            assertEquals(List.of("a"), ids(rule.apply(alone).winners()), name);
            assertEquals(Optional.empty(), rule.apply(alone).margin(), name);
        });
    }

    @Test
    void unrankedOptionsMeanWhatTheCallerSays() {
        RankedProfile profile = RankedProfile.builder(Options.of("known", "good"))
                .add(6, "known")
                .add(5, "good > known")
                .build();

        assertEquals(
                List.of("known"), ids(Copeland.of(profile, Unranked.TIED_LAST).winners()));
        assertEquals(List.of("good"), ids(Copeland.of(profile, Unranked.IGNORED).winners()));
    }

    @Test
    void theThreeBordaCountsDifferOnTruncatedBallots() {
        RankedProfile profile = RankedProfile.builder(Options.of("a", "b", "c"))
                .add(5, "a")
                .add(4, "b > c > a")
                .build();

        assertEquals(
                List.of(Fraction.of(10), Fraction.of(21, 2), Fraction.of(13, 2)),
                points(Borda.of(profile, Borda.Points.AVERAGED)));
        assertEquals(
                List.of(Fraction.of(10), Fraction.of(8), Fraction.of(4)),
                points(Borda.of(profile, Borda.Points.UNRANKED_ZERO)));
        assertEquals(
                List.of(Fraction.of(9), Fraction.of(12), Fraction.of(8)),
                points(Borda.of(profile, Borda.Points.MODIFIED)));
    }

    private static List<Fraction> points(Outcome outcome) {
        return ((Step.Counted) outcome.steps().get(0))
                .scores().stream()
                        .sorted(java.util.Comparator.comparing(Step.Score::option))
                        .map(Step.Score::value)
                        .toList();
    }

    @Test
    void tiedLowestOptionsGoAsTheCallerSays() {
        RankedProfile profile = RankedProfile.builder(Options.of("a", "b", "c"))
                .add(3, "a > b > c")
                .add(2, "b > c > a")
                .add(2, "c > b > a")
                .build();

        assertEquals(
                List.of("a"),
                ids(InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.dropTogether())
                        .winners()));
        assertEquals(
                List.of("b"),
                ids(InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.breakBy(TieBreak.byOrder("a", "b", "c")))
                        .winners()));
        Outcome all = InstantRunoff.of(profile, SharedPlace.NONE, TiedLowest.followAll());
        assertEquals(List.of("b", "c"), ids(all.winners()));
        assertEquals(Tie.Way.ALL_FOLLOWED, all.ties().get(0).way());
        assertTrue(
                all.summarize().contains("In round 1 b and c were tied; every way of breaking the tie was followed."));
    }

    @Test
    void sharedFirstPlacesCountAsTheCallerSays() {
        RankedProfile profile = RankedProfile.builder(Options.of("a", "b", "c"))
                .add(2, "a")
                .add(3, "b = c")
                .build();

        assertEquals(
                List.of(Fraction.of(2), Fraction.of(3, 2), Fraction.of(3, 2)),
                points(Plurality.of(profile, SharedPlace.DIVIDED)));
        assertEquals(
                List.of("b", "c"),
                ids(Plurality.of(profile, SharedPlace.WHOLE_TO_EACH).winners()));
        assertEquals(List.of("a"), ids(Plurality.of(profile, SharedPlace.NONE).winners()));
        RankedProfile shared =
                RankedProfile.builder(Options.of("a", "b", "c")).add(3, "b = c").build();
        assertEquals(
                Outcome.Verdict.VOID, Plurality.of(shared, SharedPlace.NONE).verdict());
        assertEquals(
                Outcome.Verdict.VOID,
                InstantRunoff.of(shared, SharedPlace.NONE, TiedLowest.followAll())
                        .verdict());
        assertEquals(
                List.of("b", "c"),
                ids(BottomTwoRunoff.of(shared, SharedPlace.NONE, TiedLowest.followAll())
                        .winners()));
    }

    /** M. Balinski and R. Laraki's first example of the majority gauge at work, made small. */
    @Test
    void majorityJudgmentComparesMiddleGradesThenWhatIsLeft() {
        Options options = Options.of("a", "b");
        Scale scale = Scale.grades("reject", "poor", "fair", "good");
        ScoreProfile profile = ScoreProfile.builder(options, scale)
                .add(2, Map.of("a", 3, "b", 2))
                .add(1, Map.of("a", 2, "b", 2))
                .add(2, Map.of("a", 0, "b", 1))
                .build();

        // Both have fair in the middle; taking one off each leaves a with reject and b with poor.
        Outcome outcome = MajorityJudgment.of(profile, MajorityJudgment.Unrated.REFUSED);

        assertEquals(List.of("b"), ids(outcome.winners()));
        assertTrue(outcome.summarize().contains("b: majority grade fair, 0 above and 2 below."));
        ScoreProfile partly =
                ScoreProfile.builder(options, scale).add(1, Map.of("a", 1)).build();
        assertThrows(
                IllegalArgumentException.class, () -> MajorityJudgment.of(partly, MajorityJudgment.Unrated.REFUSED));
        assertEquals(
                List.of("a"),
                ids(MajorityJudgment.of(partly, MajorityJudgment.Unrated.WORST).winners()));
    }

    @Test
    void majority_judgment_needs_no_more_room_for_a_scale_of_a_thousand_million_points() {
        Options options = Options.of("a", "b");
        ScoreProfile profile = ScoreProfile.builder(options, Scale.points(1_000_000_000))
                .add(3, Map.of("a", 999_999_999, "b", 7))
                .add(2, Map.of("b", 1_000_000_000))
                .build();
        Outcome outcome = MajorityJudgment.of(profile, MajorityJudgment.Unrated.WORST);
        assertEquals(List.of("a"), ids(outcome.winners()));
        assertTrue(
                outcome.summarize().contains("a: majority grade 999999999, 0 above and 2 below."), outcome.summarize());
    }

    @Test
    void approvalMarginsAreHalfOfTheLead() {
        ApprovalProfile profile = ApprovalProfile.builder(Options.of("a", "b"))
                .add(6, "a")
                .add(3, "a", "b")
                .add(1, "b")
                .build();

        assertEquals(
                Optional.of(Margin.exactly(3, Option.of("b"))),
                ApprovalVoting.of(profile).margin());
    }

    @Test
    void publishedFiguresMustFitTogether() {
        Options options = Options.of("a", "b");
        for (long[][] figures :
                new long[][][] {{{0, 6}, {5, 0}}, {{0, -1}, {5, 0}}, {{0, 1}}, {{0, 1, 2}, {1, 0, 2}}}) {
            assertThrows(IllegalArgumentException.class, () -> Pairwise.ofFigures(options, 10, figures));
        }
        assertThrows(IllegalArgumentException.class, () -> new Electorate(3, 4, 3));
        assertThrows(IllegalArgumentException.class, () -> new Electorate(3, 0, 2));
    }

    @Test
    void largeGroupsInKemenyAreBoundedAndSaySo() {
        int size = Kemeny.EXACT + 4;
        String[] ids = new String[size];
        for (int i = 0; i < size; i++) {
            ids[i] = "o" + i;
        }
        // Each ballot begins one option later: one cycle over all options.
        RankedProfile.Builder builder = RankedProfile.builder(Options.of(ids));
        for (int shift = 0; shift < size; shift++) {
            String[] turned = new String[size];
            for (int i = 0; i < size; i++) {
                turned[i] = ids[(i + shift) % size];
            }
            builder.add(shift == 0 ? 2 : 1, 1, Ranking.of(turned));
        }
        Outcome outcome = Kemeny.of(builder.build(), Unranked.TIED_LAST);

        Step.Bounded bounded = (Step.Bounded) outcome.steps().get(0);
        assertTrue(!bounded.isOptimal() && bounded.proved().compareTo(bounded.found()) < 0);
        assertTrue(outcome.summarize().contains("is proved impossible"));
        assertEquals(Optional.empty(), outcome.margin());
    }

    @Test
    void tooManyWaysToFollowAreRefused() {
        int size = 24;
        String[] ids = new String[size];
        long[][] figures = new long[size][size];
        for (int i = 0; i < size; i++) {
            ids[i] = "o" + i;
            for (int j = 1; j <= size / 2 - 1; j++) {
                figures[i][(i + j) % size] = 2;
                figures[(i + j) % size][i] = 1;
            }
        }
        Pairwise cycle = Pairwise.ofFigures(Options.of(ids), 3, figures);

        String message = assertThrows(
                        IllegalStateException.class, () -> RankedPairs.followingAll(cycle, Strength.MARGINS))
                .getMessage();
        assertTrue(message.contains("Maybe pass a tie-break"), message);
    }
}
