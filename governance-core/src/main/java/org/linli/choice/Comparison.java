package org.linli.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rules of a family would have decided on the same ballots, for example "Burlington 2009: plurality Wright, instant runoff Kiss, all rules
 * on pairs Montroll", and which of them do not meet there what may be asked of an outcome. Meant to be published beside an outcome, not to choose a
 * rule by its result.
 *
 * <p>Each family makes one by its {@code OtherRules}: in {@code org.linli.choice.voting}, {@code .committee} and {@code .budget}.
 *
 * @param outcomes the outcome of each rule, in a fixed order; immutable
 * @param unmet what the outcome of each rule does not meet, in the same order; immutable
 * @param <R> what may be asked in this family
 */
public record Comparison<R extends Enum<R> & Requirement>(List<Outcome> outcomes, List<List<R>> unmet) {
    /** Keeps the outcomes, and checks that something is said of each. */
    public Comparison {
        outcomes = List.copyOf(outcomes);
        unmet = unmet.stream().map(List::copyOf).toList();
        if (outcomes.size() != unmet.size()) {
            throw new IllegalArgumentException("What is unmet (" + unmet.size()
                    + ") in a comparison must be said of each of its outcomes (" + outcomes.size() + ").");
        }
    }

    /**
     * The rules that choose as this outcome does.
     *
     * @param outcome any outcome from the same ballots
     * @return those with the same winners; immutable
     */
    public List<Outcome> agreeingWith(Outcome outcome) {
        return outcomes.stream().filter(each -> same(each, outcome)).toList();
    }

    private static boolean same(Outcome one, Outcome other) {
        return Set.copyOf(one.winners()).equals(Set.copyOf(other.winners()));
    }

    /**
     * The rules whose outcome here does not meet what is asked.
     *
     * @param asked what is asked
     * @return their outcomes, in the order of the rules; empty if all meet it, or if it asks for nothing on these ballots; immutable
     */
    public List<Outcome> violating(R asked) {
        List<Outcome> violating = new ArrayList<>();
        for (int rule = 0; rule < outcomes.size(); rule++) {
            if (unmet.get(rule).contains(asked)) {
                violating.add(outcomes.get(rule));
            }
        }
        return List.copyOf(violating);
    }

    /** {@return the comparison and all of its outcomes in 64 digits, by which it can be kept and found again: see {@link Fingerprint}} */
    public String digest() {
        return Fingerprint.of(this);
    }

    /** {@return the comparison in a few lines of English} */
    public String summarize() {
        return summarize(Locale.ENGLISH);
    }

    /**
     * One line for each set of winners, with the rules that choose it, in the order of the rules; then one for each thing asked that some rule
     * does not meet on these ballots, with those rules.
     *
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Locale locale) {
        Wording w = Wording.of(locale);
        return lines(w, locale, each -> w.list(each.winners()));
    }

    /**
     * The same, told from what was decided: one line for the rules that would have decided alike, and for each other set of winners one that says
     * who would have been chosen instead of whom. To be preferred where many are chosen.
     *
     * @param decided what was decided on the same ballots
     * @param locale Chinese for the language {@code zh}, English for any other
     * @return lines with a line feed between
     */
    public String summarize(Outcome decided, Locale locale) {
        Objects.requireNonNull(decided, "decided");
        Wording w = Wording.of(locale);
        return lines(w, locale, each -> {
            List<Option> more = without(each.winners(), decided);
            List<Option> fewer = without(decided.winners(), each);
            if (more.isEmpty()) {
                return fewer.isEmpty() ? w.say("The same", "相同") : w.say("Without ", "不含") + w.list(fewer);
            }
            return fewer.isEmpty()
                    ? w.say("Besides ", "另加") + w.list(more)
                    : w.say(w.list(more) + " instead of " + w.list(fewer), w.list(more) + "取代" + w.list(fewer));
        });
    }

    private static List<Option> without(List<Option> some, Outcome others) {
        return some.stream()
                .filter(option -> !others.winners().contains(option))
                .toList();
    }

    private String lines(Wording w, Locale locale, Function<Outcome, String> head) {
        List<String> lines = new ArrayList<>();
        Map<Set<Option>, List<Outcome>> alike = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            alike.computeIfAbsent(Set.copyOf(outcome.winners()), winners -> new ArrayList<>())
                    .add(outcome);
        }
        for (List<Outcome> by : alike.values()) {
            lines.add(head.apply(by.get(0)) + w.say(": ", "：") + rules(by, w) + w.say(".", "。"));
        }
        unmet.stream().flatMap(List::stream).distinct().sorted().forEach(each -> {
            String by = rules(violating(each), w);
            String what = each.summarize(locale);
            lines.add(w.say("Not met here (" + what + "): " + by + ".", "此处不满足“" + what + "”：" + by + "。"));
        });
        return String.join("\n", lines);
    }

    private static String rules(List<Outcome> outcomes, Wording w) {
        return outcomes.stream()
                .map(each -> w.say(each.rule().english(), each.rule().chinese()))
                .collect(Collectors.joining(w.say("; ", "；")));
    }
}
