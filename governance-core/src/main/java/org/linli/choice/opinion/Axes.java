package org.linli.choice.opinion;

import java.util.Arrays;
import java.util.Random;

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

    static Axes of(OpinionVotes votes, int[] placed, long seed) {
        int size = votes.statements().size();
        double[] mean = new double[size];
        long[] sum = new long[size];
        long[] seen = new long[size];
        for (int participant : placed) {
            for (int entry : votes.row(participant)) {
                sum[OpinionVotes.statement(entry)] += OpinionVotes.value(entry);
                seen[OpinionVotes.statement(entry)]++;
            }
        }
        for (int statement = 0; statement < size; statement++) {
            mean[statement] = seen[statement] == 0 ? 0 : (double) sum[statement] / seen[statement];
        }
        Axes found = new Axes(mean, new double[2][size]);
        Random random = new Random(seed);
        for (int axis = 0; axis < 2; axis++) {
            double[] start = new double[size];
            Arrays.setAll(start, i -> random.nextDouble() - 0.5);
            found.axes[axis] = found.strongest(votes, placed, start, axis);
        }
        return found;
    }

    private double[] strongest(OpinionVotes votes, int[] placed, double[] start, int axis) {
        double[] direction = start;
        clear(direction, axis);
        if (normalize(direction) == 0) {
            return new double[start.length];
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = new double[direction.length];
            for (int participant : placed) {
                int[] row = votes.row(participant);
                double along = 0;
                for (int entry : row) {
                    int statement = OpinionVotes.statement(entry);
                    along += (OpinionVotes.value(entry) - mean[statement]) * direction[statement];
                }
                for (int entry : row) {
                    int statement = OpinionVotes.statement(entry);
                    next[statement] += (OpinionVotes.value(entry) - mean[statement]) * along;
                }
            }
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
            double off = OpinionVotes.value(entry) - mean[statement];
            position[0] += off * axes[0][statement];
            position[1] += off * axes[1][statement];
        }
        double scale = Math.sqrt((double) mean.length / Math.max(1, row.length));
        position[0] *= scale;
        position[1] *= scale;
        return position;
    }
}
