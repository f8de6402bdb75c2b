package org.linli.responsibility;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Mandate;
import org.linli.trace.RememberedAct;
import org.linli.trace.Ruling;
import org.linli.trace.Sitting;

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
     * @param reading reads what stands beside
     */
    public record Asked(Mandate mandate, Act act, Instant now, DutyTerms terms, Reading reading) {
        /** Checks that nothing is missing. */
        public Asked {
            Objects.requireNonNull(mandate, "mandate");
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(reading, "reading");
        }
    }

    /** Reads other subjects at which a rule has to look: in a sitting, so that what was read counts. */
    public interface Reading {
        /**
         * A charge.
         *
         * @param id in which matter, whose
         * @return the charge as it stands
         */
        Charge charge(ChargeId id);

        /**
         * An admission.
         *
         * @param id its id
         * @return the admission as it stands
         */
        Admission admission(AdmissionId id);

        /**
         * Reads in a sitting.
         *
         * @param sitting the sitting
         * @return reads there
         */
        static Reading in(Sitting sitting) {
            return new Reading() {
                @Override
                public Charge charge(ChargeId id) {
                    return sitting.read(Charge.KIND, id);
                }

                @Override
                public Admission admission(AdmissionId id) {
                    return sitting.read(Admission.KIND, id);
                }
            };
        }
    }

    /**
     * What is delegated of a duty.
     *
     * @param duty which duty
     * @param area in which area, within that of the duty
     * @param window for how long, within its validity
     * @param admission which admission lets it in, where a residents' committee takes it over and it stands on none of its lists
     */
    public record Part(DutyId duty, AreaId area, TimeWindow window, Optional<AdmissionId> admission) {
        /** Checks that nothing is missing. */
        public Part {
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(admission, "admission");
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
            no = because(DutyChecks.whyNot(before, duty, asked), before, move);
        }
        return no != null
                ? no
                : granted(
                        new ChargeFact.Assigned(
                                before.id(), DutyId.from(asked.act().id(), before.id()), duty),
                        asked);
    }

    /**
     * Ends a duty, or takes back what was delegated. One that was ended ahead of time goes on until then, and may end earlier still.
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
            Charge.Held held = before.duty(duty).orElseThrow();
            Validity validity = held.duty().validity();
            boolean inside = validity.from().isBefore(end)
                    && !validity.until()
                            .map(last -> held.ended() ? !end.isBefore(last) : end.isAfter(last))
                            .orElse(false);
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
     * Delegates a part of a duty to somebody, for a time. The bearer does it and goes on answering; what is delegated rests on the same basis,
     * which has to bind whoever takes it over too, passes the same door of a residents' committee, and nobody comes to supervise themselves
     * by it.
     *
     * @param before the charge of who takes it over
     * @param bearer the charge of who delegates, as it stands
     * @param part what is delegated
     * @param asked mandate, act, time and terms
     * @return taken over, or why not
     */
    public static Ruling<ChargeFact> delegate(Charge before, Charge bearer, Part part, Asked asked) {
        ChargeMove move = ChargeMove.DELEGATE;
        Ruling<ChargeFact> no = going(bearer, part.duty(), move, asked);
        if (no == null && !asked.act().inTheNameOf().equals(bearer.id().actor())) {
            no = refused(DutyReason.NOT_THE_BEARER, bearer, move);
        }
        if (no == null && before.id().equals(bearer.id())) {
            no = refused(DutyReason.DELEGATED_TO_ONESELF, bearer, move);
        }
        if (no == null) {
            no = guard(before, move, asked);
        }
        if (no != null) {
            return no;
        }
        Charge.Held held = bearer.duty(part.duty()).orElseThrow();
        Validity validity =
                Validity.of(part.window().startInclusive(), part.window().endExclusive());
        Duty taken = held.at(validity.from())
                .delegated(part.area(), validity, bearer.id().actor(), part.admission());
        if (held.delegated().isPresent()) {
            no = refused(DutyReason.DELEGATED_ALREADY, bearer, move);
        } else if (!asked.terms().isIn(part.area(), held.duty().area())
                || validity.from().isBefore(held.duty().validity().from())
                || held.duty()
                        .validity()
                        .until()
                        .map(part.window().endExclusive()::isAfter)
                        .orElse(false)) {
            no = refused(DutyReason.BEYOND_THE_DUTY, bearer, move);
        } else if (!isFrom(bearer.id(), part.admission(), asked)) {
            no = refused(DutyReason.ADMITTED_FOR_OTHER_WORK, before, move);
        } else {
            no = because(DutyChecks.whyNot(before, taken, asked), before, move);
        }
        return no != null
                ? no
                : granted(
                        new ChargeFact.TakenOver(
                                before.id(),
                                DutyId.from(asked.act().id(), before.id()),
                                taken,
                                new Delegated(bearer.id().actor(), part.duty())),
                        asked);
    }

    /** Whether what was let in, if anything was, comes from who delegates it. */
    private static boolean isFrom(ChargeId bearer, Optional<AdmissionId> admission, Asked asked) {
        return admission
                .flatMap(each -> asked.reading().admission(each).terms())
                .map(let -> let.from().equals(bearer.actor()))
                .orElse(true);
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
        ChargeMove move = ChargeMove.SUPPLY;
        Ruling<ChargeFact> no = changing(before, duty, since, move, asked);
        if (no == null) {
            Instant from = since(before, duty, since, asked);
            DutyReason why = DutyChecks.unknown(supply, from, asked.terms());
            why = why != null ? why : DutyChecks.door(before.id(), supply, from, asked.terms());
            no = because(why, before, move);
        }
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

    /**
     * Restates a charge whole, so that what was said before need not be kept.
     *
     * @param before the charge
     * @param remembered the acts that it remembers
     * @param since from when on it is to remember every act: one that is dated before is refused from now on
     * @param asked mandate, act, time and terms
     * @return restated, or why not
     */
    public static Ruling<ChargeFact> carryForward(
            Charge before, List<RememberedAct> remembered, Instant since, Asked asked) {
        ChargeMove move = ChargeMove.CARRY_FORWARD;
        Ruling<ChargeFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        if (before.latest().isEmpty()) {
            return refused(DutyReason.NO_SUCH_DUTY, before, move);
        }
        List<RememberedAct> kept = CarriedActs.since(remembered, since);
        int duties =
                before.duties().stream().mapToInt(each -> each.spans().size()).sum();
        return CarriedActs.fit(duties, kept)
                ? granted(new ChargeFact.Restated(before.id(), before.duties(), before.latest(), kept, since), asked)
                : refused(DutyReason.TOO_MUCH_TO_CARRY, before, move);
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
        return held.get().isOver(asked.act().at()) ? refused(DutyReason.ALREADY_ENDED, before, move) : null;
    }

    /**
     * Whether a duty passes the door of a residents' committee (准入): work that is put on one, be it as bearer, producer or payer, stands on
     * one of its lists, or cites an admission. Everything else passes. What the admission says is looked at when the duty is assigned.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param terms who is who, and the lists
     * @return why it does not; nothing if it does
     */
    public static Optional<DutyReason> door(ChargeId id, Duty duty, DutyTerms terms) {
        return Optional.ofNullable(DutyChecks.door(id, duty, terms));
    }

    /**
     * Which residents' committee must not produce or pay for something, since what it stands for is on none of its lists.
     *
     * @param id in which matter, whose duty it is
     * @param supply who produces and who pays
     * @param at when
     * @param terms who is who, and the lists
     * @return the committee; nothing if the supply passes
     */
    public static Optional<ActorId> barred(ChargeId id, Supply supply, Instant at, DutyTerms terms) {
        return DutyChecks.door(id, supply, at, terms) == null
                ? Optional.empty()
                : DutyChecks.suppliers(supply)
                        .filter(each -> DutyChecks.isOfCommittee(each, at, terms.roster()))
                        .findFirst();
    }

    private static @Nullable Ruling<ChargeFact> because(@Nullable DutyReason why, Charge before, ChargeMove move) {
        return why == null ? null : refused(why, before, move);
    }

    private static Ruling<ChargeFact> granted(ChargeFact fact, Asked asked) {
        return Ruling.granted(fact, asked.terms().cited(asked.mandate().basis()));
    }

    private static Ruling<ChargeFact> refused(DutyReason reason, Charge at, ChargeMove move) {
        return Ruling.refused(reason, Charge.KIND.subject(at.id()), move.power());
    }
}
