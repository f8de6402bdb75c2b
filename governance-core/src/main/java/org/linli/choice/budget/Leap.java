package org.linli.choice.budget;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * For how many increments at least equal shares buy the same projects in the same order.
 *
 * <p>While the order stands, and those who pay all that they have stay the same, what everybody has is a straight line over the growth δ of a share, and so
 * is the price of what is bought. The price of any other project is at least that which follows when some supporters are taken for those who pay all,
 * whoever they are: a straight line below it, for any δ. Where these lines meet first, or supporters come to afford something, ends the leap.
 *
 * <p>In doubles, with margins a million times of what they lose: where a margin is not kept there is no leap, and the next increment is simply counted.
 */
final class Leap {
    private static final double MARGIN = 1e-7;

    private final Budget budget;
    private final Utilities utilities;
    private final double share;
    /** What a ballot has, and how fast that grows. */
    private final double[] has;

    private final double[] grows;
    private final BitSet poor = new BitSet();
    private double least = Double.POSITIVE_INFINITY;

    private Leap(Budget budget, Utilities utilities, double share) {
        this.budget = budget;
        this.utilities = utilities;
        this.share = share;
        this.has = new double[utilities.mass.length];
        this.grows = new double[has.length];
        Arrays.fill(has, share);
        Arrays.fill(grows, 1);
    }

    /** The number of steps after which the same projects are bought as with a total of {@code total}; 0 if that is not certain for one. */
    static long of(Budget budget, Utilities utilities, List<Integer> order, long total, long step) {
        double voters = utilities.electorate.weight();
        Leap leap = new Leap(budget, utilities, total / voters);
        leap.follow(order);
        double steps = leap.least / (step / voters) * (1 - MARGIN);
        // Not all the way: a total of 2^62 is beyond any budget.
        double most = (double) (Long.MAX_VALUE / 4 - total) / step;
        return (long) Math.max(0, Math.min(steps, most) - 1);
    }

    private void follow(List<Integer> order) {
        int size = budget.options().size();
        BitSet out = new BitSet(size);
        Limits limits = new Limits(budget, utilities);
        for (int round = 0; round <= order.size() && least > 0; round++) {
            int next = round < order.size() ? order.get(round) : -1;
            double[] bought = next < 0 ? new double[2] : price(next);
            if (next >= 0) {
                keepPoor(next, bought);
            }
            for (int project = 0; project < size; project++) {
                if (project == next || out.get(project) || limits.isFunded(project) || !limits.admits(project)) {
                    continue;
                }
                double[] behind = behind(project);
                double lacks = budget.cost(project) - behind[0];
                if (lacks > 0 || next < 0) {
                    out.set(project);
                    until(lacks, MARGIN * budget.cost(project), behind[1]);
                } else {
                    double[] other = price(project);
                    double scale = utilities.factor(budget, next) / (double) utilities.factor(budget, project);
                    until(other[0] * scale - bought[0], MARGIN * (share + bought[0]), bought[1] - other[1] * scale);
                }
            }
            if (next >= 0) {
                pay(next, bought);
                limits.fund(next);
            }
        }
    }

    /** A gap closes at a speed. */
    private void until(double gap, double margin, double speed) {
        if (!(gap > margin)) {
            least = 0;
        } else if (speed > -MARGIN) {
            least = Math.min(least, (gap - margin) / (Math.max(0, speed) * (1 + MARGIN) + 1e-12));
        }
    }

    private double[] behind(int project) {
        double[] sum = new double[2];
        for (int i = utilities.supportStart[project]; i < utilities.supportStart[project + 1]; i++) {
            int ballot = utilities.supporter[i];
            sum[0] += has[ballot] * utilities.mass[ballot];
            sum[1] += grows[ballot] * utilities.mass[ballot];
        }
        return sum;
    }

    /** The payment for a unit of score and how fast it changes, and in {@link #poor} who pays all. */
    private double[] price(int project) {
        int from = utilities.supportStart[project];
        int to = utilities.supportStart[project + 1];
        poor.clear();
        while (true) {
            double left = budget.cost(project);
            double falls = 0;
            double parts = 0;
            for (int i = from; i < to; i++) {
                int ballot = utilities.supporter[i];
                double mass = utilities.mass[ballot];
                if (poor.get(i - from)) {
                    left -= has[ballot] * mass;
                    falls += grows[ballot] * mass;
                } else {
                    parts += mass * utilities.supporterScore[i];
                }
            }
            double payment = left / parts;
            boolean more = false;
            for (int i = from; i < to; i++) {
                if (!poor.get(i - from)
                        && has[utilities.supporter[i]] < payment * utilities.supporterScore[i] * (1 - MARGIN)) {
                    poor.set(i - from);
                    more = true;
                }
            }
            if (!more || poor.cardinality() == to - from) {
                return new double[] {payment, -falls / parts};
            }
        }
    }

    /** Who pays all pays all as long as that is less than their part. */
    private void keepPoor(int project, double[] price) {
        int from = utilities.supportStart[project];
        for (int k = poor.nextSetBit(0); k >= 0; k = poor.nextSetBit(k + 1)) {
            int ballot = utilities.supporter[from + k];
            int points = utilities.supporterScore[from + k];
            if (has[ballot] > 0 || grows[ballot] > 0) {
                until(price[0] * points - has[ballot], MARGIN * share, grows[ballot] - price[1] * points);
            }
        }
    }

    private void pay(int project, double[] price) {
        price(project);
        int from = utilities.supportStart[project];
        for (int i = from; i < utilities.supportStart[project + 1]; i++) {
            int ballot = utilities.supporter[i];
            if (poor.get(i - from)) {
                has[ballot] = 0;
                grows[ballot] = 0;
            } else {
                has[ballot] = Math.max(0, has[ballot] - price[0] * utilities.supporterScore[i]);
                grows[ballot] -= price[1] * utilities.supporterScore[i];
            }
        }
    }
}
