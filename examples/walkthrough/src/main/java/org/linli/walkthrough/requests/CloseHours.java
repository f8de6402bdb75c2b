package org.linli.walkthrough.requests;

import java.util.Arrays;

/**
 * How long rows were open, in hours: "3,937 rows, half of them within 0.72 hours".
 *
 * <p>Over the rows whose closing time is not before they came in, whatever their status, local times subtracted as they
 * are written. Rows without a closing time are not in it, so it flatters; {@link Intake#closingTimes()} does not.
 *
 * @param n number of rows, at least 1
 * @param mean their mean
 * @param p10 the first decile
 * @param p50 the median
 * @param p90 the ninth decile
 */
public record CloseHours(int n, double mean, double p10, double p50, double p90) {

    private static final double MICROS_PER_HOUR = 3.6e9;

    /** Describes at least one duration in microseconds. */
    static CloseHours of(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).asDoubleStream().sum() / sorted.length;
        return new CloseHours(
                sorted.length,
                mean / MICROS_PER_HOUR,
                quantile(sorted, 1) / MICROS_PER_HOUR,
                quantile(sorted, 5) / MICROS_PER_HOUR,
                quantile(sorted, 9) / MICROS_PER_HOUR);
    }

    /** Type 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages" (1996), of a sorted sample. */
    private static double quantile(long[] sorted, int tenths) {
        long position = (sorted.length - 1L) * tenths;
        int below = (int) (position / 10);
        int between = (int) (position % 10);
        return between == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * (between / 10.0);
    }
}
