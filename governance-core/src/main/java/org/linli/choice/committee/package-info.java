/**
 * Committees from approval ballots: several seats at once, so that groups of voters get their part (比例代表).
 *
 * <p>Each rule takes an {@link org.linli.choice.ApprovalProfile}, a number of seats and a {@link org.linli.choice.TieBreak}, and gives an
 * {@link org.linli.choice.Outcome}. {@link org.linli.choice.committee.ApprovalCount} takes the options with most approvals, whoever they come
 * from. All others look at who is represented: {@link org.linli.choice.committee.Thiele} has proportional approval voting and
 * Chamberlin–Courant, seat by seat or proved to be best; {@link org.linli.choice.committee.SequentialPhragmen} shares out loads,
 * {@link org.linli.choice.committee.MaximinSupport} votes,
 * {@link org.linli.choice.committee.EqualShares} money, {@link org.linli.choice.committee.GreedyMonroe} voters.
 *
 * <p>What a committee owes to groups that agree is a {@link org.linli.choice.committee.Representation}: a finding about one committee on one
 * set of ballots, with the group that could complain.
 *
 * <p>Floor 1: depends on {@code org.linli.choice}.
 */
@NullMarked
package org.linli.choice.committee;

import org.jspecify.annotations.NullMarked;
