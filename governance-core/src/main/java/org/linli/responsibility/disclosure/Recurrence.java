package org.linli.responsibility.disclosure;

/** How often something is disclosed. */
public enum Recurrence {
    /** Every month (每月). */
    MONTH(1),
    /** Every quarter of a year (每季度). */
    QUARTER(3),
    /** Every half-year (每半年). */
    HALF_YEAR(6),
    /** Every year (每年). */
    YEAR(12),
    /** Whenever there is something to disclose (随时). */
    EVENT(0);

    private final int months;

    Recurrence(int months) {
        this.months = months;
    }

    /** How many months a period has; 0 where there are no periods. */
    int months() {
        return months;
    }
}
