package org.linli.choice.testkit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Looks for counterexamples and makes them small, from a seed, so that everybody finds the same ones. To be called from within a jqwik
 * property or example, whose arbitraries it uses.
 */
public final class Laws {
    private static final int MOST_SHRINKS = 3_000;

    private Laws() {}

    /**
     * What became of a law.
     *
     * @param tries how many cases were tried
     * @param counterexample the case that broke the law, made as small as could be; empty if none did
     */
    public record Finding(int tries, Optional<Counterexample> counterexample) {
        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(counterexample, "counterexample");
        }
    }

    /**
     * A case in which a rule breaks a law.
     *
     * @param ballots the case as text
     * @param violation what the rule did
     */
    public record Counterexample(String ballots, String violation) {
        /** Checks that nothing is missing. */
        public Counterexample {
            Objects.requireNonNull(ballots, "ballots");
            Objects.requireNonNull(violation, "violation");
        }

        /** The case and what the rule did. */
        @Override
        public String toString() {
            return ballots + "\n" + violation;
        }
    }

    /**
     * Tries a rule until it breaks a law.
     *
     * @param law the law
     * @param rule the rule
     * @param from the number of the first case; each case depends on its number alone
     * @param tries how many cases to try at most
     * @param <R> what kind of rule it is
     * @return what was found
     */
    public static <R> Finding tryOut(Law<R> law, R rule, long from, int tries) {
        return tryOut(law, Map.of("", rule), from, tries).get("");
    }

    /**
     * Tries several rules on the same cases, each until it breaks a law.
     *
     * @param law the law
     * @param rules the rules by name
     * @param from the number of the first case; each case depends on its number alone
     * @param tries how many cases to try at most
     * @param <R> what kind of rules they are
     * @return what was found, by name, in the order of the rules
     */
    public static <R> Map<String, Finding> tryOut(Law<R> law, Map<String, R> rules, long from, int tries) {
        RandomGenerator<? extends Law.Case<R>> generator = law.cases().generator(1_000);
        Map<String, Finding> findings = new LinkedHashMap<>();
        rules.forEach((name, rule) -> findings.put(name, new Finding(tries, Optional.empty())));
        Set<String> standing = new LinkedHashSet<>(rules.keySet());
        for (int tried = 1; tried <= tries && !standing.isEmpty(); tried++) {
            Shrinkable<? extends Law.Case<R>> found = generator.next(new Random(spread(from + tried - 1)));
            Law.Case<R> each = found.value();
            int number = tried;
            standing.removeIf(name -> {
                R rule = rules.get(name);
                boolean breaks = each.violation(rule).isPresent();
                if (breaks) {
                    findings.put(name, new Finding(number, Optional.of(smallest(found, rule))));
                }
                return breaks;
            });
        }
        return findings;
    }

    /**
     * A seed for each number: those of neighbours would begin alike, so that all first cases had as many options (SplitMix64; G. Steele, D. Lea, C. Flood,
     * "Fast splittable pseudorandom number generators", 2014).
     */
    private static long spread(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Goes to a smaller case that breaks the law too, as long as there is one near by. */
    private static <R> Counterexample smallest(Shrinkable<? extends Law.Case<R>> found, R rule) {
        Shrinkable<? extends Law.Case<R>> least = found;
        int left = MOST_SHRINKS;
        while (true) {
            Shrinkable<? extends Law.Case<R>> next = null;
            try (Stream<? extends Shrinkable<? extends Law.Case<R>>> near = least.shrink()) {
                Iterator<? extends Shrinkable<? extends Law.Case<R>>> each = near.iterator();
                while (next == null && left-- > 0 && each.hasNext()) {
                    Shrinkable<? extends Law.Case<R>> smaller = each.next();
                    next = smaller.value().violation(rule).isPresent() ? smaller : null;
                }
            }
            if (next == null) {
                return new Counterexample(
                        least.value().toString(), least.value().violation(rule).orElseThrow());
            }
            least = next;
        }
    }
}
