package org.linli.responsibility;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;

/**
 * Who has which duty: a line of the register.
 *
 * @param charge in which matter, who
 * @param id the duty's id
 * @param duty what it is, with the end that it has now
 * @param delegated from whom it was taken over, if it was
 * @param position where the fact stands in the journal by which it was assigned
 */
public record Responsibility(ChargeId charge, DutyId id, Duty duty, Optional<Delegated> delegated, long position)
        implements Comparable<Responsibility> {
    /** Checks that nothing is missing. */
    public Responsibility {
        Objects.requireNonNull(charge, "charge");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(delegated, "delegated");
    }

    /**
     * In which matter.
     *
     * @return the matter
     */
    public MatterId matter() {
        return charge.matter();
    }

    /**
     * Whose it is; of what was delegated, who has taken it over.
     *
     * @return the actor
     */
    public ActorId bearer() {
        return charge.actor();
    }

    /**
     * Whether it is the one by which the matter is seen to: a lead or an arrangement, in the bearer's own right.
     *
     * @return true if {@link Coverage} counts it
     */
    public boolean covers() {
        return duty.part().covers() && delegated.isEmpty();
    }

    /**
     * Whether it holds at an instant.
     *
     * @param at the instant
     * @return true from the start on and before the end
     */
    public boolean holdsAt(Instant at) {
        return duty.validity().contains(at);
    }

    /** By matter, area, part, start, actor and id. */
    @Override
    public int compareTo(Responsibility other) {
        int order = matter().compareTo(other.matter());
        order = order != 0 ? order : duty.area().compareTo(other.duty.area());
        order = order != 0 ? order : duty.part().compareTo(other.duty.part());
        order = order != 0
                ? order
                : duty.validity().from().compareTo(other.duty.validity().from());
        order = order != 0 ? order : bearer().compareTo(other.bearer());
        return order != 0 ? order : id.compareTo(other.id);
    }
}
