package org.linli.choice;

/**
 * The ballots of an electorate, all of one kind and over the same {@link Options}; equal ballots are kept once, with how often they
 * were cast. A profile knows neither who cast a ballot nor in which order they came: profiles with the same ballots are equal.
 *
 * <p>Immutable. Distinct ballots stand in one canonical order; {@code ballot} below is a place in it, from 0.
 */
public sealed interface Profile permits RankedProfile, ApprovalProfile, ScoreProfile {
    /** {@return what there is to choose from} */
    Options options();

    /** {@return how many ballots there are, and what they weigh} */
    Electorate electorate();

    /** {@return how many different ballots there are; the same ballot under two weights counts twice} */
    int distinct();

    /**
     * How often a ballot was cast.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return how many voters cast it with this weight, at least 1
     */
    long count(int ballot);

    /**
     * What one such ballot weighs.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return the weight of one of them, at least 1
     */
    long weight(int ballot);

    /**
     * What all such ballots weigh together.
     *
     * @param ballot which of the distinct ballots, from 0
     * @return {@code count * weight}
     */
    default long mass(int ballot) {
        return count(ballot) * weight(ballot);
    }
}
