/**
 * For tests of rules of choice, ours and a host's.
 *
 * <p>{@link org.linli.choice.testkit.BallotArbitraries} and {@link org.linli.choice.testkit.Cultures} make profiles of every kind, small enough
 * for ties and cycles to be common; {@link org.linli.choice.testkit.BargainArbitraries} makes bargaining problems. A
 * {@link org.linli.choice.testkit.Law} is an axiom: {@link org.linli.choice.testkit.VotingLaw} for one winner,
 * {@link org.linli.choice.testkit.CommitteeLaw} and {@link org.linli.choice.testkit.BudgetLaw} for selections.
 * {@link org.linli.choice.testkit.RuleLaws} holds a rule to those that it promises, {@link org.linli.choice.testkit.Laws} looks for
 * counterexamples.
 */
@NullMarked
package org.linli.choice.testkit;

import org.jspecify.annotations.NullMarked;
