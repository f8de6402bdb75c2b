package org.linli.choice.committee;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Margin;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/**
 * The maximin support method: every ballot shares one vote among the members that it approves of, as is best for the member with least; the
 * next member is the one with whom that least is greatest (L. Sánchez-Fernández, N. Fernández-García, J. Fisteus, M. Brill, "The maximin
 * support method: an extension of the D'Hondt method to approval-based multiwinner elections", Mathematical Programming, 2022).
 *
 * <p>Where voters approve of one party's list each, it is D'Hondt's apportionment. Proportional (PJR), fills all seats, house monotone. It differs
 * from {@link SequentialPhragmen} in that votes are shared anew in every round, and is no cheaper to tell; {@link EqualShares} gives groups more
 * (EJR+).
 *
 * <p>Cost: O(k·n) maximal flows through the distinct ballots for k seats and n options, a few of them for each. Ties: by order or lot. Pinned: blank
 * ballots do not count; an option that nobody approves of is never chosen, even if seats stay open. Margin: below half of the smallest gap in any
 * round nobody else comes first, since a changed ballot moves what a member can have by its weight at most; 1 where seats stay open.
 */
public final class MaximinSupport {
    private static final RuleName NAME = new RuleName("maximin-support", "Maximin support", "最大最小支持法");

    private MaximinSupport() {}

    /**
     * Fills seats.
     *
     * @param profile the ballots
     * @param seats how many, 1 to the number of options
     * @param tieBreak what decides between equals
     * @return the outcome
     * @throws IllegalArgumentException if there are not so many options
     */
    public static Outcome of(ApprovalProfile profile, int seats, TieBreak tieBreak) {
        Approvals approvals = new Approvals(profile);
        Filling filling = new Filling(NAME, approvals, seats, tieBreak);
        if (approvals.ballots == 0) {
            return Outcome.nothing(NAME, profile.electorate());
        }
        Fraction[] least = new Fraction[approvals.size];
        Comparator<Integer> best =
                Comparator.comparing((Integer option) -> least[option]).reversed();
        Fraction gap = Fraction.of(approvals.total);
        while (filling.open() > 0) {
            BitSet members = new BitSet();
            members.or(filling.elected);
            for (int option = filling.standing.nextSetBit(0);
                    option >= 0;
                    option = filling.standing.nextSetBit(option + 1)) {
                members.set(option);
                least[option] = SharedSupport.least(approvals, members);
                members.clear(option);
            }
            filling.counted(
                    filling.round(),
                    Measure.SMALLEST_SUPPORT,
                    best,
                    option -> least[option],
                    Fraction.of(approvals.total));
            BitSet equals = filling.best(best);
            int next = filling.pick(equals);
            Fraction won = least[next];
            Fraction second = filling.standing.stream()
                    .filter(option -> option != next)
                    .mapToObj(option -> least[option])
                    .max(Comparator.naturalOrder())
                    .orElse(Fraction.ZERO);
            gap = won.minus(second).compareTo(gap) < 0 ? won.minus(second) : gap;
            filling.elect(next);
        }
        boolean full = filling.elected.cardinality() == seats;
        return filling.outcome(Optional.of(full ? Changes.atLeast(gap, approvals.heaviest) : Margin.atLeast(1)));
    }
}
