package org.linli.choice;

/**
 * What a ballot is taken to say about options that it does not rank. Rules that compare options in pairs give different winners under
 * the two, so the caller says which.
 */
public enum Unranked {
    /** Every ranked option is preferred to every unranked one; the unranked ones are tied. What most elections mean. */
    TIED_LAST,
    /** A ballot says nothing about an option that it does not rank, neither for nor against. For options that not everyone has seen. */
    IGNORED
}
