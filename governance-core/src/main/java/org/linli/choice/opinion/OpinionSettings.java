package org.linli.choice.opinion;

/**
 * How carefully groups are looked for.
 *
 * <p>{@link #polis} does what Polis does, for many participants. {@link #smallCommunity} is for tens of them: it tells of no group below five members;
 * k-means finds clusters in anything, so it tells of groups only if their silhouette speaks for some structure and is higher than votes show that
 * are shuffled, statement by statement, among those who cast them: where nobody's votes have anything to do with each other, groups are told of in at
 * most one conversation in {@value #ONE_IN}. And since groups are drawn where votes differ, it calls a statement representative only if Fisher's exact test
 * says so of the groups that are drawn without it, at 10 % divided by the number of statements, groups and directions that are tested. The price is power:
 * what it does not tell may still be so. Opinions that differ gradually, on one scale, hang together and can be told as groups.
 *
 * @param fewestVotes participants with fewer votes are counted in totals but placed in no group, as long as there are so many statements; at least 1
 * @param smallestGroup no group is smaller; at least {@value #LEAST_GROUP}
 * @param leastSilhouette no groups unless their silhouette is at least this, from -1 to 1
 * @param shuffles how often votes are shuffled, 0 for no such test, otherwise at least {@link #ONE_IN} less 1; no groups if more than one in
 *     {@link #ONE_IN} of these and the votes themselves show as high a silhouette
 * @param exactTests whether statements must pass Fisher's exact test on groups drawn without them, corrected for their number, instead of z-scores
 * @param seed where the search for groups starts
 */
public record OpinionSettings(
        int fewestVotes, int smallestGroup, double leastSilhouette, int shuffles, boolean exactTests, long seed) {
    /** Below this many members a group says too much about each. */
    public static final int LEAST_GROUP = 3;

    /** Where votes are shuffled, what chance does more often than once in so many times is no group. */
    public static final int ONE_IN = 20;

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
        if (shuffles != 0 && (shuffles < ONE_IN - 1 || shuffles > 100_000)) {
            throw new IllegalArgumentException("The shuffles (" + shuffles + ") must be 0, or " + (ONE_IN - 1)
                    + " to 100000: fewer cannot tell what happens once in " + ONE_IN + " times.");
        }
    }

    /**
     * As Polis: seven votes to be placed, the best number of groups whatever its silhouette, z-scores.
     *
     * @param seed where the search for groups starts
     * @return the settings
     */
    public static OpinionSettings polis(long seed) {
        return new OpinionSettings(7, LEAST_GROUP, -1, 0, false, seed);
    }

    /**
     * For a small community: groups of five or more, a silhouette of at least a quarter (L. Kaufman, P. Rousseeuw, "Finding groups in data", 1990: below it,
     * no substantial structure), 199 shuffles, exact tests.
     *
     * @param seed where the search for groups starts
     * @return the settings
     */
    public static OpinionSettings smallCommunity(long seed) {
        return new OpinionSettings(7, 5, 0.25, 199, true, seed);
    }
}
