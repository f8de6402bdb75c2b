package org.linli.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether groups of cases close equally fast: the log-rank test over censored closing times. At every time at which a case was closed,
 * the closings of each group are held against what they would be if all groups closed alike; the differences, weighed by their
 * covariances, give a statistic that follows a chi-square distribution with one degree of freedom less than there are groups.
 *
 * <p>Source: N. Mantel, "Evaluation of survival data and two new rank order statistics arising in its consideration", Cancer Chemotherapy
 * Reports 50, 1966; for more than two groups R. Peto, J. Peto, Journal of the Royal Statistical Society A 135, 1972. Ties are treated by
 * the hypergeometric variance. A small p-value says that the groups differ, not which way: see observed and expected.
 *
 * <p>Cost: O(t·k²) for t distinct closing times and k groups, each with a search in the observations.
 *
 * @param chiSquare the statistic, not negative
 * @param degreesOfFreedom one less than the groups that could be compared
 * @param pValue how likely so large a statistic is if all groups close alike, from 0 to 1
 * @param groups what was counted in each group, in the order given; immutable
 */
public record LogRank(double chiSquare, int degreesOfFreedom, double pValue, List<Group> groups) {
    /** Makes the list immutable. */
    public LogRank {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param observed how many closings there were
     * @param expected how many there would have been if all groups closed alike
     */
    public record Group(int observed, double expected) {}

    /**
     * Compares groups.
     *
     * @param groups the closing times of each group; at least two
     * @return the comparison; nothing if there is no time at which one group could have been compared with another
     */
    public static Optional<LogRank> compare(List<ClosingTimes> groups) {
        Objects.requireNonNull(groups, "groups");
        int k = groups.size();
        if (k < 2) {
            throw new IllegalArgumentException(
                    "The groups (" + k + ") to be compared by a log-rank test must be at least two.");
        }
        TreeSet<Long> times = new TreeSet<>();
        groups.forEach(group -> Arrays.stream(group.closingMicros()).forEach(times::add));
        double[] expected = new double[k];
        double[][] covariance = new double[k][k];
        for (long time : times) {
            long atRisk = 0;
            long closed = 0;
            long[] risk = new long[k];
            for (int i = 0; i < k; i++) {
                risk[i] = groups.get(i).atRiskAt(time);
                atRisk += risk[i];
                closed += groups.get(i).closedAt(time);
            }
            double spread = atRisk > 1 ? closed * (double) (atRisk - closed) / (atRisk - 1) : 0;
            for (int i = 0; i < k; i++) {
                double share = risk[i] / (double) atRisk;
                expected[i] += closed * share;
                for (int j = 0; j < k; j++) {
                    covariance[i][j] += spread * share * ((i == j ? 1 : 0) - risk[j] / (double) atRisk);
                }
            }
        }
        return solved(groups, expected, covariance);
    }

    private static Optional<LogRank> solved(List<ClosingTimes> groups, double[] expected, double[][] covariance) {
        List<Group> counted = new ArrayList<>();
        List<Integer> comparable = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            counted.add(new Group(groups.get(i).closed(), expected[i]));
            if (covariance[i][i] > 1e-12) {
                comparable.add(i);
            }
        }
        int degrees = comparable.size() - 1;
        if (degrees < 1) {
            return Optional.empty();
        }
        // The differences add up to nothing, so the last comparable group says nothing that the others have not said.
        double[][] system = new double[degrees][degrees + 1];
        for (int i = 0; i < degrees; i++) {
            int row = comparable.get(i);
            for (int j = 0; j < degrees; j++) {
                system[i][j] = covariance[row][comparable.get(j)];
            }
            system[i][degrees] = counted.get(row).observed() - expected[row];
        }
        double[] difference = new double[degrees];
        for (int i = 0; i < degrees; i++) {
            difference[i] = system[i][degrees];
        }
        double[] solution = solve(system);
        double chiSquare = 0;
        for (int i = 0; i < degrees; i++) {
            chiSquare += difference[i] * solution[i];
        }
        chiSquare = Math.max(0, chiSquare);
        return Optional.of(new LogRank(chiSquare, degrees, chiSquareTail(chiSquare, degrees), counted));
    }

    /** Gaussian elimination with partial pivoting; the last column holds the right-hand side. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
            }
            double[] swap = system[column];
            system[column] = system[pivot];
            system[pivot] = swap;
            for (int row = column + 1; row < n; row++) {
                double factor = system[row][column] / system[column][column];
                for (int j = column; j <= n; j++) {
                    system[row][j] -= factor * system[column][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = system[row][n];
            for (int j = row + 1; j < n; j++) {
                rest -= system[row][j] * solution[j];
            }
            solution[row] = rest / system[row][row];
        }
        return solution;
    }

    /**
     * The probability that a chi-square variable exceeds a value: a finite sum for each parity of the degrees of freedom (M. Abramowitz,
     * I. Stegun, "Handbook of Mathematical Functions", 26.4.4 and 26.4.5).
     */
    static double chiSquareTail(double value, int degrees) {
        double half = value / 2;
        double sum = 0;
        if (degrees % 2 == 0) {
            double term = Math.exp(-half);
            for (int i = 0; i < degrees / 2; i++) {
                sum += term;
                term *= half / (i + 1);
            }
            return Math.min(1, sum);
        }
        double term = Math.sqrt(2 * value / Math.PI) * Math.exp(-half);
        for (int i = 1; i <= (degrees - 1) / 2; i++) {
            sum += term;
            term *= value / (2 * i + 1);
        }
        return Math.min(1, complementaryError(Math.sqrt(half)) + sum);
    }

    /** erfc for values not below zero: its series where that converges fast, its continued fraction (7.1.14 there) elsewhere. */
    private static double complementaryError(double x) {
        if (x < 2) {
            double sum = 0;
            double term = x;
            for (int n = 0; Math.abs(term) > 1e-18 * Math.abs(sum) || n == 0; n++) {
                sum += term / (2 * n + 1);
                term *= -x * x / (n + 1);
            }
            return 1 - 2 / Math.sqrt(Math.PI) * sum;
        }
        double fraction = x;
        for (int n = 120; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
