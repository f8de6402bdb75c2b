package org.linli.responsibility;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;

/**
 * Work that is on none of a residents' committee's lists has been let in at its door (准入): by whom, for how long, and with which funds,
 * since the money goes where the work goes (费随事转).
 *
 * @param approver who let it in: an organ of government or a party organisation, never the committee itself
 * @param period for how long
 * @param funds what comes with it for the whole period; more than nothing
 */
public record Admission(ActorId approver, TimeWindow period, Money funds) {
    /** Checks that funds come with it. */
    public Admission {
        Objects.requireNonNull(approver, "approver");
        Objects.requireNonNull(period, "period");
        if (funds.minorUnits() <= 0) {
            throw new IllegalArgumentException("The funds (" + funds
                    + ") of an admission must be more than nothing: the money goes where the work goes.");
        }
    }
}
