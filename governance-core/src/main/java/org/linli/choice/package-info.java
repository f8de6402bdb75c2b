/**
 * How a collective chooses: the methods by which equals with different interests find what they can carry together (求最大公约数).
 *
 * <p>There are {@link org.linli.choice.Options} to choose from. Voters fill in ballots: a {@link org.linli.choice.Ranking} from the best
 * down, a set of options they approve of, or grades and points on a {@link org.linli.choice.Scale}. A builder collects them, refuses
 * what is malformed, counts equal ones together and gives a {@link org.linli.choice.Profile}:
 * {@link org.linli.choice.RankedProfile}, {@link org.linli.choice.ApprovalProfile} or {@link org.linli.choice.ScoreProfile}. What an
 * option that a ballot leaves out means to it, {@link org.linli.choice.Unranked}, is said by the caller wherever it matters.
 *
 * <p>Rules are pure functions from a profile to an {@link org.linli.choice.Outcome}, one shape for an office, a committee, a budget and
 * a bargain. It names the rule in its variant ({@link org.linli.choice.RuleName}), what was counted over
 * ({@link org.linli.choice.Electorate}), who was chosen and how all are ranked, the {@link org.linli.choice.Step}s that explain it, its
 * {@link org.linli.choice.Margin} and each {@link org.linli.choice.Tie} that was met. Figures are exact: whole numbers or a
 * {@link org.linli.choice.Fraction} of a {@link org.linli.choice.Measure}. Ties are broken only if a
 * {@link org.linli.choice.TieBreak} says how, by a published order or a lot that anyone can draw again; until then equals stay equal.
 * Ballots that say nothing choose nobody.
 *
 * <p>A family of rules that has more to tell (payments, groups, packages) adds a kind of step or measure here, or returns a record that
 * holds an outcome beside its own figures; it does not invent another outcome.
 *
 * <p>What would have become of other ties, {@link org.linli.choice.ParallelOutcomes} tells; how many other ballots would have been enough for
 * other winners, {@link org.linli.choice.Trials} finds out where a rule cannot say.
 *
 * <p>{@code org.linli.choice.voting} has the rules for one winner and for rankings, {@code org.linli.choice.committee} those that fill seats from
 * approvals, {@code org.linli.choice.budget} those that spend money on projects, {@code org.linli.choice.sortition} panels drawn by lot; {@code
 * org.linli.choice.opinion} finds groups of people who think alike and what they have in common, {@code org.linli.choice.bargain} packages that several
 * sides can accept; {@code org.linli.choice.files} reads and writes the formats in which ballots are published.
 *
 * <p>Floor 1: depends on {@code org.linli.basics}, and knows nothing of acts and facts.
 */
@NullMarked
package org.linli.choice;

import org.jspecify.annotations.NullMarked;
