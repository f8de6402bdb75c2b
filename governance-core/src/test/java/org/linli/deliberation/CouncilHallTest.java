package org.linli.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.deliberation.Square.BRANCH;
import static org.linli.deliberation.Square.COMMITTEE;
import static org.linli.deliberation.Square.DONGTING;
import static org.linli.deliberation.Square.ELDERS;
import static org.linli.deliberation.Square.FACILITATOR;
import static org.linli.deliberation.Square.LAWYER;
import static org.linli.deliberation.Square.MORNING;
import static org.linli.deliberation.Square.PARENTS;
import static org.linli.deliberation.Square.PLATFORM;
import static org.linli.deliberation.Square.REASONS;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.Designs;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.Phase;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.deliberation.design.PhaseLength;
import org.linli.deliberation.design.Role;
import org.linli.deliberation.design.Way;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Audience;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Reason;
import org.linli.trace.RefusedException;
import org.linli.trace.Ruling;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

/** A deliberation goes by its design, and by nothing else. */
class CouncilHallTest {
    private static final PhaseId DECIDE = PhaseId.of("decide");
    private static final PhaseId PROPOSALS = PhaseId.of("proposals");

    private final Set<Reason> given = new HashSet<>();
    private final InMemoryJournal journal = InMemoryJournal.create();
    private final HandClock clock = new HandClock(MORNING);
    private HallTerms terms = Square.terms();
    private final CouncilHall hall = CouncilHall.at(Office.over(journal), Authority.ownBehalf(), () -> terms, clock);
    private int acts;

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
    }

    private void refused(Reason reason, Runnable tried) {
        given.add(reason);
        long before = journal.size();
        RefusedException no = assertThrows(RefusedException.class, tried::run, reason.code());
        assertEquals(reason, no.refusal().reason());
        assertEquals(before, journal.size());
    }

    private DeliberationId convened(String design) {
        return hall.convene(Square.convening(design), act(COMMITTEE)).state().id();
    }

    private Deliberation open(DeliberationId id, String phase) {
        return hall.open(id, PhaseId.of(phase), act(COMMITTEE)).state();
    }

    /** Opens a phase and lets its time pass. */
    private void through(DeliberationId id, String... phases) {
        for (String phase : phases) {
            Course.Open open = open(id, phase).course().open().orElseThrow();
            until(open.closesAt());
            hall.close(id, act(PLATFORM));
        }
    }

    private void until(Instant then) {
        clock.move(Duration.between(clock.instant(), then));
    }

    private DeliberationId beforeTheVote() {
        DeliberationId id = convened("residents-council");
        through(id, "inform", "statements", "proposals");
        return id;
    }

    private DeliberationId counting() {
        DeliberationId id = beforeTheVote();
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
        through(id, "decide");
        return id;
    }

    @Test
    void it_goes_from_phase_to_phase_to_its_end() {
        DeliberationId id = counting();
        assertEquals(DeliberationStage.COUNTING, hall.get(id).stage());
        hall.conclude(id, true, REASONS, act(COMMITTEE));
        assertEquals(List.of(PhaseId.of("publish")), hall.ahead(id));
        through(id, "publish", "carry-out", "evaluate");
        Deliberation done = hall.get(id);
        assertEquals(DeliberationStage.COMPLETED, done.stage());
        assertEquals(
                "[inform, statements, proposals, decide, publish, carry-out, evaluate]",
                done.course().entered().toString());
        assertEquals(List.of(), hall.ahead(id));
        for (TraceEvent event : journal.read(Selection.ALL, 0, 100).events()) {
            assertEquals(Audience.PUBLIC, event.fact().audience(), "every step is seen by everybody");
            assertTrue(event.basis().stream().anyMatch(basis -> basis.toString().equals("design.residents-council@1")));
        }
        refused(DeliberationReason.ENDED, () -> open(id, "publish"));
    }

    @Test
    void what_is_not_adopted_is_made_public_too_and_ends_it() {
        DeliberationId id = counting();
        hall.conclude(id, false, REASONS, act(COMMITTEE));
        assertEquals(List.of(PhaseId.of("publish-failure")), hall.ahead(id));
        refused(DeliberationReason.NO_WAY_THERE, () -> open(id, "publish"));
        through(id, "publish-failure");
        assertEquals(DeliberationStage.COMPLETED, hall.get(id).stage());
    }

    @Test
    void an_optional_phase_may_be_passed_over_or_entered() {
        DeliberationId id = beforeTheVote();
        assertEquals(List.of(PhaseId.of("negotiate"), DECIDE), hall.ahead(id));
        through(id, "negotiate");
        assertEquals(List.of(DECIDE), hall.ahead(id));
    }

    @Test
    void a_gate_sends_it_back_as_often_as_there_are_rounds_and_then_stops_it() {
        DeliberationId id = beforeTheVote();
        for (int round = 2; round <= 3; round++) {
            Deliberation sent = hall.examine(id, DECIDE, Gate.Kind.LEGALITY, false, REASONS, act(LAWYER))
                    .state();
            assertEquals(DeliberationStage.BETWEEN, sent.stage());
            assertEquals(List.of(PROPOSALS), hall.ahead(id));
            refused(DeliberationReason.NO_WAY_THERE, () -> open(id, "decide"));
            through(id, "proposals");
            assertEquals(round, hall.get(id).course().rounds(PROPOSALS));
        }
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, false, REASONS, act(LAWYER));
        assertEquals(DeliberationStage.STOPPED, hall.get(id).stage());
    }

    @Test
    void a_gate_is_passed_by_whom_the_design_asks_and_anew_after_each_phase() {
        DeliberationId id = convened("residents-council");
        refused(
                DeliberationReason.NO_WAY_THERE,
                () -> hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER)));
        through(id, "inform", "statements", "proposals");
        refused(DeliberationReason.GATE_NOT_PASSED, () -> open(id, "decide"));
        refused(
                DeliberationReason.NOT_ASKED_HERE,
                () -> hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(COMMITTEE)));
        refused(
                DeliberationReason.UNKNOWN_GATE,
                () -> hall.examine(id, DECIDE, Gate.Kind.REVIEW, true, REASONS, act(BRANCH)));
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
        refused(
                DeliberationReason.NOT_THIS_GATE_NOW,
                () -> hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER)));
        through(id, "negotiate");
        refused(DeliberationReason.GATE_NOT_PASSED, () -> open(id, "decide"));
    }

    @Test
    void two_gates_are_passed_in_their_order() {
        DeliberationId id = convened("four-discussions-two-disclosures");
        PhaseId propose = PhaseId.of("propose");
        hall.examine(id, propose, Gate.Kind.PROPOSAL, true, REASONS, act(BRANCH));
        through(id, "propose", "consult", "hear");
        refused(
                DeliberationReason.NOT_THIS_GATE_NOW,
                () -> hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER)));
        hall.examine(id, DECIDE, Gate.Kind.REVIEW, true, REASONS, act(BRANCH));
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
        assertEquals(DeliberationStage.OPEN, open(id, "decide").stage());
    }

    @Test
    void a_phase_is_extended_as_often_as_its_design_says_and_not_when_it_is_over() {
        DeliberationId id = convened("residents-council");
        through(id, "inform");
        Course.Open open = open(id, "statements").course().open().orElseThrow();
        hall.extend(id, REASONS, act(COMMITTEE));
        Course.Open longer =
                hall.extend(id, REASONS, act(COMMITTEE)).state().course().open().orElseThrow();
        assertEquals(open.closesAt().plus(Duration.ofDays(6)), longer.closesAt());
        refused(DeliberationReason.NO_EXTENSION_LEFT, () -> hall.extend(id, REASONS, act(COMMITTEE)));
        refused(DeliberationReason.NOT_THE_CONVENER, () -> hall.extend(id, REASONS, act(FACILITATOR)));
        until(longer.closesAt());
        hall.close(id, act(PLATFORM));
        Course.Open proposals = open(id, "proposals").course().open().orElseThrow();
        until(proposals.closesAt());
        refused(DeliberationReason.PHASE_OVER, () -> hall.extend(id, REASONS, act(COMMITTEE)));
    }

    @Test
    void before_its_time_is_over_only_the_convener_closes_a_phase_and_not_too_early() {
        terms = Square.terms(List.of(Designs.emergency()));
        DeliberationId id = convened("emergency");
        open(id, "inform");
        refused(DeliberationReason.NOT_THE_CONVENER, () -> hall.close(id, act(PLATFORM)));
        hall.close(id, act(COMMITTEE));
        through(id, "statements");
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
        open(id, "decide");
        refused(DeliberationReason.TOO_EARLY, () -> hall.close(id, act(COMMITTEE)));
        clock.move(Duration.ofMinutes(30));
        assertEquals(
                DeliberationStage.COUNTING,
                hall.close(id, act(COMMITTEE)).state().stage());
    }

    @Test
    void it_is_called_off_by_the_convener_but_not_while_or_after_people_vote() {
        DeliberationId id = beforeTheVote();
        refused(DeliberationReason.NOT_THE_CONVENER, () -> hall.cancel(id, REASONS, act(ELDERS)));
        hall.examine(id, DECIDE, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
        open(id, "decide");
        refused(DeliberationReason.NOT_AT_THIS_STAGE, () -> hall.cancel(id, REASONS, act(COMMITTEE)));
        clock.move(Duration.ofDays(3));
        hall.close(id, act(PLATFORM));
        refused(DeliberationReason.NOT_AT_THIS_STAGE, () -> hall.cancel(id, REASONS, act(COMMITTEE)));
        hall.conclude(id, true, REASONS, act(COMMITTEE));
        refused(DeliberationReason.NOT_AT_THIS_STAGE, () -> hall.cancel(id, REASONS, act(COMMITTEE)));
        DeliberationId other = convened("residents-council");
        assertEquals(
                DeliberationStage.CANCELLED,
                hall.cancel(other, REASONS, act(COMMITTEE)).state().stage());
    }

    @Test
    void whoever_leads_moderates_or_reviews_takes_no_side() {
        Convening fit = Square.convening("residents-council");
        refused(DeliberationReason.NOT_THE_CONVENER, () -> hall.convene(fit, act(BRANCH)));
        refused(DeliberationReason.PARTY_TWICE, () -> convene(fit.withParty(ELDERS, "once more")));
        refused(DeliberationReason.NOT_IMPARTIAL, () -> convene(fit.withParty(LAWYER, "a quiet night")));
        refused(DeliberationReason.NOT_IMPARTIAL, () -> convene(fit.withParty(FACILITATOR, "a quiet night")));
        refused(DeliberationReason.UNKNOWN_ACTOR, () -> convene(fit.withParty(ActorId.of("nobody"), "all of it")));
        refused(DeliberationReason.POST_MISSING, () -> convene(fit.withPost(Role.CONVENER, PARENTS)));
        Convening bare =
                Convening.of("The square", DONGTING, "residents-council").withPost(Role.CONVENER, COMMITTEE);
        refused(DeliberationReason.POST_MISSING, () -> convene(bare.withPost(Role.FACILITATOR, FACILITATOR)));
        refused(
                DeliberationReason.NOT_IMPARTIAL,
                () -> convene(bare.withPost(Role.FACILITATOR, COMMITTEE).withPost(Role.LEGAL_REVIEWER, LAWYER)));
        refused(
                DeliberationReason.NOT_A_PARTY_ORGANISATION,
                () -> convene(bare.withPost(Role.FACILITATOR, FACILITATOR)
                        .withPost(Role.LEGAL_REVIEWER, LAWYER)
                        .withPost(Role.PARTY_ORGANISATION, ELDERS)));
        refused(DeliberationReason.UNKNOWN_ACTOR, () -> convene(bare.withPost(Role.FACILITATOR, ActorId.of("nobody"))));
    }

    private void convene(Convening convening) {
        hall.convene(convening, act(COMMITTEE));
    }

    @Test
    void what_is_unknown_is_named() {
        refused(DeliberationReason.UNKNOWN_DESIGN, () -> convene(Square.convening("shouting")));
        refused(
                DeliberationReason.UNKNOWN_AREA,
                () -> convene(Convening.of("The square", AreaId.of("nowhere"), "residents-council")));
        refused(DeliberationReason.UNKNOWN_DELIBERATION, () -> open(DeliberationId.of("none"), "inform"));
        DeliberationId id = convened("residents-council");
        refused(DeliberationReason.UNKNOWN_PHASE, () -> open(id, "shout"));
        Act again = Act.of(ActId.of(id.value()), COMMITTEE, clock.instant());
        assertTrue(hall.convene(Square.convening("residents-council"), again).repeated());
        Ruling<DeliberationFact> ruling = DeliberationRules.convene(
                hall.get(id),
                Square.convening("residents-council"),
                new Asked(Mandate.held(Basis.of("test", "1")), act(COMMITTEE), clock.instant(), terms));
        assertEquals(
                DeliberationReason.ALREADY_CONVENED,
                ((Ruling.Refused<DeliberationFact>) ruling).refusal().reason());
        given.add(DeliberationReason.ALREADY_CONVENED);
    }

    @Test
    void the_rules_of_one_that_goes_on_are_not_changed() {
        DeliberationId id = convened("residents-council");
        Design own = Designs.residentsCouncil();
        Design other = new Design(own.id(), own.version(), own.name(), own.label(), shorter(own.phases()));
        terms = Square.terms(List.of(other));
        refused(DeliberationReason.DESIGN_CHANGED, () -> open(id, "inform"));
        assertEquals(List.of(), hall.ahead(id));
        terms = Square.terms(List.of(own, new Design(own.id(), "2", own.name(), own.label(), other.phases())));
        open(id, "inform");
        assertEquals(
                "2",
                hall.get(convened("residents-council")).convened().orElseThrow().designVersion());
    }

    private static List<Phase> shorter(List<Phase> phases) {
        return phases.stream()
                .map(phase -> new Phase(
                        phase.id(),
                        phase.kind(),
                        phase.name(),
                        phase.label(),
                        PhaseLength.of(Duration.ofHours(1)),
                        phase.isOptional(),
                        phase.rounds(),
                        phase.gates(),
                        phase.decision(),
                        phase.ways()))
                .toList();
    }

    @Test
    void a_phase_may_be_entered_as_often_as_it_says() {
        PhaseLength day = PhaseLength.of(Duration.ofDays(1));
        Design circle = Design.of(
                "circle",
                "1",
                "circle",
                "循环",
                Phase.of("one", PhaseKind.INFORM, "one", "一", day).upTo(2).then(Way.to("two")),
                Phase.of("two", PhaseKind.STATEMENTS, "two", "二", day).upTo(3).then(Way.to("one"), Way.to("end")),
                Phase.of("end", PhaseKind.EVALUATE, "end", "终", day));
        terms = Square.terms(List.of(circle));
        DeliberationId id = convened("circle");
        through(id, "one", "two", "one", "two");
        refused(DeliberationReason.NO_ROUND_LEFT, () -> open(id, "one"));
        through(id, "end");
        assertEquals(DeliberationStage.COMPLETED, hall.get(id).stage());
    }

    @Test
    void acts_are_dated_when_they_happen() {
        Act ahead = Act.of(ActId.of("ahead"), COMMITTEE, clock.instant().plus(Duration.ofMinutes(2)));
        refused(DeliberationReason.DATED_IN_FUTURE, () -> hall.convene(Square.convening("residents-council"), ahead));
        DeliberationId id = convened("residents-council");
        Act late = Act.of(ActId.of("late"), COMMITTEE, clock.instant().minus(Duration.ofMinutes(1)));
        refused(DeliberationReason.CLOCK_RAN_BACKWARDS, () -> hall.open(id, PhaseId.of("inform"), late));
    }

    @Test
    void whoever_has_no_mandate_is_refused_by_the_authority() {
        CouncilHall strict = CouncilHall.at(
                Office.over(journal),
                question -> Mandate.missing(Basis.of("nobody", "1"), Optional.of(BRANCH)),
                () -> terms,
                clock);
        RefusedException no = assertThrows(
                RefusedException.class, () -> strict.convene(Square.convening("residents-council"), act(COMMITTEE)));
        assertEquals("trace.no_mandate", no.refusal().reason().code());
        assertEquals(Optional.of(BRANCH), no.refusal().responsibleInstead());
        assertEquals("deliberation.convene", no.refusal().tried());
    }

    @Test
    void every_reason_is_given_by_one_of_these_tests() throws Exception {
        Set<Reason> all = new HashSet<>();
        for (Method test : CouncilHallTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class) && !test.getName().startsWith("every_reason_is_given")) {
                CouncilHallTest once = new CouncilHallTest();
                test.invoke(once);
                all.addAll(once.given);
            }
        }
        for (DeliberationReason reason : DeliberationReason.values()) {
            assertTrue(all.contains(reason), reason.code() + " is given by no test");
        }
    }
}
