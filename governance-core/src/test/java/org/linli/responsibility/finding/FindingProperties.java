package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Sphere;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.testkit.DutyArbitraries;
import org.linli.responsibility.testkit.DutyCommand;
import org.linli.responsibility.testkit.DutyTown;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Selection;
import org.linli.trace.testkit.HandClock;

/** What holds of the findings in any register that commands can bring about, and of their mends. */
class FindingProperties {
    private static final ActorId REGISTRAR = ActorId.of("registrar");
    private static final TimeWindow WINDOW = TimeWindow.of(DutyTown.day(0), DutyTown.day(DutyTown.DAYS));
    /** Everything that has an end has ended by then. */
    private static final int LATER = 25;

    private static final TimeWindow WIDE = TimeWindow.of(DutyTown.day(0), DutyTown.day(LATER));
    private static final List<AreaId> LOWEST =
            DutyTown.AREAS.stream().filter(area -> area.value().contains("-g")).toList();
    /** More than one of some kinds, so that there is somebody to hand over to; some of them leave. */
    private static final DutyTerms TERMS = terms();

    private static DutyTerms terms() {
        Map<ActorId, Ties> ties = new TreeMap<>(DutyTown.roster().actors());
        Validity always = ties.get(DutyTown.the(ActorKind.STREET_OFFICE)).validity();
        ties.put(ActorId.of("second-bureau"), Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, always.from()));
        for (ActorKind leaving : List.of(ActorKind.PROPERTY_COMPANY, ActorKind.STREET_OFFICE, ActorKind.RESIDENT)) {
            ties.computeIfPresent(
                    DutyTown.the(leaving),
                    (actor, was) -> new Ties(
                            was.kind(),
                            Validity.of(always.from(), DutyTown.day(leaving == ActorKind.STREET_OFFICE ? 8 : 6)),
                            was.parent(),
                            was.memberships(),
                            was.secondments(),
                            was.delegations()));
        }
        return new DutyTerms(
                Roster.of("town", "2", ties),
                DutyTown.territory(),
                DutyTown.terms().lists());
    }

    /** What was done, and what it led to. */
    record Lived(DutyDesk desk, InMemoryJournal journal, HandClock clock) {
        static Lived after(List<DutyCommand> commands) {
            InMemoryJournal journal = InMemoryJournal.create();
            HandClock clock = new HandClock(DutyTown.START);
            DutyDesk desk = DutyDesk.at(
                    Office.over(journal, Office.Settings.DEFAULT), Authority.ownBehalf(), () -> TERMS, clock);
            for (int i = 0; i < commands.size(); i++) {
                try {
                    commands.get(i).on(desk, Act.of(ActId.of("act-" + i), REGISTRAR, clock.instant()));
                } catch (RefusedException e) {
                    // Most are good; those that are not leave nothing.
                }
                clock.move(Duration.ofHours(6));
            }
            clock.move(Duration.ofDays(30));
            return new Lived(desk, journal, clock);
        }

        Findings look(Inspection with, TimeWindow window) {
            DutyRegister register = new DutyRegister();
            journal.read(Selection.ALL, 0, 10_000).events().forEach(register::apply);
            return with.of(register, window);
        }
    }

    @Provide
    Arbitrary<List<DutyCommand>> lives() {
        return DutyArbitraries.commands().list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<Inspection> inspections() {
        Inspection plain = Inspection.of(DutyTown.inventory(), TERMS)
                .withBasis(DutyTown.FINES, DutyBasis.of(DutyGround.POWER_LIST, "power-list@1"));
        Arbitrary<List<Deed>> deeds = Combinators.combine(
                        DutyArbitraries.charges(),
                        Arbitraries.of(DutyTown.AREAS),
                        Arbitraries.integers().between(0, DutyTown.DAYS - 1))
                .as((charge, area, day) ->
                        new Deed(charge.actor(), charge.matter(), area, DutyTown.day(day), "case.accept", 1_000 + day))
                .list()
                .ofMaxSize(2);
        return Combinators.combine(Arbitraries.integers().between(0, 3), deeds).as((which, done) -> switch (which) {
            case 0 -> plain.withDeeds(done);
            case 1 -> plain.withLimit(ActorKind.GOVERNMENT_DEPARTMENT, 2).withDeeds(done);
            case 2 -> plain.withConflict(DutyTown.LIGHTING, DutyTown.FINES);
            default -> plain.withBasis(DutyTown.RELIEF, DutyBasis.of(DutyGround.WITHDRAWN_LIST, "withdrawn@1"));
        });
    }

    /** What a finding says of one lowest area, or of none, in half a day. */
    record Cell(String what, Optional<AreaId> area, int half) {}

    /** Nobody leads counts the same, whoever was there before and after. */
    private static Set<Cell> cells(Finding finding) {
        Set<Cell> cells = new HashSet<>();
        String what = (finding.kind() == FindingKind.HANDOVER_GAP ? FindingKind.NO_LEAD : finding.kind()) + " "
                + finding.actor() + " " + finding.matter();
        for (int half = 0; half < 2 * LATER; half++) {
            Instant start = DutyTown.START.plus(Duration.ofHours(12L * half));
            if (finding.window().overlaps(TimeWindow.of(start, start.plus(Duration.ofHours(12))))) {
                if (finding.area().isEmpty()) {
                    cells.add(new Cell(what, Optional.empty(), half));
                }
                for (AreaId area : LOWEST) {
                    if (DutyTown.territory().area(area).orElseThrow().standsAt(start)
                            && finding.area()
                                    .filter(wide -> wide.equals(area)
                                            || DutyTown.territory().above(area).contains(wide))
                                    .isPresent()) {
                        cells.add(new Cell(what, Optional.of(area), half));
                    }
                }
            }
        }
        return cells;
    }

    private static Set<Cell> cells(Findings findings) {
        Set<Cell> cells = new HashSet<>();
        findings.all().forEach(each -> cells.addAll(cells(each)));
        return cells;
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void a_mend_removes_its_finding_from_now_on_adds_none_at_any_time_and_leaves_the_past_as_it_was(
            @ForAll("lives") List<DutyCommand> commands,
            @ForAll("inspections") Inspection with,
            @ForAll @IntRange(min = 0, max = 2 * DutyTown.DAYS - 1) int half) {
        Instant now = DutyTown.START.plus(Duration.ofHours(12L * half));
        Lived lived = Lived.after(commands);
        Findings before = lived.look(with, WINDOW);
        Set<Cell> cells = cells(lived.look(with, WIDE));
        Map<Finding, List<DutyChange>> mends = new LinkedHashMap<>();
        for (FindingKind kind : FindingKind.values()) {
            before.of(kind).stream().limit(2).forEach(each -> mends.put(each, before.mend(each, now)));
        }
        mends.values().removeIf(List::isEmpty);
        mends.forEach((finding, mend) -> {
            Lived again = Lived.after(commands);
            again.desk()
                    .change(
                            mend,
                            Act.of(ActId.of("mending"), REGISTRAR, again.clock().instant()));
            Set<Cell> after = cells(again.look(with, WIDE));
            for (Cell each : cells(finding)) {
                assertFalse(each.half() >= half && after.contains(each), () -> "still there: " + finding);
            }
            assertEquals(until(half, cells), until(half, after), () -> "the past, by " + mend);
            after.removeAll(cells);
            assertTrue(after.isEmpty(), () -> "added " + after + " by mending " + finding + " with " + mend);
        });
    }

    private static Set<Cell> until(int half, Set<Cell> cells) {
        return cells.stream().filter(each -> each.half() < half).collect(Collectors.toSet());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void private_persons_and_pledges_are_never_found_missing_and_only_organisations_beyond_their_lists(
            @ForAll("lives") List<DutyCommand> commands, @ForAll("inspections") Inspection with) {
        Findings findings = Lived.after(commands).look(with, WINDOW);
        for (Finding finding : findings.all()) {
            boolean named = finding.kind().group() == FindingKind.Group.ABSENCE
                    || finding.kind() == FindingKind.WITHOUT_MEANS
                    || finding.kind() == FindingKind.ACTS_BEYOND_LIST;
            if (named && finding.actor().isPresent()) {
                assertFalse(TERMS.roster()
                                .tiesOf(finding.actor().get())
                                .orElseThrow()
                                .kind()
                                .sphere()
                        == Sphere.PEOPLE);
                assertTrue(finding.kind() == FindingKind.ACTS_BEYOND_LIST
                        || finding.duties().stream()
                                .noneMatch(each -> each.duty().basis().ground() == DutyGround.PLEDGE));
            }
        }
    }
}
