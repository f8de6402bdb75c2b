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

    /** How many numbers of linear programs may be changed before the lottery is taken as it stands: about a minute. */
    private static final long MOST_WORK = 30_000_000_000L;

    /** How many relaxations look for a first panel with somebody of a kind. */
    private static final int FIRST_NODES = 100;

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
        // For each group a panel that has some of it, so that every level can begin.
        for (int group = 0; group < sizes.length; group++) {
            int wanted = group;
            if (panels.stream().noneMatch(panel -> panel[wanted] > 0)) {
                long[] weights = new long[sizes.length];
                weights[group] = SCALE;
                add(best(weights, FIRST_NODES).x());
            }
        }
        double[] shares = new double[0];
        while (IntStream.range(0, level.length).anyMatch(group -> Double.isNaN(level[group]))
                && (shares.length == 0 || work < MOST_WORK)) {
            shares = raise();
        }
        return rounded(shares);
    }

    private IntegerProgram.Found best(long[] weights, int mostNodes) {
        IntegerProgram.Found found = new IntegerProgram(weights, factors, allowed, sizes)
                .maximize(mostNodes, SLACK, swapped(weights))
                .orElseThrow();
        work += found.work();
        return found;
    }

    /** The best panel that is known, with members swapped for others as long as that helps. */
    private int[] swapped(long[] weights) {
        int[] best = panels.get(0);
        for (int[] other : panels) {
            best = value(weights, other) > value(weights, best) ? other : best;
        }
        int[] panel = best.clone();
        long[] sums = new long[allowed.length];
        for (int row = 0; row < sums.length; row++) {
            for (int group = 0; group < panel.length; group++) {
                sums[row] += (long) factors[row][group] * panel[group];
            }
        }
        while (true) {
            int out = -1;
            int in = -1;
            for (int from = 0; from < panel.length; from++) {
                for (int to = 0; panel[from] > 0 && to < panel.length; to++) {
                    if (panel[to] < sizes[to]
                            && weights[to] - weights[from] > (out < 0 ? 0 : weights[in] - weights[out])
                            && mayChange(sums, from, to)) {
                        out = from;
                        in = to;
                    }
                }
            }
            if (out < 0) {
                return panel;
            }
            panel[out]--;
            panel[in]++;
            for (int row = 0; row < sums.length; row++) {
                sums[row] += factors[row][in] - factors[row][out];
            }
        }
    }

    private boolean mayChange(long[] sums, int from, int to) {
        for (int row = 0; row < sums.length; row++) {
            if (sums[row] + factors[row][to] - factors[row][from] > allowed[row]) {
                return false;
            }
        }
        return true;
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
        long told = 0;
        while (true) {
            DenseSimplex.Solution solution = program.solve();
            work += solution.work() - told;
            told = solution.work();
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
            long known = panels.stream()
                    .mapToLong(other -> value(weights, other))
                    .max()
                    .orElse(0);
            // A panel that a few swaps make better need not be the best; only where they find none, it is searched for.
            int[] swapped = swapped(weights);
            boolean more = panels.size() < MOST_PANELS && work < MOST_WORK;
            if (more && value(weights, swapped) > known + SLACK && add(swapped)) {
                program.add(0, column(swapped));
                continue;
            }
            IntegerProgram.Found panel = best(weights, Sortition.MOST_NODES);
            if (first) {
                // Chances weighed so add up to no more than the best panel's worth, in any lottery.
                Fraction bound = new Fraction(BigInteger.valueOf(panel.proved()), BigInteger.valueOf(weighed));
                proved = bound.compareTo(proved) < 0 ? bound : proved;
            }
            if (more && panel.worth() > known + SLACK && add(panel.x())) {
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
