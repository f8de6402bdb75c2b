package org.linli.choice.voting;

/** What options get from a ballot that has several of them in the place that is counted: an overvote, or honest indifference. */
public enum SharedPlace {
    /** The ballot is divided among them in equal parts, exactly. */
    DIVIDED,
    /** Each of them gets the whole ballot, so that the counts may add up to more than the ballots. */
    WHOLE_TO_EACH,
    /**
     * None of them gets it while they share the place; the ballot counts again once all but one are out. If that leaves no ballot at all, nobody wins.
     */
    NONE
}
