package org.linli.choice.sortition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

    /** How many relaxations all searches for panels may solve together, times the kinds of volunteers: about a minute. */
    private static final long MOST_WORK = 6_000_000;

    private final List<List<Volunteer>> groups;
    private final int seats;
    private final int[][] factors;
    private final long[] allowed;
    private final int[] sizes;
    private final List<int[]> panels = new ArrayList<>();
    /** The level at which a group is settled; not a number until it is. */
    private final double[] level;

    /** The least chance is larger in no lottery, by the first level's weights of each round. */
    private Fraction proved = Fraction.of(1);

    private boolean first = true;
    private long work;

    Leximin(List<List<Volunteer>> groups, int seats, List<Quota> quotas, int[] panel) {
        this.groups = groups;
        this.seats = seats;
        this.factors = Sortition.factors(groups, quotas, 0);
        this.allowed = Sortition.allowed(seats, quotas);
        this.sizes = Sortition.sizes(groups);
        this.level = new double[groups.size()];
        Arrays.fill(level, Double.NaN);
        add(panel);
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
        int[] known = panels.get(0);
        for (int[] other : panels) {
            known = value(weights, other) > value(weights, known) ? other : known;
        }
        long left = Math.max(0, (MOST_WORK - work) / sizes.length);
        IntegerProgram.Found found = new IntegerProgram(weights, factors, allowed, sizes)
                .maximize((int) Math.min(Sortition.MOST_NODES, left), SLACK, known)
                .orElseThrow();
        work += (long) found.nodes() * sizes.length;
        return found;
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
        DenseSimplex program = program();
        while (true) {
            DenseSimplex.Solution solution = program.solve();
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
            if (first) {
                // Chances weighed so add up to no more than the best panel's worth, in any lottery.
                Fraction bound = new Fraction(BigInteger.valueOf(panel.proved()), BigInteger.valueOf(weighed));
                proved = bound.compareTo(proved) < 0 ? bound : proved;
            }
            if (panel.worth() > known + SLACK && panels.size() < MOST_PANELS && add(panel.x())) {
                program.add(0, column(panel.x()));
                continue;
            }
            first = false;
            settle(solution);
            return Arrays.copyOfRange(solution.x(), 1, panels.size() + 1);
        }
    }

    private static long value(long[] weights, int[] panel) {
        long value = 0;
        for (int group = 0; group < panel.length; group++) {
            value += weights[group] * panel[group];
        }
        return value;
    }

    /** Unknown: the least chance of the groups that are not settled, and then the share of each panel. */
    private DenseSimplex program() {
        double[][] least = new double[sizes.length + 1][1];
        double[] b = new double[sizes.length + 1];
        for (int group = 0; group < sizes.length; group++) {
            boolean settled = !Double.isNaN(level[group]);
            least[group][0] = settled ? 0 : 1;
            b[group] = settled ? -Math.max(0, level[group] - SMALL / 10) : 0;
            // A little more than nothing, and for everyone something else: where all conditions meet in one point, the
            // search goes in circles.
            b[group] += SMALL * (1 + group * 7_919L % 1_009) / 1_009;
        }
        b[sizes.length] = 1;
        DenseSimplex program = new DenseSimplex(new double[] {1}, least, b, new double[] {Double.POSITIVE_INFINITY});
        panels.forEach(panel -> program.add(0, column(panel)));
        return program;
    }

    /** What a share of a panel adds to the chances of each group, and to all shares. */
    private double[] column(int[] panel) {
        double[] column = new double[sizes.length + 1];
        for (int group = 0; group < sizes.length; group++) {
            column[group] = -(double) panel[group] / sizes[group];
        }
        column[sizes.length] = 1;
        return column;
    }

    private void settle(DenseSimplex.Solution solution) {
        double least = solution.x()[0];
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
        return new PanelLottery(chances, compositions, seats, proved);
    }
}
