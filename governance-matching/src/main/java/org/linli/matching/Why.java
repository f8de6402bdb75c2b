package org.linli.matching;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Why an order is where it is: each of its options with what it costs, what its place is worth to others, and both together. The one it has is the
 * cheapest together.
 *
 * @param order its id
 * @param supplier who serves it; empty if it is left over
 * @param options all its options, the cheapest together first, then by id; immutable
 */
public record Why(String order, Optional<String> supplier, List<Option> options) {
    /**
     * An option of an order.
     *
     * @param supplier whose; empty for being left over
     * @param cost what the pair costs, or the penalty
     * @param place what one more place at the supplier would be worth: what others give up for it
     * @param together both together
     */
    public record Option(Optional<String> supplier, Cost cost, Cost place, Cost together) {
        /** Checks that nothing is missing. */
        public Option {
            Objects.requireNonNull(supplier, "supplier");
            Objects.requireNonNull(cost, "cost");
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(together, "together");
        }
    }

    /** Checks that nothing is missing. */
    public Why {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(supplier, "supplier");
        options = List.copyOf(options);
    }

    /**
     * The reason in one sentence.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return the sentence
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        Option chosen = options.stream()
                .filter(option -> option.supplier().equals(supplier))
                .findFirst()
                .orElseThrow();
        String who = w.place(supplier);
        return w.say(
                "Order " + order + " is " + who + ": of its " + options.size()
                        + " options this costs least (" + chosen.cost() + "), what others would give for the place ("
                        + chosen.place() + ") included.",
                "订单" + order + who + "：在其" + options.size() + "种安排中，计入他人对该名额的价值（" + chosen.place() + "）后，此项代价最小（"
                        + chosen.cost() + "）。");
    }
}
