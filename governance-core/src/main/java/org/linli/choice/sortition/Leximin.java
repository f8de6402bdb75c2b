package org.linli.choice.sortition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.linli.choice.Fraction;
import org.linli.choice.linear.DenseSimplex;
import org.linli.choice.linear.IntegerProgram;

/** The fairest lottery by column generation: level after level, the least chance is made as large as it can be, and those who have no more are settled. */
final class Leximin {
    private static final double SMALL = 1e-7;

    /** Weights are whole numbers of this size. */
    private static final long SCALE = 1L << 26;

    /** How much a better panel may be passed over, of {@link #SCALE}: a millionth. */
    private static final long SLACK = SCALE / 1_000_000;

    private static final int MOST_PANELS = 3_000;

    private final List<List<Volunteer>> groups;
    private final int seats;
    private final int[][] factors;
    private final long[] allowed;
    private final int[] sizes;
    private final List<int[]> panels = new ArrayList<>();
    /** The level at which a group is settled; not a number until it is. */
    private final double[] level;

    private Optional<Fraction> proved = Optional.empty();

    Leximin(List<List<Volunteer>> groups, int seats, List<Quota> quotas) {
        this.groups = groups;
        this.seats = seats;
        this.factors = Sortition.factors(groups, quotas, 0);
        this.allowed = Sortition.allowed(seats, quotas);
        this.sizes = Sortition.sizes(groups);
        this.level = new double[groups.size()];
        Arrays.fill(level, Double.NaN);
    }

    PanelLottery lottery() {
        // For each group the panel that has most of it, so that every level can begin.
        for (int group = 0; group < sizes.length; group++) {
            long[] weights = new long[sizes.length];
            weights[group] = SCALE;
            add(best(weights).x());
        }
        double[] shares = new double[0];
        while (IntStream.range(0, level.length).anyMatch(group -> Double.isNaN(level[group]))) {
            shares = raise();
        }
        return rounded(shares);
    }

    private IntegerProgram.Found best(long[] weights) {
        return new IntegerProgram(weights, factors, allowed, sizes)
                .maximize(Sortition.MOST_NODES, SLACK)
                .orElseThrow(() -> new IllegalStateException(
                        "A panel that fits must be found within " + Sortition.MOST_NODES + " steps."));
    }

    private boolean add(int[] panel) {
        boolean known = panels.stream().anyMatch(other -> Arrays.equals(other, panel));
        if (!known) {
            panels.add(panel);
        }
        return !known;
    }

    /** Makes the least chance of those not settled as large as it can be, and settles those whom it holds back. */
    private double[] raise() {
        while (true) {
            DenseSimplex.Solution solution = solve();
            double[] y = solution.y();
            long[] weights = new long[sizes.length];
            double largest = 0;
            for (int group = 0; group < sizes.length; group++) {
                largest = Math.max(largest, y[group] / sizes[group]);
            }
            long weighed = 0;
            for (int group = 0; group < sizes.length; group++) {
                weights[group] = Math.round(y[group] / sizes[group] / largest * SCALE);
                weighed += weights[group] * sizes[group];
            }
            IntegerProgram.Found panel = best(weights);
            long known = panels.stream()
                    .mapToLong(other -> value(weights, other))
                    .max()
                    .orElse(0);
            if (panel.worth() > known + SLACK && panels.size() < MOST_PANELS && add(panel.x())) {
                continue;
            }
            if (proved.isEmpty()) {
                // Chances weighed so add up to no more than the best panel's worth, in any lottery.
                proved = Optional.of(Fraction.of(panel.proved(), weighed));
            }
            settle(solution);
            return solution.x();
        }
    }

    private static long value(long[] weights, int[] panel) {
        long value = 0;
        for (int group = 0; group < panel.length; group++) {
            value += weights[group] * panel[group];
        }
        return value;
    }

    /** Unknown: the share of each panel, and last the least chance of the groups that are not settled. */
    private DenseSimplex.Solution solve() {
        int count = panels.size();
        double[] c = new double[count + 1];
        c[count] = 1;
        double[][] a = new double[sizes.length + 1][count + 1];
        double[] b = new double[sizes.length + 1];
        for (int group = 0; group < sizes.length; group++) {
            for (int panel = 0; panel < count; panel++) {
                a[group][panel] = -(double) panels.get(panel)[group] / sizes[group];
            }
            boolean settled = !Double.isNaN(level[group]);
            a[group][count] = settled ? 0 : 1;
            b[group] = settled ? -Math.max(0, level[group] - SMALL / 10) : 0;
        }
        Arrays.fill(a[sizes.length], 0, count, 1);
        b[sizes.length] = 1;
        return DenseSimplex.maximize(c, a, b);
    }

    private void settle(DenseSimplex.Solution solution) {
        double least = solution.x()[panels.size()];
        int most = -1;
        for (int group = 0; group < level.length; group++) {
            if (Double.isNaN(level[group])) {
                most = most < 0 || solution.y()[group] > solution.y()[most] ? group : most;
            }
        }
        double limit = Math.min(SMALL, solution.y()[most]);
        double[] y = solution.y();
        for (int group = 0; group < level.length; group++) {
            if (Double.isNaN(level[group]) && y[group] >= limit) {
                level[group] = least;
            }
        }
    }

    /** Turns shares into tickets, by largest remainders. */
    private PanelLottery rounded(double[] shares) {
        List<Integer> used = IntStream.range(0, panels.size())
                .filter(panel -> shares[panel] > SMALL / 10)
                .boxed()
                .toList();
        double sum = used.stream().mapToDouble(panel -> shares[panel]).sum();
        long[] tickets = new long[panels.size()];
        double[] rest = new double[panels.size()];
        long left = PanelLottery.TICKETS;
        for (int panel : used) {
            double exact = shares[panel] / sum * PanelLottery.TICKETS;
            tickets[panel] = (long) Math.floor(exact);
            rest[panel] = exact - tickets[panel];
            left -= tickets[panel];
        }
        for (int panel : used.stream()
                .sorted(Comparator.comparingDouble(panel -> -rest[panel]))
                .limit(Math.max(0, left))
                .toList()) {
            tickets[panel]++;
            left--;
        }
        tickets[used.get(0)] += left;
        List<PanelLottery.Composition> compositions = new ArrayList<>();
        for (int panel : used) {
            if (tickets[panel] > 0) {
                compositions.add(new PanelLottery.Composition(
                        Arrays.stream(panels.get(panel)).boxed().toList(), tickets[panel]));
            }
        }
        List<PanelLottery.Group> chances = new ArrayList<>();
        for (int group = 0; group < sizes.length; group++) {
            long drawn = 0;
            for (PanelLottery.Composition panel : compositions) {
                drawn += panel.tickets() * panel.members().get(group);
            }
            chances.add(new PanelLottery.Group(
                    groups.get(group),
                    new Fraction(
                            BigInteger.valueOf(drawn),
                            BigInteger.valueOf(PanelLottery.TICKETS).multiply(BigInteger.valueOf(sizes[group])))));
        }
        return new PanelLottery(chances, compositions, seats, proved.orElseThrow());
    }
}
