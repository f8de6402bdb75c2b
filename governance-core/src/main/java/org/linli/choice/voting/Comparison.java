package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.linli.choice.Option;
import org.linli.choice.Outcome;
import org.linli.choice.RankedProfile;
import org.linli.choice.TieBreak;
import org.linli.choice.Unranked;

/**
 * What the rules would have decided on the same ballots, for example "Burlington 2009: plurality Wright, instant runoff Kiss, all rules on
 * pairs Montroll". Meant to be published beside an outcome, not to choose a rule by its result.
 *
 * @param outcomes the outcome of each rule, in a fixed order; immutable
 * @param findings what became of each criterion in each outcome, in the same order; immutable
 */
public record Comparison(List<Outcome> outcomes, List<Map<Criterion, Criterion.Finding>> findings) {
    /** Keeps the outcomes, and checks that there are findings for each. */
    public Comparison {
        outcomes = List.copyOf(outcomes);
        findings = findings.stream()
                .map(each -> Collections.unmodifiableMap(new LinkedHashMap<>(each)))
                .toList();
        if (outcomes.size() != findings.size()) {
            throw new IllegalArgumentException("The findings (" + findings.size()
                    + ") of a comparison must be as many as its outcomes (" + outcomes.size() + ").");
        }
    }

    /**
     * Asks every rule of this package that chooses one winner from rankings.
     *
     * @param profile the ballots
     * @param unranked what a ballot says about options that it does not rank, for rules that ask
     * @param shared what options get that share a place, for rules that ask
     * @param tieBreak what decides ties on the way; ties in a result stay
     * @return the outcomes
     */
    public static Comparison of(RankedProfile profile, Unranked unranked, SharedPlace shared, TieBreak tieBreak) {
        Objects.requireNonNull(tieBreak, "tieBreak");
        Pairwise pairwise = Pairwise.of(profile, unranked);
        TiedLowest lowest = TiedLowest.breakBy(tieBreak);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Plurality.of(profile, shared));
        outcomes.add(Runoff.of(profile, shared));
        outcomes.add(InstantRunoff.of(profile, shared, lowest));
        outcomes.add(BottomTwoRunoff.of(profile, shared, lowest));
        outcomes.add(Coombs.of(profile, unranked, shared, lowest));
        for (Borda.Points points : Borda.Points.values()) {
            outcomes.add(Borda.of(profile, points));
        }
        outcomes.add(Copeland.of(pairwise));
        for (Strength strength : Strength.values()) {
            outcomes.add(Minimax.of(pairwise, strength));
            outcomes.add(Schulze.of(pairwise, strength));
            outcomes.add(RankedPairs.of(pairwise, strength, tieBreak));
            outcomes.add(SplitCycle.of(pairwise, strength));
        }
        outcomes.add(Kemeny.of(pairwise));
        return new Comparison(
                outcomes,
                outcomes.stream()
                        .map(outcome -> Criterion.findings(profile, outcome))
                        .toList());
    }

    /**
     * The rules that choose as this outcome does.
     *
     * @param outcome any outcome from the same ballots
     * @return those with the same winners; immutable
     */
    public List<Outcome> agreeingWith(Outcome outcome) {
        return outcomes.stream()
                .filter(each -> each.winners().equals(outcome.winners()))
                .toList();
    }

    /**
     * The rules whose outcome here does not meet a criterion.
     *
     * @param criterion what is asked
     * @return their outcomes, in the order of the rules; empty if all meet it, or if it asks for nothing on these ballots; immutable
     */
    public List<Outcome> violating(Criterion criterion) {
        List<Outcome> violating = new ArrayList<>();
        for (int rule = 0; rule < outcomes.size(); rule++) {
            if (findings.get(rule).get(criterion) == Criterion.Finding.VIOLATED) {
                violating.add(outcomes.get(rule));
            }
        }
        return List.copyOf(violating);
    }

    /** {@return the comparison in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * One line for each set of winners, with the rules that choose it, in the order of the rules; then one for each criterion that some rule
     * does not meet on these ballots, with those rules.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        List<String> lines = new ArrayList<>();
        outcomes.stream().map(Outcome::winners).distinct().forEach(winners -> {
            String who = winners.isEmpty()
                    ? (chinese ? "无人" : "nobody")
                    : winners.stream().map(Option::name).collect(Collectors.joining(chinese ? "、" : ", "));
            List<Outcome> by = outcomes.stream()
                    .filter(each -> each.winners().equals(winners))
                    .toList();
            lines.add(who + (chinese ? "：" : ": ") + rules(by, chinese) + (chinese ? "。" : "."));
        });
        for (Criterion criterion : Criterion.values()) {
            List<Outcome> violating = violating(criterion);
            if (!violating.isEmpty()) {
                lines.add(
                        chinese
                                ? "此处不满足“" + criterion.summarize(locale) + "”：" + rules(violating, true) + "。"
                                : "Not met here, that " + criterion.summarize(locale) + ": " + rules(violating, false)
                                        + ".");
            }
        }
        return String.join("\n", lines);
    }

    private static String rules(List<Outcome> outcomes, boolean chinese) {
        return outcomes.stream()
                .map(each -> chinese ? each.rule().chinese() : each.rule().english())
                .collect(Collectors.joining(chinese ? "；" : "; "));
    }
}
