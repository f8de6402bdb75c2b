package org.linli.choice.committee;

import java.util.Arrays;
import java.util.Comparator;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/**
 * Greedy Monroe: every member stands for an equal part of the voters; seat by seat the option that most of those approve of who have no
 * representative yet, and as many of them as a seat is for have one (B. L. Monroe, "Fully proportional representation", American Political
 * Science Review 89, 1995; P. Skowron, P. Faliszewski, A. Slinko, "Achieving fully proportional representation", Artificial Intelligence 222,
 * 2015).
 *
 * <p>For when voters are to know whose they are. It promises justified representation only; {@link EqualShares} promises more.
 *
 * <p>Cost: O(k·s) for k seats and s approvals on distinct ballots, and O(k·d·log d) for d ballots. Ties: by order or lot. Pinned: of n voters and k
 * seats the first {@code n mod k} members stand for {@code n/k} rounded up, the others for {@code n/k} rounded down; a ballot of weight w is w
 * voters, and may have several representatives. If more approve than a seat is for, those go first who approve of the fewest options that still
 * stand, then in the order of the profile's ballots. If fewer do, no others are added. Where nobody without a representative approves of
 * anything, by approvals of all. The margin is at least 1: {@link org.linli.choice.Trials} says how many
 * ballots would do.
 */
public final class GreedyMonroe {
    private static final RuleName NAME = new RuleName("monroe.greedy", "Greedy Monroe", "门罗贪心法");

    private GreedyMonroe() {}

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
        long[] alone = approvals.mass.clone();
        long[] support = new long[approvals.size];
        Comparator<Integer> most = Comparator.comparingLong((Integer option) -> -support[option])
                .thenComparing(option -> -approvals.support[option]);
        for (int seat = 0; filling.open() > 0; seat++) {
            Arrays.fill(support, 0);
            long left = 0;
            for (int ballot = 0; ballot < alone.length; ballot++) {
                left += alone[ballot];
                for (int option : approvals.approved[ballot]) {
                    support[option] += alone[ballot];
                }
            }
            filling.counted(
                    filling.round(),
                    Measure.UNREPRESENTED,
                    most,
                    option -> Fraction.of(support[option]),
                    Fraction.of(left));
            boolean unclear = Arrays.stream(support).allMatch(mass -> mass == 0);
            int next = filling.pick(filling.best(unclear ? most : Comparator.comparingLong(o -> -support[o])));
            filling.elect(next);
            long part = approvals.total / seats + (seat < approvals.total % seats ? 1 : 0);
            represent(approvals, filling, next, part, alone);
        }
        return filling.outcome();
    }

    private static void represent(Approvals approvals, Filling filling, int member, long part, long[] alone) {
        int[] standing = new int[alone.length];
        for (int ballot : approvals.supporters[member]) {
            for (int option : approvals.approved[ballot]) {
                standing[ballot] += filling.standing.get(option) ? 1 : 0;
            }
        }
        long left = part;
        for (int ballot : Arrays.stream(approvals.supporters[member])
                .boxed()
                .sorted(Comparator.comparingInt(ballot -> standing[ballot]))
                .toList()) {
            long taken = Math.min(left, alone[ballot]);
            alone[ballot] -= taken;
            left -= taken;
        }
    }
}
