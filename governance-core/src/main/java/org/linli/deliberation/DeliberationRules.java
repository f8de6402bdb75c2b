package org.linli.deliberation;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.actor.ActorKind;
import org.linli.basics.ActorId;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.Phase;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.deliberation.design.PhaseLength;
import org.linli.deliberation.design.Role;
import org.linli.deliberation.design.Way;
import org.linli.territory.Area;
import org.linli.trace.Digest;
import org.linli.trace.Ruling;

/**
 * What is allowed with a deliberation: pure functions of the state, the command, the terms, the mandate, the act and the time. Each asks the table
 * ({@link DeliberationMove}), then the mandate and the time, then what is special to it.
 */
public final class DeliberationRules {
    private DeliberationRules() {}

    /**
     * Convenes a deliberation and fixes its rules.
     *
     * @param before the deliberation, not convened
     * @param convening about what, by which design, who is asked for what
     * @param asked mandate, act, time and terms
     * @return convened, or why not
     */
    public static Ruling<DeliberationFact> convene(Deliberation before, Convening convening, Asked asked) {
        DeliberationMove move = DeliberationMove.CONVENE;
        Ruling<DeliberationFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = asked.terms().designs().latest(convening.design());
        if (design.isEmpty()) {
            return refused(DeliberationReason.UNKNOWN_DESIGN, before, move);
        }
        Optional<DeliberationReason> objection = objection(convening, design.get(), asked);
        if (objection.isPresent()) {
            return refused(objection.get(), before, move);
        }
        Optional<ActorId> convener = convening.post(Role.CONVENER);
        if (!convener.equals(Optional.of(asked.act().inTheNameOf()))) {
            return refused(DeliberationReason.NOT_THE_CONVENER, before, move, convener.orElseThrow());
        }
        return granted(
                new DeliberationFact.Convened(
                        before.id(),
                        new Deliberation.Convened(convening, design.get().version(), DesignBook.digest(design.get()))),
                design.get(),
                asked);
    }

    private static Optional<DeliberationReason> objection(Convening convening, Design design, Asked asked) {
        Instant at = asked.act().at();
        boolean stands = asked.terms()
                .territory()
                .area(convening.area())
                .flatMap(Area::validity)
                .filter(validity -> validity.contains(at))
                .isPresent();
        if (!stands) {
            return Optional.of(DeliberationReason.UNKNOWN_AREA);
        }
        Set<Role> seated = new HashSet<>();
        for (Post post : convening.posts()) {
            if (!seated.add(post.role())) {
                return Optional.of(DeliberationReason.POST_MISSING);
            }
            Optional<ActorKind> kind = asked.terms().roster().kindOf(post.actor(), at);
            if (kind.isEmpty()) {
                return Optional.of(DeliberationReason.UNKNOWN_ACTOR);
            }
            if (post.role() == Role.PARTY_ORGANISATION && kind.get() != ActorKind.PARTY_ORGANISATION) {
                return Optional.of(DeliberationReason.NOT_A_PARTY_ORGANISATION);
            }
        }
        Set<Role> needed = new LinkedHashSet<>(List.of(Role.CONVENER, Role.FACILITATOR));
        design.phases().stream()
                .flatMap(phase -> phase.gates().stream())
                .map(Gate::role)
                .forEach(needed::add);
        if (!seated.containsAll(needed)) {
            return Optional.of(DeliberationReason.POST_MISSING);
        }
        Set<ActorId> parties = new HashSet<>();
        for (Party party : convening.parties()) {
            if (!parties.add(party.actor())) {
                return Optional.of(DeliberationReason.PARTY_TWICE);
            }
            if (asked.terms().roster().kindOf(party.actor(), at).isEmpty()) {
                return Optional.of(DeliberationReason.UNKNOWN_ACTOR);
            }
        }
        return isPartial(convening, Role.FACILITATOR) || isPartial(convening, Role.LEGAL_REVIEWER)
                ? Optional.of(DeliberationReason.NOT_IMPARTIAL)
                : Optional.empty();
    }

    /** Whether somebody who must take no side is a party or leads it. */
    private static boolean isPartial(Convening convening, Role role) {
        Optional<ActorId> seated = convening.post(role);
        return seated.isPresent() && (convening.isParty(seated.get()) || seated.equals(convening.post(Role.CONVENER)));
    }

    /**
     * Says at a gate whether the phase behind it may begin.
     *
     * @param before the deliberation, between phases
     * @param phase before which phase
     * @param gate what is asked
     * @param passes whether it may
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param asked mandate, act, time and terms
     * @return passed, sent back or stopped; or why not
     */
    public static Ruling<DeliberationFact> examine(
            Deliberation before, PhaseId phase, Gate.Kind gate, boolean passes, Digest reasons, Asked asked) {
        DeliberationMove move = DeliberationMove.EXAMINE;
        Ruling<DeliberationFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = design(before, asked);
        if (design.isEmpty()) {
            return refused(DeliberationReason.DESIGN_CHANGED, before, move);
        }
        no = notAhead(before, phase, design.get(), move);
        if (no != null) {
            return no;
        }
        List<Gate> gates = design.get().phase(phase).gates();
        Optional<Gate> asking =
                gates.stream().filter(each -> each.kind() == gate).findFirst();
        if (asking.isEmpty()) {
            return refused(DeliberationReason.UNKNOWN_GATE, before, move);
        }
        if (!nextGate(before, phase, gates).equals(asking)) {
            return refused(DeliberationReason.NOT_THIS_GATE_NOW, before, move);
        }
        ActorId examiner = post(before, asking.get().role());
        if (!asked.act().inTheNameOf().equals(examiner)) {
            return refused(DeliberationReason.NOT_ASKED_HERE, before, move, examiner);
        }
        if (passes) {
            return granted(new DeliberationFact.GatePassed(before.id(), phase, gate, reasons), design.get(), asked);
        }
        Design rules = design.get();
        DeliberationFact said = asking.get()
                .back()
                .filter(back -> before.course().rounds(back) < rules.phase(back).rounds())
                .<DeliberationFact>map(back -> new DeliberationFact.SentBack(before.id(), phase, gate, back, reasons))
                .orElseGet(() -> new DeliberationFact.Stopped(before.id(), phase, gate, reasons));
        return granted(said, rules, asked);
    }

    /**
     * Opens a phase.
     *
     * @param before the deliberation, between phases
     * @param phase which phase; what may be passed over on the way there is
     * @param asked mandate, act, time and terms
     * @return opened, or why not
     */
    public static Ruling<DeliberationFact> open(Deliberation before, PhaseId phase, Asked asked) {
        DeliberationMove move = DeliberationMove.OPEN_PHASE;
        Ruling<DeliberationFact> no = guardOfConvener(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = design(before, asked);
        if (design.isEmpty()) {
            return refused(DeliberationReason.DESIGN_CHANGED, before, move);
        }
        no = notAhead(before, phase, design.get(), move);
        if (no != null) {
            return no;
        }
        Phase next = design.get().phase(phase);
        Optional<Gate> gate = nextGate(before, phase, next.gates());
        if (gate.isPresent()) {
            return refused(
                    DeliberationReason.GATE_NOT_PASSED,
                    before,
                    move,
                    post(before, gate.get().role()));
        }
        Instant at = asked.act().at();
        PhaseLength length = next.length();
        return granted(
                new DeliberationFact.PhaseOpened(
                        before.id(),
                        new Course.Open(
                                phase, next.kind(), at, at.plus(length.shortest()), at.plus(length.planned()), 0)),
                design.get(),
                asked);
    }

    /**
     * Lets a phase last longer.
     *
     * @param before the deliberation, a phase of it open
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param asked mandate, act, time and terms
     * @return extended, or why not
     */
    public static Ruling<DeliberationFact> extend(Deliberation before, Digest reasons, Asked asked) {
        DeliberationMove move = DeliberationMove.EXTEND;
        Ruling<DeliberationFact> no = guardOfConvener(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = design(before, asked);
        if (design.isEmpty()) {
            return refused(DeliberationReason.DESIGN_CHANGED, before, move);
        }
        Course.Open open = before.course().open().orElseThrow();
        PhaseLength length = design.get().phase(open.phase()).length();
        if (open.extensions() >= length.extensions()) {
            return refused(DeliberationReason.NO_EXTENSION_LEFT, before, move);
        }
        if (!asked.act().at().isBefore(open.closesAt())) {
            return refused(DeliberationReason.PHASE_OVER, before, move);
        }
        return granted(
                new DeliberationFact.Extended(
                        before.id(), open.phase(), open.closesAt().plus(length.by()), reasons),
                design.get(),
                asked);
    }

    /**
     * Closes a phase: anybody whose power it is, once its time is over; before, the convener, once it may be.
     *
     * @param before the deliberation, a phase of it open
     * @param asked mandate, act, time and terms
     * @return closed, or why not
     */
    public static Ruling<DeliberationFact> close(Deliberation before, Asked asked) {
        DeliberationMove move = DeliberationMove.CLOSE;
        Ruling<DeliberationFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = design(before, asked);
        if (design.isEmpty()) {
            return refused(DeliberationReason.DESIGN_CHANGED, before, move);
        }
        Course.Open open = before.course().open().orElseThrow();
        if (asked.act().at().isBefore(open.closesAt())) {
            ActorId convener = post(before, Role.CONVENER);
            if (!asked.act().inTheNameOf().equals(convener)) {
                return refused(DeliberationReason.NOT_THE_CONVENER, before, move, convener);
            }
            if (asked.act().at().isBefore(open.mayCloseAt())) {
                return refused(DeliberationReason.TOO_EARLY, before, move);
            }
        }
        boolean isLast = design.get().phase(open.phase()).isLast();
        return granted(
                new DeliberationFact.PhaseClosed(before.id(), open.phase(), open.kind(), isLast), design.get(), asked);
    }

    /**
     * Puts down what a vote has come to.
     *
     * @param before the deliberation, a vote of it closed
     * @param adopted whether something was adopted
     * @param explanation the digest of the outcome with its explanation, which is kept elsewhere
     * @param asked mandate, act, time and terms
     * @return concluded, or why not
     */
    public static Ruling<DeliberationFact> conclude(
            Deliberation before, boolean adopted, Digest explanation, Asked asked) {
        DeliberationMove move = DeliberationMove.CONCLUDE;
        Ruling<DeliberationFact> no = guardOfConvener(before, move, asked);
        if (no != null) {
            return no;
        }
        Optional<Design> design = design(before, asked);
        if (design.isEmpty()) {
            return refused(DeliberationReason.DESIGN_CHANGED, before, move);
        }
        PhaseId voted = before.course().last().orElseThrow();
        return granted(
                new DeliberationFact.Concluded(before.id(), new Course.Result(voted, adopted, explanation)),
                design.get(),
                asked);
    }

    /**
     * Calls a deliberation off. Not while a vote is open: whoever sees how it goes would stop it then.
     *
     * @param before the deliberation, not ended
     * @param reasons the digest of the reasons, which are kept elsewhere
     * @param asked mandate, act, time and terms
     * @return cancelled, or why not
     */
    public static Ruling<DeliberationFact> cancel(Deliberation before, Digest reasons, Asked asked) {
        DeliberationMove move = DeliberationMove.CANCEL;
        Ruling<DeliberationFact> no = guardOfConvener(before, move, asked);
        if (no != null) {
            return no;
        }
        boolean votes = before.course()
                .open()
                .filter(open -> open.kind() == PhaseKind.DECIDE)
                .isPresent();
        boolean decided = before.course().result().isPresent();
        if (votes || decided) {
            return refused(DeliberationReason.NOT_AT_THIS_STAGE, before, move);
        }
        return Ruling.granted(
                new DeliberationFact.Cancelled(before.id(), reasons),
                asked.mandate().basis());
    }

    /** Why a phase does not lie ahead: it is unknown, no way leads there, or it has no round left. */
    private static @Nullable Ruling<DeliberationFact> notAhead(
            Deliberation before, PhaseId phase, Design design, DeliberationMove move) {
        if (!DesignBook.has(design, phase)) {
            return refused(DeliberationReason.UNKNOWN_PHASE, before, move);
        }
        Set<PhaseId> ahead = ahead(before.course(), design);
        if (!ahead.contains(phase)) {
            return refused(DeliberationReason.NO_WAY_THERE, before, move);
        }
        return before.course().rounds(phase) < design.phase(phase).rounds()
                ? null
                : refused(DeliberationReason.NO_ROUND_LEFT, before, move);
    }

    /**
     * The phases that may come next, those behind optional ones included, whether or not a round or a gate is left.
     *
     * @param course how far it has come
     * @param design by which design
     * @return the phases, in the order of the ways; empty while one is open
     */
    static Set<PhaseId> ahead(Course course, Design design) {
        Set<PhaseId> ahead = new LinkedHashSet<>();
        if (course.open().isPresent()) {
            return ahead;
        }
        if (course.sentBack().isPresent()) {
            ahead.add(course.sentBack().get());
            return ahead;
        }
        if (course.last().isEmpty()) {
            reach(design.first().id(), design, ahead);
            return ahead;
        }
        Phase last = design.phase(course.last().get());
        Way.When when = last.kind() != PhaseKind.DECIDE
                ? Way.When.OVER
                : course.result().filter(Course.Result::adopted).isPresent() ? Way.When.ADOPTED : Way.When.NOT_ADOPTED;
        last.ways(when).forEach(way -> reach(way.to(), design, ahead));
        return ahead;
    }

    private static void reach(PhaseId phase, Design design, Set<PhaseId> ahead) {
        if (ahead.add(phase) && design.phase(phase).isOptional()) {
            design.phase(phase).ways().forEach(way -> reach(way.to(), design, ahead));
        }
    }

    /** The first gate before a phase that has not been passed. Whoever sent it back need not be asked whether it may go there. */
    private static Optional<Gate> nextGate(Deliberation before, PhaseId phase, List<Gate> gates) {
        if (before.course().sentBack().isPresent()) {
            return Optional.empty();
        }
        return gates.stream()
                .filter(gate -> !before.course().passed().contains(new Course.Passed(phase, gate.kind())))
                .findFirst();
    }

    private static Optional<Design> design(Deliberation before, Asked asked) {
        return before.convened().flatMap(begun -> asked.terms().designs().of(begun));
    }

    private static ActorId post(Deliberation before, Role role) {
        return before.convened()
                .flatMap(begun -> begun.convening().post(role))
                .orElseThrow(() -> new IllegalStateException(
                        "The post (" + role + ") of deliberation (" + before.id() + ") must be somebody's."));
    }

    private static @Nullable Ruling<DeliberationFact> guard(Deliberation before, DeliberationMove move, Asked asked) {
        if (!move.from().contains(before.stage())) {
            return refused(whyNotAt(before.stage(), move), before, move);
        }
        if (!asked.mandate().held()) {
            return asked.mandate().refusal(Deliberation.KIND.subject(before.id()), move.power());
        }
        if (asked.act().at().isAfter(asked.now().plus(Asked.AHEAD))) {
            return refused(DeliberationReason.DATED_IN_FUTURE, before, move);
        }
        return before.latest().filter(asked.act().at()::isBefore).isPresent()
                ? refused(DeliberationReason.CLOCK_RAN_BACKWARDS, before, move)
                : null;
    }

    private static @Nullable Ruling<DeliberationFact> guardOfConvener(
            Deliberation before, DeliberationMove move, Asked asked) {
        Ruling<DeliberationFact> no = guard(before, move, asked);
        if (no != null) {
            return no;
        }
        ActorId convener = post(before, Role.CONVENER);
        return asked.act().inTheNameOf().equals(convener)
                ? null
                : refused(DeliberationReason.NOT_THE_CONVENER, before, move, convener);
    }

    private static DeliberationReason whyNotAt(DeliberationStage stage, DeliberationMove move) {
        if (move == DeliberationMove.CONVENE) {
            return DeliberationReason.ALREADY_CONVENED;
        }
        if (stage == DeliberationStage.UNCONVENED) {
            return DeliberationReason.UNKNOWN_DELIBERATION;
        }
        return stage.isEnded() ? DeliberationReason.ENDED : DeliberationReason.NOT_AT_THIS_STAGE;
    }

    private static Ruling<DeliberationFact> granted(DeliberationFact fact, Design design, Asked asked) {
        return Ruling.granted(fact, asked.terms().cited(asked.mandate().basis(), design.basis()));
    }

    private static Ruling<DeliberationFact> refused(DeliberationReason reason, Deliberation at, DeliberationMove move) {
        return Ruling.refused(reason, Deliberation.KIND.subject(at.id()), move.power());
    }

    private static Ruling<DeliberationFact> refused(
            DeliberationReason reason, Deliberation at, DeliberationMove move, ActorId instead) {
        return Ruling.refused(reason, Deliberation.KIND.subject(at.id()), move.power(), instead);
    }
}
