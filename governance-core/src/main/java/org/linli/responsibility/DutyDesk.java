package org.linli.responsibility;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.ChargeRules.Asked;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * Where you go with duties: assign, end, delegate, equip, and say who supplies. Every change is a fact of one charge.
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
        Objects.requireNonNull(duty, "duty");
        return act(ChargeMove.ASSIGN, id, duty.area(), act, (before, asked) -> ChargeRules.assign(before, duty, asked));
    }

    /**
     * Ends a duty, or takes back what was delegated.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param end the first instant after
     * @param act who ends it, when
     * @return the charge
     */
    public Outcome<Charge> end(ChargeId id, DutyId duty, Instant end, Act act) {
        return act(ChargeMove.END, id, act, (before, asked) -> ChargeRules.end(before, duty, end, asked));
    }

    /**
     * Delegates a part of a duty for a time. The bearer goes on answering for it.
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
        Objects.requireNonNull(act, "act");
        ChargeId id = ChargeId.of(from.matter(), Objects.requireNonNull(to, "to"));
        return seat.actJointly(
                Charge.KIND,
                id,
                act,
                (before, sitting) -> ChargeRules.delegate(
                        before,
                        sitting.read(Charge.KIND, from),
                        duty,
                        area,
                        window,
                        asked(ChargeMove.DELEGATE, from, Optional.of(area), act)));
    }

    /**
     * Says what there is to do a duty with from now on.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param means what there is
     * @param act who gives or withdraws it, when
     * @return the charge
     */
    public Outcome<Charge> equip(ChargeId id, DutyId duty, Means means, Act act) {
        return act(ChargeMove.EQUIP, id, act, (before, asked) -> ChargeRules.equip(before, duty, means, asked));
    }

    /**
     * Says who produces and who pays from now on.
     *
     * @param id in which matter, whose
     * @param duty which duty
     * @param supply who produces and who pays
     * @param act who says so, when
     * @return the charge
     */
    public Outcome<Charge> supply(ChargeId id, DutyId duty, Supply supply, Act act) {
        return act(ChargeMove.SUPPLY, id, act, (before, asked) -> ChargeRules.supply(before, duty, supply, asked));
    }

    private interface ChargeRule {
        Ruling<ChargeFact> on(Charge before, Asked asked);
    }

    private Outcome<Charge> act(ChargeMove move, ChargeId id, Act act, ChargeRule rule) {
        Objects.requireNonNull(act, "act");
        return seat.act(Charge.KIND, id, act, before -> rule.on(before, asked(move, id, Optional.empty(), act)));
    }

    private Outcome<Charge> act(ChargeMove move, ChargeId id, AreaId area, Act act, ChargeRule rule) {
        Objects.requireNonNull(act, "act");
        return seat.act(Charge.KIND, id, act, before -> rule.on(before, asked(move, id, Optional.of(area), act)));
    }

    private Asked asked(ChargeMove move, ChargeId id, Optional<AreaId> area, Act act) {
        return new Asked(
                authority.mandate(new Authority.Question(
                        act, move.power(), Charge.KIND.subject(id), Optional.of(id.matter()), area)),
                act,
                clock.instant(),
                terms.get());
    }
}
