package org.linli.deliberation;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.basics.Name;

/**
 * Who has an interest in what is deliberated, and says so beforehand. For example the elders' dancing group, which wants the square in the
 * evening. An organisation, a group or a household; what single residents want they say in statements.
 *
 * @param actor who
 * @param interest what they want of it, in a line that everybody may read
 */
public record Party(ActorId actor, Name interest) {
    /** Checks that nothing is missing. */
    public Party {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(interest, "interest");
    }
}
