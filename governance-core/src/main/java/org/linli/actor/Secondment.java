package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;

/**
 * An official or party member sent down to a community for some time (下沉). It moves tasks, not authority: they work where they are
 * sent, but their home unit stays theirs, their powers stay what they were, and they never act in the name of where they serve.
 *
 * @param home the unit they come from and still belong to
 * @param host where they serve meanwhile
 * @param area in which area, if in one
 * @param validity from when, until when
 */
public record Secondment(ActorId home, ActorId host, Optional<AreaId> area, Validity validity) {
    /** Checks that nothing is missing and that the two units differ. */
    public Secondment {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(validity, "validity");
        if (home.equals(host)) {
            throw new IllegalArgumentException(
                    "The host (" + host + ") of a secondment must not be the home unit. Maybe a role is meant.");
        }
    }

    /**
     * The same secondment, ended.
     *
     * @param end the first instant after
     * @return a secondment
     * @throws IllegalArgumentException if that is not later than its start
     */
    public Secondment until(Instant end) {
        return new Secondment(home, host, area, validity.until(end));
    }
}
