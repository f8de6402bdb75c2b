package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The two directions in which votes differ most, by power iteration. A missing vote is taken for the mean of its statement, so that it weighs nothing; a
 * participant's position is the projection of the votes that there are, scaled by the root of statements over votes, as in Polis, so that who voted little
 * is not drawn to the middle.
 */
final class Axes {
    private static final int MOST_STEPS = 1_000;
    private static final double STILL = 1e-13;

    private final double[] mean;
    private final double[][] axes;

    private Axes(double[] mean, double[][] axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /** Of rows as in {@link OpinionVotes#row}, on so many statements. */
    static Axes of(int[][] rows, int size, long seed) {
        double[] mean = new double[size];
        long[] sum = new long[size];
        long[] seen = new long[size];
        for (int[] row : rows) {
            for (int entry : row) {
                sum[OpinionVotes.statement(entry)] += OpinionVotes.value(entry);
                seen[OpinionVotes.statement(entry)]++;
            }
        }
        for (int statement = 0; statement < size; statement++) {
            mean[statement] = seen[statement] == 0 ? 0 : (double) sum[statement] / seen[statement];
        }
        Axes found = new Axes(mean, new double[2][size]);
        UnaryOperator<double[]> step = found.step(rows);
        Random random = new Random(seed);
        for (int axis = 0; axis < 2; axis++) {
            double[] start = new double[size];
            Arrays.setAll(start, i -> random.nextDouble() - 0.5);
            found.axes[axis] = found.strongest(step, start, axis);
        }
        return found;
    }

    /** From a direction to the sum of all votes, each as far as it lies along it: with the matrix of products where that is shorter than the votes. */
    private UnaryOperator<double[]> step(int[][] rows) {
        int size = mean.length;
        long votes = Arrays.stream(rows).mapToLong(row -> row.length).sum();
        if ((long) size * size > 2 * votes) {
            return direction -> {
                double[] next = new double[size];
                for (int[] row : rows) {
                    double along = 0;
                    for (int entry : row) {
                        along += off(entry) * direction[OpinionVotes.statement(entry)];
                    }
                    for (int entry : row) {
                        next[OpinionVotes.statement(entry)] += off(entry) * along;
                    }
                }
                return next;
            };
        }
        double[][] products = new double[size][size];
        for (int[] row : rows) {
            for (int one : row) {
                double off = off(one);
                double[] of = products[OpinionVotes.statement(one)];
                for (int other : row) {
                    of[OpinionVotes.statement(other)] += off * off(other);
                }
            }
        }
        return direction -> {
            double[] next = new double[size];
            for (int i = 0; i < size; i++) {
                double[] of = products[i];
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += of[j] * direction[j];
                }
                next[i] = sum;
            }
            return next;
        };
    }

    /** How far a vote is from the mean of its statement. */
    private double off(int entry) {
        return OpinionVotes.value(entry) - mean[OpinionVotes.statement(entry)];
    }

    private double[] strongest(UnaryOperator<double[]> towards, double[] start, int axis) {
        double[] direction = start;
        clear(direction, axis);
        if (normalize(direction) == 0) {
            return new double[start.length];
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = towards.apply(direction);
            clear(next, axis);
            if (normalize(next) < 1e-9) {
                return new double[start.length];
            }
            double turned = 0;
            for (int i = 0; i < next.length; i++) {
                turned += (next[i] - direction[i]) * (next[i] - direction[i]);
            }
            direction = next;
            if (turned < STILL) {
                break;
            }
        }
        return upright(direction);
    }

    /** Removes what lies along earlier axes. */
    private void clear(double[] vector, int axis) {
        for (int earlier = 0; earlier < axis; earlier++) {
            double along = 0;
            for (int i = 0; i < vector.length; i++) {
                along += vector[i] * axes[earlier][i];
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= along * axes[earlier][i];
            }
        }
    }

    private static double normalize(double[] vector) {
        double squares = 0;
        for (double each : vector) {
            squares += each * each;
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
        return length;
    }

    /** An axis has no sign of its own: its largest component is made positive. */
    private static double[] upright(double[] axis) {
        int largest = 0;
        for (int i = 1; i < axis.length; i++) {
            largest = Math.abs(axis[i]) > Math.abs(axis[largest]) ? i : largest;
        }
        if (axis[largest] < 0) {
            for (int i = 0; i < axis.length; i++) {
                axis[i] = -axis[i];
            }
        }
        return axis;
    }

    /** Where somebody with these votes stands. */
    double[] position(int[] row) {
        double[] position = new double[2];
        for (int entry : row) {
            int statement = OpinionVotes.statement(entry);
            double off = off(entry);
            position[0] += off * axes[0][statement];
            position[1] += off * axes[1][statement];
        }
        double scale = Math.sqrt((double) mean.length / Math.max(1, row.length));
        position[0] *= scale;
        position[1] *= scale;
        return position;
    }
}
