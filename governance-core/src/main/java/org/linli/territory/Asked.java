package org.linli.territory;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.trace.Act;
import org.linli.trace.Fact;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;
import org.linli.trace.Subject;

/**
 * What every rule of this room needs besides states and command.
 *
 * @param mandate whether the actor may
 * @param act who acts, when
 * @param now what the clock here says
 */
public record Asked(Mandate mandate, Act act, Instant now) {
    /** By how much an act may be dated ahead of the clock here, since no two clocks agree. */
    public static final Duration AHEAD = Duration.ofMinutes(1);

    /** Checks that nothing is missing. */
    public Asked {
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(now, "now");
    }

    /** Why not, for want of a mandate or by the clocks. */
    <F extends Fact<?>> @Nullable Ruling<F> whyNot(Subject subject, String power, Optional<Instant> latest) {
        if (!mandate.held()) {
            return mandate.refusal(subject, power);
        }
        if (act.at().isAfter(now.plus(AHEAD))) {
            return Ruling.refused(TerritoryReason.DATED_IN_FUTURE, subject, power);
        }
        return latest.map(act.at()::isBefore).orElse(false)
                ? Ruling.refused(TerritoryReason.CLOCK_RAN_BACKWARDS, subject, power)
                : null;
    }
}
