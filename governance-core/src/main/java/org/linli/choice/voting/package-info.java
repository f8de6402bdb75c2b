/**
 * Rules for one winner, for rankings, for seats, and for yes or no.
 *
 * <p>{@link org.linli.choice.voting.Plurality}, {@link org.linli.choice.voting.Runoff},
 * {@link org.linli.choice.voting.InstantRunoff}, {@link org.linli.choice.voting.Coombs} and
 * {@link org.linli.choice.voting.BottomTwoRunoff} count places on {@link org.linli.choice.RankedProfile}s, as does
 * {@link org.linli.choice.voting.Borda}; {@link org.linli.choice.voting.ApprovalVoting} and
 * {@link org.linli.choice.voting.MajorityJudgment} take the other ballots. All others look only at who is preferred to whom, in
 * {@link org.linli.choice.voting.Pairwise} comparisons: {@link org.linli.choice.voting.Copeland},
 * {@link org.linli.choice.voting.DominantSet} (Smith and Schwartz), {@link org.linli.choice.voting.Minimax},
 * {@link org.linli.choice.voting.Schulze}, {@link org.linli.choice.voting.RankedPairs},
 * {@link org.linli.choice.voting.SplitCycle} and {@link org.linli.choice.voting.Kemeny}.
 *
 * <p>Four things are pinned by the caller, never by habit: what unranked options mean ({@link org.linli.choice.Unranked}), what options
 * that share a first place get ({@link org.linli.choice.voting.SharedPlace}), how much a defeat counts
 * ({@link org.linli.choice.voting.Strength}), and what happens to options that are tied for elimination
 * ({@link org.linli.choice.voting.TiedLowest}).
 *
 * <p>A {@link org.linli.choice.Comparison} says what all rules make of the same ballots, a
 * {@link org.linli.choice.voting.Criterion} whether an outcome meets what may be asked of it there.
 *
 * <p>For several seats there is the single transferable vote, {@link org.linli.choice.voting.ScottishVote} by hand and
 * {@link org.linli.choice.voting.MeekVote} by machine.
 *
 * <p>A question to be answered yes or no is a {@link org.linli.choice.voting.Motion}: quorums and majorities, each a
 * {@link org.linli.choice.voting.Threshold}, compose to conditions. {@link org.linli.choice.voting.DualMajority} is the one by which owners
 * decide. {@link org.linli.choice.voting.Consent} asks otherwise: not who is in favour, but who cannot live with it.
 *
 * <p>Floor 1: depends on {@code org.linli.choice}.
 */
@NullMarked
package org.linli.choice.voting;

import org.jspecify.annotations.NullMarked;
