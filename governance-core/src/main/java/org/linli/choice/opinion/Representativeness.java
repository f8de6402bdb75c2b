package org.linli.choice.opinion;

import org.linli.choice.Fraction;

/**
 * What one group said to a statement, held against all others: is it what the group thinks, and does it set the group apart?
 *
 * <p>Formulas of Polis. With A of S in the group who agree, A' of S' outside, and one added here and there so that few votes say little: the probability
 * {@code (A + 1) / (S + 2)} and the ratio of it to the others' are exact; the test of the first is {@code 2 √(S + 1) ((A + 1) / (S + 1) - 1/2)}, and
 * that of the second is the pooled test of two proportions {@code (A + 1) / (S + 1)} and {@code (A' + 1) / (S' + 1)}, both standard normal under chance.
 * In doubles, within a few units in the last place.
 *
 * @param group what the group said
 * @param others what all others said
 * @param probability how likely a member says so
 * @param ratio how much likelier than others a member says so
 * @param probabilityTest z-score of the probability against one half
 * @param ratioTest z-score of the group against the others
 */
public record Representativeness(
        Tally group, Tally others, Fraction probability, Fraction ratio, double probabilityTest, double ratioTest) {
    /** A z-score above this is significant at 90 %, one-sided. */
    public static final double SIGNIFICANT = 1.2816;

    /**
     * How representative it is to agree.
     *
     * @param group what the group said
     * @param others what all others said
     * @return the figures
     */
    public static Representativeness ofAgreement(Tally group, Tally others) {
        return of(group, others, group.agree(), others.agree());
    }

    /**
     * How representative it is to disagree.
     *
     * @param group what the group said
     * @param others what all others said
     * @return the figures
     */
    public static Representativeness ofDisagreement(Tally group, Tally others) {
        return of(group, others, group.disagree(), others.disagree());
    }

    private static Representativeness of(Tally group, Tally others, long in, long out) {
        Fraction probability = Fraction.of(in + 1, group.seen() + 2);
        return new Representativeness(
                group,
                others,
                probability,
                probability.dividedBy(Fraction.of(out + 1, others.seen() + 2)),
                probabilityTest(in, group.seen()),
                ratioTest(in, group.seen(), out, others.seen()));
    }

    private static double probabilityTest(long successes, long trials) {
        double n = trials + 1;
        return 2 * Math.sqrt(n) * ((successes + 1) / n - 0.5);
    }

    private static double ratioTest(long in, long inTrials, long out, long outTrials) {
        double n = inTrials + 1;
        double m = outTrials + 1;
        double pooled = (in + out + 2) / (n + m);
        if (pooled >= 1) {
            return 0;
        }
        return ((in + 1) / n - (out + 1) / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    }

    /**
     * The chance that a group of this size would say so at least as often, were it drawn by lot from all who have seen the statement: Fisher's exact
     * test, one-sided, which holds for small counts where z-scores do not.
     *
     * @param in how many of the group say so
     * @param inSeen how many of the group have seen it, at least {@code in}
     * @param out how many others say so
     * @param outSeen how many others have seen it, at least {@code out}
     * @return a probability from 0 to 1
     * @throws IllegalArgumentException if a count is negative or more than have seen it
     */
    public static double chance(long in, long inSeen, long out, long outSeen) {
        if (in < 0 || out < 0 || in > inSeen || out > outSeen) {
            throw new IllegalArgumentException("The counts (" + in + " of " + inSeen + ", " + out + " of " + outSeen
                    + ") must be 0 to those who have seen it.");
        }
        long say = in + out;
        long all = inSeen + outSeen;
        // The probabilities of 0, 1, … members saying so, each from the one before, scaled to the likeliest: no
        // logarithms, no overflow.
        long least = Math.max(0, say - outSeen);
        long most = Math.min(say, inSeen);
        long mode = Math.max(least, Math.min(most, (long) ((double) (say + 1) * (inSeen + 1) / (all + 2))));
        double total = 1;
        double extreme = mode >= in ? 1 : 0;
        double weight = 1;
        for (long x = mode; x < most; x++) {
            weight = weight * (say - x) / (x + 1) * (inSeen - x) / (outSeen - say + x + 1);
            total += weight;
            extreme += x + 1 >= in ? weight : 0;
        }
        weight = 1;
        for (long x = mode; x > least; x--) {
            weight = weight * x / (say - x + 1) * (outSeen - say + x) / (inSeen - x + 1);
            total += weight;
            extreme += x - 1 >= in ? weight : 0;
        }
        return extreme / total;
    }

    /** {@return whether both z-scores are significant at 90 %} */
    public boolean isSignificant() {
        return probabilityTest > SIGNIFICANT && ratioTest > SIGNIFICANT;
    }

    /** The product by which Polis ranks statements of a group. */
    double strength() {
        return toDouble(ratio) * ratioTest * toDouble(probability) * probabilityTest;
    }

    static double toDouble(Fraction fraction) {
        return fraction.numerator().doubleValue() / fraction.denominator().doubleValue();
    }
}
