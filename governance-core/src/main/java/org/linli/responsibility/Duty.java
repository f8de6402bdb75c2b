package org.linli.responsibility;

import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.Validity;

/**
 * A duty, or an arrangement by which nobody leads, as it is assigned: where, which part, for how long, on what basis.
 *
 * <pre>{@code
 * Duty.of(DutyPart.LEAD, street, Validity.since(march), DutyBasis.of(DutyGround.POWER_LIST, "power-list.lighting@2026"))
 *         .within(DeadlineClass.TWENTY_FOUR_HOURS)
 *         .supplied(Supply.by(contractor))
 * }</pre>
 *
 * @param area in which area and everything below it
 * @param part which part
 * @param validity from when, until when
 * @param basis on what it rests
 * @param deadline how long handling may take; nothing where none is set
 * @param means what there is to do it with
 * @param supply who produces and who pays
 * @param admission which admission let it in at the door of a residents' committee, where it had to be
 */
public record Duty(
        AreaId area,
        DutyPart part,
        Validity validity,
        DutyBasis basis,
        Optional<DeadlineClass> deadline,
        Means means,
        Supply supply,
        Optional<AdmissionId> admission) {
    /** Checks that nothing is missing. */
    public Duty {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(supply, "supply");
        Objects.requireNonNull(admission, "admission");
    }

    /**
     * A duty with all means, done and paid for by its bearer, without a deadline.
     *
     * @param part which part
     * @param area in which area and everything below it
     * @param validity from when, until when
     * @param basis on what it rests
     * @return the duty
     */
    public static Duty of(DutyPart part, AreaId area, Validity validity, DutyBasis basis) {
        return new Duty(area, part, validity, basis, Optional.empty(), Means.ALL, Supply.OWN, Optional.empty());
    }

    /**
     * The same with a deadline.
     *
     * @param most how long handling may take
     * @return a duty
     */
    public Duty within(DeadlineClass most) {
        return new Duty(area, part, validity, basis, Optional.of(most), means, supply, admission);
    }

    /**
     * The same with these means only.
     *
     * @param given what there is to do it with
     * @return a duty
     */
    public Duty with(Means given) {
        return new Duty(area, part, validity, basis, deadline, given, supply, admission);
    }

    /**
     * The same, supplied by others.
     *
     * @param others who produces and who pays
     * @return a duty
     */
    public Duty supplied(Supply others) {
        return new Duty(area, part, validity, basis, deadline, means, others, admission);
    }

    /**
     * The same, let in at the door of a residents' committee.
     *
     * @param by the admission that lets it in
     * @return a duty
     */
    public Duty admitted(AdmissionId by) {
        return new Duty(area, part, validity, basis, deadline, means, supply, Optional.of(by));
    }

    /** The same as it is in a span of it. */
    Duty in(DutySpan span) {
        return new Duty(area, part, validity, basis, deadline, span.means(), span.supply(), admission);
    }

    Duty on(DutyBasis other) {
        return new Duty(area, part, validity, other, deadline, means, supply, admission);
    }

    Duty during(Validity other) {
        return new Duty(area, part, other, basis, deadline, means, supply, admission);
    }

    /** What somebody else does of this duty in the name of its bearer. */
    Duty delegated(AreaId where, Validity how, ActorId bearer, Optional<AdmissionId> by) {
        return new Duty(where, part, how, basis, deadline, means, Supply.OWN.paidBy(bearer), by);
    }
}
