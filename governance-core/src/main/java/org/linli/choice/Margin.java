package org.linli.choice;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How safe an outcome is, for example "3 to 5 ballots, in favour of parking": the smallest number of ballots that, filled in
 * otherwise by the same voters, would have led to other winners, a tie where there was none included. Exact where both bounds agree.
 *
 * @param atLeast so many are needed for certain, at least 1: with fewer, the winners are the same whatever the changed ballots say
 * @param atMost so many are enough, known from ballots that would do it; empty if none are known to do it
 * @param rival who would gain by the changes behind {@code atMost}; empty if none are known
 */
public record Margin(long atLeast, OptionalLong atMost, Optional<Option> rival) {
    /** Checks that the bounds are in order. */
    public Margin {
        Objects.requireNonNull(rival, "rival");
        if (atLeast < 1 || (atMost.isPresent() && atMost.getAsLong() < atLeast)) {
            throw new IllegalArgumentException(
                    "The margin (" + atLeast + " to " + atMost + ") must be at least 1 and in order.");
        }
    }

    /**
     * A margin that is known exactly.
     *
     * @param ballots how many ballots it takes, at least 1
     * @param rival who would gain
     * @return the margin
     */
    public static Margin exactly(long ballots, Option rival) {
        return new Margin(ballots, OptionalLong.of(ballots), Optional.of(rival));
    }

    /**
     * A margin between two bounds.
     *
     * @param atLeast so many are needed
     * @param atMost so many are enough
     * @param rival who would gain
     * @return the margin
     */
    public static Margin between(long atLeast, long atMost, Option rival) {
        return new Margin(atLeast, OptionalLong.of(atMost), Optional.of(rival));
    }

    /**
     * A margin of which only a lower bound is known.
     *
     * @param ballots so many are needed
     * @return the margin
     */
    public static Margin atLeast(long ballots) {
        return new Margin(ballots, OptionalLong.empty(), Optional.empty());
    }

    /** {@return whether both bounds agree} */
    public boolean isExact() {
        return atMost.isPresent() && atMost.getAsLong() == atLeast;
    }

    /**
     * The margin in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentence
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        String who = rival.map(option -> w.say(" (in favour of " + option.name() + ")", "（有利于" + option.name() + "）"))
                .orElse("");
        if (isExact()) {
            return w.say(
                    "Other winners would have taken " + atLeast
                            + (atLeast == 1 ? " changed ballot" : " changed ballots") + who + ".",
                    "须改动" + atLeast + "张选票，结果才会不同" + who + "。");
        }
        return atMost.isPresent()
                ? w.say(
                        "Other winners would have taken at least " + atLeast
                                + (atLeast == 1 ? " changed ballot; " : " changed ballots; ") + atMost.getAsLong()
                                + " would have been enough" + who + ".",
                        "至少须改动" + atLeast + "张选票结果才会不同；改动" + atMost.getAsLong() + "张即足够" + who + "。")
                : w.say(
                        "Other winners would have taken at least " + atLeast
                                + (atLeast == 1
                                        ? " changed ballot; a better bound is not known."
                                        : " changed ballots."),
                        "至少须改动" + atLeast + "张选票，结果才会不同" + (atLeast == 1 ? "（未有更好的界）" : "") + "。");
    }
}
