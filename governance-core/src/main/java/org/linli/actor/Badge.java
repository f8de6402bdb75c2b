package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Microseconds;
import org.linli.trace.Personal;

/**
 * A sign beside somebody's name (亮身份), with their consent, and only where they serve. For example: party member, in the community's
 * council-hall group. It says something about a person, so what it says stands in a personal slot; it weighs nothing anywhere.
 *
 * @param place the organisation or group in which it is shown
 * @param sign what it says
 * @param since since when they have consented
 */
public record Badge(ActorId place, Personal<BadgeSign> sign, Instant since) {
    /** Checks that nothing is missing and cuts the time to microseconds. */
    public Badge {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(sign, "sign");
        since = Microseconds.cut(Objects.requireNonNull(since, "since"));
    }
}
