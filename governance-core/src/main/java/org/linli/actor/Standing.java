package org.linli.actor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;

/**
 * As whom somebody acts: who they are, in whose name, and on what ground. For example: {@code clerk-3} (staff member) in the name of
 * {@code street-shuiguohu} (street office), as its {@link Role#OFFICER}.
 *
 * @param actor whose hand it is
 * @param actorKind of which kind they are; nothing if they are not on the roster then
 * @param principal in whose name; the actor themselves if for nobody else
 * @param principalKind of which kind that is; nothing if they are not on the roster then
 * @param ground why they may act in that name
 * @param office the membership that lets them, where the ground is {@link Ground#OFFICE}
 * @param chain the delegations that let them, each with who gave it, from the principal's own to the one that names the actor, where the
 *     ground is {@link Ground#DELEGATION}; immutable
 */
public record Standing(
        ActorId actor,
        Optional<ActorKind> actorKind,
        ActorId principal,
        Optional<ActorKind> principalKind,
        Ground ground,
        Optional<Membership> office,
        List<Link> chain) {
    /**
     * A link of the chain from a principal to whoever acts in their name.
     *
     * @param giver who gave the delegation: the principal first, then the agent of the link before
     * @param delegation what they gave; all links but the first name the principal
     */
    public record Link(ActorId giver, Delegation delegation) {
        /** Checks that nothing is missing. */
        public Link {
            Objects.requireNonNull(giver, "giver");
            Objects.requireNonNull(delegation, "delegation");
        }
    }

    /** Why somebody may act in a name. */
    public enum Ground {
        /** It is their own. */
        OWN_NAME,
        /** They hold an office that acts for it. */
        OFFICE,
        /** It was delegated to them, perhaps over others. */
        DELEGATION,
        /** They may not. */
        NONE
    }

    /** Checks that nothing is missing. */
    public Standing {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(actorKind, "actorKind");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(principalKind, "principalKind");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(office, "office");
        chain = List.copyOf(chain);
    }

    /**
     * Whether they may act in that name, and both are on the roster at that time.
     *
     * @return true if there is a ground
     */
    public boolean holds() {
        return ground != Ground.NONE && actorKind.isPresent() && principalKind.isPresent();
    }

    /**
     * Whether they may use powers of enforcement in that name: an enforcement officer of an organ of government, and nobody else.
     *
     * @return true if so; never for a grid worker, and never by delegation
     */
    public boolean mayEnforce() {
        return holds()
                && office.map(each -> each.role().mayEnforce()).orElse(false)
                && principalKind.map(ActorKind::isGovernment).orElse(false);
    }
}
