/**
 * What a community thinks, from votes on statements (意见图谱): what all groups agree on, what divides them, what each of them stands for.
 *
 * <p>{@link org.linli.choice.opinion.OpinionVotes} holds who agreed, disagreed or passed on which statement; most have seen few of them. An
 * {@link org.linli.choice.opinion.OpinionMap} finds groups of people who vote alike, as Polis does, or says that the votes show none; its
 * {@link org.linli.choice.opinion.OpinionSettings} choose between the practice of Polis and one that is sound for a small community. For every
 * statement there are {@link org.linli.choice.opinion.Tally}s by group, from which {@link org.linli.choice.opinion.Consensus} and
 * {@link org.linli.choice.opinion.Representativeness} follow.
 *
 * <p>Consensus is an exact fraction. Positions, groups and tests are statistics, in doubles: the same on every JDK, since only operations are used
 * that Java rounds in one way, in one order, by one thread. Nobody is scored: who stands where is used and not told, and no group is told of that is
 * smaller than the settings allow.
 *
 * <p>Floor 1: depends on {@code org.linli.choice} and {@code org.linli.choice.files}.
 */
@NullMarked
package org.linli.choice.opinion;

import org.jspecify.annotations.NullMarked;
