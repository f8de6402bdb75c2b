package org.linli.casework;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * How long cases stay open, estimated from closed cases and from those still open: "of 21 cases, 86 % are still open
 * after six weeks; half are closed after 23 weeks".
 *
 * <p>A case that is still open has not told its closing time, but it has told that it takes longer than until now: it
 * is <em>censored</em>, and it counts among the cases at risk up to that moment. Leaving open cases out would flatter
 * whoever is slow. The curve is the product-limit estimator (E. L. Kaplan, P. Meier, "Nonparametric estimation from
 * incomplete observations", Journal of the American Statistical Association 53, 1958): at every time at which at least
 * one case was closed, the share still open is multiplied by {@code (atRisk - closed) / atRisk}.
 *
 * <p>Counts are exact. At equal times, closings come before censorings, as in the paper: a case censored at a time is
 * still at risk at that time. Without censoring the curve is the empirical distribution, exactly. The order of the
 * observations does not matter. From no observation at all nothing is known: every figure is then undefined, never 0.
 *
 * <p>The estimate assumes that being censored tells nothing about how soon the case would have been closed. Building
 * costs O(n log n) for n observations; every question costs O(log n), {@link #quantile} O(n).
 */
public final class ClosingTimes {

    private static final double Z_95 = 1.959963984540054;

    private final long[] closings;
    private final long[] censorings;
    private final List<Step> steps;

    private ClosingTimes(long[] closings, long[] censorings) {
        this.closings = closings;
        this.censorings = censorings;
        this.steps = List.copyOf(stepsOf(closings, censorings));
    }

    /**
     * Estimates the curve from observations of cases, each closed or still open.
     *
     * @param observations one for each case, in any order
     * @return the curve
     */
    public static ClosingTimes of(Iterable<Observation> observations) {
        Objects.requireNonNull(observations, "observations");
        List<Observation> all = new ArrayList<>();
        observations.forEach(all::add);
        return new ClosingTimes(
                all.stream()
                        .filter(Observation::closed)
                        .mapToLong(Observation::micros)
                        .sorted()
                        .toArray(),
                all.stream()
                        .filter(o -> !o.closed())
                        .mapToLong(Observation::micros)
                        .sorted()
                        .toArray());
    }

    private static List<Step> stepsOf(long[] closings, long[] censorings) {
        List<Step> steps = new ArrayList<>();
        int atRisk = closings.length + censorings.length;
        int censored = 0;
        // Between two censorings the product telescopes to remaining / atRiskAtStart: multiplying that out afresh keeps
        // the share free of accumulated rounding, and exact as long as nothing has been censored.
        double shareAtStart = 1;
        int atRiskAtStart = atRisk;
        double share = 1;
        double greenwood = 0;
        for (int i = 0; i < closings.length; ) {
            long time = closings[i];
            int before = censored;
            while (censored < censorings.length && censorings[censored] < time) {
                censored++;
            }
            if (censored > before) {
                atRisk -= censored - before;
                shareAtStart = share;
                atRiskAtStart = atRisk;
            }
            int closed = 0;
            while (i < closings.length && closings[i] == time) {
                closed++;
                i++;
            }
            int remaining = atRisk - closed;
            share = shareAtStart * ((double) remaining / atRiskAtStart);
            greenwood += closed / ((double) atRisk * remaining);
            int until = censored;
            while (until < censorings.length && (i == closings.length || censorings[until] < closings[i])) {
                until++;
            }
            steps.add(new Step(time, atRisk, closed, until - censored, share, greenwood));
            atRisk = remaining;
        }
        return steps;
    }

    /** {@return the number of cases observed: {@link #closed()} plus {@link #censored()}} Zero if nothing is known. */
    public int observations() {
        return closings.length + censorings.length;
    }

    /** {@return the number of cases whose closing was observed} */
    public int closed() {
        return closings.length;
    }

    /** {@return the number of cases that were still open when last seen} */
    public int censored() {
        return censorings.length;
    }

    /**
     * {@return the falls of the curve, by rising time; immutable} Before the first of them every case at risk is open. Empty if
     * no closing was observed.
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Number of cases known to have been open for at least this long: those neither closed nor censored before.
     *
     * @param open how long, not negative
     * @return how many, from 0 to {@link #observations()}
     */
    public int atRiskAt(Duration open) {
        return atRiskAt(microsOf(open));
    }

    /** How many cases were known to be open just before so many microseconds. */
    int atRiskAt(long micros) {
        return observations() - countBelow(closings, micros) - countBelow(censorings, micros);
    }

    /** How many cases were closed at exactly so many microseconds. */
    int closedAt(long micros) {
        return countBelow(closings, micros + 1) - countBelow(closings, micros);
    }

    /** The closing times in microseconds, rising. */
    long[] closingMicros() {
        return closings.clone();
    }

    /**
     * The share of cases still open after this long, between 0 and 1; a case closed exactly then is no longer open.
     *
     * @param open how long, not negative
     * @return empty if there are no observations, or if the time lies beyond the last observation while cases were
     *     still open then: nobody has watched a case for so long
     */
    public OptionalDouble openShareAt(Duration open) {
        long micros = microsOf(open);
        Optional<Duration> last = lastObserved();
        if (last.isEmpty()) {
            return OptionalDouble.empty();
        }
        double share = stepAt(micros).map(Step::openShare).orElse(1.0);
        return share > 0 && micros > microsOf(last.orElseThrow()) ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /**
     * The step in force after a case has been open for this long, with its uncertainty.
     *
     * @param open how long, not negative
     * @return empty before the first closing
     */
    public Optional<Step> stepAt(Duration open) {
        return stepAt(microsOf(open));
    }

    /** {@return the longest time for which a case was watched, closed or not; empty if there are no observations} */
    public Optional<Duration> lastObserved() {
        if (observations() == 0) {
            return Optional.empty();
        }
        long closing = closings.length == 0 ? 0 : closings[closings.length - 1];
        long censoring = censorings.length == 0 ? 0 : censorings[censorings.length - 1];
        return Optional.of(durationOf(Math.max(closing, censoring)));
    }

    /**
     * The earliest time by which at least this share of cases is closed; {@code quantile(0.5)} is the median closing
     * time. Where the curve runs exactly level at {@code 1 - p}, the start of the level is meant. The share is taken as
     * it is written in decimal, so that 0.9 is nine tenths, and the comparison is exact.
     *
     * @param p the share of cases closed, 0 &lt; p &lt;= 1
     * @return empty if the curve does not fall that far: then too many cases are still open to tell
     */
    public Optional<Duration> quantile(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "The share p (" + p + ") of a closing-time quantile must be greater than 0 and at most 1."
                            + (p > 1 && p <= 100 ? " Maybe " + p / 100 + " is meant." : ""));
        }
        BigDecimal openAtMost = BigDecimal.ONE.subtract(new BigDecimal(Double.toString(p)));
        double rounded = openAtMost.doubleValue();
        // Each step adds at most four roundings to the share.
        double doubt = (4.0 * steps.size() + 4) * 0x1p-53;
        for (int i = 0; i < steps.size(); i++) {
            double share = steps.get(i).openShare();
            boolean reached = Math.abs(share - rounded) > doubt ? share < rounded : isAtMost(i, openAtMost);
            if (reached) {
                return Optional.of(steps.get(i).time());
            }
        }
        return Optional.empty();
    }

    private boolean isAtMost(int step, BigDecimal share) {
        BigInteger open = product(0, step + 1, s -> s.atRisk() - s.closed());
        BigInteger atRisk = product(0, step + 1, Step::atRisk);
        return new BigDecimal(open).compareTo(share.multiply(new BigDecimal(atRisk))) <= 0;
    }

    private BigInteger product(int startInclusive, int endExclusive, ToIntFunction<Step> factor) {
        if (endExclusive - startInclusive == 1) {
            return BigInteger.valueOf(factor.applyAsInt(steps.get(startInclusive)));
        }
        int middle = (startInclusive + endExclusive) >>> 1;
        return product(startInclusive, middle, factor).multiply(product(middle, endExclusive, factor));
    }

    private Optional<Step> stepAt(long micros) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).micros <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(steps.get(low - 1));
    }

    private static int countBelow(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long microsOf(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "The time a case was open (" + duration + ") must not be negative."
                            + " Maybe the case was closed before it was reported; such a case says nothing about closing times.");
        }
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    private static Duration durationOf(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    /** Equal if estimated from the same observations, in whatever order they came. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ClosingTimes that
                && Arrays.equals(closings, that.closings)
                && Arrays.equals(censorings, that.censorings);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(closings) + Arrays.hashCode(censorings);
    }

    @Override
    public String toString() {
        return "ClosingTimes[closed=" + closed() + ", censored=" + censored() + ", median="
                + quantile(0.5).map(Duration::toString).orElse("undefined") + "]";
    }

    /**
     * What is known of one case: "closed after 3 days" or "still open after 3 days".
     *
     * @param micros how long the case was seen open, in microseconds, not negative
     * @param closed whether it was closed then; otherwise it was still open when last seen
     */
    public record Observation(long micros, boolean closed) {

        /**
         * Checks the sign.
         *
         * @param micros how long the case was seen open
         * @param closed whether it was closed then
         */
        public Observation {
            if (micros < 0) {
                throw new IllegalArgumentException(
                        "The time a case was open (" + micros + " microseconds) must not be negative."
                                + " Maybe the case was closed before it was reported; such a case says nothing about"
                                + " closing times.");
            }
        }

        /**
         * A case that was closed.
         *
         * @param open from its report to its closing, not negative, cut to microseconds
         * @return the observation
         */
        public static Observation closedAfter(Duration open) {
            return new Observation(microsOf(open), true);
        }

        /**
         * A case that was still open when last seen.
         *
         * @param open from its report to that moment, not negative, cut to microseconds
         * @return the observation
         */
        public static Observation stillOpenAfter(Duration open) {
            return new Observation(microsOf(open), false);
        }
    }

    /**
     * One fall of the curve: "at 6 weeks, of 21 cases at risk 3 were closed; 86 % remain open".
     *
     * <p>{@code atRisk - closed - censored} cases are at risk at the next step.
     */
    public static final class Step {

        private final long micros;
        private final int atRisk;
        private final int closed;
        private final int censored;
        private final double openShare;
        private final double greenwood;

        private Step(long micros, int atRisk, int closed, int censored, double openShare, double greenwood) {
            this.micros = micros;
            this.atRisk = atRisk;
            this.closed = closed;
            this.censored = censored;
            this.openShare = openShare;
            this.greenwood = greenwood;
        }

        /** {@return how long the cases closed here had been open} */
        public Duration time() {
            return durationOf(micros);
        }

        /**
         * {@return the number of cases known to be open just before this time: the denominator of this step} At least 1.
         */
        public int atRisk() {
            return atRisk;
        }

        /** {@return the number of cases closed at exactly this time} At least 1. */
        public int closed() {
            return closed;
        }

        /** {@return the number of cases last seen open from this time on, before the next step} */
        public int censored() {
            return censored;
        }

        /** {@return the share of cases still open after this time, between 0 and 1} */
        public double openShare() {
            return openShare;
        }

        /**
         * {@return the standard error of {@link #openShare()} by Greenwood's formula (M. Greenwood, "The natural duration of
         * cancer", 1926); empty if no case at risk remained open, where the formula says nothing}
         */
        public OptionalDouble standardError() {
            return closed == atRisk
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(openShare * StrictMath.sqrt(greenwood));
        }

        /**
         * {@return the pointwise 95 % confidence interval of {@link #openShare()}, on the scale of log(-log) so that it stays
         * between 0 and 1 (J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data", 1980);
         * empty if no case at risk remained open}
         */
        public Optional<Interval> interval95() {
            if (closed == atRisk) {
                return Optional.empty();
            }
            double spread = Z_95 * StrictMath.sqrt(greenwood) / -StrictMath.log(openShare);
            return Optional.of(new Interval(
                    StrictMath.pow(openShare, StrictMath.exp(spread)),
                    StrictMath.pow(openShare, StrictMath.exp(-spread))));
        }

        @Override
        public String toString() {
            return "Step[time=" + time() + ", atRisk=" + atRisk + ", closed=" + closed + ", censored=" + censored
                    + ", openShare=" + openShare + "]";
        }
    }

    /**
     * A confidence interval of a share, both ends included.
     *
     * @param low the lower end, 0 &lt;= low &lt;= high
     * @param high the upper end, high &lt;= 1
     */
    public record Interval(double low, double high) {}
}
