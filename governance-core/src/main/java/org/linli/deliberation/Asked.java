package org.linli.deliberation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.linli.trace.Act;
import org.linli.trace.Mandate;

/**
 * What every rule about deliberations needs besides the state and the command.
 *
 * @param mandate whether the actor may
 * @param act who acts, when
 * @param now what the clock here says
 * @param terms designs, roster and territory
 */
public record Asked(Mandate mandate, Act act, Instant now, HallTerms terms) {
    /** How far an act may be dated ahead of the clock here, since clocks differ. */
    public static final Duration AHEAD = Duration.ofMinutes(1);

    /** Checks that nothing is missing. */
    public Asked {
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(terms, "terms");
    }
}
