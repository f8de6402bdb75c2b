package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Comparison;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;
import org.linli.choice.Trials;
import org.linli.choice.committee.EqualShares;
import org.linli.choice.committee.OtherRules;
import org.linli.choice.committee.Representation;
import org.linli.choice.sortition.PanelLottery;
import org.linli.choice.sortition.Quota;
import org.linli.choice.sortition.Sortition;
import org.linli.choice.sortition.Volunteer;
import org.linli.choice.voting.Consent;
import org.linli.choice.voting.Threshold;

/** The snippets of docs/guide/choosing.md about committees, consent and panels, compiled and run. */
class ChoosingSeveralGuideTest {
    @Test
    void a_committee_is_chosen_and_told_how_safe_it_is_and_what_others_would_have_chosen() {
        // tag::committee
        ApprovalProfile approvals = ApprovalProfile.builder(Options.of("an", "bo", "cai", "du", "en"))
                .add(24, "an", "bo", "cai")
                .add(12, "du", "en")
                .build();
        TieBreak lot = TieBreak.byLot("first prize of the welfare lottery, 1 May 2026");
        Function<ApprovalProfile, Outcome> rule =
                ballots -> EqualShares.of(ballots, 3, EqualShares.Completion.PHRAGMEN, lot);
        Outcome committee = Trials.ofApprovals(approvals, rule);
        System.out.println(committee.summarize(Locale.CHINESE));
        Comparison<Representation> others =
                OtherRules.of(approvals, 3, lot, Set.of(Representation.JR, Representation.EJR_PLUS));
        System.out.println(others.summarize(committee, Locale.CHINESE));
        // end::committee
        assertEquals(
                1,
                committee.winners().stream()
                        .filter(member -> List.of("du", "en").contains(member.id()))
                        .count());
        assertTrue(committee.margin().orElseThrow().atMost().isPresent(), committee.summarize());
        assertEquals(2, others.violating(Representation.JR).size(), others.summarize());
        assertEquals(4, others.violating(Representation.EJR_PLUS).size(), others.summarize());
    }

    @Test
    void a_proposal_is_adopted_once_no_paramount_objection_stands() {
        // tag::consent
        Consent.Round first = new Consent.Round(
                "quiet-hours-1", 15, 1, List.of(new Consent.Objection("night-shift", true, Consent.State.OPEN)));
        Consent.Round second = new Consent.Round(
                "quiet-hours-2", 16, 0, List.of(new Consent.Objection("night-shift", true, Consent.State.INTEGRATED)));
        Consent.Decision decision = Consent.decide(
                new RuleName("quiet-hours", "Quiet hours", "静音时段"),
                new Consent.Charter(Threshold.atLeast(1, 2), Threshold.atLeast(2, 3)),
                20,
                List.of(first, second));
        System.out.println(decision.summarize(Locale.CHINESE));
        // end::consent
        assertTrue(decision.isAdopted(), decision.summarize());
    }

    private static List<Volunteer> register() {
        List<Volunteer> volunteers = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            volunteers.add(new Volunteer(
                    "v" + at, Map.of("age", at % 4 == 0 ? "60+" : "18-59", "building", String.valueOf(1 + at % 3))));
        }
        return volunteers;
    }

    @Test
    void a_panel_is_drawn_with_a_seed_that_everybody_knows() {
        List<Volunteer> volunteers = register();
        // tag::panel
        Sortition.Answer answer =
                Sortition.of(volunteers, 9, List.of(new Quota("age", "60+", 2, 4), new Quota("building", "3", 3, 3)));
        System.out.println(answer.summarize(Locale.CHINESE));
        List<Volunteer> panel = answer instanceof PanelLottery lottery
                ? lottery.draw("first prize of the welfare lottery, 1 May 2026")
                : List.of();
        // end::panel
        assertEquals(9, panel.size());
        assertEquals(
                3,
                panel.stream()
                        .filter(member -> member.traits().get("building").equals("3"))
                        .count());
    }
}
