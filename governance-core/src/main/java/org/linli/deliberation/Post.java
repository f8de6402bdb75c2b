package org.linli.deliberation;

import java.util.Objects;
import org.linli.basics.ActorId;
import org.linli.deliberation.design.Role;

/**
 * Whom a deliberation asks for what: who leads it, who moderates, who reviews. Nobody's ballot counts more for it.
 *
 * @param role for what
 * @param actor whom
 */
public record Post(Role role, ActorId actor) {
    /** Checks that nothing is missing. */
    public Post {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(actor, "actor");
    }
}
