package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.choice.budget.Allocation;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.Completion;
import org.linli.choice.budget.EqualShares;
import org.linli.choice.budget.Greedy;
import org.linli.choice.budget.Utilities;
import org.linli.choice.voting.BottomTwoRunoff;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.RankedPairs;
import org.linli.choice.voting.ScottishVote;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.Strength;
import org.linli.choice.voting.TiedLowest;

class FingerprintTest {
    record Pair(String one, List<String> others) {}

    @Test
    void it_is_that_of_the_text_in_the_documentation() {
        // printf '(4:Pair3:a:b[2:é])' | sha256sum
        assertEquals(
                "a9b480e3772b600d20de1f6b417d3f585f975e8bb47a1957b294ee84026ffc6b",
                Fingerprint.of(new Pair("a:b", List.of("é"))));
    }

    @Test
    void parts_cannot_be_moved_from_one_component_to_the_next() {
        Set<String> prints = new HashSet<>();
        prints.add(Fingerprint.of(new Pair("", List.of("a", "b"))));
        prints.add(Fingerprint.of(new Pair("", List.of("ab"))));
        prints.add(Fingerprint.of(new Pair("a", List.of("b"))));
        prints.add(Fingerprint.of(new Pair("ab", List.of())));
        prints.add(Fingerprint.of(new Pair("", List.of("a", "b", ""))));
        assertEquals(5, prints.size());
        record Odd(Object object) {}
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(new Odd(new int[0])));
    }

    @Test
    void an_outcome_of_many_rounds_is_kept_by_its_digest() {
        Options options = Options.of("a", "b", "c", "d", "e", "f", "g", "h");
        Random random = new Random(4);
        RankedProfile.Builder first = RankedProfile.builder(options);
        RankedProfile.Builder second = RankedProfile.builder(options);
        for (int i = 0; i < 300; i++) {
            List<Option> order = new java.util.ArrayList<>(options.asList());
            java.util.Collections.shuffle(order, random);
            String ranking = String.join(" > ", order.stream().map(Option::id).toList());
            first.add(1, ranking);
            second.add(1, ranking);
        }
        TieBreak lot = TieBreak.byLot("a seed");
        Outcome outcome = ScottishVote.of(first.build(), 3, lot);

        assertEquals(outcome.digest(), ScottishVote.of(second.build(), 3, lot).digest());
        assertEquals(64, outcome.digest().length());
        assertNotEquals(outcome.digest(), outcome.withMargin(Margin.atLeast(2)).digest());
    }

    @Test
    void allocations_have_one_too() {
        Budget budget = Budget.builder(10).project("a", 6).project("b", 5).build();
        Utilities worth = Utilities.cost(ApprovalProfile.builder(budget.options())
                .add(3, "a")
                .add(2, "b")
                .build());
        Allocation allocation = EqualShares.of(budget, worth, Completion.add1(1), budget.byId());

        assertEquals(
                allocation.digest(),
                EqualShares.of(budget, worth, Completion.add1(1), budget.byId()).digest());
        assertNotEquals(
                allocation.digest(),
                Greedy.of(budget, worth, Greedy.Order.SUPPORT, budget.byId()).digest());
    }

    /** 200 options on 101 ballots, each alone on top: two hundred are tied for last, and nobody wants to read all of their duels. */
    @Test
    void of_many_duels_those_are_told_that_drop_somebody() {
        RankedProfile profile = many(200, 101);
        Outcome outcome = BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.breakBy(TieBreak.byLot("a")));
        long duels =
                outcome.steps().stream().filter(Step.Duel.class::isInstance).count();

        assertTrue(duels < 200 * 200 / 2, duels + " duels");
    }

    @Test
    void orders_that_would_take_minutes_to_follow_are_refused() {
        Pairwise pairwise = Pairwise.of(many(60, 6), Unranked.TIED_LAST);
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> RankedPairs.followingAll(pairwise, Strength.MARGINS));
        assertTrue(refused.getMessage().contains("pass a tie-break"), refused.getMessage());
    }

    private static RankedProfile many(int size, int ballots) {
        Options options = Options.copyOf(java.util.stream.IntStream.range(0, size)
                .mapToObj(i -> new Option("o" + i, "o" + i))
                .toList());
        Random random = new Random(1);
        RankedProfile.Builder builder = RankedProfile.builder(options);
        for (int i = 0; i < ballots; i++) {
            List<Option> order = new java.util.ArrayList<>(options.asList());
            java.util.Collections.shuffle(order, random);
            builder.add(1, String.join(" > ", order.stream().map(Option::id).toList()));
        }
        return builder.build();
    }

    /** One ballot is for the dear project, and no two others could bring it up: whoever reads a margin of 199 ballots of three is misled. */
    @Test
    void a_margin_is_never_more_than_the_ballots_that_could_change() {
        Budget budget =
                Budget.builder(100).project("cheap", 1).project("dear", 100).build();
        Utilities worth = Utilities.cardinality(ApprovalProfile.builder(budget.options())
                .add(2, "cheap")
                .add(1, "dear")
                .build());
        Allocation allocation = Greedy.of(budget, worth, Greedy.Order.UTILITY_PER_COST, budget.byId());

        assertEquals(
                List.of("cheap"), allocation.order().stream().map(Option::id).toList());
        assertTrue(allocation
                .outcome()
                .margin()
                .flatMap(margin -> margin.atMost().stream().boxed().findFirst())
                .filter(most -> most > 2)
                .isEmpty());
    }
}
