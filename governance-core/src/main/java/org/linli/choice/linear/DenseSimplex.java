package org.linli.choice.linear;

import java.util.Arrays;

/**
 * The simplex method in floating-point numbers on a dense tableau: maximise {@code c·x} where {@code A·x ≤ b} and no x is negative. A guide only: what
 * rests on its answer is proved elsewhere in whole numbers. The same input gives the same output everywhere.
 *
 * <p>Right sides may be negative; one more unknown that costs {@value #PENALTY} then makes up for what is missing. Takes the steepest column, and
 * after many rounds R. Bland's, so that it ends.
 */
public final class DenseSimplex {
    /** What one unit of a condition that is not met costs; figures in the objective should be about 1. */
    public static final double PENALTY = 1e5;

    private static final double SMALL = 1e-9;

    private final double[][] rows;
    private final int[] basis;
    private final int unknowns;
    private final int width;

    private DenseSimplex(double[] c, double[][] a, double[] b) {
        this.unknowns = c.length;
        int conditions = a.length;
        this.width = unknowns + 1 + conditions;
        this.rows = new double[conditions + 1][width + 1];
        this.basis = new int[conditions];
        for (int row = 0; row < conditions; row++) {
            System.arraycopy(a[row], 0, rows[row], 0, unknowns);
            rows[row][unknowns] = -1;
            rows[row][unknowns + 1 + row] = 1;
            rows[row][width] = b[row];
            basis[row] = unknowns + 1 + row;
        }
        for (int column = 0; column < unknowns; column++) {
            rows[conditions][column] = -c[column];
        }
        rows[conditions][unknowns] = PENALTY;
    }

    /**
     * The best point, and what each condition is worth.
     *
     * @param x the unknowns
     * @param y the multipliers of the conditions, not negative
     * @param lack by how much some condition is not met; 0 if there is a solution
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, within this module.
    public record Solution(double[] x, double[] y, double lack) {}

    /**
     * Maximises. The conditions must bound what is maximised.
     *
     * @param c what each unknown is worth
     * @param a for each condition the factors of the unknowns
     * @param b what each condition allows
     * @return the best point
     */
    public static Solution maximize(double[] c, double[][] a, double[] b) {
        return new DenseSimplex(c, a, b).run();
    }

    private Solution run() {
        int lowest = -1;
        for (int row = 0; row < basis.length; row++) {
            if (rows[row][width] < 0 && (lowest < 0 || rows[row][width] < rows[lowest][width])) {
                lowest = row;
            }
        }
        if (lowest >= 0) {
            pivot(lowest, unknowns);
        }
        int limit = 50 * (width + basis.length);
        for (int round = 0; round < 4 * limit; round++) {
            int enters = entering(round > limit);
            int leaves = enters < 0 ? -1 : leaving(enters);
            if (leaves < 0) {
                break;
            }
            pivot(leaves, enters);
        }
        double[] x = new double[unknowns];
        double lack = 0;
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] < unknowns) {
                x[basis[row]] = rows[row][width];
            } else if (basis[row] == unknowns) {
                lack = Math.max(0, rows[row][width]);
            }
        }
        double[] y = Arrays.copyOfRange(rows[basis.length], unknowns + 1, width);
        for (int row = 0; row < y.length; row++) {
            y[row] = Math.max(0, y[row]);
        }
        return new Solution(x, y, lack);
    }

    private int entering(boolean first) {
        double[] costs = rows[basis.length];
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

    private int leaving(int enters) {
        int leaves = -1;
        double least = 0;
        for (int row = 0; row < basis.length; row++) {
            if (rows[row][enters] > SMALL) {
                double ratio = rows[row][width] / rows[row][enters];
                if (leaves < 0 || ratio < least - SMALL || (ratio < least + SMALL && basis[row] < basis[leaves])) {
                    least = leaves < 0 ? ratio : Math.min(ratio, least);
                    leaves = row;
                }
            }
        }
        return leaves;
    }

    private void pivot(int leaves, int enters) {
        double[] by = rows[leaves];
        double pivot = by[enters];
        for (int column = 0; column <= width; column++) {
            by[column] /= pivot;
        }
        by[enters] = 1;
        for (double[] row : rows) {
            double factor = row[enters];
            if (row != by && factor != 0) {
                for (int column = 0; column <= width; column++) {
                    row[column] -= factor * by[column];
                }
                row[enters] = 0;
            }
        }
        basis[leaves] = enters;
    }
}
