package org.linli.walkthrough.requests;

/**
 * A row that was not taken in, and why: "line 812, id 51934683: closed 2021-09-21T08:00:00 is before created
 * 2021-09-21T09:12:00".
 *
 * @param line the line of the file on which the row starts
 * @param id the number of the request as written; empty text if the row has none that can be told
 * @param reason the first of the reasons, in their order, that applies
 * @param explanation what was found, with the values in question
 */
public record Reject(long line, String id, Reason reason, String explanation) {

    /** Why a row is not taken in, in the order in which rows are tested. */
    public enum Reason {
        /** The row has more or fewer values than the header names columns, so no value can be told from another. */
        WRONG_COLUMN_COUNT,
        /** There is no id, so the request could not be found again. */
        ID_MISSING,
        /** The id is longer than 64 characters, or holds blanks at its ends or control characters. */
        ID_UNUSABLE,
        /** An earlier row has the same id, whether or not it was taken in. The first one counts. */
        ID_REPEATED,
        /** It is not known when the request came in. */
        CREATED_MISSING,
        /** A time is written that is not a local time as in {@code 2021-09-21T00:00:04}. */
        TIME_UNREADABLE,
        /** The status is missing or not one of {@link RequestStatus}. */
        STATUS_UNKNOWN,
        /** The request is said to be closed before it came in: one of the two times is wrong, and nobody knows which. */
        CLOSED_BEFORE_CREATED
    }
}
