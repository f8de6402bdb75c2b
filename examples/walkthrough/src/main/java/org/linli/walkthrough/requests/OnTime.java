package org.linli.walkthrough.requests;

/**
 * How many requests were closed by the time promised, of how many: "7,988 of 9,555".
 *
 * <p>The denominator counts the rows that have a due time and a closing time not before they came in. Requests still
 * open past their due time are not in it: see {@link FileStatistics#openPastDue()}.
 *
 * @param closedOnTime closed no later than due, from 0 to {@code of}
 * @param of the denominator, at least 1
 */
public record OnTime(long closedOnTime, long of) {

    private static final double Z_95 = 1.959963984540054;

    /**
     * Checks the bounds.
     *
     * @param closedOnTime closed no later than due
     * @param of the denominator
     */
    public OnTime {
        if (of < 1 || closedOnTime < 0 || closedOnTime > of) {
            throw new IllegalArgumentException("The number closed on time (" + closedOnTime
                    + ") must be from 0 to the number due (" + of + "), which must be at least 1.");
        }
    }

    /** {@return the share closed on time, between 0 and 1} */
    public double share() {
        return (double) closedOnTime / of;
    }

    /** {@return the lower end of the 95 % interval of the share by E. B. Wilson (1927)} */
    public double wilson95Low() {
        return Math.max(0, wilsonCentre() - wilsonHalf());
    }

    /** {@return the upper end of the 95 % interval of the share by E. B. Wilson (1927)} */
    public double wilson95High() {
        return Math.min(1, wilsonCentre() + wilsonHalf());
    }

    private double wilsonCentre() {
        return (share() + Z_95 * Z_95 / (2.0 * of)) / (1 + Z_95 * Z_95 / of);
    }

    private double wilsonHalf() {
        double p = share();
        return Z_95 * Math.sqrt(p * (1 - p) / of + Z_95 * Z_95 / (4.0 * of * of)) / (1 + Z_95 * Z_95 / of);
    }
}
