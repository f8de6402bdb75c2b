package org.linli.choice.committee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.ParallelOutcomes;
import org.linli.choice.Step;
import org.linli.choice.TieBreak;
import org.linli.choice.Trials;
import org.linli.choice.committee.EqualShares.Completion;
import org.linli.choice.committee.Representation.Verdict;

class CommitteeTest {
    /** Sixty voters of the north want n1 to n4, thirty of the south s1 to s3, ten of the lane l. */
    private static final Options STREETS = Options.of("n1", "n2", "n3", "n4", "s1", "s2", "s3", "l");

    private static final TieBreak ORDER = TieBreak.byOrder(STREETS);

    private static ApprovalProfile streets() {
        return ApprovalProfile.builder(STREETS)
                .add(60, "n1", "n2", "n3", "n4")
                .add(30, "s1", "s2", "s3")
                .add(10, "l")
                .build();
    }

    private static Set<String> ids(Outcome outcome) {
        return outcome.winners().stream().map(Option::id).collect(Collectors.toSet());
    }

    @Test
    void approvals_give_every_seat_to_the_majority_and_proportional_rules_do_not() {
        ApprovalProfile profile = streets();

        assertEquals(Set.of("n1", "n2", "n3"), ids(ApprovalCount.WHOLE.of(profile, 3, ORDER)));
        Set<String> fair = Set.of("n1", "n2", "s1");
        assertEquals(fair, ids(Thiele.PROPORTIONAL.sequential(profile, 3, ORDER)));
        assertEquals(fair, ids(Thiele.PROPORTIONAL.reverseSequential(profile, 3, ORDER)));
        assertEquals(fair, ids(Thiele.PROPORTIONAL.exact(profile, 3, ORDER, 100)));
        assertEquals(fair, ids(SequentialPhragmen.of(profile, 3, ORDER)));
        assertEquals(fair, ids(GreedyMonroe.of(profile, 3, ORDER)));
        assertEquals(Set.of("n1", "s1", "l"), ids(Thiele.CHAMBERLIN_COURANT.exact(profile, 3, ORDER, 100)));
        assertEquals(Set.of("n1", "s1", "l"), ids(Thiele.CHAMBERLIN_COURANT.sequential(profile, 3, ORDER)));
    }

    @Test
    void satisfaction_approval_voting_shares_one_vote() {
        Outcome outcome = ApprovalCount.SHARED.of(streets(), 2, ORDER);

        Step.Counted count = (Step.Counted) outcome.steps().get(0);
        assertEquals(Fraction.of(15), count.scores().get(0).value());
        assertEquals(Fraction.of(10), count.scores().get(4).value());
    }

    @Test
    void money_that_is_left_buys_nothing_unless_it_is_completed() {
        ApprovalProfile profile = streets();

        Outcome none = EqualShares.of(profile, 3, Completion.NONE, ORDER);
        // Thirty voters have 90/100 of a seat.
        assertEquals(Set.of("n1"), ids(none));
        assertEquals(Outcome.Verdict.DECIDED, none.verdict());
        assertEquals(
                Fraction.of(1, 60),
                ((Step.Counted) none.steps().get(0)).scores().get(0).value());
        assertEquals(Set.of("n1", "n2", "n3"), ids(EqualShares.of(profile, 3, Completion.APPROVALS, ORDER)));
        assertEquals(Set.of("n1", "n2", "s1"), ids(EqualShares.of(profile, 3, Completion.PHRAGMEN, ORDER)));
        // As for four seats, everybody has 4/100: the north buys two, the south one.
        assertEquals(Set.of("n1", "n2", "s1"), ids(EqualShares.of(profile, 3, Completion.INCREMENT, ORDER)));
    }

    @Test
    void a_violation_names_the_group_that_could_complain() {
        ApprovalProfile profile = ApprovalProfile.builder(Options.of("a", "b", "c", "d"))
                .add(6, "a", "b")
                .add(4, "c", "d")
                .build();

        Representation.Finding found = Representation.JR.of(profile, List.of("a", "b"), 3);
        assertEquals(Verdict.VIOLATED, found.verdict());
        assertEquals(4, found.claim().orElseThrow().weight());
        assertEquals(1, found.claim().orElseThrow().deserved());
        assertEquals(List.of(Option.of("c")), found.claim().orElseThrow().agreedOn());
        assertEquals(
                "It violates justified representation (JR): a group of weight 4 of 10 deserves 1 of 3 seats and agrees on c.",
                found.summarize(Locale.ENGLISH));
        assertTrue(found.summarize(Locale.CHINESE).contains("应得1席"));
        for (Representation asked : Representation.values()) {
            assertEquals(
                    Verdict.HOLDS, asked.of(profile, List.of("a", "b", "c"), 3).verdict(), asked.toString());
            assertEquals(
                    Verdict.VIOLATED, asked.of(profile, List.of("a", "b"), 3).verdict(), asked.toString());
        }
    }

    @Test
    void proportional_approval_is_in_no_doubt_where_extended_and_plain_representation_part() {
        // H. Aziz et al. (2017), example 6: PJR holds and EJR does not.
        Options options = Options.of("w1", "w2", "w3", "w4", "c1", "c2", "c3", "c4");
        ApprovalProfile profile = ApprovalProfile.builder(options)
                .add(1, "w1", "c1", "c2", "c3", "c4")
                .add(1, "w2", "c1", "c2", "c3", "c4")
                .add(1, "w3", "c1", "c2", "c3", "c4")
                .add(1, "w4", "c1", "c2", "c3", "c4")
                .build();
        List<String> each = List.of("w1", "w2", "w3", "w4");

        assertEquals(Verdict.HOLDS, Representation.JR.of(profile, each, 4).verdict());
        assertEquals(Verdict.HOLDS, Representation.PJR.of(profile, each, 4).verdict());
        assertEquals(Verdict.VIOLATED, Representation.EJR.of(profile, each, 4).verdict());
        assertEquals(
                Verdict.VIOLATED, Representation.EJR_PLUS.of(profile, each, 4).verdict());
        assertEquals(Verdict.VIOLATED, Representation.CORE.of(profile, each, 4).verdict());
    }

    @Test
    void a_search_that_ends_early_says_how_much_better_another_committee_could_be() {
        Options options = Options.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
        for (int i = 0; i < 10; i++) {
            builder.add(
                    1,
                    options.get(i).id(),
                    options.get((i + 1) % 10).id(),
                    options.get((i + 3) % 10).id());
        }
        Outcome early = Thiele.CHAMBERLIN_COURANT.exact(builder.build(), 3, TieBreak.byOrder(options), 1);
        Outcome whole = Thiele.CHAMBERLIN_COURANT.exact(builder.build(), 3, TieBreak.byOrder(options), 100_000);

        Step.Bounded gap = (Step.Bounded) early.steps().get(0);
        Step.Bounded proof = (Step.Bounded) whole.steps().get(0);
        assertTrue(proof.isOptimal());
        assertFalse(whole.ties().isEmpty());
        assertTrue(gap.proved().compareTo(proof.found()) >= 0 && gap.found().compareTo(proof.found()) <= 0);
    }

    @Test
    void where_no_common_fraction_fits_bounds_are_rounded_the_safe_way() {
        Options options = Options.copyOf(
                IntStream.range(0, 50).mapToObj(i -> Option.of("o" + i)).toList());
        ApprovalProfile.Builder builder = ApprovalProfile.builder(options);
        for (int voter = 0; voter < 12; voter++) {
            int from = voter;
            builder.add(
                    1 + voter % 3,
                    options.asList().stream()
                            .map(Option::id)
                            .filter(id -> (Integer.parseInt(id.substring(1)) * 7 + from) % (3 + from % 4) == 0)
                            .toArray(String[]::new));
        }
        Outcome outcome = Thiele.PROPORTIONAL.exact(builder.build(), 43, TieBreak.byOrder(options), 200);

        Step.Bounded bounded = (Step.Bounded) outcome.steps().get(0);
        assertTrue(bounded.proved().compareTo(bounded.found()) >= 0);
        assertEquals(
                bounded.found(),
                Thiele.PROPORTIONAL.satisfaction(
                        builder.build(),
                        outcome.winners().stream().map(Option::id).toList()));
    }

    @Test
    void every_way_of_breaking_ties_is_followed() {
        ApprovalProfile profile = streets();

        ParallelOutcomes all = ParallelOutcomes.of(STREETS, order -> ApprovalCount.WHOLE.of(profile, 3, order), 100);
        assertTrue(all.complete());
        assertEquals(4, all.outcomes().size());
        ParallelOutcomes phragmen =
                ParallelOutcomes.of(STREETS, order -> SequentialPhragmen.of(profile, 3, order), 1_000);
        // Two of the four, and one of the three.
        assertEquals(18, phragmen.outcomes().size());
        ParallelOutcomes some = ParallelOutcomes.of(STREETS, order -> SequentialPhragmen.of(profile, 3, order), 5);
        assertFalse(some.complete());
        assertThrows(
                IllegalArgumentException.class,
                () -> ParallelOutcomes.of(STREETS, order -> all.outcomes().get(0), 0));
    }

    @Test
    void margins_are_exact_bounded_or_tried() {
        ApprovalProfile profile = ApprovalProfile.builder(Options.of("a", "b", "c"))
                .add(10, "a")
                .add(7, "b")
                .add(4, "c")
                .build();
        TieBreak order = TieBreak.byOrder("a", "b", "c");

        assertEquals(
                Margin.exactly(2, Option.of("c")),
                ApprovalCount.WHOLE.of(profile, 2, order).margin().orElseThrow());
        assertEquals(
                2,
                Thiele.PROPORTIONAL
                        .sequential(profile, 2, order)
                        .margin()
                        .orElseThrow()
                        .atLeast());
        Outcome tried = Trials.ofApprovals(profile, ballots -> SequentialPhragmen.of(ballots, 2, order));
        assertEquals(Margin.between(1, 2, Option.of("c")), tried.margin().orElseThrow());
    }

    @Test
    void nobody_is_chosen_of_whom_nobody_approves() {
        Options options = Options.of("a", "b", "c");
        TieBreak order = TieBreak.byOrder(options);
        ApprovalProfile one =
                ApprovalProfile.builder(options).add(3, "b").addBlank(2).build();
        ApprovalProfile blank = ApprovalProfile.builder(options).addBlank(2).build();
        CommitteeAgreementTest.rules(one, 2).forEach((name, rule) -> {
            assertEquals(Set.of("b"), ids(rule.apply(order)), name);
        });
        CommitteeAgreementTest.rules(blank, 2).forEach((name, rule) -> {
            assertEquals(Outcome.Verdict.VOID, rule.apply(order).verdict(), name);
        });
        CommitteeAgreementTest.rules(one, 4)
                .forEach((name, rule) -> assertThrows(IllegalArgumentException.class, () -> rule.apply(order), name));
        assertThrows(IllegalArgumentException.class, () -> Thiele.PROPORTIONAL.exact(one, 1, order, 0));
        assertThrows(IllegalArgumentException.class, () -> Representation.JR.of(one, List.of("a", "b"), 1));
    }
}
