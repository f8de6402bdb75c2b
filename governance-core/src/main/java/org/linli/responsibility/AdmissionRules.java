package org.linli.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorForm;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Sphere;
import org.linli.basics.ActorId;
import org.linli.responsibility.ChargeRules.Asked;
import org.linli.trace.RememberedAct;
import org.linli.trace.Ruling;

/**
 * What is allowed with admissions (准入): an organ of government or a party organisation lets work in, that neither takes it on nor hands it
 * down, nor is a part of either.
 */
public final class AdmissionRules {
    private AdmissionRules() {}

    /**
     * Lets work in at the door of a residents' committee.
     *
     * @param before the admission, blank
     * @param let what is let in
     * @param asked mandate, act, time and terms; in whose name the act is done approves
     * @return granted, or why not
     */
    public static Ruling<AdmissionFact> grant(Admission before, Admission.Terms let, Asked asked) {
        Ruling<AdmissionFact> no = guard(before, asked);
        if (no != null) {
            return no;
        }
        DutyReason why = whyNot(let, asked);
        return why != null ? refused(why, before) : granted(new AdmissionFact.Granted(before.id(), let), asked);
    }

    private static @Nullable DutyReason whyNot(Admission.Terms let, Asked asked) {
        DutyTerms terms = asked.terms();
        Roster roster = terms.roster();
        Instant from = let.period().startInclusive();
        ActorId committee = let.charge().actor();
        if (!terms.knows(let.charge().matter(), from)) {
            return DutyReason.UNKNOWN_MATTER;
        }
        Optional<ActorKind> handing = roster.kindOf(let.from(), from);
        if (!DutyChecks.isCommittee(committee, from, roster) || handing.isEmpty()) {
            return DutyReason.UNKNOWN_BEARER;
        }
        if (!mayHandDown(handing.get()) || roster.isPartOf(let.from(), committee, from)) {
            return DutyReason.HANDED_DOWN_BY_NOBODY_WHO_CAN;
        }
        if (!terms.territory().area(let.area()).map(area -> area.standsAt(from)).orElse(false)) {
            return DutyReason.UNKNOWN_AREA;
        }
        if (terms.lists().negative().contains(let.charge().matter())) {
            return DutyReason.ON_THE_NEGATIVE_LIST;
        }
        return whoMayNot(let, asked);
    }

    /** Why whoever acts may not let it in. */
    private static @Nullable DutyReason whoMayNot(Admission.Terms let, Asked asked) {
        Roster roster = asked.terms().roster();
        ActorId committee = let.charge().actor();
        ActorId approver = asked.act().inTheNameOf();
        Instant at = asked.act().at();
        if (!mayApprove(roster.kindOf(approver, at)) || roster.isPartOf(approver, committee, at)) {
            return DutyReason.ADMITTED_BY_NOBODY_WHO_CAN;
        }
        return roster.isPartOf(approver, let.from(), at) ? DutyReason.ADMITTED_BY_WHO_HANDS_DOWN : null;
    }

    /** Nobody hands down to a committee whom it works for, or who is one. */
    private static boolean mayHandDown(ActorKind kind) {
        return kind.form() == ActorForm.ORGANISATION
                && kind.sphere() != Sphere.PEOPLE
                && kind != ActorKind.RESIDENTS_COMMITTEE;
    }

    private static boolean mayApprove(Optional<ActorKind> kind) {
        return kind.filter(each -> each.isGovernment() || each == ActorKind.PARTY_ORGANISATION)
                .isPresent();
    }

    /**
     * Withdraws an admission, by whoever granted it, or, once that one takes part no more, by anybody else who may let it in: no more duties
     * may cite it. Those that do are found (越位), and ended by whoever keeps the register.
     *
     * @param before the admission
     * @param asked mandate, act, time and terms
     * @return withdrawn, or why not
     */
    public static Ruling<AdmissionFact> withdraw(Admission before, Asked asked) {
        Ruling<AdmissionFact> no = guard(before, asked);
        if (no != null) {
            return no;
        }
        if (!before.stands()) {
            return refused(DutyReason.NO_SUCH_ADMISSION, before);
        }
        ActorId approver = before.approver().orElseThrow();
        Instant at = asked.act().at();
        boolean isGone = asked.terms().roster().kindOf(approver, at).isEmpty();
        return approver.equals(asked.act().inTheNameOf())
                        || (isGone && whoMayNot(before.terms().orElseThrow(), asked) == null)
                ? granted(new AdmissionFact.Withdrawn(before.id()), asked)
                : refused(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN, before);
    }

    /**
     * Restates an admission whole, so that what was said before need not be kept.
     *
     * @param before the admission
     * @param remembered the acts that it remembers
     * @param since from when on it is to remember every act: one that is dated before is refused from now on
     * @param asked mandate, act, time and terms
     * @return restated, or why not
     */
    public static Ruling<AdmissionFact> carryForward(
            Admission before, List<RememberedAct> remembered, Instant since, Asked asked) {
        Ruling<AdmissionFact> no = guard(before, ChargeMove.CARRY_FORWARD, asked);
        if (no != null) {
            return no;
        }
        return before.stands()
                ? granted(
                        new AdmissionFact.Restated(
                                before.id(),
                                before.terms().orElseThrow(),
                                before.approver().orElseThrow(),
                                CarriedActs.since(remembered, since),
                                since),
                        asked)
                : refused(DutyReason.NO_SUCH_ADMISSION, before);
    }

    private static @Nullable Ruling<AdmissionFact> guard(Admission before, Asked asked) {
        return guard(before, ChargeMove.ADMIT, asked);
    }

    private static @Nullable Ruling<AdmissionFact> guard(Admission before, ChargeMove move, Asked asked) {
        if (!asked.mandate().held()) {
            return asked.mandate().refusal(Admission.KIND.subject(before.id()), move.power());
        }
        return asked.act().at().isAfter(asked.now().plus(ChargeRules.AHEAD))
                ? refused(DutyReason.DATED_IN_FUTURE, before)
                : null;
    }

    private static Ruling<AdmissionFact> granted(AdmissionFact fact, Asked asked) {
        return Ruling.granted(fact, asked.terms().cited(asked.mandate().basis()));
    }

    private static Ruling<AdmissionFact> refused(DutyReason reason, Admission at) {
        return Ruling.refused(reason, Admission.KIND.subject(at.id()), ChargeMove.ADMIT.power());
    }
}
