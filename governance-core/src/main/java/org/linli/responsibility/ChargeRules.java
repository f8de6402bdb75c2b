package org.linli.responsibility;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorKind;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.territory.Area;
import org.linli.trace.Act;
import org.linli.trace.Mandate;
import org.linli.trace.Ruling;

/**
 * What is allowed with a charge: pure functions of the state, the command, the terms, the mandate, the act and the time at which it comes
 * in. Each first asks the mandate, then the clocks, then what is special to it.
 */
public final class ChargeRules {
    /** By how much an act may be dated ahead of the clock here, since no two clocks agree. */
    public static final Duration AHEAD = Duration.ofMinutes(1);

    private ChargeRules() {}

    /**
     * What every rule needs besides.
     *
     * @param mandate whether the actor may
     * @param act who acts, when
     * @param now what the clock here says
     * @param terms who is who, where is where, and what a committee may be asked for
     */
    public record Asked(Mandate mandate, Act act, Instant now, DutyTerms terms) {
        /** Checks that nothing is missing. */
        public Asked {
            Objects.requireNonNull(mandate, "mandate");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(terms, "terms");
        }
    }

    /**
     * Assigns a duty, or declares an arrangement.
     *
     * @param before the charge
     * @param duty what is assigned; it may begin in the past or in the future
     * @param asked mandate, act, time and terms
     * @return assigned, or why not
     */
    public static Ruling<ChargeFact> assign(Charge before, Duty duty, Asked asked) {
        ChargeMove move = ChargeMove.ASSIGN;
        Ruling<ChargeFact> no = guard(before, move, asked);
        if (no == null) {
            no = unknown(before, duty, move, asked.terms());
        }
        if (no == null) {
            no = baseless(before, duty, move, kind(before, duty, asked.terms()));
        }
        if (no == null) {
            no = atTheDoor(before, duty, move, asked.terms());
        }
        if (no == null) {
            no = clash(before, duty, move, asked.terms());
        }
        return no != null
                ? no
                : granted(
                        new ChargeFact.Assigned(
                                before.id(), DutyId.from(asked.act().id(), before.id()), duty),
                        asked);
    }

    /**
     * Ends a duty, or takes back what was delegated.
     *
     * @param before the charge
     * @param duty which duty
     * @param until the first instant after, cut to microseconds
     * @param asked mandate, act, time and terms
     * @return ended, or why not
     */
    public static Ruling<ChargeFact> end(Charge before, DutyId duty, Instant until, Asked asked) {
        ChargeMove move = ChargeMove.END;
        Instant end = Microseconds.cut(until);
        Ruling<ChargeFact> no = going(before, duty, move, asked);
        if (no == null) {
            Validity validity = before.duty(duty).orElseThrow().duty().validity();
            boolean inside = validity.from().isBefore(end)
                    && !validity.until().map(end::isAfter).orElse(false);
            no = inside ? null : refused(DutyReason.ENDS_OUTSIDE, before, move);
        }
        return no != null ? no : granted(new ChargeFact.Ended(before.id(), duty, end), asked);
    }

    /**
     * Annuls a duty that was assigned in error, ended or not: it counts as if it had never been, and whatever was delegated of it with it.
     *
     * @param before the charge
     * @param duty which duty
     * @param asked mandate, act, time and terms
     * @return annulled, or why not
     */
    public static Ruling<ChargeFact> annul(Charge before, DutyId duty, Asked asked) {
        Ruling<ChargeFact> no = guard(before, ChargeMove.ANNUL, asked);
        if (no == null && before.duty(duty).isEmpty()) {
            no = refused(DutyReason.NO_SUCH_DUTY, before, ChargeMove.ANNUL);
        }
        return no != null ? no : granted(new ChargeFact.Annulled(before.id(), duty), asked);
    }

    /**
     * Rules on a change to one charge.
     *
     * @param before the charge
     * @param change what is tried
     * @param asked mandate, act, time and terms
     * @return what {@link #assign}, {@link #end}, {@link #annul}, {@link #equip} or {@link #supply} says
     */
    public static Ruling<ChargeFact> change(Charge before, DutyChange change, Asked asked) {
        if (change instanceof DutyChange.Assign assign) {
            return assign(before, assign.duty(), asked);
        }
        if (change instanceof DutyChange.End end) {
            return end(before, end.duty(), end.end(), asked);
        }
        if (change instanceof DutyChange.Annul annul) {
            return annul(before, annul.duty(), asked);
        }
        if (change instanceof DutyChange.Equip equip) {
            return equip(before, equip.duty(), equip.means(), equip.since(), asked);
        }
        DutyChange.Supplied supplied = (DutyChange.Supplied) change;
        return supply(before, supplied.duty(), supplied.supply(), supplied.since(), asked);
    }

    /**
     * Delegates a part of a duty to somebody, for a time. The bearer goes on answering for it; what is delegated rests on the same basis,
     * passes the same door of a residents' committee, and nobody comes to supervise themselves by it.
     *
     * @param before the charge of who takes it over
     * @param bearer the charge of who delegates, as it stands
     * @param duty which of their duties
     * @param area in which area, within that of the duty
     * @param window for how long, within its validity
     * @param asked mandate, act, time and terms
     * @return taken over, or why not
     */
    public static Ruling<ChargeFact> delegate(
            Charge before, Charge bearer, DutyId duty, AreaId area, TimeWindow window, Asked asked) {
        ChargeMove move = ChargeMove.DELEGATE;
        Ruling<ChargeFact> no = going(bearer, duty, move, asked);
        if (no == null && before.id().equals(bearer.id())) {
            no = refused(DutyReason.DELEGATED_TO_ONESELF, bearer, move);
        }
        if (no == null) {
            no = guard(before, move, asked);
        }
        if (no != null) {
            return no;
        }
        Charge.Held held = bearer.duty(duty).orElseThrow();
        Validity validity = Validity.of(window.startInclusive(), window.endExclusive());
        Duty part =
                held.at(validity.from()).delegated(area, validity, bearer.id().actor());
        if (held.delegated().isPresent()) {
            no = refused(DutyReason.DELEGATED_ALREADY, bearer, move);
        } else if (!asked.terms().isIn(area, held.duty().area())
                || validity.from().isBefore(held.duty().validity().from())
                || held.duty()
                        .validity()
                        .until()
                        .map(window.endExclusive()::isAfter)
                        .orElse(false)) {
            no = refused(DutyReason.BEYOND_THE_DUTY, bearer, move);
        } else {
            no = unknown(before, part, move, asked.terms());
        }
        if (no == null) {
            no = atTheDoor(before, part, move, asked.terms());
        }
        if (no == null) {
            no = clash(before, part, move, asked.terms());
        }
        return no != null
                ? no
                : granted(
                        new ChargeFact.TakenOver(
                                before.id(),
                                DutyId.from(asked.act().id(), before.id()),
                                part,
                                new Delegated(bearer.id().actor(), duty)),
                        asked);
    }

    /**
     * Says what there is to do a duty with from an instant on, whatever was said before of later times.
     *
     * @param before the charge
     * @param duty which duty
     * @param means what there is
     * @param since from when on, within its validity; nothing for the time of the act, or the start of the duty if that is later
     * @param asked mandate, act, time and terms
     * @return equipped, or why not
     */
    public static Ruling<ChargeFact> equip(
            Charge before, DutyId duty, Means means, Optional<Instant> since, Asked asked) {
        Ruling<ChargeFact> no = changing(before, duty, since, ChargeMove.EQUIP, asked);
        return no != null
                ? no
                : granted(new ChargeFact.Equipped(before.id(), duty, means, since(before, duty, since, asked)), asked);
    }

    /**
     * Says who produces and who pays from an instant on, whatever was said before of later times.
     *
     * @param before the charge
     * @param duty which duty
     * @param supply who produces and who pays
     * @param since from when on, within its validity; nothing for the time of the act, or the start of the duty if that is later
     * @param asked mandate, act, time and terms
     * @return supplied, or why not
     */
    public static Ruling<ChargeFact> supply(
            Charge before, DutyId duty, Supply supply, Optional<Instant> since, Asked asked) {
        Ruling<ChargeFact> no = changing(before, duty, since, ChargeMove.SUPPLY, asked);
        return no != null
                ? no
                : granted(new ChargeFact.Supplied(before.id(), duty, supply, since(before, duty, since, asked)), asked);
    }

    /** Why means or supply cannot change: the duty is not there any more, or does not hold then. */
    private static @Nullable Ruling<ChargeFact> changing(
            Charge before, DutyId duty, Optional<Instant> since, ChargeMove move, Asked asked) {
        Ruling<ChargeFact> no = going(before, duty, move, asked);
        if (no != null) {
            return no;
        }
        Validity validity = before.duty(duty).orElseThrow().duty().validity();
        return validity.contains(since(before, duty, since, asked))
                ? null
                : refused(DutyReason.CHANGES_OUTSIDE, before, move);
    }

    private static Instant since(Charge before, DutyId duty, Optional<Instant> since, Asked asked) {
        Instant from = before.duty(duty).orElseThrow().duty().validity().from();
        Instant said = asked.act().at();
        return since.map(Microseconds::cut).orElse(said.isBefore(from) ? from : said);
    }

    private static @Nullable Ruling<ChargeFact> guard(Charge before, ChargeMove move, Asked asked) {
        if (!asked.mandate().held()) {
            return asked.mandate().refusal(Charge.KIND.subject(before.id()), move.power());
        }
        if (asked.act().at().isAfter(asked.now().plus(AHEAD))) {
            return refused(DutyReason.DATED_IN_FUTURE, before, move);
        }
        return before.latest().map(asked.act().at()::isBefore).orElse(false)
                ? refused(DutyReason.CLOCK_RAN_BACKWARDS, before, move)
                : null;
    }

    /** Why nothing can be done with a duty: for want of a mandate, by the clocks, or because there is no such duty any more. */
    private static @Nullable Ruling<ChargeFact> going(Charge before, DutyId duty, ChargeMove move, Asked asked) {
        Ruling<ChargeFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Charge.Held> held = before.duty(duty);
        if (held.isEmpty()) {
            return refused(DutyReason.NO_SUCH_DUTY, before, move);
        }
        return held.get().ended() ? refused(DutyReason.ALREADY_ENDED, before, move) : null;
    }

    private static Optional<ActorKind> kind(Charge before, Duty duty, DutyTerms terms) {
        return terms.roster().kindOf(before.id().actor(), duty.validity().from());
    }

    private static @Nullable Ruling<ChargeFact> unknown(Charge before, Duty duty, ChargeMove move, DutyTerms terms) {
        if (!terms.knows(before.id().matter(), duty.validity().from())) {
            return refused(DutyReason.UNKNOWN_MATTER, before, move);
        }
        if (kind(before, duty, terms).isEmpty()) {
            return refused(DutyReason.UNKNOWN_BEARER, before, move);
        }
        boolean stands = terms.territory()
                .area(duty.area())
                .map((Area area) -> area.standsAt(duty.validity().from()))
                .orElse(false);
        return stands ? null : refused(DutyReason.UNKNOWN_AREA, before, move);
    }

    private static @Nullable Ruling<ChargeFact> baseless(
            Charge before, Duty duty, ChargeMove move, Optional<ActorKind> bearer) {
        if (!bearer.map(duty.basis().ground()::binds).orElse(false)) {
            return refused(DutyReason.BASIS_DOES_NOT_BIND, before, move);
        }
        if (!duty.basis().ground().gives(duty.part())) {
            return refused(DutyReason.BASIS_DOES_NOT_GIVE, before, move);
        }
        return duty.part() == DutyPart.SELF_GOVERNED
                        && !bearer.map(ActorKind::isSelfGoverning).orElse(false)
                ? refused(DutyReason.NOT_SELF_GOVERNING, before, move)
                : null;
    }

    private static @Nullable Ruling<ChargeFact> atTheDoor(Charge before, Duty duty, ChargeMove move, DutyTerms terms) {
        return door(before.id(), duty, terms)
                .map(reason -> refused(reason, before, move))
                .orElse(null);
    }

    /**
     * Whether a duty passes the door of a residents' committee (准入): work that is put on one stands on one of its lists, or has been let
     * in. Everything else passes.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param terms who is who, and the lists
     * @return why it does not; nothing if it does
     */
    public static Optional<DutyReason> door(ChargeId id, Duty duty, DutyTerms terms) {
        Optional<ActorKind> bearer =
                terms.roster().kindOf(id.actor(), duty.validity().from());
        CommitteeLists lists = terms.lists();
        if (!duty.part().isWork() || !bearer.equals(Optional.of(ActorKind.RESIDENTS_COMMITTEE))) {
            return Optional.empty();
        }
        if (lists.negative().contains(id.matter())) {
            return Optional.of(DutyReason.ON_THE_NEGATIVE_LIST);
        }
        if (lists.own().contains(id.matter())) {
            return Optional.empty();
        }
        if (lists.assisted().contains(id.matter())) {
            return duty.part() == DutyPart.ASSIST ? Optional.empty() : Optional.of(DutyReason.ONLY_ASSISTS);
        }
        return duty.admission().isEmpty()
                ? Optional.of(DutyReason.NO_ADMISSION)
                : wrong(duty.admission().get(), duty, terms);
    }

    private static Optional<DutyReason> wrong(Admission admission, Duty duty, DutyTerms terms) {
        boolean may = terms.roster()
                .kindOf(admission.approver(), duty.validity().from())
                .map(kind -> kind.isGovernment() || kind == ActorKind.PARTY_ORGANISATION)
                .orElse(false);
        if (!may) {
            return Optional.of(DutyReason.ADMITTED_BY_NOBODY_WHO_CAN);
        }
        boolean lasts = !duty.validity().from().isBefore(admission.period().startInclusive())
                && duty.validity()
                        .until()
                        .map(end -> !end.isAfter(admission.period().endExclusive()))
                        .orElse(false);
        return lasts ? Optional.empty() : Optional.of(DutyReason.ADMISSION_TOO_SHORT);
    }

    private static @Nullable Ruling<ChargeFact> clash(Charge before, Duty duty, ChargeMove move, DutyTerms terms) {
        for (Charge.Held held : before.duties()) {
            Duty other = held.duty();
            if (other.validity().overlaps(duty.validity()) && terms.meet(other.area(), duty.area())) {
                if (other.part() == duty.part()) {
                    return refused(DutyReason.ALREADY_ASSIGNED, before, move);
                }
                if (isSelfSupervision(other.part(), duty.part()) || isSelfSupervision(duty.part(), other.part())) {
                    return refused(DutyReason.SUPERVISES_ITSELF, before, move);
                }
            }
        }
        return null;
    }

    private static boolean isSelfSupervision(DutyPart one, DutyPart other) {
        return one == DutyPart.SUPERVISE && other.isSupervised();
    }

    private static Ruling<ChargeFact> granted(ChargeFact fact, Asked asked) {
        return Ruling.granted(fact, asked.terms().cited(asked.mandate().basis()));
    }

    private static Ruling<ChargeFact> refused(DutyReason reason, Charge at, ChargeMove move) {
        return Ruling.refused(reason, Charge.KIND.subject(at.id()), move.power());
    }
}
