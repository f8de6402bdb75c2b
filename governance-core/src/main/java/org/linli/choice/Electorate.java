package org.linli.choice;

/**
 * What an outcome was counted over, for example {@code 8980 ballots, 4 of them blank, weight 8980}: the denominator of every figure in
 * it.
 *
 * @param ballots how many ballots were cast, the blank ones included; not negative
 * @param blank how many of them say nothing about any option
 * @param weight the weights of all ballots added up, the blank ones included; {@code ballots} where everyone weighs 1
 */
public record Electorate(long ballots, long blank, long weight) {
    /** The greatest total weight: with it, no sum of points over {@link Options#MAX_SIZE} options leaves a {@code long}. */
    public static final long MAX_WEIGHT = 1L << 40;

    /** Checks that the parts fit together. */
    public Electorate {
        if (blank < 0 || ballots < blank) {
            throw new IllegalArgumentException(
                    "The blank ballots (" + blank + ") of an electorate must be 0 to all ballots (" + ballots + ").");
        }
        if (weight < ballots || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException(
                    "The weight (" + weight + ") of an electorate must be at least its ballots (" + ballots
                            + ") and at most " + MAX_WEIGHT + ". Maybe weigh in a larger unit.");
        }
    }

    /** {@return how many ballots say something about an option} */
    public long expressed() {
        return ballots - blank;
    }

    /** {@return whether every ballot weighs 1} */
    public boolean isUnweighted() {
        return weight == ballots;
    }

    /** Ballots, blank ones and weight in words. */
    @Override
    public String toString() {
        return ballots + " ballots, " + blank + " of them blank, weight " + weight;
    }
}
