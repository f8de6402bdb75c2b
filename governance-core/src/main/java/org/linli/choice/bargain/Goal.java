package org.linli.choice.bargain;

import java.math.BigInteger;
import java.util.Arrays;
import org.linli.choice.Fraction;

/**
 * What makes one package better than another, by the gains of the parties in whole units, none negative. More gain for somebody and no less
 * for anybody is never worse; so the gains that each party could have at most, each for itself, bound every package. So does the greatest
 * sum of weighted gains, which is easy to find since it can be found issue by issue.
 */
interface Goal {
    /** More than any value. */
    Fraction UNBOUNDED = new Fraction(BigInteger.ONE.shiftLeft(20_000), BigInteger.ONE);

    /** Above 0 if the first is better, 0 if they are equally good. */
    int compare(long[] a, long[] b);

    /** The figure that decides first, in whole units; greater is better. */
    Fraction value(long[] gains);

    /** What the value is at most where the gains, weighted so, add up to a sum. */
    Fraction atMost(BigInteger weightedSum, long[] weights);

    /**
     * Weights, up to a factor, that may bound the value better than those before: none negative.
     *
     * @param average the average gains of the packages with the greatest sums by the weights before
     * @param round how many there were
     */
    double[] weights(double[] average, int round);

    /** The gain of one party alone. The other gains are not negative, so that any of them may be added. */
    // Never compared, and never seen outside of this package.
    @SuppressWarnings("ArrayRecordComponent")
    record Own(int party, double[] range) implements Goal {
        @Override
        public int compare(long[] a, long[] b) {
            return Long.compare(a[party], b[party]);
        }

        @Override
        public Fraction value(long[] gains) {
            return Fraction.of(gains[party]);
        }

        @Override
        public Fraction atMost(BigInteger weightedSum, long[] weights) {
            return weights[party] == 0 ? UNBOUNDED : new Fraction(weightedSum, BigInteger.valueOf(weights[party]));
        }

        @Override
        public double[] weights(double[] average, int round) {
            double[] weights = new double[average.length];
            for (int other = 0; other < weights.length; other++) {
                weights[other] = Math.max(0, -average[other] * round / (8 * range[other]));
            }
            weights[party] = 1;
            return weights;
        }
    }

    /** The sum of the gains, each as often as its party has voices. */
    // Never compared, and never seen outside of this package.
    @SuppressWarnings("ArrayRecordComponent")
    record Sum(long[] voices) implements Goal {
        @Override
        public int compare(long[] a, long[] b) {
            return Long.compare(sum(a), sum(b));
        }

        private long sum(long[] gains) {
            long sum = 0;
            for (int party = 0; party < gains.length; party++) {
                sum += voices[party] * gains[party];
            }
            return sum;
        }

        @Override
        public Fraction value(long[] gains) {
            return Fraction.of(sum(gains));
        }

        /** Rounded weights carry at most the greatest ratio of voices to weight. */
        @Override
        public Fraction atMost(BigInteger weightedSum, long[] weights) {
            Fraction most = Fraction.ZERO;
            for (int party = 0; party < weights.length; party++) {
                if (weights[party] == 0) {
                    return UNBOUNDED;
                }
                Fraction ratio = Fraction.of(voices[party], weights[party]);
                most = ratio.compareTo(most) > 0 ? ratio : most;
            }
            return new Fraction(weightedSum, BigInteger.ONE).times(most);
        }

        @Override
        public double[] weights(double[] average, int round) {
            return Arrays.stream(voices).asDoubleStream().toArray();
        }
    }

    /**
     * The smallest share first, then the next; a share is a gain over an ideal one. Parties whose ideal gain is 0 have no share, and do not
     * count.
     */
    // Never compared, and never seen outside of this package.
    @SuppressWarnings("ArrayRecordComponent")
    record LeastShare(long[] ideal) implements Goal {
        @Override
        public int compare(long[] a, long[] b) {
            int[] byA = ascending(a);
            int[] byB = ascending(b);
            for (int i = 0; i < byA.length; i++) {
                int order = compare(a[byA[i]], ideal[byA[i]], b[byB[i]], ideal[byB[i]]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        private int[] ascending(long[] gains) {
            int[] order = new int[ideal.length];
            int size = 0;
            for (int party = 0; party < ideal.length; party++) {
                if (ideal[party] == 0) {
                    continue;
                }
                int at = size++;
                while (at > 0 && compare(gains[party], ideal[party], gains[order[at - 1]], ideal[order[at - 1]]) < 0) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = party;
            }
            return Arrays.copyOf(order, size);
        }

        /** Compares a/c with b/d, in 128 bits. */
        private static int compare(long a, long c, long b, long d) {
            long high = Math.multiplyHigh(a, d);
            long otherHigh = Math.multiplyHigh(b, c);
            return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(a * d, b * c);
        }

        @Override
        public Fraction value(long[] gains) {
            int[] order = ascending(gains);
            return order.length == 0 ? Fraction.ZERO : Fraction.of(gains[order[0]], ideal[order[0]]);
        }

        @Override
        public Fraction atMost(BigInteger weightedSum, long[] weights) {
            BigInteger whole = BigInteger.ZERO;
            for (int party = 0; party < ideal.length; party++) {
                whole = whole.add(BigInteger.valueOf(weights[party]).multiply(BigInteger.valueOf(ideal[party])));
            }
            return whole.signum() == 0 ? UNBOUNDED : new Fraction(weightedSum, whole);
        }

        /** Who has had a large share on average counts less, by multiplicative weights. */
        @Override
        public double[] weights(double[] average, int round) {
            double[] weights = new double[average.length];
            double best = Double.POSITIVE_INFINITY;
            for (int party = 0; party < weights.length; party++) {
                best = ideal[party] == 0 ? best : Math.min(best, average[party] / ideal[party]);
            }
            for (int party = 0; party < weights.length; party++) {
                weights[party] = ideal[party] == 0
                        ? 0
                        : StrictMath.exp(-0.4 * round * (average[party] / ideal[party] - best)) / ideal[party];
            }
            return weights;
        }
    }

    /** First how many parties gain, then the product of their gains. If all can gain, that is the product of all. */
    record Product(boolean fitsLong) implements Goal {
        @Override
        public int compare(long[] a, long[] b) {
            int order = Long.compare(gaining(a), gaining(b));
            if (order != 0) {
                return order;
            }
            return fitsLong ? Long.compare(small(a), small(b)) : product(a).compareTo(product(b));
        }

        private static long gaining(long[] gains) {
            return Arrays.stream(gains).filter(gain -> gain > 0).count();
        }

        private static long small(long[] gains) {
            long product = 1;
            for (long gain : gains) {
                product *= gain > 0 ? gain : 1;
            }
            return product;
        }

        private static BigInteger product(long[] gains) {
            BigInteger product = BigInteger.ONE;
            for (long gain : gains) {
                product = gain > 0 ? product.multiply(BigInteger.valueOf(gain)) : product;
            }
            return product;
        }

        @Override
        public Fraction value(long[] gains) {
            return gaining(gains) < gains.length ? Fraction.ZERO : new Fraction(product(gains), BigInteger.ONE);
        }

        /** The geometric mean of the weighted gains is at most the arithmetic one. */
        @Override
        public Fraction atMost(BigInteger weightedSum, long[] weights) {
            BigInteger all = BigInteger.valueOf(weights.length).pow(weights.length);
            for (long weight : weights) {
                if (weight == 0) {
                    return UNBOUNDED;
                }
                all = all.multiply(BigInteger.valueOf(weight));
            }
            return new Fraction(weightedSum.max(BigInteger.ZERO).pow(weights.length), all);
        }

        @Override
        public double[] weights(double[] average, int round) {
            return Arrays.stream(average).map(gain -> 1 / Math.max(gain, 1)).toArray();
        }
    }
}
