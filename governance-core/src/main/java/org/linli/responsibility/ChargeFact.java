package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.CarriedForward;
import org.linli.trace.Fact;
import org.linli.trace.RememberedAct;
import org.linli.trace.Subject;

/** What happens to what an actor is charged with in a matter. Everybody may know whose duty something is. */
public sealed interface ChargeFact extends Fact<Charge> {
    /**
     * The charge it happened to.
     *
     * @return which matter, which actor
     */
    ChargeId id();

    @Override
    default Subject subject() {
        return Charge.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /** What happens to one duty. */
    sealed interface OfDuty extends ChargeFact {
        /**
         * The duty it happened to.
         *
         * @return its id
         */
        DutyId duty();
    }

    /**
     * A duty was assigned.
     *
     * @param id to whom, in which matter
     * @param duty its id
     * @param terms what it is
     */
    record Assigned(ChargeId id, DutyId duty, Duty terms) implements OfDuty {
        /** Checks that nothing is missing. */
        public Assigned {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(terms, "terms");
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.and(new Charge.Held(duty, terms, Optional.empty(), false), act);
        }
    }

    /**
     * A part of another's duty was taken over for a time.
     *
     * @param id by whom, in which matter
     * @param duty the id of that part
     * @param terms what it is
     * @param from from whom
     */
    record TakenOver(ChargeId id, DutyId duty, Duty terms, Delegated from) implements OfDuty {
        /** Checks that nothing is missing. */
        public TakenOver {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(from, "from");
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.and(new Charge.Held(duty, terms, Optional.of(from), false), act);
        }
    }

    /**
     * A duty was ended.
     *
     * @param id whose, in which matter
     * @param duty its id
     * @param end the first instant after; not later than the end it had, and later than its start; cut to microseconds
     */
    record Ended(ChargeId id, DutyId duty, Instant end) implements OfDuty {
        /** Cuts the end. */
        public Ended {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            end = Microseconds.cut(end);
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.with(duty, held -> held.until(end), act);
        }
    }

    /**
     * A duty was annulled: it was assigned in error and counts as if it never had been. What was thought before is still known.
     *
     * @param id whose, in which matter
     * @param duty its id
     */
    record Annulled(ChargeId id, DutyId duty) implements OfDuty {
        /** Checks that nothing is missing. */
        public Annulled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.without(duty, act);
        }
    }

    /**
     * What there is to do a duty with is otherwise from an instant on, whatever was said before of later times.
     *
     * @param id whose, in which matter
     * @param duty its id
     * @param means what there is from then on
     * @param since from when on, within the validity of the duty; cut to microseconds
     */
    record Equipped(ChargeId id, DutyId duty, Means means, Instant since) implements OfDuty {
        /** Cuts the instant. */
        public Equipped {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(means, "means");
            since = Microseconds.cut(since);
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.with(duty, held -> held.since(since, span -> span.with(means)), act);
        }
    }

    /**
     * Others produce and pay from an instant on, whatever was said before of later times; who answers has not changed.
     *
     * @param id whose, in which matter
     * @param duty its id
     * @param supply who produces and who pays from then on
     * @param since from when on, within the validity of the duty; cut to microseconds
     */
    record Supplied(ChargeId id, DutyId duty, Supply supply, Instant since) implements OfDuty {
        /** Cuts the instant. */
        public Supplied {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(supply, "supply");
            since = Microseconds.cut(since);
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return before.with(duty, held -> held.since(since, span -> span.with(supply)), act);
        }
    }

    /**
     * The charge restated itself whole, so that what was said before need not be kept.
     *
     * @param id in which matter, whose
     * @param duties every duty that was not annulled, past and present, in the order in which they were assigned; immutable
     * @param latest when the latest act about it was done
     * @param remembered the acts that it still remembers, in the order in which they were done; immutable
     * @param remembersSince from when on it remembers every act
     */
    record Restated(
            ChargeId id,
            List<Charge.Held> duties,
            Optional<Instant> latest,
            List<RememberedAct> remembered,
            Instant remembersSince)
            implements ChargeFact, CarriedForward<Charge> {
        /** Copies the lists. */
        public Restated {
            Objects.requireNonNull(id, "id");
            duties = List.copyOf(duties);
            Objects.requireNonNull(latest, "latest");
            remembered = List.copyOf(remembered);
            Objects.requireNonNull(remembersSince, "remembersSince");
        }

        @Override
        public Charge applyTo(Charge before, Act act) {
            return new Charge(id, duties, latest);
        }
    }
}
