package org.linli.choice.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.linli.choice.Fingerprint;
import org.linli.choice.Option;
import org.linli.choice.Outcome;

/**
 * Which projects are funded, and why: an {@link Outcome} whose winners are the funded projects and whose steps say for every project how it was
 * paid for or what it lacked, beside the sums of money.
 *
 * @param outcome the outcome
 * @param order the funded projects in the order in which they were chosen; immutable
 * @param available what could be spent, in minor units
 * @param spent what is spent, in minor units, at most what is available
 */
public record Allocation(Outcome outcome, List<Option> order, long available, long spent) {
    /** Checks that the parts agree. */
    public Allocation {
        Objects.requireNonNull(outcome, "outcome");
        order = List.copyOf(order);
        if (order.size() != outcome.winners().size() || !order.containsAll(outcome.winners())) {
            throw new IllegalArgumentException(
                    "The order " + order + " must be one of the winners " + outcome.winners() + ".");
        }
        if (spent < 0 || spent > available) {
            throw new IllegalArgumentException(
                    "What is spent (" + spent + ") must be at most what is available (" + available + ").");
        }
    }

    /** {@return what is left over, in minor units} */
    public long left() {
        return available - spent;
    }

    /** {@return the allocation and all of its explanation in 64 digits, by which it can be kept and found again: see {@link Fingerprint}} */
    public String digest() {
        return Fingerprint.of(this);
    }

    /** {@return the allocation in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * The allocation in a few lines: what is funded, and for every project why.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        List<String> lines = new ArrayList<>(outcome.summarize(locale).lines().toList());
        lines.add(
                1,
                chinese
                        ? "可用" + available + "，支出" + spent + "，余" + left() + "。"
                        : "Of " + available + ", " + spent + " is spent and " + left() + " is left.");
        return String.join("\n", lines);
    }
}
