package org.linli.responsibility;

import java.time.Instant;
import java.util.Objects;

/**
 * A change to one charge as a value, which {@link DutyDesk#change} carries out alone or with others, all of them or none. A mend that a
 * finding proposes is a list of them; so is a register that is taken over from a file.
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
     * @param end the first instant after
     */
    record End(ChargeId id, DutyId duty, Instant end) implements DutyChange {
        /** Checks that nothing is missing. */
        public End {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(end, "end");
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
     * A duty gets what it takes to do it.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param means what there is from now on
     */
    record Equip(ChargeId id, DutyId duty, Means means) implements DutyChange {
        /** Checks that nothing is missing. */
        public Equip {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(means, "means");
        }
    }

    /**
     * Another produces or pays.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param supply who produces and who pays from now on
     */
    record Supplied(ChargeId id, DutyId duty, Supply supply) implements DutyChange {
        /** Checks that nothing is missing. */
        public Supplied {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(supply, "supply");
        }
    }
}
