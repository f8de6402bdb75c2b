package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.Option;
import org.linli.choice.Options;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.Step;
import org.linli.choice.Tie;
import org.linli.choice.TieBreak;

/**
 * The package that a rule of bargaining chooses, and why: "Nash bargaining solution: park + daytime is chosen; gain: residents 30, shops 12;
 * the product of gains of 360 is proved to be the best".
 *
 * @param outcome the packages as an outcome, counted over the parties; {@link Outcome.Verdict#VOID} if no package is accepted by all, which
 *     is no failure of the rule: then there is no agreement, and {@link CommonGround} says what stands in its way
 * @param deals the packages that are equally good, in the order of issues and options, at most {@value Search#MOST_TIED}; immutable
 * @param packages how many packages there were to choose from
 * @param complete whether all of them were looked at or ruled out; if not, the last {@link Step.Bounded} says how much better another may be
 */
public record Settlement(Outcome outcome, List<Deal> deals, BigInteger packages, boolean complete) {
    /** Keeps the packages. */
    public Settlement {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(packages, "packages");
        deals = List.copyOf(deals);
    }

    /** {@return the package that was chosen; empty if there are several, or none} */
    public Optional<Deal> deal() {
        return deals.size() == 1 ? Optional.of(deals.get(0)) : Optional.empty();
    }

    /**
     * Decides between equally good packages.
     *
     * @param tieBreak the lot that decides, or an order of the ids of these packages
     * @return the same settlement with one package, and the tie on record; this one if there is no tie
     */
    public Settlement resolve(TieBreak tieBreak) {
        if (outcome.verdict() != Outcome.Verdict.TIED) {
            return this;
        }
        Outcome decided = outcome.resolve(Options.copyOf(outcome.winners()), tieBreak);
        List<Deal> chosen = deals.stream()
                .filter(deal -> decided.winners().contains(deal.option()))
                .toList();
        return new Settlement(decided, chosen, packages, complete);
    }

    /** {@return the settlement in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * The settlement in a few lines: which package, over how many parties and packages, what it brings to each, how sure that is.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        boolean chinese = isChinese(locale);
        List<String> lines = new ArrayList<>();
        String rule = chinese ? outcome.rule().chinese() + "：" : outcome.rule().english() + ": ";
        String names = String.join(
                chinese ? "；" : "; ",
                deals.stream().map(deal -> deal.option().name()).toList());
        lines.add(rule
                + switch (outcome.verdict()) {
                    case VOID, NONE_QUALIFIES ->
                        complete
                                ? (chinese ? "没有各方都接受的方案。" : "no package is accepted by all.")
                                : (chinese ? "未找到各方都接受的方案。" : "no package that all accept was found.");
                    case TIED -> chinese ? names + "同样好。" : names + " are equally good.";
                    case DECIDED -> chinese ? "选定" + names + "。" : names + " is chosen.";
                });
        long parties = outcome.electorate().ballots();
        lines.add(
                chinese
                        ? "参与方" + parties + "个，可行方案" + packages + "个。"
                        : parties + (parties == 1 ? " party, " : " parties, ") + packages + " packages.");
        outcome.steps().forEach(step -> lines.add(step.summarize(locale)));
        outcome.ties().forEach(tie -> lines.add(tie.summarize(locale)));
        return String.join("\n", lines);
    }

    static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** Makes a settlement of what a search has found. */
    static Settlement of(
            RuleName rule,
            BargainingProblem problem,
            Search.Result result,
            Measure measure,
            Function<Fraction, Fraction> shown,
            Function<Deal, List<Step>> shares) {
        List<Deal> deals = result.packages().stream().map(problem::deal).toList();
        List<Option> winners = deals.stream().map(Deal::option).toList();
        List<Step> steps = new ArrayList<>();
        List<Tie> ties = new ArrayList<>();
        deals.stream().limit(10).forEach(deal -> steps.addAll(shares.apply(deal)));
        if (!deals.isEmpty() || !result.complete()) {
            steps.add(new Step.Bounded(measure, shown.apply(result.proved()), shown.apply(result.value())));
        }
        if (winners.size() > 1) {
            ties.add(new Tie(0, winners, Tie.Way.LEFT, Optional.empty(), List.of()));
        }
        Outcome outcome = new Outcome(
                rule,
                problem.electorate(),
                OptionalInt.of(1),
                winners,
                winners.isEmpty() ? List.of() : List.of(winners),
                steps,
                Optional.empty(),
                ties);
        return new Settlement(outcome, deals, problem.packages(), result.complete());
    }

    /** What each party gains by a package. */
    static Step gains(BargainingProblem problem, Deal deal) {
        List<Step.Score> gains = new ArrayList<>();
        for (int party = 0; party < problem.parties().size(); party++) {
            gains.add(new Step.Score(
                    asOption(problem.parties().get(party)),
                    deal.shares().get(party).gain()));
        }
        return new Step.Shared(deal.option(), Measure.GAIN, gains);
    }

    static Option asOption(Party party) {
        return new Option(party.id(), party.name());
    }
}
