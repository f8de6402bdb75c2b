package org.linli.territory;

import org.linli.basics.GeoPoint;

/**
 * In what coordinates are given. Whoever hands over coordinates says so; there is no default, since coordinates that were shifted for
 * publication (GCJ-02) look like any others and lie some hundred metres off.
 */
public enum Datum {
    /** WGS 84, as satellites give it. */
    WGS_84,
    /** CGCS2000, the national system of surveying (2000国家大地坐标系); equal to WGS 84 within centimetres, and taken over as it is. */
    CGCS2000,
    /** GCJ-02, the shifted coordinates of public maps (火星坐标); converted to WGS 84 to within a metre. */
    GCJ_02;

    /** The semi-major axis and the squared eccentricity of the Krasovsky ellipsoid, by which the shift is defined. */
    private static final double AXIS = 6_378_245.0;

    private static final double ECCENTRICITY = 0.006_693_421_622_965_943;

    /**
     * The point in WGS 84.
     *
     * @param latitude degrees north in this datum
     * @param longitude degrees east in this datum
     * @return the point; GCJ-02 is undone by iteration, until the way back is off by less than 10⁻⁹ degrees
     * @throws IllegalArgumentException if a coordinate is out of range or not a number
     */
    public GeoPoint toWgs84(double latitude, double longitude) {
        if (this != GCJ_02 || !isShiftedAt(latitude, longitude)) {
            return GeoPoint.of(latitude, longitude);
        }
        double north = latitude;
        double east = longitude;
        for (int i = 0; i < 30; i++) {
            double missNorth = latitude - north - shiftNorth(north, east);
            double missEast = longitude - east - shiftEast(north, east);
            north += missNorth;
            east += missEast;
            if (Math.abs(missNorth) < 1e-9 && Math.abs(missEast) < 1e-9) {
                break;
            }
        }
        return GeoPoint.of(north, east);
    }

    /**
     * The latitude in GCJ-02 of a point in WGS 84, for showing it on a public map.
     *
     * @param point the point
     * @return degrees north
     */
    public static double shiftedLatitude(GeoPoint point) {
        double north = point.latitude();
        double east = point.longitude();
        return isShiftedAt(north, east) ? north + shiftNorth(north, east) : north;
    }

    /**
     * The longitude in GCJ-02 of a point in WGS 84, for showing it on a public map.
     *
     * @param point the point
     * @return degrees east
     */
    public static double shiftedLongitude(GeoPoint point) {
        double north = point.latitude();
        double east = point.longitude();
        return isShiftedAt(north, east) ? east + shiftEast(north, east) : east;
    }

    /** Coordinates are shifted in mainland China, for which a rectangle stands. */
    private static boolean isShiftedAt(double north, double east) {
        return north >= 0.8293 && north <= 55.8271 && east >= 72.004 && east <= 137.8347;
    }

    private static double shiftNorth(double north, double east) {
        double x = east - 105.0;
        double y = north - 35.0;
        double metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * StrictMath.sqrt(Math.abs(x));
        metres += (20.0 * sine(6.0 * x) + 20.0 * sine(2.0 * x)) * 2.0 / 3.0;
        metres += (20.0 * sine(y) + 40.0 * sine(y / 3.0)) * 2.0 / 3.0;
        metres += (160.0 * sine(y / 12.0) + 320.0 * sine(y / 30.0)) * 2.0 / 3.0;
        double bend = bend(north);
        return StrictMath.toDegrees(metres * bend * StrictMath.sqrt(bend) / (AXIS * (1 - ECCENTRICITY)));
    }

    private static double shiftEast(double north, double east) {
        double x = east - 105.0;
        double y = north - 35.0;
        double metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * StrictMath.sqrt(Math.abs(x));
        metres += (20.0 * sine(6.0 * x) + 20.0 * sine(2.0 * x)) * 2.0 / 3.0;
        metres += (20.0 * sine(x) + 40.0 * sine(x / 3.0)) * 2.0 / 3.0;
        metres += (150.0 * sine(x / 12.0) + 300.0 * sine(x / 30.0)) * 2.0 / 3.0;
        double parallel = AXIS / StrictMath.sqrt(bend(north)) * StrictMath.cos(StrictMath.toRadians(north));
        return StrictMath.toDegrees(metres / parallel);
    }

    private static double bend(double north) {
        double sine = StrictMath.sin(StrictMath.toRadians(north));
        return 1 - ECCENTRICITY * sine * sine;
    }

    private static double sine(double halfTurns) {
        return StrictMath.sin(halfTurns * Math.PI);
    }
}
