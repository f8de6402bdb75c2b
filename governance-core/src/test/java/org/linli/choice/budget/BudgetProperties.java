package org.linli.choice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Scale;
import org.linli.choice.Spending;
import org.linli.choice.Step;
import org.linli.choice.testkit.BallotArbitraries;
import org.linli.choice.testkit.BudgetArbitraries;

/** The rules held against twins that keep every voter's money as a fraction, and against what they promise. */
class BudgetProperties {
    /** A budget and what its projects are worth to whom; the ballots themselves where they are approvals. */
    record Case(Budget budget, Utilities utilities, Optional<ApprovalProfile> approvals) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(budget + " " + utilities.kind);
            for (int i = 0; i < budget.options().size(); i++) {
                text.append(" ").append(budget.options().get(i)).append("=").append(budget.cost(i));
            }
            for (int ballot = 0; ballot < utilities.mass.length; ballot++) {
                text.append("; ").append(utilities.mass[ballot]).append(" of");
                for (int i = utilities.start[ballot]; i < utilities.start[ballot + 1]; i++) {
                    text.append(" ")
                            .append(budget.options().get(utilities.project[i]))
                            .append(utilities.score[i]);
                }
            }
            return text.toString();
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.integers().between(0, 3).flatMap(kind -> switch (kind) {
            case 0, 1 -> approvals();
            case 2 ->
                BallotArbitraries.scoreProfiles(5, 8, Scale.points(4))
                        .flatMap(profile -> budgets(profile.options())
                                .map(budget -> new Case(budget, Utilities.points(profile), Optional.empty())));
            default ->
                BallotArbitraries.rankedProfiles(5, 8, true, true)
                        .flatMap(profile -> budgets(profile.options())
                                .map(budget -> new Case(budget, Utilities.borda(profile), Optional.empty())));
        });
    }

    @Provide
    Arbitrary<Case> approvals() {
        return BallotArbitraries.approvalProfiles(6, 9)
                .flatMap(profile -> budgets(profile.options())
                        .flatMap(budget -> Arbitraries.of(true, false)
                                .map(byCost -> new Case(
                                        budget,
                                        byCost ? Utilities.cost(profile) : Utilities.cardinality(profile),
                                        Optional.of(profile)))));
    }

    private static Arbitrary<Budget> budgets(Options options) {
        return BudgetArbitraries.budgets(options, 12);
    }

    private static Allocation shares(Case of) {
        return EqualShares.of(of.budget, of.utilities, of.budget.byId());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void equal_shares_are_those_of_a_twin_with_a_purse_for_every_voter(@ForAll("cases") Case of) {
        Map<Integer, Fraction> payments = purses(of);
        Allocation ours = shares(of);
        assertEquals(payments.keySet().stream().map(of.budget.options()::get).toList(), ours.order());
        List<Fraction> paid = ours.outcome().steps().stream()
                .filter(Spending.Funded.class::isInstance)
                .map(step -> ((Spending.Funded) step).payment().orElseThrow().each())
                .toList();
        assertEquals(List.copyOf(payments.values()), paid);
    }

    /** Projects in order, and what each supporter pays for a unit of score. */
    private static Map<Integer, Fraction> purses(Case of) {
        Utilities u = of.utilities;
        Map<Integer, Fraction> bought = new LinkedHashMap<>();
        if (u.electorate.expressed() == 0) {
            return bought;
        }
        Fraction[] purse = new Fraction[u.mass.length];
        java.util.Arrays.fill(purse, Fraction.of(of.budget.available(), u.electorate.weight()));
        while (true) {
            int best = -1;
            Fraction price = Fraction.ZERO;
            for (int project = 0; project < of.budget.options().size(); project++) {
                Optional<Fraction> payment =
                        bought.containsKey(project) ? Optional.empty() : payment(of, purse, project);
                if (payment.isPresent()) {
                    Fraction ours = payment.get().dividedBy(Fraction.of(u.factor(of.budget, project)));
                    if (best < 0 || ours.compareTo(price) < 0) {
                        best = project;
                        price = ours;
                    }
                }
            }
            if (best < 0) {
                return bought;
            }
            Fraction payment = payment(of, purse, best).orElseThrow();
            for (int i = u.supportStart[best]; i < u.supportStart[best + 1]; i++) {
                Fraction due = payment.times(Fraction.of(u.supporterScore[i]));
                int ballot = u.supporter[i];
                purse[ballot] = due.compareTo(purse[ballot]) >= 0 ? Fraction.ZERO : purse[ballot].minus(due);
            }
            bought.put(best, payment);
        }
    }

    /** Raises the payment from 0 until it is enough, supporter by supporter. */
    private static Optional<Fraction> payment(Case of, Fraction[] purse, int project) {
        Utilities u = of.utilities;
        List<Integer> supporters = new ArrayList<>();
        Fraction rich = Fraction.ZERO;
        for (int i = u.supportStart[project]; i < u.supportStart[project + 1]; i++) {
            supporters.add(i);
            rich = rich.plus(Fraction.of(u.mass[u.supporter[i]] * u.supporterScore[i]));
        }
        supporters.sort(
                java.util.Comparator.comparing(i -> purse[u.supporter[i]].dividedBy(Fraction.of(u.supporterScore[i]))));
        Fraction rest = Fraction.of(of.budget.cost(project));
        for (int i : supporters) {
            Fraction each = rest.dividedBy(rich);
            if (each.times(Fraction.of(u.supporterScore[i])).compareTo(purse[u.supporter[i]]) <= 0) {
                return Optional.of(each);
            }
            long mass = u.mass[u.supporter[i]];
            rest = rest.minus(purse[u.supporter[i]].times(Fraction.of(mass)));
            rich = rich.minus(Fraction.of(mass * u.supporterScore[i]));
        }
        return Optional.empty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void equal_shares_deny_no_group_what_its_shares_pay_for(@ForAll("cases") Case of) {
        for (Completion completion : List.of(
                Completion.NONE,
                Completion.add1(1),
                Completion.add1(1).filledBy(Greedy.Order.SUPPORT),
                Completion.NONE.filledBy(Greedy.Order.UTILITY_PER_COST))) {
            Allocation ours = EqualShares.of(of.budget, of.utilities, completion, of.budget.byId());
            assertEquals(Optional.empty(), BudgetAxiom.FEASIBLE.violation(of.budget, of.utilities, ours));
            assertEquals(Optional.empty(), BudgetAxiom.EJR_PLUS.violation(of.budget, of.utilities, ours));
            if (completion.filling().isPresent()) {
                assertEquals(Optional.empty(), BudgetAxiom.EXHAUSTIVE.violation(of.budget, of.utilities, ours));
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void every_rule_keeps_the_budget_and_explains_every_project_once(@ForAll("cases") Case of) {
        for (Allocation each : List.of(
                shares(of),
                Greedy.of(of.budget, of.utilities, Greedy.Order.SUPPORT, of.budget.byId()),
                Greedy.of(of.budget, of.utilities, Greedy.Order.UTILITY_PER_COST, of.budget.byId()),
                SequentialPhragmen.of(of.budget, of.utilities, of.budget.byId()),
                BoundedOverspending.of(of.budget, of.utilities, of.budget.byId()))) {
            assertEquals(Optional.empty(), BudgetAxiom.FEASIBLE.violation(of.budget, of.utilities, each));
            assertEquals(of.budget.cost(each.order()), each.spent());
            if (of.utilities.electorate().expressed() > 0) {
                List<Option> explained = new ArrayList<>();
                each.outcome().steps().forEach(step -> {
                    if (step instanceof Spending.Funded funded) {
                        explained.add(funded.option());
                    } else if (step instanceof Spending.NotFunded not) {
                        explained.add(not.option());
                    }
                });
                assertEquals(of.budget.options().size(), explained.size(), each.summarize());
                assertTrue(explained.containsAll(of.budget.options().asList()));
            } else {
                assertEquals(List.of(), each.order());
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_project_that_costs_less_by_what_it_lacked_is_funded(@ForAll("approvals") Case of) {
        for (Step step : shares(of).outcome().steps()) {
            if (step instanceof Spending.NotFunded not && not.why() == Spending.NotFunded.Why.TOO_LITTLE_MONEY) {
                int at = of.budget.options().indexOf(not.option().id());
                long less =
                        not.missing().times(Fraction.of(-1)).floor().negate().longValueExact();
                if (of.budget.cost(at) > less) {
                    Budget cheaper = withCost(of.budget, at, of.budget.cost(at) - less);
                    Utilities utilities = of.utilities.kind == Utilities.Kind.COST
                            ? Utilities.cost(of.approvals.orElseThrow())
                            : Utilities.cardinality(of.approvals.orElseThrow());
                    assertTrue(EqualShares.of(cheaper, utilities, cheaper.byId())
                            .order()
                            .contains(not.option()));
                }
            }
        }
    }

    private static Budget withCost(Budget budget, int project, long cost) {
        Budget.Builder builder = Budget.builder(budget.available());
        for (int i = 0; i < budget.options().size(); i++) {
            builder.project(budget.options().get(i), i == project ? cost : budget.cost(i));
        }
        return builder.build();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void so_many_more_supporters_as_are_told_get_a_project_funded(@ForAll("approvals") Case of) {
        for (boolean greedy : new boolean[] {true, false}) {
            Allocation before = greedy
                    ? Greedy.of(of.budget, of.utilities, Greedy.Order.UTILITY_PER_COST, of.budget.byId())
                    : shares(of);
            for (Step step : before.outcome().steps()) {
                if (step instanceof Spending.NotFunded not && not.moreSupport().isPresent()) {
                    Optional<ApprovalProfile> more =
                            supported(of, not.option(), not.moreSupport().getAsLong(), greedy);
                    if (more.isPresent()) {
                        Utilities utilities = of.utilities.kind == Utilities.Kind.COST
                                ? Utilities.cost(more.get())
                                : Utilities.cardinality(more.get());
                        Allocation after = greedy
                                ? Greedy.of(of.budget, utilities, Greedy.Order.UTILITY_PER_COST, of.budget.byId())
                                : EqualShares.of(of.budget, utilities, of.budget.byId());
                        assertTrue(after.order().contains(not.option()), before.summarize());
                    }
                }
            }
        }
    }

    /** New voters for the greedy rule; for equal shares, some of those there are, if any such choice of them makes a project funded. */
    private static Optional<ApprovalProfile> supported(Case of, Option project, long count, boolean greedy) {
        ApprovalProfile profile = of.approvals.orElseThrow();
        int at = profile.options().indexOf(project.id());
        if (greedy) {
            ApprovalProfile.Builder builder = copy(profile, -1, 0, project);
            return Optional.of(builder.add(count, project.id()).build());
        }
        // All others, if they are as many as are told; then the choice is known.
        long others = 0;
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            others += profile.approves(ballot, at) ? 0 : profile.count(ballot);
        }
        return others == count ? Optional.of(copy(profile, at, count, project).build()) : Optional.empty();
    }

    private static ApprovalProfile.Builder copy(ApprovalProfile profile, int at, long count, Option project) {
        ApprovalProfile.Builder builder = ApprovalProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            List<String> ids = new ArrayList<>(profile.ballot(ballot));
            if (at >= 0 && count > 0 && !profile.approves(ballot, at)) {
                ids.add(project.id());
            }
            builder.add(profile.count(ballot), profile.weight(ballot), ids);
        }
        return builder;
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void limits_are_kept_by_every_rule(@ForAll("approvals") Case of) {
        Options options = of.budget.options();
        Budget.Builder builder = Budget.builder(of.budget.available()).minimumSupport(2);
        for (int i = 0; i < options.size(); i++) {
            builder.project(options.get(i), of.budget.cost(i), i % 2 == 0 ? "even" : "odd");
        }
        builder.cap("even", of.budget.available() / 2);
        if (options.size() > 1) {
            builder.incompatible(options.get(0).id(), options.get(1).id());
        }
        Budget limited = builder.build();
        for (Allocation each : List.of(
                EqualShares.of(limited, of.utilities, Completion.add1(1), limited.byId()),
                EqualShares.of(limited, of.utilities, Completion.NONE.filledBy(Greedy.Order.SUPPORT), limited.byId()),
                Greedy.of(limited, of.utilities, Greedy.Order.SUPPORT, limited.byId()),
                SequentialPhragmen.of(limited, of.utilities, limited.byId()),
                BoundedOverspending.of(limited, of.utilities, limited.byId()))) {
            assertEquals(Optional.empty(), BudgetAxiom.FEASIBLE.violation(limited, of.utilities, each));
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void doubling_every_ballot_and_amount_changes_no_selection(@ForAll("approvals") Case of) {
        ApprovalProfile profile = of.approvals.orElseThrow();
        ApprovalProfile.Builder twice = ApprovalProfile.builder(profile.options());
        for (int ballot = 0; ballot < profile.distinct(); ballot++) {
            twice.add(profile.count(ballot), 2 * profile.weight(ballot), profile.ballot(ballot));
        }
        Utilities utilities = of.utilities.kind == Utilities.Kind.COST
                ? Utilities.cost(twice.build())
                : Utilities.cardinality(twice.build());
        assertEquals(
                shares(of).order(),
                EqualShares.of(of.budget, utilities, of.budget.byId()).order());
        assertEquals(
                SequentialPhragmen.of(of.budget, of.utilities, of.budget.byId()).order(),
                SequentialPhragmen.of(of.budget, utilities, of.budget.byId()).order());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void phragmen_is_a_twin_that_lets_everybody_earn(@ForAll("approvals") Case of) {
        Utilities u = of.utilities;
        Fraction[] spentUntil = new Fraction[u.mass.length];
        java.util.Arrays.fill(spentUntil, Fraction.ZERO);
        List<Option> order = new ArrayList<>();
        long left = of.budget.available();
        while (u.electorate.expressed() > 0) {
            int best = -1;
            boolean fits = true;
            Fraction at = Fraction.ZERO;
            for (int project = 0; project < of.budget.options().size(); project++) {
                if (order.contains(of.budget.options().get(project))
                        || u.support[project] == 0
                        || of.budget.cost(project) > of.budget.available()) {
                    continue;
                }
                Fraction load = Fraction.of(of.budget.cost(project));
                for (int i = u.supportStart[project]; i < u.supportStart[project + 1]; i++) {
                    load = load.plus(spentUntil[u.supporter[i]].times(Fraction.of(u.mass[u.supporter[i]])));
                }
                load = load.dividedBy(Fraction.of(u.support[project]));
                int against = best < 0 ? -1 : load.compareTo(at);
                if (against < 0) {
                    best = project;
                    at = load;
                    fits = of.budget.cost(project) <= left;
                } else if (against == 0) {
                    fits &= of.budget.cost(project) <= left;
                }
            }
            if (best < 0 || !fits) {
                break;
            }
            order.add(of.budget.options().get(best));
            left -= of.budget.cost(best);
            for (int i = u.supportStart[best]; i < u.supportStart[best + 1]; i++) {
                spentUntil[u.supporter[i]] = at;
            }
        }
        assertEquals(
                order,
                SequentialPhragmen.of(of.budget, of.utilities, of.budget.byId()).order());
    }
}
