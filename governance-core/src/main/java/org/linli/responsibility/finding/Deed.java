package org.linli.responsibility.finding;

import java.time.Instant;
import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;

/**
 * Something that was done in a matter and a place, handed in from another room: a case accepted, a visit made.
 *
 * @param actor in whose name it was done
 * @param matter in which matter
 * @param area in which area
 * @param at when
 * @param power what was done, as asked of an authority, such as {@code case.accept}
 * @param position where its fact stands in the journal
 */
public record Deed(ActorId actor, MatterId matter, AreaId area, Instant at, String power, long position) {
    /** Checks that nothing is missing. */
    public Deed {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(power, "power");
    }
}
