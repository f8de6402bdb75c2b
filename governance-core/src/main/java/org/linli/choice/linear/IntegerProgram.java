package org.linli.choice.linear;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * The best whole numbers: maximise {@code w·x} where {@code A·x ≤ b} and {@code 0 ≤ x ≤ most}, by branch and bound. Nodes are relaxed by
 * {@link DenseSimplex}; what they are cut off by is its multipliers rounded to whole parts, with which the bound is summed exactly, so that no
 * rounding can hide a better point.
 */
public final class IntegerProgram {
    /** Multipliers are rounded to so many parts of a unit. */
    private static final long PARTS = 256;

    private static final double WHOLE = 1e-6;

    private final long[] worth;
    private final int[][] factors;
    private final long[] allowed;
    private final int[] most;

    /**
     * The program.
     *
     * @param worth what each unknown is worth; together, at their most, below 2^50
     * @param factors for each condition the factors of the unknowns
     * @param allowed what each condition allows
     * @param most the most that each unknown may be
     */
    public IntegerProgram(long[] worth, int[][] factors, long[] allowed, int[] most) {
        this.worth = worth.clone();
        this.factors = factors;
        this.allowed = allowed.clone();
        this.most = most.clone();
    }

    /**
     * A point and what is proved.
     *
     * @param x the unknowns
     * @param worth what they are worth together
     * @param proved no point is worth more
     * @param work how many numbers were changed on the way
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, within this module.
    public record Found(int[] x, long worth, long proved, long work) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Node(int[] least, int[] most, long bound) {}

    /**
     * Searches.
     *
     * @param mostNodes how many relaxations are solved at most
     * @param slack how much better a point may be and still be passed over
     * @return the best point that was found; empty if there is none, or none was found in time
     */
    public Optional<Found> maximize(int mostNodes, long slack) {
        return maximize(mostNodes, slack, new int[0]);
    }

    /**
     * Searches for a point that is better than a known one.
     *
     * @param mostNodes how many relaxations are solved at most
     * @param slack how much better a point may be and still be passed over
     * @param known a point that meets the conditions, or nothing
     * @return the best point that was found or known; empty if there is none, or none was found in time
     */
    public Optional<Found> maximize(int mostNodes, long slack, int[] known) {
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(new Node(new int[worth.length], most, Long.MAX_VALUE));
        int[] best = known.clone();
        long found = known.length == 0 ? Long.MIN_VALUE / 2 : value(known);
        long proved = Long.MIN_VALUE / 2;
        long largest = Math.max(1, Arrays.stream(worth).map(Math::abs).max().orElse(1));
        long work = 0;
        for (int nodes = 0; nodes < mostNodes && !stack.isEmpty(); nodes++) {
            Node node = stack.pop();
            if (node.bound() <= found + slack) {
                proved = Math.max(proved, Math.min(node.bound(), found + slack));
                continue;
            }
            DenseSimplex.Solution relaxed = relax(node, largest);
            work += relaxed.work();
            long bound = Math.min(node.bound(), bound(node, relaxed.y(), largest));
            if (bound <= found + slack) {
                proved = Math.max(proved, bound);
                continue;
            }
            int at = fractional(node, relaxed.x());
            if (at < 0) {
                int[] point = new int[worth.length];
                for (int i = 0; i < point.length; i++) {
                    point[i] = node.least()[i] + (int) Math.round(relaxed.x()[i]);
                }
                if (isAllowed(point)) {
                    long value = value(point);
                    if (value > found) {
                        found = value;
                        best = point;
                    }
                    if (bound <= found + slack) {
                        proved = Math.max(proved, bound);
                        continue;
                    }
                }
                at = widest(node);
                if (at < 0) {
                    continue;
                }
            }
            int middle = node.least()[at] + (int) Math.floor(relaxed.x()[at] + WHOLE);
            middle = Math.max(node.least()[at], Math.min(node.most()[at] - 1, middle));
            int[] below = node.most().clone();
            below[at] = middle;
            int[] above = node.least().clone();
            above[at] = middle + 1;
            stack.push(new Node(node.least(), below, bound));
            stack.push(new Node(above, node.most(), bound));
        }
        for (Node node : stack) {
            proved = Math.max(proved, node.bound());
        }
        return best.length == 0 ? Optional.empty() : Optional.of(new Found(best, found, Math.max(found, proved), work));
    }

    private DenseSimplex.Solution relax(Node node, long largest) {
        int unknowns = worth.length;
        double[] c = new double[unknowns];
        double[][] a = new double[factors.length][unknowns];
        double[] b = new double[factors.length];
        double[] room = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            c[i] = (double) worth[i] / largest;
            room[i] = node.most()[i] - node.least()[i];
        }
        for (int row = 0; row < factors.length; row++) {
            long left = allowed[row];
            for (int i = 0; i < unknowns; i++) {
                a[row][i] = factors[row][i];
                left -= (long) factors[row][i] * node.least()[i];
            }
            b[row] = left;
        }
        return DenseSimplex.maximize(c, a, b, room);
    }

    /** An upper bound for all points of a node, whatever the multipliers. */
    private long bound(Node node, double[] multipliers, long largest) {
        long[] left = new long[worth.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = worth[i] * PARTS;
        }
        double sum = 0;
        long exact = 0;
        for (int row = 0; row < factors.length; row++) {
            long y = Math.round(multipliers[row] * largest * PARTS);
            if (y == 0) {
                continue;
            }
            sum += (double) y * allowed[row];
            exact += y * allowed[row];
            for (int i = 0; i < left.length; i++) {
                left[i] -= y * factors[row][i];
            }
        }
        for (int i = 0; i < left.length; i++) {
            long at = left[i] > 0 ? node.most()[i] : node.least()[i];
            sum += (double) left[i] * at;
            exact += left[i] * at;
        }
        // Multipliers of a node without any point are huge: where whole numbers would not hold, the size alone says it.
        return Math.abs(sum) > 4e18 ? (sum < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE) : Math.floorDiv(exact, PARTS);
    }

    private static int fractional(Node node, double[] x) {
        int at = -1;
        double most = WHOLE;
        for (int i = 0; i < x.length; i++) {
            double distance = Math.abs(x[i] - Math.rint(x[i]));
            if (distance > most && node.most()[i] > node.least()[i]) {
                most = distance;
                at = i;
            }
        }
        return at;
    }

    private static int widest(Node node) {
        int at = -1;
        int most = 0;
        for (int i = 0; i < node.most().length; i++) {
            if (node.most()[i] - node.least()[i] > most) {
                most = node.most()[i] - node.least()[i];
                at = i;
            }
        }
        return at;
    }

    private boolean isAllowed(int[] point) {
        for (int i = 0; i < point.length; i++) {
            if (point[i] < 0 || point[i] > most[i]) {
                return false;
            }
        }
        for (int row = 0; row < factors.length; row++) {
            long sum = 0;
            for (int i = 0; i < point.length; i++) {
                sum += (long) factors[row][i] * point[i];
            }
            if (sum > allowed[row]) {
                return false;
            }
        }
        return true;
    }

    private long value(int[] point) {
        long value = 0;
        for (int i = 0; i < point.length; i++) {
            value += worth[i] * point[i];
        }
        return value;
    }
}
