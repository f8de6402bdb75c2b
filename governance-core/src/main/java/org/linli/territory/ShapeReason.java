package org.linli.territory;

import java.util.Locale;
import org.linli.trace.Reason;

/** Why a shape or a GeoJSON text is refused. */
public enum ShapeReason implements Reason {
    /** The text is no JSON, or breaks off. */
    NOT_JSON("The text is not well-formed JSON.", "Look at the place named."),
    /** The JSON holds no polygon. */
    NOT_A_POLYGON("The JSON is no GeoJSON polygon, multi-polygon or feature of one.", "See RFC 7946."),
    /** A coordinate is no pair of numbers within the ranges of longitude and latitude. */
    NOT_A_POSITION(
            "A position must be longitude, then latitude, within ±180 and ±90 degrees.",
            "Maybe the two were swapped, or the coordinates are projected."),
    /** A ring has fewer than three corners. */
    TOO_FEW_CORNERS("A ring must have at least three corners that differ.", "Drop the ring, or draw it finer."),
    /** A ring does not end where it starts. */
    NOT_CLOSED("A ring must end at the position where it starts.", "Repeat the first position at the end."),
    /** A ring crosses or touches itself, or another one. */
    SELF_CROSSING("The boundary crosses itself.", "Redraw it at the place named."),
    /** A hole lies outside, or polygons lie in each other. */
    MISPLACED_RING(
            "A hole lies outside its polygon, or one ring in another of its sort.", "Redraw it at the place named."),
    /** The shape spans 90 degrees or more. */
    TOO_LARGE("A shape must span less than 90 degrees.", "Maybe the coordinates are no degrees."),
    /** Nobody has said in which coordinates it is. */
    NO_DATUM(
            "Nobody has said whether the coordinates are WGS 84, CGCS2000 or the shifted GCJ-02.",
            "Ask where they come from, and name the datum."),
    /** The file names coordinates that are not known here. */
    UNKNOWN_DATUM("The file names a reference system that is not known here.", "Convert it to WGS 84 first."),
    /** The file says one thing and the caller another. */
    DATUM_CONTRADICTED(
            "The file names another reference system than the caller.", "Find out which of the two is right.");

    private final String meaning;
    private final String remedy;

    ShapeReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "shape." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
