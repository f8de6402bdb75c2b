package org.linli.choice.opinion;

/**
 * How carefully groups are looked for.
 *
 * <p>{@link #polis} does what Polis does, for many participants. {@link #smallCommunity} is for tens of them: it tells of no group below five members;
 * it finds no groups at all unless the best silhouette speaks for some structure; and it calls a statement representative only if Fisher's exact
 * test says so, at 10 % divided by the number of statements and groups that are tested, since z-scores of few votes, and the best of many tests, look
 * significant by chance. The price is power: what it does not tell may still be so.
 *
 * @param fewestVotes participants with fewer votes are counted in totals but placed in no group, as long as there are so many statements; at least 1
 * @param smallestGroup no group is smaller; at least {@value #LEAST_GROUP}
 * @param leastSilhouette no groups unless their silhouette is at least this, from -1 to 1
 * @param exactTests whether statements must pass Fisher's exact test, corrected for their number, instead of z-scores
 * @param seed where the search for groups starts
 */
public record OpinionSettings(
        int fewestVotes, int smallestGroup, double leastSilhouette, boolean exactTests, long seed) {
    /** Below this many members a group says too much about each. */
    public static final int LEAST_GROUP = 3;

    /** Checks the ranges. */
    public OpinionSettings {
        if (fewestVotes < 1 || smallestGroup < LEAST_GROUP) {
            throw new IllegalArgumentException(
                    "The fewest votes (" + fewestVotes + ") must be at least 1, and the smallest group ("
                            + smallestGroup + ") at least " + LEAST_GROUP + ".");
        }
        if (!(leastSilhouette >= -1 && leastSilhouette <= 1)) {
            throw new IllegalArgumentException("The least silhouette (" + leastSilhouette + ") must be -1 to 1.");
        }
    }

    /**
     * As Polis: seven votes to be placed, the best number of groups whatever its silhouette, z-scores.
     *
     * @param seed where the search for groups starts
     * @return the settings
     */
    public static OpinionSettings polis(long seed) {
        return new OpinionSettings(7, LEAST_GROUP, -1, false, seed);
    }

    /**
     * For a small community: groups of five or more, a silhouette of at least a quarter (L. Kaufman, P. Rousseeuw, "Finding groups in data", 1990: below it,
     * no substantial structure), exact tests.
     *
     * @param seed where the search for groups starts
     * @return the settings
     */
    public static OpinionSettings smallCommunity(long seed) {
        return new OpinionSettings(7, 5, 0.25, true, seed);
    }
}
