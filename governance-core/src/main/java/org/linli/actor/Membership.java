package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;

/**
 * Somebody is something in an organisation for some time, perhaps for one area. For example: grid worker of the community's service
 * station in grid 7 since March, employed by the street.
 *
 * @param organisation of which organisation or household
 * @param role as what
 * @param validity from when, until when
 * @param area for which area, if for one
 * @param employer who employs them in this role, where that is not the organisation itself or must be said
 */
public record Membership(
        ActorId organisation, Role role, Validity validity, Optional<AreaId> area, Optional<ActorId> employer) {
    /** Checks that nothing is missing. */
    public Membership {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(employer, "employer");
    }

    /**
     * A membership until further notice.
     *
     * @param organisation of which organisation or household
     * @param role as what
     * @param from from when on
     * @return the membership, to which {@code with…} adds what else is known
     */
    public static Membership since(ActorId organisation, Role role, Instant from) {
        return new Membership(organisation, role, Validity.since(from), Optional.empty(), Optional.empty());
    }

    /**
     * The same membership for one area.
     *
     * @param served the area
     * @return a membership
     */
    public Membership withArea(AreaId served) {
        return new Membership(organisation, role, validity, Optional.of(served), employer);
    }

    /**
     * The same membership with an employer.
     *
     * @param employing who employs them in this role
     * @return a membership
     */
    public Membership withEmployer(ActorId employing) {
        return new Membership(organisation, role, validity, area, Optional.of(employing));
    }

    /**
     * The same membership, ended.
     *
     * @param end the first instant after
     * @return a membership
     * @throws IllegalArgumentException if that is not later than its start
     */
    public Membership until(Instant end) {
        return new Membership(organisation, role, validity.until(end), area, employer);
    }

    /**
     * Whether nobody can be both: their roles exclude each other, wherever they are held, and there is an instant in both.
     *
     * @param other another membership of the same actor
     * @return true if so
     * @see Role#excludes
     */
    public boolean isIncompatibleWith(Membership other) {
        return role.excludes(other.role) && validity.overlaps(other.validity);
    }

    /**
     * Whether the two are the same thing at the same time: same organisation, role and area, and an instant in both.
     *
     * @param other another membership of the same actor
     * @return true if one of the two is one too many
     */
    public boolean clashesWith(Membership other) {
        return organisation.equals(other.organisation)
                && role == other.role
                && area.equals(other.area)
                && validity.overlaps(other.validity);
    }
}
