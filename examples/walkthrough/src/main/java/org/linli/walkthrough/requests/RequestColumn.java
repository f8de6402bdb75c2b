package org.linli.walkthrough.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a request file, in the order in which the file has them. */
public enum RequestColumn {
    /** The number under which the request is known; given, and different for every request. */
    ID,
    /** When the request came in: local time without zone, as in {@code 2021-09-21T00:00:04}; given. */
    CREATED,
    /** When it was closed; empty if it is open, or if nobody noted it. */
    CLOSED,
    /** When it was promised to be closed; empty if nothing was promised. */
    DUE,
    /** What kind of matter it is. */
    CATEGORY,
    /** What kind of matter more closely. */
    SUBCATEGORY,
    /** The office that answers for it. */
    AGENCY,
    /** The way by which it came in, as in "Phone". */
    CHANNEL,
    /** Where it stands, one of the labels of {@link RequestStatus}; given. */
    STATUS,
    /** The larger area. */
    DISTRICT,
    /** The smaller area. */
    COMMUNITY,
    /** The postal code. */
    ZIP,
    /** The latitude in degrees, WGS 84, north positive. */
    LAT,
    /** The longitude in degrees, WGS 84, east positive. */
    LON;

    private static final List<String> HEADER =
            Arrays.stream(values()).map(RequestColumn::header).toList();

    /** The name of the column in the first line of the file, as in {@code created}. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first line of a request file: all names in order. */
    public static List<String> headers() {
        return HEADER;
    }
}
