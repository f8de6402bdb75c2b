package org.linli.choice.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    /** {@return cases for all promised laws alike} */
    @Provide
    protected Arbitrary<Law.Trial> trials() {
        return Arbitraries.oneOf(promised.stream().map(law -> law.trials(rule)).toList());
    }

    /**
     * The property itself.
     *
     * @param trial one case of one law
     */
    @Property(tries = 1_000)
    protected void the_rule_keeps_the_laws_that_it_promises(@ForAll("trials") Law.Trial trial) {
        trial.violation().ifPresent(violation -> {
            throw new AssertionError(trial + "\n" + violation);
        });
    }
}
