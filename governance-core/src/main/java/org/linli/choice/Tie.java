package org.linli.choice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Equals that a rule met, and what became of them: "in round 3 park and parking were tied; the lot favoured park".
 *
 * @param round where it was met: the round, from 1, or 0 for the result as a whole and for what was tried on the way to it
 * @param tied the equals, at least two, in the order of the options; immutable
 * @param way what became of them
 * @param by the order or lot that decided; empty if none did
 * @param favoured who came out of it better, or all in the order that told them apart; empty if all were treated alike; immutable
 */
public record Tie(int round, List<Option> tied, Way way, Optional<TieBreak> by, List<Option> favoured) {
    /** What may become of equals. */
    public enum Way {
        /** They stay equal, and the outcome says so. */
        LEFT,
        /** All of them were dropped together. */
        DROPPED_TOGETHER,
        /** Each way of breaking the tie was followed to its end. */
        ALL_FOLLOWED,
        /** They were told apart by how they had stood before, in the latest earlier round in which they differed. */
        HISTORY,
        /** They were told apart by a published order or a lot: some came before the others. */
        BROKEN,
        /** All of a published order or a lot among them may have mattered, not only who came first; it is what {@code favoured} lists. */
        ORDERED
    }

    /** Checks that the parts fit together. */
    public Tie {
        tied = List.copyOf(tied);
        favoured = List.copyOf(favoured);
        Objects.requireNonNull(way, "way");
        if (tied.size() < 2 || !tied.containsAll(favoured)) {
            throw new IllegalArgumentException("The tie (" + tied
                    + ") must be between two options or more, the favoured ones (" + favoured + ") among them.");
        }
        if ((way == Way.BROKEN || way == Way.ORDERED) != by.isPresent()) {
            throw new IllegalArgumentException("The tie (" + tied
                    + ") must be broken by an order or a lot if it is broken (" + way + "), and only then.");
        }
        if (way == Way.ORDERED && favoured.size() != tied.size()) {
            throw new IllegalArgumentException(
                    "The tie (" + tied + ") must be put into one order, not only its first (" + favoured + ").");
        }
    }

    /**
     * The tie in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentence
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        String where = round == 0 ? w.say("In the result", "最终结果中") : w.say("In round " + round, "第" + round + "轮");
        String who = w.names(tied);
        String head = w.say(where + " " + who + " were tied", where + who + "并列");
        return head
                + switch (way) {
                    case LEFT -> w.say(" and remain so.", "，保持并列。");
                    case DROPPED_TOGETHER -> w.say(" and were dropped together.", "，一并淘汰。");
                    case ALL_FOLLOWED -> w.say("; every way of breaking the tie was followed.", "，对每种决法分别推演。");
                    case HISTORY ->
                        w.say(
                                "; earlier counts favoured " + w.names(favoured) + ".",
                                "，按此前票数，" + w.names(favoured) + "占先。");
                    case BROKEN ->
                        w.say(
                                "; " + broken(w) + " favoured " + w.names(favoured) + ".",
                                "，" + broken(w) + "，" + w.names(favoured) + "占先。");
                    case ORDERED ->
                        w.say(
                                "; " + broken(w) + " put " + w.names(favoured) + " in this order.",
                                "，" + broken(w) + "，次序为" + w.names(favoured) + "。");
                };
    }

    private String broken(Wording w) {
        return by.orElseThrow() instanceof TieBreak.ByLot lot
                ? w.say("the lot from the seed \"" + lot.seed() + "\"", "按种子“" + lot.seed() + "”抽签")
                : w.say("the published order", "按公布的次序");
    }
}
