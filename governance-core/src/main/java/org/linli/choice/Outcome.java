package org.linli.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a rule makes of the ballots, and why: "Schulze, winning votes: park wins; it beats parking 6 to 3; other winners would have
 * taken 2 changed ballots". Data alone: small, comparable, and the same for equal ballots whoever computes it.
 *
 * <p>Rules do not break ties unless they are told how. A rule for one winner that finds several equally good names them all, and
 * {@link #verdict()} is then {@link Verdict#TIED}; {@link #resolve} decides between them, and says by what. If no ballot says
 * anything that the rule counts, the verdict is {@link Verdict#VOID}, and nobody wins; nor does anybody with
 * {@link Verdict#NONE_QUALIFIES}, where options are ranked but none has what it takes.
 *
 * @param rule which rule, in which variant
 * @param electorate what every figure was counted over
 * @param seats how many were to be chosen; empty if the rule itself says how many
 * @param winners who was chosen, in the order of the options; immutable
 * @param ranking all options, the best first and equals together, the winners first; a rule that tells only winners from others has two
 *     tiers; immutable
 * @param steps how it came; immutable
 * @param margin how many ballots would have to change for other winners; empty where the rule does not say, or no ballots could
 * @param ties the equals that were met, and what became of them; immutable
 */
public record Outcome(
        RuleName rule,
        Electorate electorate,
        OptionalInt seats,
        List<Option> winners,
        List<List<Option>> ranking,
        List<Step> steps,
        Optional<Margin> margin,
        List<Tie> ties) {
    /** Whether the ballots decided. */
    public enum Verdict {
        /** No more were chosen than were to be chosen; fewer where a rule leaves seats open. */
        DECIDED,
        /** More are equally good than were to be chosen. */
        TIED,
        /** No ballot said anything about any option: nobody is chosen. */
        VOID,
        /** Ballots were counted, and no option has what the rule asks for: nobody is chosen, and the steps say why. */
        NONE_QUALIFIES
    }

    /** Keeps the lists, and checks that winners are ranked first. */
    public Outcome {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(electorate, "electorate");
        Objects.requireNonNull(seats, "seats");
        Objects.requireNonNull(margin, "margin");
        winners = List.copyOf(winners);
        ranking = ranking.stream().map(List::copyOf).toList();
        steps = List.copyOf(steps);
        ties = List.copyOf(ties);
        List<Option> first =
                ranking.stream().flatMap(List::stream).limit(winners.size()).toList();
        if (first.size() != winners.size() || !first.containsAll(winners)) {
            throw new IllegalArgumentException("The winners (" + winners + ") of an outcome of " + rule
                    + " must stand first in its ranking (" + ranking + ").");
        }
    }

    /**
     * The outcome of ballots that say nothing.
     *
     * @param rule which rule was asked
     * @param electorate who voted, if anybody
     * @return an outcome without winners
     */
    public static Outcome nothing(RuleName rule, Electorate electorate) {
        return new Outcome(
                rule, electorate, OptionalInt.empty(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
    }

    /** {@return whether the ballots decided} */
    public Verdict verdict() {
        if (winners.isEmpty()) {
            return ranking.isEmpty() ? Verdict.VOID : Verdict.NONE_QUALIFIES;
        }
        return seats.isPresent() && winners.size() > seats.getAsInt() ? Verdict.TIED : Verdict.DECIDED;
    }

    /** {@return the one that was chosen; empty if there are several, or none} */
    public Optional<Option> winner() {
        return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
    }

    /**
     * Decides between equals for one seat.
     *
     * @param options the options of the election
     * @param tieBreak the order or lot that decides
     * @return the same outcome with one winner, and the tie on record; this outcome if there is no tie
     * @throws IllegalArgumentException if the options are those of another election
     * @throws IllegalStateException if more than one was to be chosen: then the rule itself must be told how to break ties
     */
    public Outcome resolve(Options options, TieBreak tieBreak) {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(tieBreak, "tieBreak");
        if (verdict() != Verdict.TIED) {
            return this;
        }
        if (seats.orElse(0) != 1) {
            throw new IllegalStateException(
                    "The tie of an outcome of " + rule + " must be between candidates for one seat, not "
                            + seats.orElse(0) + ". Maybe pass the tie-break to the rule.");
        }
        Option chosen = tieBreak.order(options).stream()
                .filter(winners::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The options must be those of the election: none of the winners is among them."));
        List<List<Option>> order = new ArrayList<>();
        order.add(List.of(chosen));
        for (List<Option> tier : ranking) {
            List<Option> rest =
                    tier.stream().filter(option -> !option.equals(chosen)).toList();
            if (!rest.isEmpty()) {
                order.add(rest);
            }
        }
        List<Tie> all = ties.stream()
                .filter(tie -> tie.round() != 0 || tie.way() != Tie.Way.LEFT)
                .collect(Collectors.toCollection(ArrayList::new));
        all.add(new Tie(0, winners, Tie.Way.BROKEN, Optional.of(tieBreak), List.of(chosen)));
        return new Outcome(rule, electorate, seats, List.of(chosen), order, steps, margin, all);
    }

    /**
     * The same outcome with a margin that was found later.
     *
     * @param found how many ballots would have to change
     * @return the outcome with it
     */
    public Outcome withMargin(Margin found) {
        return new Outcome(rule, electorate, seats, winners, ranking, steps, Optional.of(found), ties);
    }

    /** {@return the outcome and all of its explanation in 64 digits, by which it can be kept and found again: see {@link Fingerprint}} */
    public String digest() {
        return Fingerprint.of(this);
    }

    /** {@return the outcome in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * The outcome in a few lines: who, by which rule, over which ballots; how it came; how safe it is; which ties there were.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        List<String> lines = new ArrayList<>();
        String by = w.say(rule.english(), rule.chinese()) + w.say(": ", "：");
        lines.add(by
                + switch (verdict()) {
                    case VOID -> w.say("nobody wins, since no ballot says anything that counts.", "无人胜出，因为没有可计的选票。");
                    case NONE_QUALIFIES -> w.say("no option has what it takes.", "没有选项达到所需条件。");
                    case TIED ->
                        w.say(
                                w.names(winners) + " are tied for " + seats.orElse(0)
                                        + (seats.orElse(0) == 1 ? " place." : " places."),
                                w.names(winners) + "并列，名额" + seats.orElse(0) + "个。");
                    case DECIDED ->
                        w.say(
                                w.names(winners) + (winners.size() == 1 ? " is chosen." : " are chosen."),
                                w.names(winners) + "胜出。");
                });
        lines.add(w.say(
                electorate.ballots() + (electorate.ballots() == 1 ? " ballot, " : " ballots, ") + electorate.blank()
                        + " of them blank"
                        + (electorate.isUnweighted() ? "." : ", of weight " + electorate.weight() + " together."),
                "选票" + electorate.ballots() + "张，其中空白" + electorate.blank() + "张"
                        + (electorate.isUnweighted() ? "。" : "，总权重" + electorate.weight() + "。")));
        steps.forEach(step -> lines.add(step.summarize(locale)));
        ties.forEach(tie -> lines.add(tie.summarize(locale)));
        margin.ifPresent(m -> lines.add(m.summarize(locale)));
        return String.join("\n", lines);
    }
}
