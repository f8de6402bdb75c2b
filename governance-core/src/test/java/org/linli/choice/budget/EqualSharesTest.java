package org.linli.choice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Ranking;
import org.linli.choice.Scale;
import org.linli.choice.ScoreProfile;
import org.linli.choice.Spending;
import org.linli.choice.Spending.NotFunded.Why;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

class EqualSharesTest {
    /** Six of ten want things for the north, four for the south; the north alone has a majority for everything. */
    private static final Budget BUDGET = Budget.builder(1_000)
            .project(new Option("bench", "长椅"), 300)
            .project(new Option("court", "球场"), 300)
            .project(new Option("lamps", "路灯"), 300)
            .project(new Option("ramp", "坡道"), 360)
            .project(new Option("school", "学堂"), 2_000)
            .build();

    private static final ApprovalProfile BALLOTS = ApprovalProfile.builder(BUDGET.options())
            .add(6, "bench", "court", "lamps")
            .add(4, "ramp")
            .build();

    private static Spending.NotFunded lacking(Allocation allocation, String id) {
        return allocation.outcome().steps().stream()
                .filter(step -> step instanceof Spending.NotFunded not
                        && not.option().id().equals(id))
                .map(Spending.NotFunded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Allocation allocation) {
        return allocation.order().stream().map(Option::id).toList();
    }

    @Test
    void a_minority_gets_what_its_shares_pay_for_and_the_greedy_rule_denies_it() {
        Utilities utilities = Utilities.cost(BALLOTS);
        Allocation fair = EqualShares.of(BUDGET, utilities, BUDGET.byId());
        Allocation greedy = Greedy.of(BUDGET, utilities, Greedy.Order.SUPPORT, BUDGET.byId());

        assertEquals(List.of("bench", "court", "ramp"), ids(fair));
        assertEquals(960, fair.spent());
        assertEquals(List.of("bench", "court", "lamps"), ids(greedy));
        assertEquals(
                Optional.of(new BudgetAxiom.Violation(
                        BudgetAxiom.EJR_PLUS, BUDGET.options().get("ramp"), 4)),
                BudgetAxiom.EJR_PLUS.violation(BUDGET, utilities, greedy));
        assertEquals(3, lacking(greedy, "ramp").moreSupport().orElseThrow());
    }

    @Test
    void payments_and_what_was_lacking_are_told() {
        Allocation fair = EqualShares.of(BUDGET, Utilities.cost(BALLOTS), BUDGET.byId());

        Spending.Funded first = (Spending.Funded) fair.outcome().steps().get(1);
        assertEquals(
                new Spending.Payment(Fraction.of(50), 6, 0), first.payment().orElseThrow());
        assertEquals(Fraction.of(6), first.value());
        Spending.NotFunded lamps = lacking(fair, "lamps");
        assertEquals(Why.TOO_LITTLE_MONEY, lamps.why());
        assertEquals(Fraction.of(300), lamps.missing());
        assertTrue(lamps.moreSupport().isEmpty(), "those of the ramp have 10 each, 40 together");
        assertEquals(
                new Tie(
                        1,
                        List.of(
                                BUDGET.options().get("bench"),
                                BUDGET.options().get("court"),
                                BUDGET.options().get("lamps")),
                        Tie.Way.BROKEN,
                        Optional.of(BUDGET.byId()),
                        List.of(BUDGET.options().get("bench"))),
                fair.outcome().ties().get(0));
        assertEquals(
                """
                Method of equal shares, cost utilities: bench, court and ramp are chosen.
                Of 1000, 960 is spent and 40 is left.
                10 ballots, 0 of them blank.
                Each of 10 voters has 100.
                Round 1: bench is funded for 300 (effective votes 6); 6 pay 50 each.
                Round 2: court is funded for 300 (effective votes 6); 6 pay 50 each.
                Round 3: ramp is funded for 360 (effective votes 4); 4 pay 90 each.
                lamps is not funded: its supporters have 300 less left than it costs.
                school is not funded: it has 1 less support than is asked for.
                In round 1 bench, court and lamps were tied; the published order favoured bench.
                In round 2 court and lamps were tied; the published order favoured court.
                Other winners would have taken at least 1 changed ballot; a better bound is not known.""",
                fair.summarize()
                        .replace("长椅", "bench")
                        .replace("球场", "court")
                        .replace("路灯", "lamps")
                        .replace("坡道", "ramp")
                        .replace("学堂", "school"));
        assertTrue(fair.summarize(Locale.CHINESE).contains("路灯未获拨款：其支持者所余资金比费用少300。"));
        assertTrue(fair.summarize(Locale.CHINESE).contains("可用1000，支出960，余40。"));
    }

    @Test
    void shares_that_grow_stop_where_nothing_more_fits_or_too_much_is_spent() {
        Budget budget = Budget.builder(100).project("a", 60).project("b", 50).build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(5, "a")
                .add(5, "b")
                .build();
        Utilities utilities = Utilities.cost(ballots);

        // With 10 each b is bought; a needs 12 each, and then both cost 110.
        Allocation grown = EqualShares.of(budget, utilities, Completion.add1(1), budget.byId());
        assertEquals(List.of("b"), ids(grown));
        assertEquals(List.of("b"), ids(EqualShares.of(budget, utilities, budget.byId())));
        Spending.NotFunded lacking = lacking(EqualShares.of(budget, utilities, budget.byId()), "a");
        assertEquals(Fraction.of(10), lacking.missing());
        assertEquals(
                Optional.of(Margin.atLeast(1)),
                EqualShares.of(budget, utilities, budget.byId()).outcome().margin());
    }

    @Test
    void growth_is_counted_and_may_begin_at_a_whole_share() {
        Budget budget = Budget.builder(107).project("a", 60).project("b", 45).build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(5, "a")
                .add(5, "b")
                .build();
        Utilities utilities = Utilities.cost(ballots);
        Completion whole = Completion.add1(1).startingAt(Completion.Start.WHOLE);

        assertEquals(
                new Spending.Endowed(Fraction.of(12), 10, 2),
                EqualShares.of(budget, utilities, whole, budget.byId())
                        .outcome()
                        .steps()
                        .get(0));
        assertEquals(
                new Spending.Endowed(Fraction.of(127, 10), 10, 2),
                EqualShares.of(budget, utilities, Completion.add1(1), budget.byId())
                        .outcome()
                        .steps()
                        .get(0));
        assertThrows(IllegalArgumentException.class, () -> Completion.add1(0));
    }

    @Test
    void the_margin_is_a_number_of_ballots_that_would_do() {
        Budget budget = Budget.builder(100).project("a", 60).project("b", 40).build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(5, "a")
                .add(1, "b")
                .addBlank(4)
                .build();
        Allocation before = EqualShares.of(budget, Utilities.cost(ballots), budget.byId());

        assertEquals(List.of(), ids(before));
        assertEquals(Outcome.Verdict.NONE_QUALIFIES, before.outcome().verdict());
        assertTrue(before.summarize().contains("no option has what it takes"));
        assertEquals(1, lacking(before, "a").moreSupport().orElseThrow());
        assertEquals(3, lacking(before, "b").moreSupport().orElseThrow());
        assertEquals(1, before.outcome().margin().orElseThrow().atMost().orElseThrow());
    }

    @Test
    void points_and_places_are_utilities_too() {
        Options options = Options.of("a", "b");
        Budget budget = Budget.builder(12).project("a", 6).project("b", 9).build();
        ScoreProfile points = ScoreProfile.builder(options, Scale.points(5))
                .add(2, Map.of("a", 1, "b", 5))
                .build();
        RankedProfile ranked =
                RankedProfile.builder(options).add(Ranking.of("a", "b")).build();

        // b costs 9 / 10 a point, a 6 / 2.
        assertEquals(List.of("b"), ids(EqualShares.of(budget, Utilities.points(points), budget.byId())));
        assertEquals(List.of("a"), ids(EqualShares.of(budget, Utilities.borda(ranked), budget.byId())));
        assertEquals(0, Utilities.borda(ranked).support(1), "the last place is worth nothing");
    }

    @Test
    void bounded_overspending_buys_a_bargain_that_is_not_quite_paid_for() {
        Budget budget = Budget.builder(100).project("a", 60).project("b", 100).build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(5, "a")
                .add(4, "b")
                .addBlank(1)
                .build();
        Utilities utilities = Utilities.cost(ballots);

        assertEquals(List.of(), ids(EqualShares.of(budget, utilities, budget.byId())));
        Allocation bought = BoundedOverspending.of(budget, utilities, budget.byId());
        assertEquals(List.of("a"), ids(bought));
        Spending.Payment payment =
                ((Spending.Funded) bought.outcome().steps().get(1)).payment().orElseThrow();
        assertEquals(5, payment.lessThanFull(), "12 would be due, and everybody has 10");
    }

    @Test
    void phragmen_ends_at_the_first_that_does_not_fit() {
        Budget budget = Budget.builder(100)
                .project("a", 60)
                .project("b", 50)
                .project("c", 30)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(6, "a")
                .add(4, "b")
                .add(2, "c")
                .build();
        Allocation allocation = SequentialPhragmen.of(budget, Utilities.cost(ballots), budget.byId());

        assertEquals(List.of("a"), ids(allocation));
        assertEquals(Why.OVER_BUDGET, lacking(allocation, "b").why());
        assertEquals(Why.NOT_REACHED, lacking(allocation, "c").why());
    }

    @Test
    void limits_turn_projects_away_and_say_why() {
        Budget budget = Budget.builder(1_000)
                .project("park", 300, "green")
                .project("trees", 200, "green")
                .project("parking", 300)
                .project("sign", 10)
                .cap("green", 400)
                .incompatible("park", "parking")
                .minimumSupport(2)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(4, "park", "trees", "parking")
                .add(1, "sign", "park")
                .build();
        for (Allocation each : List.of(
                EqualShares.of(budget, Utilities.cost(ballots), budget.byId()),
                Greedy.of(budget, Utilities.cost(ballots), Greedy.Order.SUPPORT, budget.byId()))) {
            assertEquals(List.of("park"), ids(each));
            assertEquals(Why.INCOMPATIBLE, lacking(each, "parking").why());
            assertEquals(
                    Optional.of(Option.of("park")), lacking(each, "parking").because());
            assertEquals(Why.OVER_CATEGORY, lacking(each, "trees").why());
            assertEquals(Fraction.of(100), lacking(each, "trees").missing());
            assertEquals(Why.TOO_LITTLE_SUPPORT, lacking(each, "sign").why());
        }
        assertEquals(
                Optional.of(new BudgetAxiom.Violation(BudgetAxiom.FEASIBLE, Option.of("parking"), 0)),
                BudgetAxiom.FEASIBLE.violation(
                        budget, Utilities.cost(ballots), List.of(Option.of("park"), Option.of("parking"))));
    }

    @Test
    void nobody_and_one_voter_and_everything_tied() {
        Utilities nobody =
                Utilities.cost(ApprovalProfile.builder(BUDGET.options()).build());
        Utilities blank = Utilities.cost(
                ApprovalProfile.builder(BUDGET.options()).addBlank(3).build());
        for (Utilities silent : List.of(nobody, blank)) {
            Allocation allocation = EqualShares.of(BUDGET, silent, Completion.add1(1), BUDGET.byId());
            assertEquals(Outcome.Verdict.VOID, allocation.outcome().verdict());
            assertEquals(0, allocation.spent());
            assertEquals(
                    Outcome.Verdict.VOID,
                    Greedy.of(BUDGET, silent, Greedy.Order.SUPPORT, BUDGET.byId())
                            .outcome()
                            .verdict());
        }
        Utilities one = Utilities.cost(
                ApprovalProfile.builder(BUDGET.options()).add(1, "ramp").build());
        assertEquals(List.of("ramp"), ids(EqualShares.of(BUDGET, one, BUDGET.byId())));

        Budget equal = Budget.builder(10).project("b", 10).project("a", 10).build();
        Utilities tied = Utilities.cost(
                ApprovalProfile.builder(equal.options()).add(2, "a", "b").build());
        assertEquals(List.of("a"), ids(EqualShares.of(equal, tied, equal.byId())));
        assertEquals(List.of("b"), ids(EqualShares.of(equal, tied, TieBreak.byOrder("b", "a"))));
        assertEquals(
                1,
                EqualShares.of(equal, tied, TieBreak.byLot("7 Nov"))
                        .outcome()
                        .ties()
                        .size());
    }

    private static void refused(String part, Runnable act) {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, act::run);
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }

    @Test
    void what_is_malformed_is_refused_by_name() {
        refused("budget (0)", () -> Budget.builder(0));
        refused("budget (" + Budget.LIMIT + ")", () -> Budget.builder(Budget.LIMIT));
        refused("cost of the project a (0)", () -> Budget.builder(5).project("a", 0));
        refused(
                "lowest cost of a project (6)",
                () -> Budget.builder(5).project("a", 6).build());
        refused("twice", () -> Budget.builder(5).project("a", 1).project("a", 2).build());
        refused("number of options (0)", () -> Budget.builder(5).build());
        refused(
                "category (green)",
                () -> Budget.builder(5).project("a", 1).cap("green", 3).build());
        refused("cap (-1)", () -> Budget.builder(5).cap("green", -1));
        refused(
                "option (b)",
                () -> Budget.builder(5).project("a", 1).incompatible("a", "b").build());
        refused("two or more", () -> Budget.builder(5).incompatible("a", "a"));
        refused("minimum support (-1)", () -> Budget.builder(5).minimumSupport(-1));
        ApprovalProfile other =
                ApprovalProfile.builder(Options.of("a")).add(1, "a").build();
        refused("another budget", () -> EqualShares.of(BUDGET, Utilities.cost(other), BUDGET.byId()));
        Scale harm = new Scale(-1, 1, List.of(), java.util.OptionalInt.empty());
        refused(
                "worst (-1)",
                () -> Utilities.points(
                        ScoreProfile.builder(Options.of("a"), harm).build()));
        refused(
                "different",
                () -> BudgetAxiom.FEASIBLE.violation(
                        BUDGET,
                        Utilities.cost(BALLOTS),
                        List.of(BUDGET.options().get(0), BUDGET.options().get(0))));
    }

    @Test
    void the_largest_electorate_and_amounts_are_still_exact() {
        long cost = Budget.LIMIT - 1;
        Budget budget = Budget.builder(cost)
                .project("a", cost / 2)
                .project("b", cost - cost / 2)
                .build();
        ApprovalProfile ballots = ApprovalProfile.builder(budget.options())
                .add(1L << 38, "a")
                .add(1L << 38, "b")
                .build();
        // a costs just less than half, b just more, and each half has exactly half.
        assertEquals(List.of("a"), ids(EqualShares.of(budget, Utilities.cost(ballots), budget.byId())));
        assertEquals(
                Fraction.of(1, 2),
                lacking(EqualShares.of(budget, Utilities.cost(ballots), budget.byId()), "b")
                        .missing());
    }
}
