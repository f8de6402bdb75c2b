package org.linli.choice.linear;

import java.util.Arrays;

/**
 * The simplex method in floating-point numbers on a dense tableau: maximise {@code c·x} where {@code A·x ≤ b} and {@code 0 ≤ x ≤ most}. A guide only: what
 * rests on its answer is proved elsewhere in whole numbers. The same input gives the same output everywhere.
 *
 * <p>Right sides may be negative; one more unknown that costs {@value #PENALTY} then makes up for what is missing. Takes the steepest column, and
 * after many rounds R. Bland's, so that it ends. Bounds of unknowns take no rows: an unknown is counted from its other end where that is nearer.
 * Unknowns may be added later; the search then goes on from where it was.
 */
public final class DenseSimplex {
    /** What one unit of a condition that is not met costs; figures in the objective should be about 1. */
    public static final double PENALTY = 1e5;

    private static final double SMALL = 1e-9;

    private final int conditions;
    /** Columns: what each condition leaves over, what makes up for what is missing, and the unknowns. The last row has what they cost. */
    private final double[][] rows;

    private final double[] right;
    private final int[] basis;
    private int width;
    /** The most that an unknown may be, and whether it is counted down from there. */
    private double[] most;

    private boolean[] down;
    private boolean begun;
    private long work;

    /**
     * A program. The conditions must bound what is maximised.
     *
     * @param c what each unknown is worth
     * @param a for each condition the factors of the unknowns
     * @param b what each condition allows
     * @param most the most that each unknown may be
     */
    public DenseSimplex(double[] c, double[][] a, double[] b, double[] most) {
        this.conditions = a.length;
        this.width = conditions + 1 + c.length;
        this.rows = new double[conditions + 1][width];
        this.right = Arrays.copyOf(b, conditions + 1);
        this.basis = new int[conditions];
        this.most = new double[width];
        this.down = new boolean[width];
        Arrays.fill(this.most, Double.POSITIVE_INFINITY);
        System.arraycopy(most, 0, this.most, conditions + 1, most.length);
        for (int row = 0; row < conditions; row++) {
            rows[row][row] = 1;
            rows[row][conditions] = -1;
            System.arraycopy(a[row], 0, rows[row], conditions + 1, c.length);
            basis[row] = row;
        }
        for (int column = 0; column < c.length; column++) {
            rows[conditions][conditions + 1 + column] = -c[column];
        }
        rows[conditions][conditions] = PENALTY;
    }

    /**
     * The best point, and what each condition is worth.
     *
     * @param x the unknowns
     * @param y the multipliers of the conditions, not negative
     * @param lack by how much some condition is not met; 0 if there is a solution
     * @param work how many numbers of the tableau were changed so far
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, within this module.
    public record Solution(double[] x, double[] y, double lack, long work) {}

    /**
     * Maximises once.
     *
     * @param c what each unknown is worth
     * @param a for each condition the factors of the unknowns
     * @param b what each condition allows
     * @param most the most that each unknown may be
     * @return the best point
     */
    public static Solution maximize(double[] c, double[][] a, double[] b, double[] most) {
        return new DenseSimplex(c, a, b, most).solve();
    }

    /**
     * Adds an unknown that may be as large as the conditions let it.
     *
     * @param worth what it is worth
     * @param factors for each condition its factor
     */
    public void add(double worth, double[] factors) {
        if (width == most.length) {
            for (int row = 0; row < rows.length; row++) {
                rows[row] = Arrays.copyOf(rows[row], 2 * width);
            }
            most = Arrays.copyOf(most, 2 * width);
            down = Arrays.copyOf(down, 2 * width);
        }
        for (int row = 0; row <= conditions; row++) {
            double sum = row == conditions ? -worth : 0;
            for (int condition = 0; condition < conditions; condition++) {
                sum += rows[row][condition] * factors[condition];
            }
            rows[row][width] = sum;
        }
        most[width++] = Double.POSITIVE_INFINITY;
    }

    /**
     * Maximises.
     *
     * @return the best point
     */
    public Solution solve() {
        if (!begun) {
            begun = true;
            int lowest = -1;
            for (int row = 0; row < conditions; row++) {
                if (right[row] < 0 && (lowest < 0 || right[row] < right[lowest])) {
                    lowest = row;
                }
            }
            if (lowest >= 0) {
                pivot(lowest, conditions);
            }
        }
        int limit = 5 * (width + conditions);
        for (int round = 0; round < 4 * limit; round++) {
            int enters = entering(round > limit);
            if (enters < 0) {
                break;
            }
            int leaves = leaving(enters, round > limit);
            if (leaves < 0 && most[enters] == Double.POSITIVE_INFINITY) {
                break;
            }
            if (leaves < 0 || most[enters] < ratio(leaves, enters)) {
                turnColumn(enters);
            } else {
                if (rows[leaves][enters] < 0) {
                    turnRow(leaves);
                }
                pivot(leaves, enters);
            }
        }
        int first = conditions + 1;
        double[] x = new double[width - first];
        double lack = 0;
        for (int row = 0; row < conditions; row++) {
            if (basis[row] >= first) {
                x[basis[row] - first] = right[row];
            } else if (basis[row] == conditions) {
                lack = Math.max(0, right[row]);
            }
        }
        for (int column = 0; column < x.length; column++) {
            x[column] = down[first + column] ? most[first + column] - x[column] : x[column];
        }
        double[] y = Arrays.copyOf(rows[conditions], conditions);
        for (int row = 0; row < y.length; row++) {
            y[row] = Math.max(0, y[row]);
        }
        return new Solution(x, y, lack, work);
    }

    private int entering(boolean first) {
        double[] costs = rows[conditions];
        int best = -1;
        for (int column = 0; column < width; column++) {
            if (costs[column] < -SMALL && (best < 0 || costs[column] < costs[best])) {
                best = column;
                if (first) {
                    break;
                }
            }
        }
        return best;
    }

    /** Of rows that bound equally the one with the largest factor, which loses least; or by R. Bland the first unknown. */
    private int leaving(int enters, boolean first) {
        int leaves = -1;
        double least = 0;
        for (int row = 0; row < conditions; row++) {
            double factor = rows[row][enters];
            if (factor > SMALL || (factor < -SMALL && most[basis[row]] < Double.POSITIVE_INFINITY)) {
                double ratio = ratio(row, enters);
                boolean before = leaves < 0
                        || (first ? basis[row] < basis[leaves] : Math.abs(factor) > Math.abs(rows[leaves][enters]));
                if (leaves < 0 || ratio < least - SMALL || (ratio < least + SMALL && before)) {
                    least = leaves < 0 ? ratio : Math.min(ratio, least);
                    leaves = row;
                }
            }
        }
        return leaves;
    }

    /** How far an unknown can grow until that of a row is nothing, or all that it may be. */
    private double ratio(int row, int enters) {
        double factor = rows[row][enters];
        return factor > 0 ? right[row] / factor : (most[basis[row]] - right[row]) / -factor;
    }

    /** Counts an unknown outside the basis from its other end. */
    private void turnColumn(int column) {
        for (int row = 0; row < conditions; row++) {
            right[row] -= rows[row][column] * most[column];
            rows[row][column] = -rows[row][column];
        }
        rows[conditions][column] = -rows[conditions][column];
        down[column] = !down[column];
    }

    /** Counts the unknown of a row from its other end. */
    private void turnRow(int row) {
        int unknown = basis[row];
        double[] values = rows[row];
        for (int column = 0; column < width; column++) {
            values[column] = -values[column];
        }
        values[unknown] = 1;
        right[row] = most[unknown] - right[row];
        down[unknown] = !down[unknown];
    }

    private void pivot(int leaves, int enters) {
        work += (long) conditions * width;
        double[] by = rows[leaves];
        double pivot = by[enters];
        for (int column = 0; column < width; column++) {
            by[column] /= pivot;
        }
        by[enters] = 1;
        right[leaves] /= pivot;
        for (int row = 0; row <= conditions; row++) {
            double factor = rows[row][enters];
            if (row != leaves && factor != 0) {
                double[] values = rows[row];
                for (int column = 0; column < width; column++) {
                    values[column] -= factor * by[column];
                }
                values[enters] = 0;
                right[row] -= factor * right[leaves];
            }
        }
        basis[leaves] = enters;
    }
}
