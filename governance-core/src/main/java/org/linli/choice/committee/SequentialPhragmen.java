package org.linli.choice.committee;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.linli.choice.ApprovalProfile;
import org.linli.choice.Fraction;
import org.linli.choice.Measure;
import org.linli.choice.Outcome;
import org.linli.choice.RuleName;
import org.linli.choice.TieBreak;

/**
 * Phragmén's sequential rule: every member is a load of one that supporters carry; the next member is the one whose supporters would then
 * carry least each (E. Phragmén, 1894; M. Brill, R. Freeman, S. Janson, M. Lackner, "Phragmén's voting methods and justified representation",
 * Mathematical Programming 203, 2024).
 *
 * <p>Also told with money: all voters earn at the same pace, and as soon as supporters together have a unit, they buy. Proportional (PJR,
 * priceable), fills all seats, house monotone: one more seat takes nobody's seat away. {@link EqualShares} gives groups more (EJR+) and may leave
 * seats open.
 *
 * <p>Cost: O(k·(s + n·k)) for k seats, n options and s approvals on distinct ballots. Ties: by order or lot. Pinned: blank ballots do not count;
 * an option that nobody approves of is never chosen, even if seats stay open. The margin is at least 1: {@link org.linli.choice.Trials} says
 * how many ballots would do.
 */
public final class SequentialPhragmen {
    private static final RuleName NAME = new RuleName("phragmen.sequential", "Sequential Phragmén", "弗拉格门逐席法");

    private final Approvals approvals;
    private final Filling filling;
    /** Every load that some ballot carries, in parts of one unit; ballots say which, options how much of their support. */
    private final List<BigInteger> loads = new ArrayList<>();

    private BigInteger unit;
    private final int[] carries;
    private long[][] by;
    private final BigInteger[] carried;

    /** Ballots begin with a load, or several may have one already. */
    SequentialPhragmen(Approvals approvals, Filling filling, BigInteger unit, List<BigInteger> loads, int[] carries) {
        this.approvals = approvals;
        this.filling = filling;
        this.unit = unit;
        this.loads.addAll(loads);
        this.carries = carries;
        this.by = new long[approvals.size][loads.size() + filling.open()];
        this.carried = new BigInteger[approvals.size];
        for (int ballot = 0; ballot < approvals.ballots; ballot++) {
            for (int option : approvals.approved[ballot]) {
                by[option][carries[ballot]] += approvals.mass[ballot];
            }
        }
    }

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
        new SequentialPhragmen(approvals, filling, BigInteger.ONE, List.of(BigInteger.ZERO), new int[approvals.ballots])
                .fill();
        return filling.outcome();
    }

    void fill() {
        Comparator<Integer> lightest = this::compare;
        Fraction base = Fraction.of(approvals.total);
        while (filling.open() > 0) {
            for (int option = filling.standing.nextSetBit(0);
                    option >= 0;
                    option = filling.standing.nextSetBit(option + 1)) {
                carried[option] = unit;
                for (int load = 0; load < loads.size(); load++) {
                    if (by[option][load] != 0) {
                        carried[option] =
                                carried[option].add(loads.get(load).multiply(BigInteger.valueOf(by[option][load])));
                    }
                }
            }
            filling.counted(filling.round(), Measure.LOAD, lightest, this::load, base);
            int next = filling.pick(filling.best(lightest));
            filling.elect(next);
            carry(next, load(next));
        }
    }

    /** What supporters would carry each, if an option were chosen. */
    private Fraction load(int option) {
        return new Fraction(carried[option], unit.multiply(BigInteger.valueOf(approvals.support[option])));
    }

    private int compare(int a, int b) {
        return carried[a]
                .multiply(BigInteger.valueOf(approvals.support[b]))
                .compareTo(carried[b].multiply(BigInteger.valueOf(approvals.support[a])));
    }

    private void carry(int chosen, Fraction load) {
        BigInteger more = load.denominator().divide(unit.gcd(load.denominator()));
        loads.replaceAll(before -> before.multiply(more));
        unit = unit.multiply(more);
        int now = loads.size();
        loads.add(load.numerator().multiply(unit.divide(load.denominator())));
        if (by[chosen].length <= now) {
            by = Arrays.stream(by).map(row -> Arrays.copyOf(row, now + 8)).toArray(long[][]::new);
        }
        for (int ballot : approvals.supporters[chosen]) {
            for (int option : approvals.approved[ballot]) {
                by[option][carries[ballot]] -= approvals.mass[ballot];
                by[option][now] += approvals.mass[ballot];
            }
            carries[ballot] = now;
        }
    }
}
