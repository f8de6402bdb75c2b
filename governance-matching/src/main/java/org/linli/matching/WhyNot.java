package org.linli.matching;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Why an order does not have another supplier: by how much the best plan in which it does costs more, and who would be displaced. Exact: solving
 * anew with the pair fixed gives the same.
 *
 * @param order its id
 * @param supplier the other supplier
 * @param extra by how much the plan would cost more; 0 if it would be as good
 * @param moves what would move, the order itself first; none if it has that supplier already; immutable
 */
public record WhyNot(String order, String supplier, Cost extra, List<Move> moves) {
    /** Checks that nothing is missing. */
    public WhyNot {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(extra, "extra");
        moves = List.copyOf(moves);
    }

    /** {@return the other orders that would move, in the order in which they make room for each other; immutable} */
    public List<Move> displaced() {
        return moves.subList(Math.min(1, moves.size()), moves.size());
    }

    /**
     * The reason in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentence
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        if (moves.isEmpty()) {
            return w.say("Order " + order + " has supplier " + supplier + ".", "订单" + order + "已由" + supplier + "承接。");
        }
        if (extra.signum() == 0) {
            return w.say(
                    "Order " + order + " could have supplier " + supplier + " at no extra cost" + displacing(w) + ".",
                    "订单" + order + "改由" + supplier + "承接，总代价不变" + displacing(w) + "。");
        }
        return w.say(
                "With supplier " + supplier + " for order " + order + " the plan would cost more (" + extra + ")"
                        + displacing(w) + ".",
                "若订单" + order + "改由" + supplier + "承接，总代价将增加（" + extra + "）" + displacing(w) + "。");
    }

    private String displacing(Wording w) {
        String who = displaced().stream()
                .map(move -> move.order() + w.say(" would be ", "将") + w.place(move.to()))
                .collect(Collectors.joining(w.say(", ", "，")));
        return who.isEmpty() ? "" : w.say("; ", "；") + who;
    }
}
