package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.linli.basics.AreaId;
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
        duties = HeldList.copyOf(duties);
        Objects.requireNonNull(latest, "latest");
    }

    /**
     * A duty that is held.
     *
     * @param id its id
     * @param duty what it is, with the end that it has now, and with the means and the supply that it has last
     * @param delegated from whom it was taken over, if it was
     * @param ended whether it was ended by an act, before or at the end it was given; it may be to come
     * @param spans its whole time, by the means and the supply that it has; in order; immutable
     */
    public record Held(DutyId id, Duty duty, Optional<Delegated> delegated, boolean ended, List<DutySpan> spans) {
        /** Copies the spans. */
        public Held {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(delegated, "delegated");
            spans = List.copyOf(spans);
        }

        /**
         * A duty of which nothing has changed.
         *
         * @param id its id
         * @param duty what it is
         * @param delegated from whom it was taken over, if it was
         * @param ended whether it was ended by an act, before or at the end it was given
         */
        public Held(DutyId id, Duty duty, Optional<Delegated> delegated, boolean ended) {
            this(id, duty, delegated, ended, DutySpan.of(duty));
        }

        /**
         * What it is at an instant, with the means and the supply that it has then.
         *
         * @param at the instant
         * @return the duty; as at its start before it, and as at its end after it
         */
        public Duty at(Instant at) {
            return duty.in(DutySpan.at(spans, at));
        }

        /**
         * Whether it was ended by an act, and that is over.
         *
         * @param at the instant
         * @return true if it was ended and holds no more then
         */
        public boolean isOver(Instant at) {
            return ended
                    && duty.validity().until().map(end -> !at.isBefore(end)).orElse(false);
        }

        Held until(Instant end) {
            List<DutySpan> left = DutySpan.until(spans, end);
            Duty shorter = duty.during(duty.validity().until(end)).in(DutySpan.last(left));
            return new Held(id, shorter, delegated, true, left);
        }

        Held since(Instant since, UnaryOperator<DutySpan> change) {
            List<DutySpan> then = DutySpan.since(spans, since, change);
            return new Held(id, duty.in(DutySpan.last(then)), delegated, ended, then);
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
        int place = held().place(duty);
        return place < 0 ? Optional.empty() : Optional.of(duties.get(place));
    }

    /** The duties in an area itself, in the order in which they were assigned. */
    List<Held> in(AreaId area) {
        return held().in(area);
    }

    private HeldList held() {
        return HeldList.copyOf(duties);
    }

    /** Whether nothing can become of any duty any more, since each was ended and the latest act came after. */
    private boolean isOver() {
        return !duties.isEmpty()
                && latest.filter(at -> duties.stream().allMatch(each -> each.isOver(at)))
                        .isPresent();
    }

    Charge and(Held more, Act act) {
        return new Charge(id, held().and(more), Optional.of(act.at()));
    }

    Charge without(DutyId annulled, Act act) {
        int place = held().place(annulled);
        return new Charge(id, place < 0 ? duties : held().without(place), Optional.of(act.at()));
    }

    Charge with(DutyId changed, UnaryOperator<Held> change, Act act) {
        int place = held().place(changed);
        List<Held> all = place < 0 ? duties : held().with(place, change.apply(duties.get(place)));
        return new Charge(id, all, Optional.of(act.at()));
    }
}
