package org.linli.walkthrough.requests;

/**
 * What had to be left open about a request that was taken in: "line 16: taken in without a point, no coordinates". A
 * request may have several.
 *
 * @param line the line of the file on which its row starts
 * @param id the number of the request
 * @param kind what it is about
 * @param explanation what was found and what was done
 */
public record Note(long line, String id, Kind kind, String explanation) {

    /** What a note is about. */
    public enum Kind {
        /** The status says open, but there is a closing time. The status counts: the case stays open. */
        CLOSING_TIME_UNDER_OPEN_STATUS,
        /** The status says closed, but not when. No time is invented: the case counts as open to the last instant. */
        CLOSED_WITHOUT_CLOSING_TIME,
        /** The request repeats another one, and the file does not say which. */
        DUPLICATE_OF_UNKNOWN,
        /** The request was handed to somebody outside the file. */
        TRANSFERRED_TO_UNKNOWN,
        /** The time promised lies before the request came in. It is not used. */
        DUE_BEFORE_CREATED,
        /** No kind of matter is written. */
        CATEGORY_UNKNOWN,
        /** No office is written. */
        AGENCY_UNKNOWN,
        /** No district is written, or "Unspecified". */
        DISTRICT_UNKNOWN,
        /** No community is written, or "Unspecified". */
        COMMUNITY_UNKNOWN,
        /** Neither latitude nor longitude is written. */
        COORDINATES_MISSING,
        /** One of the coordinates is missing, not in decimal degrees, or off the earth. Neither is used. */
        COORDINATES_UNREADABLE,
        /** Both coordinates are whole degrees, which name a square 111 km high and no place in a city. */
        COORDINATES_TOO_COARSE,
        /** The row is the last of the file and has no line end: if the file was cut here, its longitude was. */
        NO_LINE_END
    }
}
