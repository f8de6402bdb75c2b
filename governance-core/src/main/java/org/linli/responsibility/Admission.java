package org.linli.responsibility;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Money;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * Work that is on none of a residents' committee's lists has been let in at its door (准入): by an act of whoever approves it, for one matter,
 * area and period, and with the funds that come with it, since the money goes where the work goes (费随事转). Duties cite it, one at a time,
 * so that its funds are never promised twice for the same time.
 *
 * @param id its id
 * @param terms what was let in; nothing before it was granted
 * @param approver in whose name it was granted; nothing before that
 * @param withdrawn when it was withdrawn: no more duties may cite it; nothing while it was not
 */
public record Admission(
        AdmissionId id, Optional<Terms> terms, Optional<ActorId> approver, Optional<Instant> withdrawn) {
    /** The kind of admissions. */
    public static final Kind<AdmissionId, Admission> KIND = Kind.of(
            "admission",
            AdmissionFact.class,
            AdmissionId::value,
            Admission::blank,
            each -> each.withdrawn().isPresent());

    /** Checks that nothing is missing. */
    public Admission {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(approver, "approver");
        Objects.requireNonNull(withdrawn, "withdrawn");
    }

    /**
     * What is let in.
     *
     * @param charge in which matter, at the door of which committee
     * @param area in which area and everything below it
     * @param period for how long
     * @param funds what comes with it for the whole period; more than nothing
     * @param from who hands the work down, and so pays for it
     */
    public record Terms(ChargeId charge, AreaId area, TimeWindow period, Money funds, ActorId from) {
        /** Checks that funds come with it. */
        public Terms {
            Objects.requireNonNull(charge, "charge");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(from, "from");
            if (funds.minorUnits() <= 0) {
                throw new IllegalArgumentException("The funds (" + funds
                        + ") of an admission must be more than nothing: the money goes where the work goes.");
            }
        }
    }

    /**
     * An admission before it was granted.
     *
     * @param id its id
     * @return the blank admission
     */
    public static Admission blank(AdmissionId id) {
        return new Admission(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Whether duties may cite it.
     *
     * @return true if it was granted and not withdrawn
     */
    public boolean stands() {
        return terms.isPresent() && withdrawn.isEmpty();
    }

    Admission granted(Terms let, Act act) {
        return new Admission(id, Optional.of(let), Optional.of(act.inTheNameOf()), Optional.empty());
    }

    Admission withdrawn(Act act) {
        return new Admission(id, terms, approver, Optional.of(act.at()));
    }
}
