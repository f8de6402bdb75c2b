package org.linli.basics;

/**
 * A distance in whole metres, for example {@code 320 m}.
 *
 * @param metres how far, not negative
 */
public record Distance(long metres) implements Comparable<Distance> {
    /** No distance at all. */
    public static final Distance ZERO = new Distance(0);

    /** Checks that the distance is not negative. */
    public Distance {
        if (metres < 0) {
            throw new IllegalArgumentException("The metres (" + metres + ") of a distance must not be negative.");
        }
    }

    /**
     * The distance of so many metres.
     *
     * @param metres how far, not negative
     * @return the distance
     * @throws IllegalArgumentException if it is negative
     */
    public static Distance ofMetres(long metres) {
        return new Distance(metres);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text whole metres followed by {@code " m"}
     * @return the distance
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Distance parse(String text) {
        if (text.endsWith(" m")) {
            try {
                Distance distance = new Distance(Long.parseLong(text, 0, text.length() - 2, 10));
                if (distance.toString().equals(text)) {
                    return distance;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "The distance (" + text + ") must be whole metres, such as '320 m'.", e);
            }
        }
        throw new IllegalArgumentException("The distance (" + text + ") must be whole metres, such as '320 m'.");
    }

    /** The shorter one first. */
    @Override
    public int compareTo(Distance other) {
        return Long.compare(metres, other.metres);
    }

    /** Whole metres followed by {@code " m"}. */
    @Override
    public String toString() {
        return metres + " m";
    }
}
