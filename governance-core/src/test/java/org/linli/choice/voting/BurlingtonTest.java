package org.linli.choice.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.choice.Comparison;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;

/**
 * The mayoral election of Burlington, Vermont, 2009, from its published figures: ballots reduced to the three leading candidates, and the
 * comparisons of all six. Three rules, three winners.
 */
class BurlingtonTest {
    private static final Options THREE = Options.of("Kiss", "Montroll", "Wright");

    private static RankedProfile ballots() {
        return RankedProfile.builder(THREE)
                .add(1332, "Montroll > Kiss > Wright")
                .add(767, "Montroll > Wright > Kiss")
                .add(455, "Montroll")
                .add(2043, "Kiss > Montroll > Wright")
                .add(371, "Kiss > Wright > Montroll")
                .add(568, "Kiss")
                .add(1513, "Wright > Montroll > Kiss")
                .add(495, "Wright > Kiss > Montroll")
                .add(1289, "Wright")
                .build();
    }

    /** Rows and columns: Kiss, Montroll, Simpson, Smith, Wright, write-in. */
    private static Pairwise published() {
        return Pairwise.ofFigures(
                Options.of("Kiss", "Montroll", "Simpson", "Smith", "Wright", "write-in"), 8980, new long[][] {
                    {0, 3477, 5517, 3946, 4314, 6149},
                    {4067, 0, 6267, 4573, 4597, 6658},
                    {845, 591, 0, 721, 1309, 3338},
                    {3577, 2998, 5573, 0, 3793, 6057},
                    {4064, 3668, 5274, 3975, 0, 6063},
                    {116, 104, 165, 117, 163, 0},
                });
    }

    private static List<String> winners(Outcome outcome) {
        return outcome.winners().stream().map(Option::id).toList();
    }

    @Test
    void pluralityInstantRunoffAndCondorcetDisagree() {
        assertEquals(List.of("Wright"), winners(Plurality.of(ballots(), SharedPlace.NONE)));
        assertEquals(
                List.of("Kiss"), winners(InstantRunoff.of(ballots(), SharedPlace.NONE, TiedLowest.dropTogether())));
        assertEquals(List.of("Kiss"), winners(Runoff.of(ballots(), SharedPlace.NONE)));
        assertEquals(
                List.of("Montroll"),
                winners(BottomTwoRunoff.of(ballots(), SharedPlace.NONE, TiedLowest.dropTogether())));
    }

    @Test
    void theBallotsGiveThePublishedComparisonsOfTheThree() {
        Pairwise three = Pairwise.of(ballots(), Unranked.TIED_LAST);
        Pairwise six = published();
        for (Option a : THREE) {
            for (Option b : THREE) {
                if (!a.equals(b)) {
                    assertEquals(
                            six.support(
                                    six.options().indexOf(a.id()), six.options().indexOf(b.id())),
                            three.support(THREE.indexOf(a.id()), THREE.indexOf(b.id())));
                }
            }
        }
    }

    @Test
    void everyRuleOnPairsChoosesMontroll() {
        Pairwise pairwise = published();
        assertEquals(Optional.of(Option.of("Montroll")), pairwise.condorcetWinner());
        assertEquals(Optional.of(Option.of("write-in")), pairwise.condorcetLoser());
        List<Outcome> outcomes = List.of(
                Copeland.of(pairwise),
                Minimax.of(pairwise, Strength.MARGINS),
                Minimax.of(pairwise, Strength.WINNING_VOTES),
                Schulze.of(pairwise, Strength.WINNING_VOTES),
                RankedPairs.of(pairwise, Strength.MARGINS, TieBreak.byOrder(pairwise.options())),
                RankedPairs.followingAll(pairwise, Strength.MARGINS),
                SplitCycle.of(pairwise, Strength.MARGINS),
                Kemeny.of(pairwise),
                DominantSet.smith(pairwise),
                DominantSet.schwartz(pairwise));
        for (Outcome outcome : outcomes) {
            assertEquals(List.of("Montroll"), winners(outcome), outcome.rule().code());
            // Kiss needs half of 590 to draw level, and beats all others already.
            assertEquals(Optional.of(Margin.exactly(295, Option.of("Kiss"))), outcome.margin());
        }
        assertEquals(
                List.of("Montroll", "Kiss", "Wright", "Smith", "Simpson", "write-in"),
                Schulze.of(pairwise, Strength.MARGINS).ranking().stream()
                        .map(tier -> tier.get(0).id())
                        .toList());
    }

    @Test
    void theRoundsAreToldWithTheirCounts() {
        Outcome outcome = InstantRunoff.of(ballots(), SharedPlace.NONE, TiedLowest.dropTogether());

        assertEquals("""
                Instant runoff, tied lowest dropped together: Kiss is chosen.
                8833 ballots, 0 of them blank.
                Round 1, first places (of 8833): Wright 3297, Kiss 2982, Montroll 2554.
                Round 1: Montroll is eliminated.
                Round 2, first places (of 8378): Kiss 4314, Wright 4064.
                Round 2: Wright is eliminated.
                Other winners would have taken 125 changed ballots (in favour of Wright).""", outcome.summarize());
        assertEquals("""
                即时决选制（末位并列一并淘汰）：Kiss胜出。
                选票8833张，其中空白0张。
                第1轮，首选票（共8833）：Wright 3297，Kiss 2982，Montroll 2554。
                第1轮：Montroll被淘汰。
                第2轮，首选票（共8378）：Kiss 4314，Wright 4064。
                第2轮：Wright被淘汰。
                须改动125张选票，结果才会不同（有利于Wright）。""", outcome.summarize(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void theRulesAreComparedOnTheSameBallots() {
        Comparison<Criterion> comparison =
                OtherRules.of(ballots(), Unranked.TIED_LAST, SharedPlace.NONE, TieBreak.byOrder(THREE));

        assertEquals(18, comparison.outcomes().size());
        assertTrue(
                comparison.summarize().startsWith("Wright: Plurality.\nKiss: Runoff; Instant runoff"),
                comparison.summarize());
        assertTrue(
                comparison.summarize(Locale.CHINESE).startsWith("Wright：简单多数制。\nKiss：两轮决选制；"), comparison.summarize());
        assertTrue(
                comparison
                        .summarize()
                        .contains("\nNot met here (an option that beats all others is chosen): Plurality; Runoff; "
                                + "Instant runoff, tied lowest by order or lot."),
                comparison.summarize());
        assertTrue(
                comparison.summarize(Locale.CHINESE).endsWith("此处不满足“当选者在史密斯集内”：简单多数制；两轮决选制；即时决选制（末位并列按次序或抽签）。"),
                comparison.summarize(Locale.CHINESE));
        assertEquals(
                List.of("Wright"),
                comparison.violating(Criterion.CONDORCET_LOSER).stream()
                        .flatMap(outcome -> winners(outcome).stream())
                        .toList());
        assertEquals(List.of(), comparison.violating(Criterion.MAJORITY));
        assertEquals(
                15,
                comparison
                        .agreeingWith(Schulze.of(published(), Strength.MARGINS))
                        .size());
        Outcome runoff = InstantRunoff.of(ballots(), SharedPlace.NONE, TiedLowest.dropTogether());
        assertEquals(Criterion.Finding.VIOLATED, Criterion.CONDORCET.of(ballots(), Unranked.TIED_LAST, runoff));
        assertEquals(Criterion.Finding.VIOLATED, Criterion.SMITH.of(ballots(), Unranked.TIED_LAST, runoff));
        assertEquals(Criterion.Finding.HOLDS, Criterion.CONDORCET_LOSER.of(ballots(), Unranked.TIED_LAST, runoff));
        assertEquals(Criterion.Finding.SAYS_NOTHING, Criterion.MAJORITY.of(ballots(), Unranked.TIED_LAST, runoff));
        assertEquals(Criterion.Finding.SAYS_NOTHING, Criterion.PARETO.of(ballots(), Unranked.TIED_LAST, runoff));
        Outcome plurality = Plurality.of(ballots(), SharedPlace.NONE);
        assertEquals(
                Criterion.Finding.VIOLATED, Criterion.CONDORCET_LOSER.of(ballots(), Unranked.TIED_LAST, plurality));
    }

    @Test
    void moreSupportMakesKissLose() {
        // 753 voters who had Wright first put Kiss first instead: now Wright goes out first, and Montroll wins.
        RankedProfile more = RankedProfile.builder(THREE)
                .add(1332, "Montroll > Kiss > Wright")
                .add(767, "Montroll > Wright > Kiss")
                .add(455, "Montroll")
                .add(2043, "Kiss > Montroll > Wright")
                .add(371 + 495, "Kiss > Wright > Montroll")
                .add(568 + 258, "Kiss")
                .add(1513, "Wright > Montroll > Kiss")
                .add(1289 - 258, "Wright")
                .build();

        Outcome outcome = InstantRunoff.of(more, SharedPlace.NONE, TiedLowest.dropTogether());

        assertEquals(List.of("Montroll"), winners(outcome));
        assertTrue(outcome.steps().stream()
                .anyMatch(step -> step instanceof Step.Eliminated out
                        && out.round() == 1
                        && out.options().contains(Option.of("Wright"))));
    }
}
