package org.linli.choice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One step on the way to an outcome: a count, an election, an elimination, a comparison of two. An outcome tells the steps that
 * explain it, in the order in which they were taken; not every addition. The kinds are few and closed, so that a page or a table can
 * show any rule of any family; a family that needs another kind adds it here.
 */
public sealed interface Step
        permits Step.Counted,
                Step.Elected,
                Step.Eliminated,
                Step.Duel,
                Step.Path,
                Step.SetAside,
                Step.Shared,
                Step.MiddleGrade,
                Step.Transferred,
                Step.Bounded,
                Spending {
    /**
     * The step in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentence
     */
    String summarize(Locale locale);

    /**
     * What one option has.
     *
     * @param option the option
     * @param value how much, exactly
     */
    record Score(Option option, Fraction value) {
        /** Checks that nothing is missing. */
        public Score {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A count of all options that are still standing.
     *
     * @param round the round, from 1; 0 if the rule has no rounds
     * @param measure what was counted
     * @param scores who has how much, the best first and equals in the order of the options; immutable
     * @param base the weight of the ballots that were counted over
     */
    record Counted(int round, Measure measure, List<Score> scores, Fraction base) implements Step {
        /** Keeps the scores. */
        public Counted {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(base, "base");
            scores = List.copyOf(scores);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            List<String> each = scores.stream()
                    .map(score -> score.option().name() + " " + score.value().rounded(5))
                    .toList();
            return w.say(
                    (round == 0 ? "Count of " : "Round " + round + ", ") + measure.in(w) + " (of " + base.rounded(5)
                            + "): " + String.join(", ", each) + ".",
                    (round == 0 ? "计" : "第" + round + "轮，") + measure.in(w) + "（共" + base.rounded(5) + "）："
                            + String.join("，", each) + "。");
        }
    }

    /**
     * Options that were chosen.
     *
     * @param round the round, from 1; 0 if the rule has no rounds
     * @param options who was chosen in this step; immutable
     * @param threshold what had to be reached; empty if there was none
     */
    record Elected(int round, List<Option> options, Optional<Fraction> threshold) implements Step {
        /** Keeps the options. */
        public Elected {
            options = List.copyOf(options);
            Objects.requireNonNull(threshold, "threshold");
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            String needed = threshold
                    .map(t -> w.say(" (" + t.rounded(5) + " needed)", "（须" + t.rounded(5) + "）"))
                    .orElse("");
            return w.say(
                    (round == 0 ? "" : "Round " + round + ": ") + w.names(options) + " " + w.be(options) + " elected"
                            + needed + ".",
                    (round == 0 ? "" : "第" + round + "轮：") + w.names(options) + "当选" + needed + "。");
        }
    }

    /**
     * Options that were dropped.
     *
     * @param round the round, from 1; 0 if the rule has no rounds
     * @param options who was dropped in this step; immutable
     */
    record Eliminated(int round, List<Option> options) implements Step {
        /** Keeps the options. */
        public Eliminated {
            options = List.copyOf(options);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            return w.say(
                    (round == 0 ? "" : "Round " + round + ": ") + w.names(options) + " " + w.be(options)
                            + " eliminated.",
                    (round == 0 ? "" : "第" + round + "轮：") + w.names(options) + "被淘汰。");
        }
    }

    /**
     * Two options compared: how many ballots prefer which.
     *
     * @param winner the option that more ballots prefer; either of the two in a tie
     * @param loser the other
     * @param forWinner the weight of the ballots that prefer the winner
     * @param forLoser the weight of the ballots that prefer the loser, not more
     */
    record Duel(Option winner, Option loser, long forWinner, long forLoser) implements Step {
        /** Checks who won. */
        public Duel {
            Objects.requireNonNull(winner, "winner");
            Objects.requireNonNull(loser, "loser");
            if (forLoser < 0 || forWinner < forLoser) {
                throw new IllegalArgumentException("The duel of " + winner + " (" + forWinner + ") and " + loser + " ("
                        + forLoser + ") must name the winner first.");
            }
        }

        /** {@return whether as many prefer the one as the other} */
        public boolean isTied() {
            return forWinner == forLoser;
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            return isTied()
                    ? w.say(
                            winner.name() + " and " + loser.name() + " tie, " + forWinner + " to " + forLoser + ".",
                            winner.name() + "与" + loser.name() + "打平，" + forWinner + "比" + forLoser + "。")
                    : w.say(
                            winner.name() + " beats " + loser.name() + ", " + forWinner + " to " + forLoser + ".",
                            winner.name() + "胜" + loser.name() + "，" + forWinner + "比" + forLoser + "。");
        }
    }

    /**
     * A chain of duels by which one option beats another, directly or over others; as strong as its weakest duel.
     *
     * @param duels from the option that beats to the one that is beaten, each loser the next winner; at least one; immutable
     * @param strength the strength of the weakest duel
     * @param opposed the strength of the strongest chain the other way; 0 if there is none
     */
    record Path(List<Duel> duels, long strength, long opposed) implements Step {
        /** Checks that the chain holds together. */
        public Path {
            duels = List.copyOf(duels);
            if (duels.isEmpty()) {
                throw new IllegalArgumentException("A path must have a duel.");
            }
            for (int i = 1; i < duels.size(); i++) {
                if (!duels.get(i - 1).loser().equals(duels.get(i).winner())) {
                    throw new IllegalArgumentException("The path (" + duels + ") must go on where each duel ends.");
                }
            }
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            StringBuilder chain = new StringBuilder(duels.get(0).winner().name());
            for (Duel duel : duels) {
                chain.append(" → ").append(duel.loser().name());
            }
            return w.say(
                    chain + ": strength " + strength + ", against " + opposed + " the other way.",
                    chain + "：强度" + strength + "，反向为" + opposed + "。");
        }
    }

    /**
     * A duel that does not count, since others that are at least as strong say the opposite together.
     *
     * @param duel the duel that was set aside
     * @param because the duels that lead from its loser back to its winner; immutable
     */
    record SetAside(Duel duel, List<Duel> because) implements Step {
        /** Keeps the duels. */
        public SetAside {
            Objects.requireNonNull(duel, "duel");
            because = List.copyOf(because);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            StringBuilder chain = new StringBuilder(duel.loser().name());
            for (Duel each : because) {
                chain.append(" → ").append(each.loser().name());
            }
            return w.say(
                    "The defeat of " + duel.loser().name() + " by "
                            + duel.winner().name() + " (" + duel.forWinner() + " to " + duel.forLoser()
                            + ") is set aside: " + chain + " is stronger.",
                    duel.winner().name() + "胜" + duel.loser().name() + "（" + duel.forWinner() + "比" + duel.forLoser()
                            + "）不予采用：" + chain + "更强。");
        }
    }

    /**
     * What an option brings to each who has a part in it, in whatever the measure counts.
     *
     * @param option the option, say a package
     * @param measure what is counted
     * @param shares how much each has, those who have a part standing as options; in their published order; immutable
     */
    record Shared(Option option, Measure measure, List<Score> shares) implements Step {
        /** Keeps the shares. */
        public Shared {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(measure, "measure");
            shares = List.copyOf(shares);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            List<String> each = shares.stream()
                    .map(share -> share.option().name() + " " + share.value().rounded(5))
                    .toList();
            return w.say(
                    option.name() + ", " + measure.in(w) + ": " + String.join(", ", each) + ".",
                    option.name() + "，" + measure.in(w) + "：" + String.join("，", each) + "。");
        }
    }

    /**
     * The middle grade of an option, and how many are above and below it.
     *
     * @param option the option
     * @param grade the majority grade, on the scale of the ballots
     * @param name its name; empty on a scale of plain points
     * @param above the weight of the ballots that give more
     * @param below the weight of the ballots that give less
     */
    record MiddleGrade(Option option, int grade, Optional<String> name, long above, long below) implements Step {
        /** Checks that nothing is missing. */
        public MiddleGrade {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            String called = name.orElse(Integer.toString(grade));
            return w.say(
                    option.name() + ": majority grade " + called + ", " + above + " above and " + below + " below.",
                    option.name() + "：多数评级为" + called + "，高于者" + above + "，低于者" + below + "。");
        }
    }

    /**
     * Votes that moved on, from an option that was elected with more than it needed, or dropped.
     *
     * @param round the round, from 1
     * @param from whose votes moved
     * @param received who received how much; immutable
     * @param lost what no further preference could receive, rounding included
     */
    record Transferred(int round, Option from, List<Score> received, Fraction lost) implements Step {
        /** Keeps what was received. */
        public Transferred {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(lost, "lost");
            received = List.copyOf(received);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            List<String> each = received.stream()
                    .map(score -> score.option().name() + " +" + score.value().rounded(5))
                    .toList();
            if (received.isEmpty()) {
                return w.say(
                        "Round " + round + ", votes of " + from.name() + ": none can move on; " + lost.rounded(5)
                                + " not transferable.",
                        "第" + round + "轮，" + from.name() + "的票无可转出；不可再转" + lost.rounded(5) + "。");
            }
            return w.say(
                    "Round " + round + ", votes of " + from.name() + " move: " + String.join(", ", each) + "; "
                            + lost.rounded(5) + " not transferable.",
                    "第" + round + "轮，" + from.name() + "的票转出：" + String.join("，", each) + "；不可再转" + lost.rounded(5)
                            + "。");
        }
    }

    /**
     * What was proved about a search that was not carried to its end, or that it was.
     *
     * @param measure what was to be made best
     * @param proved nothing better than this exists
     * @param found what the outcome has; equal to what is proved if nothing better exists
     */
    record Bounded(Measure measure, Fraction proved, Fraction found) implements Step {
        /** Checks that nothing is missing. */
        public Bounded {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(proved, "proved");
            Objects.requireNonNull(found, "found");
        }

        /** {@return whether nothing better exists} */
        public boolean isOptimal() {
            return proved.equals(found);
        }

        @Override
        public String summarize(Locale locale) {
            Wording w = Wording.of(locale);
            String what = measure.in(w);
            return isOptimal()
                    ? w.say("The " + what + " of " + found + " is proved to be the best.", what + found + "，已证明为最优。")
                    : w.say(
                            "The " + what + " of " + found + " is the best found; better than " + proved
                                    + " is proved impossible.",
                            what + found + "为已找到的最优；已证明不可能优于" + proved + "。");
        }
    }
}
