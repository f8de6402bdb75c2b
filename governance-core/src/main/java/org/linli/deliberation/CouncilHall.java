package org.linli.deliberation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.PhaseId;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.Rule;
import org.linli.trace.Seat;
import org.linli.trace.Sitting;
import org.linli.trace.TraceStoreException;

/**
 * The council hall (议事厅): where you go to convene a deliberation and to lead it from phase to phase.
 *
 * <p>All methods throw {@link RefusedException} if the rules say no, and {@link TraceStoreException} if the journal failed; after that,
 * doing the same again under the same act id is safe. A hall of an office is safe for use by several threads.
 */
public final class CouncilHall {
    private final Seat seat;
    private final Authority authority;
    private final Supplier<HallTerms> terms;
    private final Clock clock;

    private CouncilHall(Seat seat, Authority authority, Supplier<HallTerms> terms, Clock clock) {
        this.seat = Objects.requireNonNull(seat, "seat");
        this.authority = Objects.requireNonNull(authority, "authority");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A hall.
     *
     * @param seat where its acts are entered: an office, or a sitting
     * @param authority who may do what
     * @param terms gives designs, roster and territory, as they are now
     * @param clock tells what is in the future
     * @return the hall
     */
    public static CouncilHall at(Seat seat, Authority authority, Supplier<HallTerms> terms, Clock clock) {
        return new CouncilHall(seat, authority, terms, clock);
    }

    /**
     * This hall inside a sitting, where many acts are appended together.
     *
     * @param sitting the sitting
     * @return a hall whose acts belong to the sitting
     */
    public CouncilHall in(Sitting sitting) {
        return new CouncilHall(sitting, authority, terms, clock);
    }

    /**
     * A deliberation as it stands.
     *
     * @param id its id
     * @return the deliberation; blank, at stage {@link DeliberationStage#UNCONVENED}, if there is none
     */
    public Deliberation get(DeliberationId id) {
        return seat.get(Deliberation.KIND, Objects.requireNonNull(id, "id"));
    }

    /**
     * The phases that may come next, those behind optional ones included.
     *
     * @param id the deliberation
     * @return the phases, in the order of the ways of its design; empty while one is open and when it has ended; immutable
     */
    public List<PhaseId> ahead(DeliberationId id) {
        Deliberation now = get(id);
        return now.stage() == DeliberationStage.CONVENED || now.stage() == DeliberationStage.BETWEEN
                ? now.convened()
                        .flatMap(begun -> terms.get().designs().of(begun))
                        .map(design -> List.copyOf(DeliberationRules.ahead(now.course(), design)))
                        .orElse(List.of())
                : List.of();
    }

    /**
     * Convenes a deliberation. Its id is that of the act.
     *
     * @param convening about what, by which design, who is asked for what
     * @param act by the convener
     * @return the deliberation
     */
    public Outcome<Deliberation> convene(Convening convening, Act act) {
        Objects.requireNonNull(convening, "convening");
        return act(
                DeliberationMove.CONVENE,
                DeliberationId.from(act.id()),
                Optional.of(convening),
                act,
                asked -> before -> DeliberationRules.convene(before, convening, asked));
    }

    /**
     * Says at a gate whether the phase behind it may begin.
     *
     * @param id the deliberation
     * @param phase before which phase
     * @param gate what is asked
     * @param passes whether it may
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param act by whoever has the post that is asked
     * @return the deliberation
     */
    public Outcome<Deliberation> examine(
            DeliberationId id, PhaseId phase, Gate.Kind gate, boolean passes, Digest reasons, Act act) {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(reasons, "reasons");
        return act(
                DeliberationMove.EXAMINE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.examine(before, phase, gate, passes, reasons, asked));
    }

    /**
     * Opens a phase.
     *
     * @param id the deliberation
     * @param phase which phase: one of {@link #ahead}
     * @param act by the convener
     * @return the deliberation
     */
    public Outcome<Deliberation> open(DeliberationId id, PhaseId phase, Act act) {
        Objects.requireNonNull(phase, "phase");
        return act(
                DeliberationMove.OPEN_PHASE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.open(before, phase, asked));
    }

    /**
     * Lets the phase that is open last longer, by as much as the design says.
     *
     * @param id the deliberation
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param act by the convener
     * @return the deliberation
     */
    public Outcome<Deliberation> extend(DeliberationId id, Digest reasons, Act act) {
        Objects.requireNonNull(reasons, "reasons");
        return act(
                DeliberationMove.EXTEND,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.extend(before, reasons, asked));
    }

    /**
     * Closes the phase that is open. When its time is over a community does so by itself whenever it settles.
     *
     * @param id the deliberation
     * @param act by the convener; by anybody whose power it is once its time is over
     * @return the deliberation
     */
    public Outcome<Deliberation> close(DeliberationId id, Act act) {
        return act(
                DeliberationMove.CLOSE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.close(before, asked));
    }

    /**
     * Puts down what a vote has come to.
     *
     * @param id the deliberation, a vote of it closed
     * @param adopted whether something was adopted
     * @param explanation the digest of the outcome with its explanation, such as {@code Motion.Decision}'s, which is kept elsewhere
     * @param act by the convener
     * @return the deliberation
     */
    public Outcome<Deliberation> conclude(DeliberationId id, boolean adopted, Digest explanation, Act act) {
        Objects.requireNonNull(explanation, "explanation");
        return act(
                DeliberationMove.CONCLUDE,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.conclude(before, adopted, explanation, asked));
    }

    /**
     * Calls a deliberation off, before its vote.
     *
     * @param id the deliberation
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param act by the convener
     * @return the deliberation
     */
    public Outcome<Deliberation> cancel(DeliberationId id, Digest reasons, Act act) {
        Objects.requireNonNull(reasons, "reasons");
        return act(
                DeliberationMove.CANCEL,
                id,
                Optional.empty(),
                act,
                asked -> before -> DeliberationRules.cancel(before, reasons, asked));
    }

    /** A rule that waits for what every rule needs. */
    private interface Waiting {
        Rule<Deliberation> with(Asked asked);
    }

    private Outcome<Deliberation> act(
            DeliberationMove move, DeliberationId id, Optional<Convening> convening, Act act, Waiting rule) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(act, "act");
        return seat.act(Deliberation.KIND, id, act, before -> {
            Optional<Convening> about = convening.or(() -> before.convened().map(Deliberation.Convened::convening));
            Optional<MatterId> matter = about.flatMap(Convening::matter);
            Optional<AreaId> area = about.map(Convening::area);
            Authority.Question question =
                    new Authority.Question(act, move.power(), Deliberation.KIND.subject(id), matter, area);
            return rule.with(new Asked(authority.mandate(question), act, clock.instant(), terms.get()))
                    .on(before);
        });
    }
}
