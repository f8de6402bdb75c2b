package org.linli.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.linli.basics.ActorId;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.Designs;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.Phase;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.deliberation.design.Role;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.TraceEvent;
import org.linli.trace.testkit.HandClock;

/** Whatever people try, a deliberation goes by its design. */
class DeliberationProperties {
    private static final List<Design> DESIGNS = Designs.examples();

    /** One deliberation, and everything that is tried with it. */
    private static final class Trial {
        final Design design;
        final InMemoryJournal journal = InMemoryJournal.create();
        final HandClock clock = new HandClock(Square.MORNING);
        final CouncilHall hall = CouncilHall.at(Office.over(journal), Authority.ownBehalf(), Square::terms, clock);
        final DeliberationId id;
        int acts;

        Trial(Design design) {
            this.design = design;
            this.id = hall.convene(Square.convening(design.id()), act(Square.COMMITTEE))
                    .state()
                    .id();
        }

        Act act(ActorId actor) {
            return Act.of(ActId.of("act-" + acts++), actor, clock.instant());
        }

        /** Most of what is tried makes sense, so that most trials come far; the rest is by anybody, anywhere, at any time. */
        void tries(int number) {
            try {
                step(number);
            } catch (RefusedException no) {
                assertTrue(no.refusal().reason().code().startsWith("deliberation."), no.getMessage());
            }
        }

        private void step(int number) {
            Deliberation now = hall.get(id);
            int what = number % 16;
            int which = number / 16;
            PhaseId any = design.phases().get(which % design.phases().size()).id();
            List<PhaseId> ahead = hall.ahead(id);
            PhaseId likely = ahead.isEmpty() ? any : ahead.get(which % ahead.size());
            switch (what) {
                case 0, 1, 2, 3 -> hall.open(id, likely, act(Square.COMMITTEE));
                case 4, 5, 6 -> passAll(likely, true);
                case 7 -> passAll(likely, false);
                case 8, 9, 10 -> {
                    Optional<Instant> over = now.course().open().map(Course.Open::closesAt);
                    over.ifPresent(at -> clock.move(Duration.between(clock.instant(), at)));
                    hall.close(id, act(Square.PLATFORM));
                }
                case 11 -> hall.conclude(id, which % 3 > 0, Square.REASONS, act(Square.COMMITTEE));
                case 12 -> hall.extend(id, Square.REASONS, act(Square.COMMITTEE));
                case 13 -> hall.close(id, act(Square.COMMITTEE));
                case 14 -> hall.open(id, any, act(which % 2 == 0 ? Square.COMMITTEE : Square.ELDERS));
                default -> {
                    if (which % 20 == 0) {
                        hall.cancel(id, Square.REASONS, act(Square.COMMITTEE));
                    } else {
                        clock.move(Duration.ofHours(which));
                    }
                }
            }
        }

        private void passAll(PhaseId phase, boolean passes) {
            for (Gate gate : design.phase(phase).gates()) {
                hall.examine(id, phase, gate.kind(), passes, Square.REASONS, act(whoIsAsked(gate.role())));
            }
        }

        private ActorId whoIsAsked(Role role) {
            return hall.get(id).convened().orElseThrow().convening().post(role).orElseThrow();
        }
    }

    /** What must hold of any trail of facts, told from the facts and the design alone, by other means than the rules'. */
    private static void judge(Trial trial) {
        Set<PhaseId> mayCome = new HashSet<>();
        closure(trial.design.first(), trial.design, mayCome);
        Set<String> passed = new HashSet<>();
        Optional<PhaseId> open = Optional.empty();
        Instant closesAt = Instant.MIN;
        int[] entered = new int[trial.design.phases().size()];
        boolean ended = false;
        for (TraceEvent event : trial.journal.read(Selection.ALL, 0, 10_000).events()) {
            assertTrue(!ended, "nothing happens after the end");
            DeliberationFact fact = (DeliberationFact) event.fact();
            if (fact instanceof DeliberationFact.PhaseOpened opened) {
                Phase phase = trial.design.phase(opened.open().phase());
                assertTrue(mayCome.contains(phase.id()), "a way leads to " + phase.id());
                assertTrue(open.isEmpty(), "one phase at a time");
                int number = trial.design.phases().indexOf(phase);
                assertTrue(++entered[number] <= phase.rounds(), "no more rounds of " + phase.id());
                if (!passed.contains("sent back")) {
                    phase.gates().forEach(gate -> assertTrue(passed.contains(phase.id() + "/" + gate.kind())));
                }
                open = Optional.of(phase.id());
                closesAt = opened.open().closesAt();
                mayCome.clear();
                passed.clear();
            } else if (fact instanceof DeliberationFact.GatePassed gate) {
                passed.add(gate.phase() + "/" + gate.gate());
            } else if (fact instanceof DeliberationFact.SentBack sent) {
                assertTrue(mayCome.contains(sent.phase()));
                mayCome.clear();
                mayCome.add(sent.back());
                passed.clear();
                passed.add("sent back");
            } else if (fact instanceof DeliberationFact.Extended extended) {
                assertTrue(extended.closesAt().isAfter(closesAt));
                closesAt = extended.closesAt();
                Phase phase = trial.design.phase(extended.phase());
                Instant openedAt = trial.hall
                        .get(trial.id)
                        .course()
                        .open()
                        .filter(now -> now.phase().equals(phase.id()))
                        .map(Course.Open::openedAt)
                        .orElse(Instant.MAX);
                assertTrue(openedAt.equals(Instant.MAX)
                        || !closesAt.isAfter(openedAt.plus(phase.length().longest())));
            } else if (fact instanceof DeliberationFact.PhaseClosed closed) {
                Phase phase = trial.design.phase(closed.phase());
                assertEquals(open, Optional.of(phase.id()));
                open = Optional.empty();
                ended = phase.isLast() && phase.kind() != PhaseKind.DECIDE;
                if (phase.kind() != PhaseKind.DECIDE) {
                    phase.ways().forEach(way -> closure(trial.design.phase(way.to()), trial.design, mayCome));
                }
            } else if (fact instanceof DeliberationFact.Concluded concluded) {
                boolean adopted = concluded.result().adopted();
                trial.design.phase(concluded.result().phase()).ways().stream()
                        .filter(way -> way.when().name().equals(adopted ? "ADOPTED" : "NOT_ADOPTED"))
                        .forEach(way -> closure(trial.design.phase(way.to()), trial.design, mayCome));
            } else {
                ended = !(fact instanceof DeliberationFact.Convened);
                if (fact instanceof DeliberationFact.Cancelled) {
                    open = Optional.empty();
                }
            }
        }
        assertEquals(ended, trial.hall.get(trial.id).stage().isEnded());
        assertEquals(open, trial.hall.get(trial.id).course().open().map(Course.Open::phase));
    }

    private static void closure(Phase phase, Design design, Set<PhaseId> into) {
        if (into.add(phase.id()) && phase.isOptional()) {
            phase.ways().forEach(way -> closure(design.phase(way.to()), design, into));
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whatever_is_tried_it_goes_by_its_design(
            @ForAll @IntRange(max = 6) int design,
            @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 1_599) Integer> tried) {
        Trial trial = new Trial(DESIGNS.get(design));
        tried.forEach(trial::tries);
        judge(trial);
    }

    /** A design that was found good leads everybody to an end, whichever way they take. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whoever_goes_on_comes_to_an_end(
            @ForAll @IntRange(max = 6) int design, @ForAll @Size(60) List<@IntRange(max = 99) Integer> choices) {
        Trial trial = new Trial(DESIGNS.get(design));
        int taken = 0;
        while (!trial.hall.get(trial.id).stage().isEnded()) {
            assertTrue(taken < choices.size(), "an end is near");
            int choice = choices.get(taken++);
            if (trial.hall.get(trial.id).stage() == DeliberationStage.COUNTING) {
                trial.hall.conclude(trial.id, choice % 2 == 0, Square.REASONS, trial.act(Square.COMMITTEE));
                continue;
            }
            List<PhaseId> ahead = trial.hall.ahead(trial.id).stream()
                    .filter(phase -> trial.hall.get(trial.id).course().rounds(phase)
                            < trial.design.phase(phase).rounds())
                    .toList();
            PhaseId next = ahead.get(choice % ahead.size());
            Set<PhaseId> before = Set.copyOf(trial.hall.ahead(trial.id));
            boolean goes = true;
            if (trial.hall.get(trial.id).course().sentBack().isEmpty()) {
                for (Gate gate : trial.design.phase(next).gates()) {
                    goes = choice % 4 != 0;
                    trial.hall.examine(
                            trial.id,
                            next,
                            gate.kind(),
                            goes,
                            Square.REASONS,
                            trial.act(trial.whoIsAsked(gate.role())));
                    if (!goes) {
                        break;
                    }
                }
            }
            if (goes) {
                assertTrue(before.contains(next));
                Course.Open open = trial.hall
                        .open(trial.id, next, trial.act(Square.COMMITTEE))
                        .state()
                        .course()
                        .open()
                        .orElseThrow();
                trial.clock.move(Duration.between(trial.clock.instant(), open.closesAt()));
                trial.hall.close(trial.id, trial.act(Square.PLATFORM));
            }
        }
        judge(trial);
    }
}
