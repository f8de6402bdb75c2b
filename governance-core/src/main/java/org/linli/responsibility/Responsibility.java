package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;

/**
 * Who has which duty: a line of the register.
 *
 * @param charge in which matter, who
 * @param id the duty's id
 * @param duty what it is, with the end that it has now; with the means and the supply that it has at the instant that was asked about, or
 *     last, where none was
 * @param delegated from whom it was taken over, if it was
 * @param position where the fact stands in the journal by which it was assigned
 * @param spans its whole time, by the means and the supply that it has; in order; immutable
 */
public record Responsibility(
        ChargeId charge, DutyId id, Duty duty, Optional<Delegated> delegated, long position, List<DutySpan> spans)
        implements Comparable<Responsibility> {
    /** Copies the spans. */
    public Responsibility {
        Objects.requireNonNull(charge, "charge");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(duty, "duty");
        Objects.requireNonNull(delegated, "delegated");
        spans = List.copyOf(spans);
    }

    /**
     * A line for a duty of a charge, with the means and the supply that it has last.
     *
     * @param charge in which matter, who
     * @param held the duty
     * @param position where the fact stands in the journal by which it was assigned
     * @return the line
     */
    public static Responsibility of(ChargeId charge, Charge.Held held, long position) {
        return new Responsibility(charge, held.id(), held.duty(), held.delegated(), position, held.spans());
    }

    /**
     * The same with the means and the supply that it has at an instant.
     *
     * @param at the instant
     * @return the line; as at its start before it, and as at its end after it
     */
    public Responsibility at(Instant at) {
        return new Responsibility(charge, id, duty.in(DutySpan.at(spans, at)), delegated, position, spans);
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
