package org.linli.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * One figure to be measured, and the goal it is held against.
 *
 * @param name the name on the {@code BENCH} line
 * @param unit what it is counted in, such as {@code lives/s}
 * @param goal the goal, on a machine whose JDK does {@link Benchmarks#REFERENCE_SHA256} of SHA-256 on one thread
 * @param sense whether more or less is better, and whether the goal depends on the machine
 * @param jvmArguments arguments of the JVM it runs in
 * @param warmUps how many runs are thrown away first
 * @param runs how many runs count
 * @param run one run; gives the figure of that run
 */
record Figure(
        String name,
        String unit,
        double goal,
        Sense sense,
        List<String> jvmArguments,
        int warmUps,
        int runs,
        Callable<Double> run) {
    /** How a figure is held against its goal. */
    enum Sense {
        /** A rate: at least the goal, scaled with the machine. */
        RATE_AT_LEAST,
        /** A time: at most the goal, scaled with the machine. */
        TIME_AT_MOST,
        /** A ratio within one run: at least the goal, whatever the machine. */
        RATIO_AT_LEAST,
        /** A ratio within one run: at most the goal, whatever the machine. */
        RATIO_AT_MOST
    }

    Figure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sense, "sense");
        Objects.requireNonNull(run, "run");
        jvmArguments = List.copyOf(jvmArguments);
    }

    static Figure rate(String name, String unit, double goal, Callable<Double> run) {
        return new Figure(name, unit, goal, Sense.RATE_AT_LEAST, List.of(), 5, 9, run);
    }

    static Figure time(String name, String unit, double goal, Callable<Double> run) {
        return new Figure(name, unit, goal, Sense.TIME_AT_MOST, List.of(), 5, 9, run);
    }

    static Figure ratio(String name, double goal, Callable<Double> run) {
        return new Figure(name, "x", goal, Sense.RATIO_AT_LEAST, List.of(), 5, 9, run);
    }

    Figure in(String... arguments) {
        return new Figure(name, unit, goal, sense, List.of(arguments), warmUps, runs, run);
    }

    /** The goal on a machine that is so many times as fast as the reference. */
    double goalAt(double scale) {
        return switch (sense) {
            case RATE_AT_LEAST -> goal * scale;
            case TIME_AT_MOST -> goal / scale;
            case RATIO_AT_LEAST, RATIO_AT_MOST -> goal;
        };
    }

    boolean isMet(double measured, double scale) {
        return switch (sense) {
            case RATE_AT_LEAST, RATIO_AT_LEAST -> measured >= goalAt(scale);
            case TIME_AT_MOST, RATIO_AT_MOST -> measured <= goalAt(scale);
        };
    }
}
