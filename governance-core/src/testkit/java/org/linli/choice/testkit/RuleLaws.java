package org.linli.choice.testkit;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Holds a rule to the laws that it promises. A host's own rule is put under them by naming it and them; where it breaks one, jqwik shows the
 * smallest ballots it can find that do it.
 *
 * <pre>{@code
 * class OurRuleProperties extends RuleLaws<Function<RankedProfile, Outcome>> {
 *     OurRuleProperties() {
 *         super(OurRule::of, VotingLaw.NEUTRALITY, VotingLaw.MONOTONICITY);
 *     }
 * }
 * }</pre>
 *
 * @param <R> what kind of rule it is
 */
public abstract class RuleLaws<R> {
    /** How many cases of each promised law a rule is asked. */
    public static final int TRIES = 3_000;

    private static final int GEN_SIZE = 1_000;

    private final R rule;
    private final List<Law<R>> promised;

    /**
     * Names a rule and what it promises.
     *
     * @param rule the rule
     * @param promised the laws that it is to keep, at least one
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // Read into a list, and not written to.
    protected RuleLaws(R rule, Law<R>... promised) {
        this.rule = rule;
        this.promised = List.of(promised);
        if (promised.length == 0) {
            throw new IllegalArgumentException("The laws that a rule promises must not be none.");
        }
    }

    /**
     * {@return trials in which every promised law was put to the test once: the first of them that the rule breaks, or the last if it breaks none, so
     * that each law gets as many cases as there are tries, and that the one which is broken is made small}
     */
    @Provide
    protected Arbitrary<Law.Trial> trials() {
        List<Arbitrary<Law.Trial>> each =
                promised.stream().map(law -> law.trials(rule)).toList();
        return Arbitraries.fromGenerator(new EachLaw(
                each.stream().map(trials -> trials.generator(GEN_SIZE, true)).toList()));
    }

    private record EachLaw(List<RandomGenerator<Law.Trial>> laws) implements RandomGenerator<Law.Trial> {
        @Override
        public Shrinkable<Law.Trial> next(Random random) {
            Shrinkable<Law.Trial> trial = laws.get(0).next(random);
            for (int law = 1; law < laws.size() && trial.value().violation().isEmpty(); law++) {
                trial = laws.get(law).next(random);
            }
            return trial;
        }
    }

    /**
     * The property itself. That it holds in so many cases is no proof: some laws are broken once in thousands.
     *
     * @param trial one case of one law
     */
    @Property(tries = TRIES)
    protected void the_rule_keeps_the_laws_that_it_promises(@ForAll("trials") Law.Trial trial) {
        trial.violation().ifPresent(violation -> {
            throw new AssertionError(trial + "\n" + violation);
        });
    }
}
