package org.linli.responsibility;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.ChargeRules.Asked;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.Subject;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with duties: assign, end, annul, delegate, equip, say who supplies, and let work in at the door of a residents' committee.
 * Every change is a fact of one charge, every admission a subject of its own.
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A desk of an office is safe for use by several threads.
 */
public final class DutyDesk {
    private final Seat seat;
    private final Authority authority;
    private final Supplier<DutyTerms> terms;
    private final Clock clock;

    private DutyDesk(Seat seat, Authority authority, Supplier<DutyTerms> terms, Clock clock) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A desk.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param terms gives who is who, where is where and what a committee may be asked for, as it is now
     * @param clock tells what is in the future
     * @return the desk
     */
    public static DutyDesk at(Seat seat, Authority authority, Supplier<DutyTerms> terms, Clock clock) {
        return new DutyDesk(seat, authority, terms, clock);
    }

    /**
     * This desk inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a desk whose acts belong to the sitting
     */
    public DutyDesk in(Sitting sitting) {
        return new DutyDesk(sitting, authority, terms, clock);
    }

    /**
     * What an actor is charged with in a matter.
     *
     * @param id which matter, which actor
     * @return the charge; blank if there never was a duty
     */
    public Charge get(ChargeId id) {
        return seat.get(Charge.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Assigns a duty, or declares an arrangement by which nobody leads.
     *
     * @param id in which matter, to whom
     * @param duty what is assigned
     * @param act who assigns it, when; its id gives the duty's
     * @return the charge
     */
    public Outcome<Charge> assign(ChargeId id, Duty duty, Act act) {
        return change(new DutyChange.Assign(id, duty), act);
    }

    /**
     * Ends a duty, or takes back what was delegated: who delegated it, or who took it over, does so from the act on by the power to
     * delegate.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param end the first instant after
     * @param act who ends it, when
     * @return the charge
     */
    public Outcome<Charge> end(ChargeId id, DutyId duty, Instant end, Act act) {
        return change(new DutyChange.End(id, duty, end), act);
    }

    /**
     * Annuls a duty that was assigned in error: it counts as if it had never been, though it stays known that it was thought to be.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param act who annuls it, when
     * @return the charge
     */
    public Outcome<Charge> annul(ChargeId id, DutyId duty, Act act) {
        return change(new DutyChange.Annul(id, duty), act);
    }

    /**
     * Carries out several changes together: all of them or, if one is refused, none. Each is done under an act of its own, whose id derives
     * from the act's and its place in the list, so that doing the same again is safe.
     *
     * @param changes what is changed, in this order
     * @param act who does it, when
     * @return the charges, in the order of the changes, each as it stands at the end; immutable
     */
    public List<Charge> change(List<DutyChange> changes, Act act) {
        Objects.requireNonNull(act, "act");
        List<DutyChange> all = List.copyOf(changes);
        return seat.sit(sitting -> {
            DutyDesk here = in(sitting);
            for (int i = 0; i < all.size(); i++) {
                here.change(all.get(i), step(act, i));
            }
            return all.stream().map(each -> here.get(each.id())).toList();
        });
    }

    private static Act step(Act act, int number) {
        if (number == 0) {
            return act;
        }
        byte[] both = (act.id() + " " + number).getBytes(StandardCharsets.UTF_8);
        ActId id = ActId.of("change-" + Digest.sha256(both));
        return new Act(id, act.actor(), act.onBehalfOf(), act.at(), Optional.of(act.id()));
    }

    private Outcome<Charge> change(DutyChange change, Act act) {
        Objects.requireNonNull(act, "act");
        return seat.actJointly(
                Charge.KIND,
                change.id(),
                act,
                (before, sitting) -> ChargeRules.change(before, change, asked(change, before, act, sitting)));
    }

    private Asked asked(DutyChange change, Charge before, Act act, Sitting sitting) {
        if (change instanceof DutyChange.Assign assign) {
            return asked(
                    ChargeMove.ASSIGN, before.id(), Optional.of(assign.duty().area()), act, sitting);
        }
        if (change instanceof DutyChange.End end) {
            return asked(
                    isGivenBack(end, before, act) ? ChargeMove.DELEGATE : ChargeMove.END,
                    before,
                    end.duty(),
                    act,
                    sitting);
        }
        if (change instanceof DutyChange.Annul annul) {
            return asked(ChargeMove.ANNUL, before, annul.duty(), act, sitting);
        }
        if (change instanceof DutyChange.Equip equip) {
            return asked(ChargeMove.EQUIP, before, equip.duty(), act, sitting);
        }
        return asked(ChargeMove.SUPPLY, before, ((DutyChange.Supplied) change).duty(), act, sitting);
    }

    /** Whether it is what was delegated, and who delegated it or took it over ends it from now on: whoever may delegate may do that. */
    private static boolean isGivenBack(DutyChange.End end, Charge before, Act act) {
        ActorId who = act.inTheNameOf();
        return !end.end().isBefore(Microseconds.cut(act.at()))
                && before.duty(end.duty())
                        .flatMap(Charge.Held::delegated)
                        .filter(from ->
                                from.by().equals(who) || before.id().actor().equals(who))
                        .isPresent();
    }

    /** Asks for what concerns a duty in its area; of one that is not there, nobody knows where. */
    private Asked asked(ChargeMove move, Charge before, DutyId duty, Act act, Sitting sitting) {
        return asked(
                move, before.id(), before.duty(duty).map(held -> held.duty().area()), act, sitting);
    }

    /**
     * Delegates a part of a duty for a time, in the name of its bearer, who goes on answering for it.
     *
     * @param from in which matter, whose duty
     * @param duty which duty
     * @param to who takes it over
     * @param area in which area, within that of the duty
     * @param window for how long, within its validity
     * @param act who delegates, when; its id gives the id of the part
     * @return the charge of who takes it over
     */
    public Outcome<Charge> delegate(ChargeId from, DutyId duty, ActorId to, AreaId area, TimeWindow window, Act act) {
        return delegate(from, to, new ChargeRules.Part(duty, area, window, Optional.empty()), act);
    }

    /**
     * Delegates a part of a duty for a time, in the name of its bearer, who goes on answering for it.
     *
     * @param from in which matter, whose duty
     * @param to who takes it over
     * @param part of which duty, where, for how long, and let in by what where it has to be
     * @param act who delegates, when; its id gives the id of the part
     * @return the charge of who takes it over
     */
    public Outcome<Charge> delegate(ChargeId from, ActorId to, ChargeRules.Part part, Act act) {
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(part, "part");
        ChargeId id = ChargeId.of(from.matter(), Objects.requireNonNull(to, "to"));
        return seat.actJointly(
                Charge.KIND,
                id,
                act,
                (before, sitting) -> ChargeRules.delegate(
                        before,
                        sitting.read(Charge.KIND, from),
                        part,
                        asked(ChargeMove.DELEGATE, from, Optional.of(part.area()), act, sitting)));
    }

    /**
     * Lets work in at the door of a residents' committee (准入), in the name of who approves it.
     *
     * @param let what is let in
     * @param act who lets it in, when; its id gives the admission's
     * @return the admission, which duties cite by its id
     */
    public Outcome<Admission> admit(Admission.Terms let, Act act) {
        Objects.requireNonNull(let, "let");
        AdmissionId id = AdmissionId.from(act.id());
        return seat.actJointly(
                Admission.KIND,
                id,
                act,
                (before, sitting) -> AdmissionRules.grant(before, let, asked(let, id, act, sitting)));
    }

    /**
     * An admission.
     *
     * @param id which
     * @return the admission; blank if none was granted
     */
    public Admission get(AdmissionId id) {
        return seat.get(Admission.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * Withdraws an admission, in the name of who granted it: no more duties may cite it.
     *
     * @param id which
     * @param act who withdraws it, when
     * @return the admission
     */
    public Outcome<Admission> withdraw(AdmissionId id, Act act) {
        return seat.actJointly(
                Admission.KIND,
                id,
                act,
                (before, sitting) -> AdmissionRules.withdraw(
                        before,
                        before.terms()
                                .map(let -> asked(let, id, act, sitting))
                                .orElseGet(() -> asked(
                                        ChargeMove.ADMIT,
                                        Admission.KIND.subject(id),
                                        Optional.empty(),
                                        Optional.empty(),
                                        act,
                                        sitting))));
    }

    private Asked asked(Admission.Terms let, AdmissionId id, Act act, Sitting sitting) {
        return asked(
                ChargeMove.ADMIT,
                Admission.KIND.subject(id),
                Optional.of(let.charge().matter()),
                Optional.of(let.area()),
                act,
                sitting);
    }

    /**
     * Says what there is to do a duty with from the act on, or from the start of the duty if that is later.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param means what there is
     * @param act who gives or withdraws it, when
     * @return the charge
     */
    public Outcome<Charge> equip(ChargeId id, DutyId duty, Means means, Act act) {
        return change(new DutyChange.Equip(id, duty, means), act);
    }

    /**
     * Says what there is to do a duty with from an instant on, past or future, whatever was said before of later times.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param means what there is
     * @param since from when on, within the validity of the duty
     * @param act who gives or withdraws it, when
     * @return the charge
     */
    public Outcome<Charge> equip(ChargeId id, DutyId duty, Means means, Instant since, Act act) {
        return change(new DutyChange.Equip(id, duty, means, Optional.of(since)), act);
    }

    /**
     * Says who produces and who pays from the act on, or from the start of the duty if that is later.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param supply who produces and who pays
     * @param act who says so, when
     * @return the charge
     */
    public Outcome<Charge> supply(ChargeId id, DutyId duty, Supply supply, Act act) {
        return change(new DutyChange.Supplied(id, duty, supply), act);
    }

    /**
     * Says who produces and who pays from an instant on, past or future, whatever was said before of later times.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param supply who produces and who pays
     * @param since from when on, within the validity of the duty
     * @param act who says so, when
     * @return the charge
     */
    public Outcome<Charge> supply(ChargeId id, DutyId duty, Supply supply, Instant since, Act act) {
        return change(new DutyChange.Supplied(id, duty, supply, Optional.of(since)), act);
    }

    /**
     * Restates a charge whole, so that what was said before need not be kept: its facts before that can be cut from a log. It is as it was.
     *
     * @param id in which matter, whose
     * @param since from when on it is to remember every act; one that is dated before is refused from now on, since nobody could tell
     *     whether it had been done
     * @param act who does it, when
     * @return the charge
     */
    public Outcome<Charge> carryForward(ChargeId id, Instant since, Act act) {
        Objects.requireNonNull(since, "since");
        return seat.actJointly(
                Charge.KIND,
                id,
                act,
                (before, sitting) -> ChargeRules.carryForward(
                        before,
                        sitting.remembered(Charge.KIND, id),
                        since,
                        asked(ChargeMove.CARRY_FORWARD, id, Optional.empty(), act, sitting)));
    }

    /**
     * Restates an admission whole, so that what was said before need not be kept. It is as it was.
     *
     * @param id which
     * @param since from when on it is to remember every act; one that is dated before is refused from now on
     * @param act who does it, when
     * @return the admission
     */
    public Outcome<Admission> carryForward(AdmissionId id, Instant since, Act act) {
        Objects.requireNonNull(since, "since");
        return seat.actJointly(
                Admission.KIND,
                id,
                act,
                (before, sitting) -> AdmissionRules.carryForward(
                        before,
                        sitting.remembered(Admission.KIND, id),
                        since,
                        asked(
                                ChargeMove.CARRY_FORWARD,
                                Admission.KIND.subject(id),
                                before.terms().map(let -> let.charge().matter()),
                                before.terms().map(Admission.Terms::area),
                                act,
                                sitting)));
    }

    private Asked asked(ChargeMove move, ChargeId id, Optional<AreaId> area, Act act, Sitting sitting) {
        return asked(move, Charge.KIND.subject(id), Optional.of(id.matter()), area, act, sitting);
    }

    private Asked asked(
            ChargeMove move,
            Subject subject,
            Optional<MatterId> matter,
            Optional<AreaId> area,
            Act act,
            Sitting sitting) {
        return new Asked(
                authority.mandate(new Authority.Question(act, move.power(), subject, matter, area)),
                act,
                clock.instant(),
                terms.get(),
                ChargeRules.Reading.in(sitting));
    }
}
