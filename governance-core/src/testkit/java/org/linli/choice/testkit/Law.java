package org.linli.choice.testkit;

import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * Something that may be asked of a rule whatever the ballots: an axiom. {@link VotingLaw} has those for one winner from
 * rankings, {@link SelectionLaw} those for approvals and grades, {@link CommitteeLaw} what committees owe to groups, {@link BudgetLaw} those for
 * budgets; a host may add its own.
 *
 * @param <R> what kind of rule it is asked of, usually a function from a profile to an outcome
 */
public interface Law<R> {
    /** {@return cases in which a rule can be put to the test, made and shrunk by jqwik} */
    Arbitrary<? extends Case<R>> cases();

    /** {@return what the law is called in English} */
    String english();

    /** {@return what the law is called in Chinese} */
    String chinese();

    /**
     * Ballots, and what is done to them. Its text says what they are.
     *
     * @param <R> what kind of rule is asked
     */
    @FunctionalInterface
    interface Case<R> {
        /**
         * Asks a rule.
         *
         * @param rule the rule
         * @return what it did against the law; empty if it did nothing
         */
        Optional<String> violation(R rule);
    }

    /** A case together with the rule that is asked. */
    @FunctionalInterface
    interface Trial {
        /** {@return what the rule did against the law; empty if it did nothing} */
        Optional<String> violation();
    }

    /**
     * Puts a rule to the test.
     *
     * @param rule the rule
     * @return trials of the rule
     */
    default Arbitrary<Trial> trials(R rule) {
        return cases().map(each -> new Trial() {
            @Override
            public Optional<String> violation() {
                return each.violation(rule);
            }

            @Override
            public String toString() {
                return english() + ": " + each;
            }
        });
    }
}
