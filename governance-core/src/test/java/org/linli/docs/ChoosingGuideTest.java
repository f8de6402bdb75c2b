package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Comparison;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;
import org.linli.choice.bargain.BargainingProblem;
import org.linli.choice.bargain.CommonGround;
import org.linli.choice.bargain.Condition;
import org.linli.choice.bargain.Nash;
import org.linli.choice.bargain.Party;
import org.linli.choice.bargain.Settlement;
import org.linli.choice.voting.ApprovalVoting;
import org.linli.choice.voting.Criterion;
import org.linli.choice.voting.DualMajority;
import org.linli.choice.voting.DualMajority.Item;
import org.linli.choice.voting.DualMajority.Silence;
import org.linli.choice.voting.DualMajority.Vote;
import org.linli.choice.voting.Motion;
import org.linli.choice.voting.OtherRules;
import org.linli.choice.voting.Schulze;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.Strength;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Digest;

/** The snippets of docs/guide/choosing.md, compiled and run. */
class ChoosingGuideTest {
    private static RankedProfile lane() {
        // tag::ballots
        Options options = Options.copyOf(
                List.of(new Option("park", "口袋公园"), new Option("parking", "停车位"), new Option("playground", "儿童乐园")));
        RankedProfile ballots = RankedProfile.builder(options)
                .add(40, "park > playground > parking")
                .add(35, "parking > playground")
                .add(25, "playground > park > parking")
                .addBlank(2)
                .build();
        // end::ballots
        return ballots;
    }

    @Test
    void a_rule_is_asked_and_explains_itself() {
        RankedProfile ballots = lane();
        // tag::ask
        Outcome outcome = Schulze.of(ballots, Unranked.TIED_LAST, Strength.WINNING_VOTES);
        System.out.println(outcome.summarize(Locale.CHINESE));
        // end::ask
        assertEquals("playground", outcome.winner().orElseThrow().id());
        assertEquals("""
                Schulze, winning votes: 儿童乐园 is chosen.
                102 ballots, 2 of them blank.
                儿童乐园 beats 口袋公园, 60 to 40.
                Other winners would have taken 10 changed ballots (in favour of 口袋公园).""", outcome.summarize());
        // tag::compare
        Comparison<Criterion> comparison =
                OtherRules.of(ballots, Unranked.TIED_LAST, SharedPlace.DIVIDED, TieBreak.byLot("2026-05-01 08:00"));
        System.out.println(comparison.summarize());
        Criterion.Finding finding = Criterion.CONDORCET.of(ballots, Unranked.TIED_LAST, outcome);
        // end::compare
        assertEquals(Criterion.Finding.HOLDS, finding);
        assertTrue(comparison.summarize().startsWith("口袋公园: Plurality"), comparison.summarize());
    }

    @Test
    void approvals_are_counted_and_a_tie_is_broken_by_lot() {
        // tag::tie
        ApprovalProfile approvals = ApprovalProfile.builder(Options.of("monday", "friday", "sunday"))
                .add(12, "monday", "friday")
                .add(9, "sunday")
                .add(3, "sunday", "friday", "monday")
                .build();
        Outcome tied = ApprovalVoting.of(approvals);
        Outcome decided =
                tied.resolve(approvals.options(), TieBreak.byLot("first prize of the welfare lottery, 1 May 2026"));
        // end::tie
        assertEquals(Outcome.Verdict.TIED, tied.verdict());
        assertTrue(decided.winner().isPresent());
        assertTrue(decided.summarize().contains("the lot from the seed"), decided.summarize());
    }

    @Test
    void owners_decide_by_area_and_by_persons() {
        ActorId wang = ActorId.of("o1");
        ActorId li = ActorId.of("o2");
        ActorId developer = ActorId.of("developer");
        // tag::owners
        Motion.Decision decision = DualMajority.builder()
                .unit("1-101", 89_50, Set.of(wang, li))
                .unit("1-102", 120_00, Set.of(developer))
                .unit("1-103", 89_50, Set.of(developer))
                .vote("1-101", Vote.IN_FAVOUR)
                .vote("1-102", Vote.AGAINST)
                .decide(new Item(5), Silence.IS_NO_VOTE);
        System.out.println(decision.summarize(Locale.CHINESE));
        // end::owners
        assertFalse(decision.adopted());
    }

    private static BargainingProblem renewal() {
        // tag::bargain
        BargainingProblem lane = BargainingProblem.builder()
                .issue("space", "park", "parking", "both")
                .issue("hours", "always", "daytime")
                .issue("fee", "none", "low", "high")
                .party(Party.of("residents")
                        .withReservation(50)
                        .withValues("space", 60, 10, 45)
                        .withValues("hours", 0, 20)
                        .withValues("fee", 20, 10, 0)
                        .withRedLine("space=parking"))
                .party(Party.of("shops")
                        .withReservation(40)
                        .withValues("space", 0, 60, 40)
                        .withValues("hours", 30, 10)
                        .withValues("fee", 10, 5, 0))
                .condition(Condition.require("space=both", "fee=low", "fee=high"))
                .build();
        // end::bargain
        return lane;
    }

    @Test
    void parties_look_for_common_ground() {
        BargainingProblem lane = renewal();
        // tag::ground
        CommonGround ground = CommonGround.of(lane);
        System.out.println(ground.summarize());
        Settlement fair = Nash.of(lane);
        System.out.println(fair.summarize(Locale.CHINESE));
        // end::ground
        assertTrue(ground.isReached());
        assertEquals("both + daytime + low", fair.deal().orElseThrow().option().name());
    }

    /** A row of a host's own table: what somebody put in, and nothing about who. */
    private record Cast(String ranking) {}

    /** As many as the online council hall of the real 东亭社区 has members; what they would say is made up. */
    private static List<Cast> table(int voters, long seed) {
        Random random = new Random(seed);
        List<String> liked = List.of("park", "playground", "parking", "ramp", "lamps", "reading");
        List<Cast> rows = new ArrayList<>();
        for (int voter = 0; voter < voters; voter++) {
            List<String> order = new ArrayList<>(liked);
            Collections.rotate(order, voter % 3);
            for (int swaps = random.nextInt(4); swaps > 0; swaps--) {
                Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
            }
            rows.add(new Cast(String.join(" > ", order.subList(0, random.nextInt(order.size() + 1)))));
        }
        return rows;
    }

    @Test
    void a_host_counts_the_ballots_of_8664_voters() {
        List<Cast> rows = table(8_664, 1);
        Options options = Options.of("park", "parking", "playground", "ramp", "lamps", "reading");
        // tag::host
        RankedProfile.Builder counting = RankedProfile.builder(options);
        for (Cast row : rows) {
            if (row.ranking().isEmpty()) {
                counting.addBlank(1);
            } else {
                counting.add(1, row.ranking());
            }
        }
        RankedProfile ballots = counting.build();
        Outcome outcome = Schulze.of(ballots, Unranked.TIED_LAST, Strength.WINNING_VOTES)
                .resolve(options, TieBreak.byLot("first prize of the welfare lottery, 1 May 2026"));
        String published = outcome.summarize(Locale.CHINESE);
        Digest cited = Digest.sha256(published.getBytes(StandardCharsets.UTF_8));
        // end::host

        assertEquals(8_664, ballots.electorate().ballots());
        assertTrue(ballots.electorate().blank() > 0);
        assertTrue(ballots.distinct() < 2_000, "equal ballots are kept once, not " + ballots.distinct());
        assertEquals(Outcome.Verdict.DECIDED, outcome.verdict());
        // Two thirds of the rows begin with it, or with the lamps and then it.
        assertEquals("reading", outcome.winner().orElseThrow().id());
        assertTrue(outcome.margin().orElseThrow().atLeast() > 1);
        assertEquals(64, cited.toString().length());

        List<Cast> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(2));
        RankedProfile.Builder again = RankedProfile.builder(options);
        shuffled.forEach(row -> again.add(row.ranking().isEmpty() ? Ranking.BLANK : Ranking.parse(row.ranking())));
        assertEquals(ballots, again.build());
        assertEquals(
                outcome.winners(),
                Schulze.of(again.build(), Unranked.TIED_LAST, Strength.WINNING_VOTES)
                        .winners());
    }

    @Test
    void the_guide_shows_what_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/choosing.md"),
                module.resolve("src/test/java/org/linli/docs"),
                module.resolve("src/test/java/org/linli/choice/testkit"));
        assertEquals(Ranking.parse("park > parking"), Ranking.of("park", "parking"));
    }
}
