package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.MajorityJudgment;
import org.linli.choice.voting.MeekVote;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.TiedLowest;

class TrialsTest {
    private static final Options FOUR = Options.of("an", "bo", "cai", "du");
    private static final TieBreak ORDER = TieBreak.byOrder(FOUR);

    /** Two seats; bo keeps the second by 9 to 6. */
    private static RankedProfile close() {
        return RankedProfile.builder(FOUR)
                .add(12, "an")
                .add(9, "bo > du")
                .add(6, "cai > bo")
                .add(1, "du")
                .build();
    }

    @Test
    void transferable_votes_get_an_upper_bound_that_was_tried() {
        for (Function<RankedProfile, Outcome> rule : List.<Function<RankedProfile, Outcome>>of(
                ballots -> ScottishVote.of(ballots, 2, ORDER), ballots -> MeekVote.of(ballots, 2, ORDER))) {
            assertEquals(Margin.atLeast(1), rule.apply(close()).margin().orElseThrow());
            Outcome tried = Trials.ofRankings(close(), rule);
            Margin margin = tried.margin().orElseThrow();
            assertEquals(1, margin.atLeast());
            assertEquals(2, margin.atMost().orElseThrow());
            assertEquals(Option.of("cai"), margin.rival().orElseThrow());
            assertEquals(rule.apply(close()).winners(), tried.winners());
        }
    }

    @Test
    void grades_get_one_as_well() {
        ScoreProfile.Builder builder = ScoreProfile.builder(FOUR, Scale.points(5));
        for (int voter = 0; voter < 5; voter++) {
            builder.add(1, Map.of("an", 4, "bo", voter < 2 ? 5 : 3));
        }
        Outcome tried = Trials.ofScores(
                builder.build(), ballots -> MajorityJudgment.of(ballots, MajorityJudgment.Unrated.WORST));

        assertEquals(Option.of("an"), tried.winner().orElseThrow());
        assertEquals(
                Margin.atLeast(1),
                MajorityJudgment.of(builder.build(), MajorityJudgment.Unrated.WORST)
                        .margin()
                        .orElseThrow());
        assertEquals(1, tried.margin().orElseThrow().atMost().orElseThrow());
        assertEquals(Option.of("bo"), tried.margin().orElseThrow().rival().orElseThrow());
    }

    @Test
    void a_bound_that_the_rule_knows_better_stays() {
        Function<RankedProfile, Outcome> rule =
                ballots -> InstantRunoff.of(ballots, SharedPlace.NONE, TiedLowest.dropTogether());
        RankedProfile profile = RankedProfile.builder(FOUR)
                .add(6, "an")
                .add(3, "bo")
                .add(2, "cai")
                .add(1, "du")
                .build();

        assertEquals(rule.apply(profile), Trials.ofRankings(profile, rule));
    }

    @Test
    void what_is_missing_in_a_call_is_named() {
        for (Executable call : List.<Executable>of(
                () -> Trials.ofRankings(close(), nothing()),
                () -> Trials.ofApprovals(
                        ApprovalProfile.builder(FOUR).add(1, "an").build(), nothing()),
                () -> Trials.ofScores(
                        ScoreProfile.builder(FOUR, Scale.points(5)).build(), nothing()))) {
            assertEquals("rule", assertThrows(NullPointerException.class, call).getMessage());
        }
    }

    @SuppressWarnings("NullAway") // That is what is tried.
    private static <T> T nothing() {
        return null;
    }

    @Test
    void without_anybody_chosen_or_left_out_nothing_is_tried() {
        Function<RankedProfile, Outcome> rule = ballots -> ScottishVote.of(ballots, 4, ORDER);
        RankedProfile blank = RankedProfile.builder(FOUR).addBlank(3).build();

        assertTrue(Trials.ofRankings(close(), rule).margin().isEmpty());
        assertTrue(Trials.ofRankings(blank, rule).margin().isEmpty());
    }

    @Test
    void every_way_of_breaking_the_ties_of_a_transferable_vote_is_followed() {
        RankedProfile tied = RankedProfile.builder(FOUR)
                .add(3, "an")
                .add(1, "bo")
                .add(1, "cai")
                .add(1, "du")
                .build();
        ParallelOutcomes all = ParallelOutcomes.of(FOUR, order -> ScottishVote.of(tied, 2, order), 100);

        assertTrue(all.complete());
        Set<Set<Option>> winners = new HashSet<>();
        all.outcomes().forEach(outcome -> winners.add(Set.copyOf(outcome.winners())));
        assertEquals(
                Set.of(
                        Set.of(Option.of("an"), Option.of("bo")),
                        Set.of(Option.of("an"), Option.of("cai")),
                        Set.of(Option.of("an"), Option.of("du"))),
                winners);
        assertFalse(ParallelOutcomes.of(FOUR, order -> ScottishVote.of(tied, 2, order), 1)
                .complete());
    }
}
