package org.linli.responsibility;

import java.util.Objects;
import org.linli.basics.ActorId;

/**
 * From whom a duty was taken over for a time. The bearer goes on answering for it.
 *
 * @param by who bears it
 * @param duty the duty of theirs of which it is a part
 */
public record Delegated(ActorId by, DutyId duty) {
    /** Checks that nothing is missing. */
    public Delegated {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(duty, "duty");
    }
}
