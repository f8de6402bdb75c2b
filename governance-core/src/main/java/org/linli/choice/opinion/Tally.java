package org.linli.choice.opinion;

import org.linli.choice.Fraction;

/**
 * How many of some people said what to one statement, for example 40 agree, 3 disagree, 7 pass. Who has not seen it does not count.
 *
 * @param agree how many agree, not negative
 * @param disagree how many disagree, not negative
 * @param pass how many pass, not negative
 */
public record Tally(long agree, long disagree, long pass) {
    /** Nobody has seen it. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Checks that nothing is negative, or so large that sums of it leave a long. */
    public Tally {
        if (Math.min(agree, Math.min(disagree, pass)) < 0 || Math.max(agree, Math.max(disagree, pass)) > 1L << 60) {
            throw new IllegalArgumentException(
                    "The counts (" + agree + ", " + disagree + ", " + pass + ") of a tally must be 0 to 2^60.");
        }
    }

    /** {@return how many have seen the statement} */
    public long seen() {
        return agree + disagree + pass;
    }

    /**
     * The counts of two sets of people together.
     *
     * @param other the others, none of them counted here
     * @return the sum
     */
    public Tally plus(Tally other) {
        return new Tally(agree + other.agree, disagree + other.disagree, pass + other.pass);
    }

    /** {@return how likely one of them agrees: one more than agree, over two more than have seen it, so that few votes say little} */
    public Fraction agreement() {
        return Fraction.of(agree + 1, seen() + 2);
    }

    /** {@return how likely one of them disagrees: one more than disagree, over two more than have seen it} */
    public Fraction disagreement() {
        return Fraction.of(disagree + 1, seen() + 2);
    }
}
