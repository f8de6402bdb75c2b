package org.linli.responsibility;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to what an actor is charged with in a matter. Everybody may know whose duty something is. */
public sealed interface ChargeFact extends Fact<Charge> {
    /**
     * The charge it happened to.
     *
     * @return which matter, which actor
     */
    ChargeId id();

    /**
     * The duty it happened to.
     *
     * @return its id
     */
    DutyId duty();

    @Override
    default Subject subject() {
        return Charge.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.PUBLIC;
    }

    /**
     * A duty was assigned.
     *
     * @param id to whom, in which matter
     * @param duty its id
     * @param terms what it is
     */
    record Assigned(ChargeId id, DutyId duty, Duty terms) implements ChargeFact {
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
    record TakenOver(ChargeId id, DutyId duty, Duty terms, Delegated from) implements ChargeFact {
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
    record Ended(ChargeId id, DutyId duty, Instant end) implements ChargeFact {
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
    record Annulled(ChargeId id, DutyId duty) implements ChargeFact {
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
    record Equipped(ChargeId id, DutyId duty, Means means, Instant since) implements ChargeFact {
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
    record Supplied(ChargeId id, DutyId duty, Supply supply, Instant since) implements ChargeFact {
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
}
