package org.linli.order;

/** Why a supplier declines an offer. */
public enum Decline {
    /** They have their hands full, or are closed at that time. */
    NO_TIME,
    /** It is too far from where they are. */
    TOO_FAR,
    /** It is not what they do, or takes a skill or licence that they lack. */
    NOT_OUR_TRADE,
    /** They do not hold it safe for those who would have to do it. */
    UNSAFE
}
