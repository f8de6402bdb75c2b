package org.linli.choice.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.Unranked;
import org.linli.choice.voting.Borda;
import org.linli.choice.voting.BottomTwoRunoff;
import org.linli.choice.voting.Coombs;
import org.linli.choice.voting.Copeland;
import org.linli.choice.voting.InstantRunoff;
import org.linli.choice.voting.Kemeny;
import org.linli.choice.voting.Minimax;
import org.linli.choice.voting.Pairwise;
import org.linli.choice.voting.Plurality;
import org.linli.choice.voting.RankedPairs;
import org.linli.choice.voting.Runoff;
import org.linli.choice.voting.Schulze;
import org.linli.choice.voting.SharedPlace;
import org.linli.choice.voting.SplitCycle;
import org.linli.choice.voting.Strength;
import org.linli.choice.voting.TiedLowest;

/** The table of rules and laws, made by trying: every cell is a counterexample that was found, or so many cases in which none was. */
final class AxiomTable {
    private static final Map<String, Function<RankedProfile, Outcome>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("plurality", profile -> Plurality.of(profile, SharedPlace.DIVIDED));
        RULES.put("runoff", profile -> Runoff.of(profile, SharedPlace.DIVIDED));
        RULES.put("IRV", profile -> InstantRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put("BTR", profile -> BottomTwoRunoff.of(profile, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put(
                "Coombs",
                profile -> Coombs.of(profile, Unranked.TIED_LAST, SharedPlace.DIVIDED, TiedLowest.followAll()));
        RULES.put("Borda", profile -> Borda.of(profile, Borda.Points.AVERAGED));
        pairs("Copeland", Copeland::of);
        pairs("minimax", pairwise -> Minimax.of(pairwise, Strength.MARGINS));
        pairs("Schulze", pairwise -> Schulze.of(pairwise, Strength.MARGINS));
        pairs("ranked pairs", pairwise -> RankedPairs.followingAll(pairwise, Strength.MARGINS));
        pairs("split cycle", pairwise -> SplitCycle.of(pairwise, Strength.MARGINS));
        pairs("Kemeny", Kemeny::of);
    }

    /** Counterexamples that chance comes upon seldom, by the number of the case: found by a longer search, and found again here each time. */
    private static final Map<String, Long> RARE = Map.ofEntries(
            Map.entry("CONDORCET IRV", 187L),
            Map.entry("CONDORCET Coombs", 302L),
            Map.entry("CONDORCET_LOSER minimax", 628L),
            Map.entry("SMITH IRV", 187L),
            Map.entry("SMITH Coombs", 302L),
            Map.entry("SMITH minimax", 628L),
            Map.entry("MONOTONICITY runoff", 803L),
            Map.entry("MONOTONICITY IRV", 483L),
            Map.entry("MONOTONICITY BTR", 10_123L),
            Map.entry("PARTICIPATION Copeland", 15_577L),
            Map.entry("PARTICIPATION minimax", 13_921L),
            Map.entry("PARTICIPATION Kemeny", 12_242L),
            Map.entry("LATER_NO_HARM Copeland", 3_867L),
            Map.entry("PARTICIPATION BTR", 1398L),
            Map.entry("PARTICIPATION Coombs", 1153L),
            Map.entry("CLONES runoff", 366L),
            Map.entry("CLONES minimax", 316L),
            Map.entry("REVERSAL_SYMMETRY Coombs", 649L),
            Map.entry("REVERSAL_SYMMETRY minimax", 612L),
            Map.entry("LATER_NO_HARM BTR", 701L),
            Map.entry("LATER_NO_HARM Coombs", 315L),
            Map.entry("LATER_NO_HARM minimax", 2593L),
            Map.entry("LATER_NO_HARM Schulze", 2593L),
            Map.entry("LATER_NO_HARM ranked pairs", 2593L),
            Map.entry("LATER_NO_HARM split cycle", 2593L),
            Map.entry("LATER_NO_HARM Kemeny", 1176L));

    /**
     * What is proved to be broken where chance has not come upon it: no rule that chooses a Condorcet winner, and one winner always, keeps
     * participation with four options and enough voters (H. Moulin, "Condorcet's principle implies the no show paradox", 1988).
     */
    private static final Set<String> PROVED = Set.of("PARTICIPATION Schulze", "PARTICIPATION ranked pairs");

    private final Map<VotingLaw, Map<String, Laws.Finding>> findings = new LinkedHashMap<>();

    AxiomTable(int tries) {
        for (VotingLaw law : VotingLaw.values()) {
            Map<String, Laws.Finding> row = new LinkedHashMap<>(Laws.tryOut(law, RULES, 0, tries));
            row.replaceAll((rule, finding) -> {
                Long number = RARE.get(law + " " + rule);
                return number == null || number < tries ? finding : Laws.tryOut(law, RULES.get(rule), number, 1);
            });
            findings.put(law, row);
        }
    }

    private static void pairs(String name, Function<Pairwise, Outcome> rule) {
        RULES.put(name, profile -> rule.apply(Pairwise.of(profile, Unranked.TIED_LAST)));
    }

    Optional<Laws.Counterexample> counterexample(VotingLaw law, String rule) {
        return findings.get(law).get(rule).counterexample();
    }

    boolean isBroken(VotingLaw law, String rule) {
        return counterexample(law, rule).isPresent();
    }

    /** Rows of laws, columns of rules. */
    String markdown() {
        StringBuilder text = new StringBuilder("| | " + String.join(" | ", RULES.keySet()) + " |\n|---|");
        text.append(":-:|".repeat(RULES.size())).append('\n');
        findings.forEach((law, row) -> {
            text.append("| ").append(law.english()).append(' ').append(law.chinese());
            row.forEach((rule, finding) -> text.append(" | ").append(mark(law + " " + rule, finding)));
            text.append(" |\n");
        });
        return text.toString();
    }

    private static String mark(String cell, Laws.Finding finding) {
        if (finding.counterexample().isPresent()) {
            return "✗";
        }
        return PROVED.contains(cell) ? "○" : "✓";
    }

    /** One line for each counterexample. */
    String counterexamples() {
        List<String> parts = new ArrayList<>();
        findings.forEach((law, row) -> {
            List<String> lines = new ArrayList<>();
            row.forEach((rule, finding) -> finding.counterexample()
                    .ifPresent(
                            found -> lines.add("- **" + rule + "**: " + found.ballots() + ". " + found.violation())));
            if (!lines.isEmpty()) {
                parts.add("## " + law.english() + " " + law.chinese() + "\n\n" + String.join("\n", lines) + "\n");
            }
        });
        return String.join("\n", parts);
    }

    /** Counterexamples beyond the cases that a build tries, by the number of the case. */
    List<String> beyond(int usual) {
        List<String> lines = new ArrayList<>();
        findings.forEach((law, row) -> row.forEach((rule, finding) -> {
            if (finding.counterexample().isPresent() && finding.tries() > usual) {
                lines.add(law + " " + rule + ": " + (finding.tries() - 1));
            }
        }));
        return lines;
    }
}
