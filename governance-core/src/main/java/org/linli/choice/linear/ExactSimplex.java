package org.linli.choice.linear;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a small system of linear equations has a solution without negative numbers, answered exactly: the first phase of the simplex method on
 * whole numbers (J. Edmonds' and E. Bareiss' integer pivots), with R. Bland's rule, which always ends.
 *
 * <p>Cost: exponential at worst, commonly O(m²·n) multiplications a pivot round for m equations in n unknowns.
 */
public final class ExactSimplex {
    private final BigInteger[][] rows;
    private final int[] basis;
    private final int unknowns;
    private BigInteger divisor = BigInteger.ONE;

    private ExactSimplex(BigInteger[][] rows, int unknowns) {
        this.rows = rows;
        this.unknowns = unknowns;
        this.basis = new int[rows.length - 1];
        Arrays.fill(basis, -1);
    }

    /**
     * Looks for a solution.
     *
     * @param equations for each equation the factors of the unknowns, and then what they are to add up to
     * @return the unknowns, all over the last number, a common positive divisor; empty if there is no solution
     */
    public static Optional<BigInteger[]> solve(long[][] equations) {
        int unknowns = equations[0].length - 1;
        BigInteger[][] rows = new BigInteger[equations.length + 1][unknowns + 1];
        BigInteger[] lack = rows[equations.length];
        Arrays.fill(lack, BigInteger.ZERO);
        for (int row = 0; row < equations.length; row++) {
            long sign = equations[row][unknowns] < 0 ? -1 : 1;
            for (int column = 0; column <= unknowns; column++) {
                rows[row][column] = BigInteger.valueOf(sign * equations[row][column]);
                lack[column] = lack[column].add(rows[row][column]);
            }
        }
        return new ExactSimplex(rows, unknowns).run();
    }

    private Optional<BigInteger[]> run() {
        BigInteger[] lack = rows[basis.length];
        while (lack[unknowns].signum() != 0) {
            int enters = -1;
            for (int column = 0; column < unknowns && enters < 0; column++) {
                enters = lack[column].signum() > 0 ? column : -1;
            }
            if (enters < 0) {
                return Optional.empty();
            }
            pivot(leaving(enters), enters);
        }
        BigInteger[] solution = new BigInteger[unknowns + 1];
        Arrays.fill(solution, BigInteger.ZERO);
        solution[unknowns] = divisor;
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] >= 0) {
                solution[basis[row]] = rows[row][unknowns];
            }
        }
        return Optional.of(solution);
    }

    /** The row that limits an unknown most, artificial ones and then the lowest unknown first. There is one, since the lack is bounded. */
    private int leaving(int enters) {
        int leaves = -1;
        for (int row = 0; row < basis.length; row++) {
            if (rows[row][enters].signum() <= 0) {
                continue;
            }
            if (leaves >= 0) {
                int order = rows[row][unknowns]
                        .multiply(rows[leaves][enters])
                        .compareTo(rows[leaves][unknowns].multiply(rows[row][enters]));
                if (order > 0 || (order == 0 && basis[row] > basis[leaves])) {
                    continue;
                }
            }
            leaves = row;
        }
        return leaves;
    }

    private void pivot(int leaves, int enters) {
        BigInteger[] by = rows[leaves];
        BigInteger pivot = by[enters];
        for (BigInteger[] row : rows) {
            if (row == by) {
                continue;
            }
            BigInteger factor = row[enters];
            for (int column = 0; column <= unknowns; column++) {
                BigInteger whole = row[column].multiply(pivot);
                if (factor.signum() != 0 && by[column].signum() != 0) {
                    whole = whole.subtract(factor.multiply(by[column]));
                }
                row[column] = whole.divide(divisor);
            }
        }
        divisor = pivot;
        basis[leaves] = enters;
    }
}
