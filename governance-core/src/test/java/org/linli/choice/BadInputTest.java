package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.choice.committee.ApprovalCount;
import org.linli.choice.committee.EqualShares;
import org.linli.choice.committee.GreedyMonroe;
import org.linli.choice.committee.MaximinSupport;
import org.linli.choice.committee.SequentialPhragmen;
import org.linli.choice.committee.Thiele;
import org.linli.choice.voting.Consent;
import org.linli.choice.voting.DualMajority;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.Kemeny;
import org.linli.choice.voting.MajorityJudgment;
import org.linli.choice.voting.MeekVote;
import org.linli.choice.voting.Motion;
import org.linli.choice.voting.Plurality;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.Threshold;

/** What the issue calls bad input, where no other test of the package has it by name. */
class BadInputTest {
    private final Options options = Options.of("a", "b", "c");
    private final TieBreak order = TieBreak.byOrder("a", "b", "c");
    private final RankedProfile ranked =
            RankedProfile.builder(options).add(1, "a > b").build();
    private final ScoreProfile graded = ScoreProfile.builder(options, Scale.points(3))
            .add(1, Map.of("a", 1))
            .build();

    private static void missing(String name, Executable action) {
        assertEquals(name, assertThrows(NullPointerException.class, action).getMessage());
    }

    @Test
    @SuppressWarnings("NullAway") // That is what is tested.
    void what_is_missing_is_named() {
        missing("ranking", () -> RankedProfile.builder(options).add(1, (String) null));
        missing("ranking", () -> RankedProfile.builder(options).add((Ranking) null));
        missing("id", () -> ApprovalProfile.builder(options).add(1, "a", null));
        missing("approved", () -> ApprovalProfile.builder(options).add(1, 1, null));
        missing("given", () -> ScoreProfile.builder(options, Scale.points(3)).add(1, null));
        missing(
                "points",
                () -> ScoreProfile.builder(options, Scale.points(3)).add(1, Collections.singletonMap("a", null)));
        missing("name", () -> Scale.grades("bad", null));
        missing("profile", () -> Plurality.of(null, SharedPlace.DIVIDED));
        missing("tiedLowest", () -> InstantRunoff.of(ranked, SharedPlace.DIVIDED, null));
        missing("pairwise", () -> Kemeny.of(null));
        missing("unrated", () -> MajorityJudgment.of(graded, null));
        missing("tieBreak", () -> ScottishVote.of(ranked, 1, null));
        missing("tieBreak", () -> MeekVote.of(ranked, 1, null));
        missing("profile", () -> SequentialPhragmen.of(null, 1, order));
        missing("owner", () -> DualMajority.builder().unit("1", 1, Arrays.asList(new org.linli.basics.ActorId[1])));
        missing("owners", () -> DualMajority.builder().unit("1", 1, null));
        RuleName name = new RuleName("house", "House rule", "楼规");
        Motion.Condition half = Motion.Condition.takingPart("persons", Threshold.atLeast(1, 2));
        missing("rule", () -> Motion.decide(null, half, List.of(), List.of()));
        missing("condition", () -> Motion.decide(name, null, List.of(), List.of()));
        missing("counts", () -> Motion.decide(name, half, null, List.of()));
        missing("notes", () -> Motion.decide(name, half, List.of(), null));
        missing("rounds", () -> Consent.decide(name, Consent.Charter.NONE, 3, null));
    }

    @Test
    void approvals_of_nothing_are_a_blank_ballot_only_if_that_is_said() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ApprovalProfile.builder(options).add(4))
                .getMessage();
        assertTrue(message.endsWith("must name an option. Maybe addBlank is meant."), message);
        assertEquals(
                4,
                ApprovalProfile.builder(options)
                        .addBlank(4)
                        .build()
                        .electorate()
                        .blank());
    }

    private static List<BiFunction<ApprovalProfile, TieBreak, Outcome>> committees() {
        List<BiFunction<ApprovalProfile, TieBreak, Outcome>> rules = new ArrayList<>();
        for (ApprovalCount count : ApprovalCount.values()) {
            rules.add((ballots, by) -> count.of(ballots, 2, by));
        }
        for (Thiele thiele : Thiele.values()) {
            rules.add((ballots, by) -> thiele.sequential(ballots, 2, by));
            rules.add((ballots, by) -> thiele.reverseSequential(ballots, 2, by));
            rules.add((ballots, by) -> thiele.exact(ballots, 2, by, Thiele.MOST_NODES));
        }
        rules.add((ballots, by) -> SequentialPhragmen.of(ballots, 2, by));
        rules.add((ballots, by) -> MaximinSupport.of(ballots, 2, by));
        for (EqualShares.Completion completion : EqualShares.Completion.values()) {
            rules.add((ballots, by) -> EqualShares.of(ballots, 2, completion, by));
        }
        rules.add((ballots, by) -> GreedyMonroe.of(ballots, 2, by));
        return rules;
    }

    @Test
    void no_voter_and_blank_ballots_fill_no_seat_by_accident() {
        for (ApprovalProfile nobody : List.of(
                ApprovalProfile.builder(options).build(),
                ApprovalProfile.builder(options).addBlank(3).build())) {
            for (BiFunction<ApprovalProfile, TieBreak, Outcome> rule : committees()) {
                Outcome outcome = rule.apply(nobody, order);
                assertEquals(Outcome.Verdict.VOID, outcome.verdict(), outcome.summarize());
            }
        }
    }

    @Test
    void one_voter_fills_seats_with_what_that_voter_names() {
        ApprovalProfile one = ApprovalProfile.builder(options).add(1, "b", "c").build();
        for (BiFunction<ApprovalProfile, TieBreak, Outcome> rule : committees()) {
            assertEquals(List.of("b", "c"), ids(rule.apply(one, order)));
        }
    }

    @Test
    void where_everything_is_tied_the_order_decides_and_that_is_told() {
        ApprovalProfile tied = ApprovalProfile.builder(options)
                .add(2, "a")
                .add(2, "b")
                .add(2, "c")
                .build();
        for (BiFunction<ApprovalProfile, TieBreak, Outcome> rule : committees()) {
            Outcome outcome = rule.apply(tied, TieBreak.byOrder("c", "b", "a"));
            List<String> ids = ids(outcome);
            assertTrue(ids.isEmpty() || ids.equals(List.of("b", "c")), outcome.summarize());
            assertTrue(ids.isEmpty() || !outcome.ties().isEmpty(), outcome.summarize(Locale.CHINESE));
        }
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.winners().stream().map(Option::id).toList();
    }
}
