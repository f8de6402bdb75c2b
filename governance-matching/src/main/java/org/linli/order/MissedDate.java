package org.linli.order;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A date of a series for which no order could be placed, for example 31 March, since its time was over before anybody settled.
 *
 * @param date the date
 * @param reason why
 */
public record MissedDate(LocalDate date, Reason reason) {
    /** Why no order could be placed. */
    public enum Reason {
        /** An order had its id, or that of one of its places, already. */
        ID_TAKEN,
        /** Its time was over when the series was extended: nobody had settled before. */
        TIME_OVER
    }

    /** Checks that nothing is missing. */
    public MissedDate {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(reason, "reason");
    }
}
