package org.linli.casework.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a file of cases, in the order in which the file has them. What is empty is not known. */
public enum CaseColumn {
    /** The number under which the request is known; given, and different for every request. */
    ID(0),
    /** When the request came in: local time without zone, as in {@code 2021-09-21T00:00:04}; given. */
    CREATED(1),
    /** When it was closed; empty if it is open, or if nobody noted it. */
    CLOSED(2),
    /** When it was promised to be closed; empty if nothing was promised. */
    DUE(3),
    /** What kind of matter it is. */
    CATEGORY(4),
    /** What kind of matter more closely. */
    SUBCATEGORY(5),
    /** The office that answers for it. */
    AGENCY(6),
    /** The way by which it came in, as in "Phone". */
    CHANNEL(7),
    /** Where it stands, as the {@link CsvMapping} maps it; given. */
    STATUS(8),
    /** The larger area. */
    DISTRICT(9),
    /** The smaller area. */
    COMMUNITY(10),
    /** The postal code. */
    ZIP(11),
    /** The latitude in degrees, WGS 84, north positive. */
    LAT(12),
    /** The longitude in degrees, WGS 84, east positive. */
    LON(13);

    private static final List<String> HEADER =
            Arrays.stream(values()).map(CaseColumn::header).toList();

    private final int position;

    CaseColumn(int position) {
        this.position = position;
    }

    /** {@return where the column stands in a row, from 0} */
    public int position() {
        return position;
    }

    /** {@return the name of the column in the first line of the file, as in {@code created}} */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the first line of such a file: all names in order; immutable} */
    public static List<String> headers() {
        return HEADER;
    }
}
