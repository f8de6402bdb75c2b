package org.linli.walkthrough.requests;

import java.util.OptionalDouble;

/**
 * A point on the ground, as in 40.8581, -73.9080.
 *
 * @param latitude degrees, WGS 84, north positive, from -90 to 90
 * @param longitude degrees, WGS 84, east positive, from -180 to 180
 */
public record Coordinates(double latitude, double longitude) {

    private static final int MAX_LENGTH = 40;

    /**
     * Checks both ranges.
     *
     * @param latitude degrees
     * @param longitude degrees
     */
    public Coordinates {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("The latitude (" + latitude + ") must be from -90 to 90 degrees.");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("The longitude (" + longitude + ") must be from -180 to 180 degrees.");
        }
    }

    /** Reads plain decimal degrees such as {@code -73.908}; empty for anything else, exponents and signs alone included. */
    static OptionalDouble degrees(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = (point < 0 ? text.length() : point) - start;
        boolean digits = text.length() <= MAX_LENGTH
                && whole >= 1
                && whole <= 3
                && point != text.length() - 1
                && isDigitsAndPoints(text, start)
                && text.indexOf('.', point + 1) < 0;
        if (!digits) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    private static boolean isDigitsAndPoints(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether degrees are written without a fraction. A whole degree of latitude is 111 km: no place in a city. */
    static boolean isWholeDegree(String text) {
        return text.indexOf('.') < 0;
    }
}
