package org.linli.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * What one actor is charged with in one matter: all their duties in it, past and present. So small a subject suffices to see that nobody
 * supervises themselves; that there is exactly one lead is proven over the whole register by {@link Coverage}.
 *
 * @param id which matter, which actor
 * @param duties the duties, in the order in which they were assigned; immutable
 * @param latest when the latest act about it was done; nothing while there is no duty
 */
public record Charge(ChargeId id, List<Held> duties, Optional<Instant> latest) {
    /** The kind of charges. */
    public static final Kind<ChargeId, Charge> KIND =
            Kind.of("charge", ChargeFact.class, ChargeId::toString, Charge::blank, Charge::isOver);

    /** Copies the duties. */
    public Charge {
        Objects.requireNonNull(id, "id");
        duties = List.copyOf(duties);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * A duty that is held.
     *
     * @param id its id
     * @param duty what it is, with the end that it has now
     * @param delegated from whom it was taken over, if it was
     * @param ended whether it was ended by an act, before or at the end it was given
     */
    public record Held(DutyId id, Duty duty, Optional<Delegated> delegated, boolean ended) {
        /** Checks that nothing is missing. */
        public Held {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(delegated, "delegated");
        }
    }

    /**
     * A charge before anything has happened.
     *
     * @param id which matter, which actor
     * @return the blank charge
     */
    public static Charge blank(ChargeId id) {
        return new Charge(id, List.of(), Optional.empty());
    }

    /**
     * A duty.
     *
     * @param duty its id
     * @return the duty; nothing if there is no such one here
     */
    public Optional<Held> duty(DutyId duty) {
        return duties.stream().filter(each -> each.id().equals(duty)).findFirst();
    }

    private boolean isOver() {
        return !duties.isEmpty() && duties.stream().allMatch(Held::ended);
    }

    Charge and(Held more, Act act) {
        List<Held> all = new ArrayList<>(duties);
        all.add(more);
        return new Charge(id, all, Optional.of(act.at()));
    }

    Charge without(DutyId annulled, Act act) {
        return new Charge(
                id, duties.stream().filter(each -> !each.id().equals(annulled)).toList(), Optional.of(act.at()));
    }

    Charge with(DutyId changed, java.util.function.UnaryOperator<Held> change, Act act) {
        return new Charge(
                id,
                duties.stream()
                        .map(each -> each.id().equals(changed) ? change.apply(each) : each)
                        .toList(),
                Optional.of(act.at()));
    }
}
