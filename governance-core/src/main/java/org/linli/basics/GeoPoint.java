package org.linli.basics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A point on the earth in WGS 84, for example {@code 30.5519012,114.3612345}; latitude first. Kept in whole ten-millionths of a
 * degree (about 1 cm), so that equal points are equal on every machine and in every hash. Coordinates in GCJ-02 are some hundred
 * metres off and must be converted by the host before they come here.
 *
 * @param latitudeE7 degrees north of the equator times 10,000,000; −900,000,000 to 900,000,000
 * @param longitudeE7 degrees east of Greenwich times 10,000,000; −1,800,000,000 to 1,800,000,000
 */
public record GeoPoint(int latitudeE7, int longitudeE7) {
    private static final double E7 = 1e7;
    /** The mean radius of the earth in metres (IUGG). */
    private static final double EARTH_RADIUS = 6_371_008.8;

    /** Checks the ranges. */
    public GeoPoint {
        if (Math.abs((long) latitudeE7) > 900_000_000L || Math.abs((long) longitudeE7) > 1_800_000_000L) {
            throw new IllegalArgumentException("The point (" + latitudeE7 / E7 + "," + longitudeE7 / E7
                    + ") must lie within ±90 degrees of latitude and ±180 of longitude. Maybe the two were swapped.");
        }
    }

    /**
     * The point at these degrees, rounded to ten-millionths.
     *
     * @param latitudeDegrees degrees north of the equator, −90 to 90
     * @param longitudeDegrees degrees east of Greenwich, −180 to 180
     * @return the point
     * @throws IllegalArgumentException if a coordinate is out of range or not a number
     */
    public static GeoPoint of(double latitudeDegrees, double longitudeDegrees) {
        if (!(Math.abs(latitudeDegrees) <= 90) || !(Math.abs(longitudeDegrees) <= 180)) {
            throw new IllegalArgumentException("The point (" + latitudeDegrees + "," + longitudeDegrees
                    + ") must lie within ±90 degrees of latitude and ±180 of longitude. Maybe the two were swapped.");
        }
        return new GeoPoint((int) Math.rint(latitudeDegrees * E7), (int) Math.rint(longitudeDegrees * E7));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text latitude and longitude in degrees with a comma between
     * @return the point, rounded to ten-millionths of a degree
     * @throws IllegalArgumentException if the text is anything else
     */
    public static GeoPoint parse(String text) {
        int comma = text.indexOf(',');
        try {
            if (comma > 0) {
                return new GeoPoint(e7(text.substring(0, comma)), e7(text.substring(comma + 1)));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed(text, e);
        }
        throw malformed(text, null);
    }

    private static IllegalArgumentException malformed(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "The point (" + text + ") must be latitude,longitude in decimal degrees.", cause);
    }

    private static int e7(String degrees) {
        BigDecimal exact = new BigDecimal(degrees);
        // No degree needs more; a monstrous exponent would be written out in full below.
        if (Math.abs((long) exact.scale()) > 100) {
            throw new ArithmeticException("too many places");
        }
        return exact.movePointRight(7).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }

    /**
     * The latitude.
     *
     * @return degrees north of the equator, −90 to 90
     */
    public double latitude() {
        return latitudeE7 / E7;
    }

    /**
     * The longitude.
     *
     * @return degrees east of Greenwich, −180 to 180
     */
    public double longitude() {
        return longitudeE7 / E7;
    }

    /**
     * The straight distance over the surface of a spherical earth (haversine formula; at most 0.6 % off the ellipsoid). The same
     * on every JDK.
     *
     * @param other another point
     * @return the distance, rounded to whole metres
     */
    public Distance distanceTo(GeoPoint other) {
        double north = StrictMath.toRadians((other.latitudeE7 - (double) latitudeE7) / E7);
        double east = StrictMath.toRadians((other.longitudeE7 - (double) longitudeE7) / E7);
        double a = square(StrictMath.sin(north / 2))
                + StrictMath.cos(StrictMath.toRadians(latitude()))
                        * StrictMath.cos(StrictMath.toRadians(other.latitude()))
                        * square(StrictMath.sin(east / 2));
        return new Distance(StrictMath.round(2 * EARTH_RADIUS * StrictMath.asin(Math.min(1, StrictMath.sqrt(a)))));
    }

    private static double square(double x) {
        return x * x;
    }

    /** Latitude and longitude in degrees with seven places and a comma between. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(latitudeE7, 7).toPlainString() + ","
                + BigDecimal.valueOf(longitudeE7, 7).toPlainString();
    }
}
