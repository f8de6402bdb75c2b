package org.linli.responsibility.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Admission;
import org.linli.responsibility.AdmissionId;
import org.linli.responsibility.Charge;
import org.linli.responsibility.ChargeId;
import org.linli.responsibility.ChargeRules;
import org.linli.responsibility.Duty;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyId;
import org.linli.responsibility.Means;
import org.linli.responsibility.Supply;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Outcome;

/** Something that is tried at the desk for duties, as a value. */
public sealed interface DutyCommand {
    /**
     * Tries it.
     *
     * @param desk the desk
     * @param act who tries, when
     * @return what became of it; throws what the desk throws
     */
    Outcome<?> on(DutyDesk desk, Act act);

    /**
     * The so-manieth duty of a charge; one that does not exist if there is none.
     *
     * @param desk the desk
     * @param id the charge
     * @param which counted from 0, taken modulo how many there are
     * @return its id
     */
    static DutyId duty(DutyDesk desk, ChargeId id, int which) {
        List<Charge.Held> duties = desk.get(id).duties();
        return duties.isEmpty()
                ? DutyId.of("no-duty")
                : duties.get(which % duties.size()).id();
    }

    /**
     * A duty is assigned.
     *
     * @param id to whom, in which matter
     * @param duty what
     */
    record Assign(ChargeId id, Duty duty) implements DutyCommand {
        /** Checks that nothing is missing. */
        public Assign {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(duty, "duty");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            return desk.assign(id, duty, act);
        }
    }

    /**
     * A duty is ended.
     *
     * @param id whose, in which matter
     * @param which which of them
     * @param end when
     */
    record End(ChargeId id, int which, Instant end) implements DutyCommand {
        /** Checks that nothing is missing. */
        public End {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(end, "end");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            return desk.end(id, duty(desk, id, which), end, act);
        }
    }

    /**
     * A duty is annulled.
     *
     * @param id whose, in which matter
     * @param which which of them
     */
    record Annul(ChargeId id, int which) implements DutyCommand {
        /** Checks that nothing is missing. */
        public Annul {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            return desk.annul(id, duty(desk, id, which), act);
        }
    }

    /**
     * A part of a duty is delegated, by whoever bears it.
     *
     * @param id whose, in which matter
     * @param which which of them
     * @param to to whom
     * @param area in which area
     * @param window for how long
     * @param admission which admission lets it in, if one does
     */
    record Delegate(ChargeId id, int which, ActorId to, AreaId area, TimeWindow window, Optional<AdmissionId> admission)
            implements DutyCommand {
        /** Checks that nothing is missing. */
        public Delegate {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(admission, "admission");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            ChargeRules.Part part = new ChargeRules.Part(duty(desk, id, which), area, window, admission);
            return desk.delegate(id, to, part, Act.of(act.id(), id.actor(), act.at()));
        }
    }

    /**
     * Work is let in at the door of a residents' committee; its id is {@code let-} and a number.
     *
     * @param number the number: the same is let in once
     * @param approver who lets it in
     * @param let what
     */
    record Admit(int number, ActorId approver, Admission.Terms let) implements DutyCommand {
        /** Checks that nothing is missing. */
        public Admit {
            Objects.requireNonNull(approver, "approver");
            Objects.requireNonNull(let, "let");
        }

        /**
         * The id of an admission.
         *
         * @param number its number
         * @return the id
         */
        public static AdmissionId id(int number) {
            return AdmissionId.of("let-" + number);
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            return desk.admit(let, Act.of(ActId.of(id(number).value()), approver, act.at()));
        }
    }

    /**
     * A duty gets other means.
     *
     * @param id whose, in which matter
     * @param which which of them
     * @param means the means
     * @param since from when on; nothing for as soon as it is said
     */
    record Equip(ChargeId id, int which, Means means, Optional<Instant> since) implements DutyCommand {
        /** Checks that nothing is missing. */
        public Equip {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(means, "means");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            DutyId duty = duty(desk, id, which);
            return since.map(when -> desk.equip(id, duty, means, when, act))
                    .orElseGet(() -> desk.equip(id, duty, means, act));
        }
    }

    /**
     * A duty gets another producer or payer.
     *
     * @param id whose, in which matter
     * @param which which of them
     * @param supply who produces and pays
     * @param since from when on; nothing for as soon as it is said
     */
    record Supplied(ChargeId id, int which, Supply supply, Optional<Instant> since) implements DutyCommand {
        /** Checks that nothing is missing. */
        public Supplied {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(supply, "supply");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Outcome<?> on(DutyDesk desk, Act act) {
            DutyId duty = duty(desk, id, which);
            return since.map(when -> desk.supply(id, duty, supply, when, act))
                    .orElseGet(() -> desk.supply(id, duty, supply, act));
        }
    }
}
