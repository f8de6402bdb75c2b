package org.linli.responsibility;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.Microseconds;

/**
 * A change to one charge as a value, which {@link DutyDesk#change} carries out alone or with others, all of them or none. A mend that a
 * finding proposes is a list of them; so is what the lists of a street give.
 */
public sealed interface DutyChange {
    /**
     * Which charge is changed.
     *
     * @return in which matter, whose
     */
    ChargeId id();

    /**
     * A duty is assigned.
     *
     * @param id in which matter, to whom
     * @param duty what is assigned
     */
    record Assign(ChargeId id, Duty duty) implements DutyChange {
        /** Checks that nothing is missing. */
        public Assign {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
        }
    }

    /**
     * A duty is ended.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param end the first instant after, cut to microseconds
     */
    record End(ChargeId id, DutyId duty, Instant end) implements DutyChange {
        /** Cuts the end. */
        public End {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            end = Microseconds.cut(end);
        }
    }

    /**
     * A duty is annulled.
     *
     * @param id in which matter, whose
     * @param duty which duty
     */
    record Annul(ChargeId id, DutyId duty) implements DutyChange {
        /** Checks that nothing is missing. */
        public Annul {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
        }
    }

    /**
     * People, money or authority are given or withdrawn.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param means what there is from then on
     * @param since from when on, cut to microseconds; nothing for as soon as it is said
     */
    record Equip(ChargeId id, DutyId duty, Means means, Optional<Instant> since) implements DutyChange {
        /** Cuts the instant. */
        public Equip {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(means, "means");
            since = since.map(Microseconds::cut);
        }

        /**
         * People, money or authority are given or withdrawn, as soon as it is said.
         *
         * @param id in which matter, whose
         * @param duty which duty
         * @param means what there is from then on
         */
        public Equip(ChargeId id, DutyId duty, Means means) {
            this(id, duty, means, Optional.empty());
        }
    }

    /**
     * Another produces or pays.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param supply who produces and who pays from then on
     * @param since from when on, cut to microseconds; nothing for as soon as it is said
     */
    record Supplied(ChargeId id, DutyId duty, Supply supply, Optional<Instant> since) implements DutyChange {
        /** Cuts the instant. */
        public Supplied {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(supply, "supply");
            since = since.map(Microseconds::cut);
        }

        /**
         * Another produces or pays, as soon as it is said.
         *
         * @param id in which matter, whose
         * @param duty which duty
         * @param supply who produces and who pays from then on
         */
        public Supplied(ChargeId id, DutyId duty, Supply supply) {
            this(id, duty, supply, Optional.empty());
        }
    }
}
