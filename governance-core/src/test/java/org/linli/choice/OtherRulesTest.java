package org.linli.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.choice.budget.Allocation;
import org.linli.choice.budget.Budget;
import org.linli.choice.budget.BudgetAxiom;
import org.linli.choice.budget.EqualShares;
import org.linli.choice.budget.Utilities;
import org.linli.choice.committee.ApprovalCount;
import org.linli.choice.committee.Representation;
import org.linli.choice.voting.Copeland;
import org.linli.choice.voting.Criterion;
import org.linli.choice.voting.MajorityJudgment;
import org.linli.choice.voting.SharedPlace;

class OtherRulesTest {
    /** Two thirds like a, b and c, one third likes d: by approvals alone they get nobody. */
    private final ApprovalProfile approvals = ApprovalProfile.builder(Options.of("a", "b", "c", "d"))
            .add(6, "a", "b", "c")
            .add(3, "d")
            .build();

    private final TieBreak order = TieBreak.byOrder("a", "b", "c", "d");

    @Test
    void a_committee_is_told_what_other_rules_would_have_decided() {
        Outcome decided = ApprovalCount.WHOLE.of(approvals, 3, order);
        Comparison<Representation> others = org.linli.choice.committee.OtherRules.of(
                approvals, 3, order, EnumSet.of(Representation.JR, Representation.EJR_PLUS, Representation.CORE));

        assertEquals(13, others.outcomes().size());
        assertEquals("""
                The same: Approval voting, several seats.
                d instead of c: Satisfaction approval voting; Proportional approval voting, sequential; Proportional approval voting, exact; Chamberlin–Courant, sequential; Chamberlin–Courant, exact; Sequential Phragmén; Maximin support; Equal shares, not completed; Equal shares, completed by approvals; Equal shares, completed by Phragmén; Equal shares, budgets raised seat by seat; Greedy Monroe.
                Not met here (justified representation (JR)): Approval voting, several seats.
                Not met here (EJR+): Approval voting, several seats.
                Not met here (the core): Approval voting, several seats.""", others.summarize(decided, Locale.ENGLISH));
        assertTrue(others.summarize(decided, Locale.CHINESE).contains("\nd取代c："), others.summarize(Locale.CHINESE));
        assertEquals(List.of(others.outcomes().get(0)), others.violating(Representation.JR));
        assertEquals(64, others.digest().length());
    }

    @Test
    void with_one_seat_approvals_are_counted_in_other_ways() {
        Comparison<Representation> others =
                org.linli.choice.committee.OtherRules.of(approvals, 1, order, EnumSet.of(Representation.JR));
        assertTrue(others.summarize().startsWith("a: Approval voting, several seats; "), others.summarize());
        assertTrue(others.summarize().contains("d: Satisfaction approval voting"), others.summarize());
    }

    @Test
    void a_budget_is_told_what_other_rules_would_have_funded() {
        Budget budget = Budget.builder(9)
                .project("a", 4)
                .project("b", 4)
                .project("c", 4)
                .project("d", 3)
                .build();
        Utilities worth = Utilities.cost(approvals);
        Outcome decided = EqualShares.of(budget, worth, budget.byId()).outcome();
        List<Allocation> all = org.linli.choice.budget.OtherRules.allocations(budget, worth, 1, budget.byId());
        Comparison<BudgetAxiom> others = org.linli.choice.budget.OtherRules.compare(budget, worth, all);

        assertEquals(8, others.outcomes().size());
        assertEquals(others, org.linli.choice.budget.OtherRules.of(budget, worth, 1, budget.byId()));
        String told = others.summarize(decided, Locale.ENGLISH);
        assertTrue(told.startsWith("b instead of d: Greedy, by support"), told);
        assertTrue(told.contains("\nThe same: Method of equal shares"), told);
        assertTrue(others.violating(BudgetAxiom.EJR_PLUS).contains(all.get(0).outcome()), others.summarize());
        assertEquals(List.of(), others.violating(BudgetAxiom.FEASIBLE));
    }

    @Test
    void what_lacks_or_is_added_is_told_from_what_was_decided() {
        Outcome nobody = Outcome.nothing(new RuleName("none", "None", "无"), approvals.electorate());
        Outcome two = ApprovalCount.WHOLE.of(approvals, 2, order);
        Outcome three = ApprovalCount.WHOLE.of(approvals, 3, order);
        Comparison<Criterion> comparison =
                new Comparison<Criterion>(List.of(nobody, two, three), List.of(List.of(), List.of(), List.of()));
        assertEquals(
                "Without a, b: None.\nThe same: Approval voting, several seats.\nBesides c: Approval voting, several seats.",
                comparison.summarize(two, Locale.ENGLISH));
        assertEquals("不含a、b：无。\n相同：赞成投票制（多席）。\n另加c：赞成投票制（多席）。", comparison.summarize(two, Locale.CHINESE));
        assertEquals("nobody: None.", comparison.summarize().lines().findFirst().orElseThrow());
        assertNotEquals(comparison.digest(), new Comparison<Criterion>(List.of(), List.of()).digest());
        assertThrows(IllegalArgumentException.class, () -> new Comparison<Criterion>(List.of(two), List.of()));
    }

    @Test
    void criteria_read_a_ballot_as_the_rules_do() {
        RankedProfile one = RankedProfile.builder(Options.of("park", "parking"))
                .add(1, "park")
                .build();
        TieBreak lot = TieBreak.byLot("seed");
        Comparison<Criterion> ignoring =
                org.linli.choice.voting.OtherRules.of(one, Unranked.IGNORED, SharedPlace.DIVIDED, lot);
        Comparison<Criterion> last =
                org.linli.choice.voting.OtherRules.of(one, Unranked.TIED_LAST, SharedPlace.DIVIDED, lot);

        for (Criterion criterion : Criterion.values()) {
            assertEquals(List.of(), ignoring.violating(criterion), criterion.toString());
            assertEquals(List.of(), last.violating(criterion), criterion.toString());
        }
        Outcome both = Copeland.of(one, Unranked.IGNORED);
        assertEquals(2, both.winners().size());
        assertEquals(Criterion.Finding.SAYS_NOTHING, Criterion.MAJORITY.of(one, Unranked.IGNORED, both));
        assertEquals(Criterion.Finding.VIOLATED, Criterion.MAJORITY.of(one, Unranked.TIED_LAST, both));
        assertEquals(
                Criterion.Finding.VIOLATED,
                Criterion.findings(one, Unranked.TIED_LAST, both).get(Criterion.PARETO));
        assertEquals(
                Criterion.Finding.SAYS_NOTHING,
                Criterion.findings(one, Unranked.IGNORED, both).get(Criterion.PARETO));
    }

    @Test
    void criteria_ask_for_nothing_where_no_ballot_prefers_anything() {
        Options options = Options.of("a", "b");
        Outcome outcome = MajorityJudgment.of(
                ScoreProfile.builder(options, Scale.grades("bad", "good"))
                        .add(1, 1, Map.of("a", 0, "b", 0))
                        .build(),
                MajorityJudgment.Unrated.WORST);
        RankedProfile blank = RankedProfile.builder(options).addBlank(1).build();
        assertEquals(2, outcome.winners().size());
        for (Criterion criterion : Criterion.values()) {
            assertEquals(
                    Criterion.Finding.SAYS_NOTHING,
                    criterion.of(blank, Unranked.TIED_LAST, outcome),
                    criterion.toString());
        }
    }
}
