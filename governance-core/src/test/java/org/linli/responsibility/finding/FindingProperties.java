package org.linli.responsibility.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.responsibility.DutyBasis;
import org.linli.responsibility.DutyChange;
import org.linli.responsibility.DutyGround;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.testkit.DutyArbitraries;
import org.linli.responsibility.testkit.DutyLaws;
import org.linli.responsibility.testkit.DutyLife;
import org.linli.responsibility.testkit.DutyTown;

/** What holds of the findings in any register that commands can bring about, and of their mends. */
class FindingProperties {
    private static final TimeWindow WINDOW = TimeWindow.of(DutyTown.day(0), DutyTown.day(DutyTown.DAYS));
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
                            was.partOf(),
                            was.memberships(),
                            was.secondments(),
                            was.delegations(),
                            was.untilSaid()));
        }
        return new DutyTerms(
                Roster.of("town", "2", ties),
                DutyTown.territory(),
                DutyTown.terms().lists());
    }

    @Provide
    Arbitrary<DutyLife> lives() {
        return DutyArbitraries.lives(TERMS);
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

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void a_mend_removes_its_finding_from_now_on_adds_none_at_any_time_and_leaves_the_past_as_it_was(
            @ForAll("lives") DutyLife life,
            @ForAll("inspections") Inspection with,
            @ForAll @IntRange(min = 0, max = 2 * DutyTown.DAYS - 1) int half) {
        Instant now = DutyTown.START.plus(Duration.ofHours(12L * half));
        assertEquals(List.of(), DutyLaws.mends(life, with, WINDOW, now, FindingProperties::twoOfEachKind));
    }

    private static List<DutyChange> twoOfEachKind(Findings findings, Finding finding, Instant now) {
        return findings.of(finding.kind()).indexOf(finding) < 2 ? findings.mend(finding, now) : List.of();
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void private_persons_and_pledges_are_never_found_missing_and_only_organisations_beyond_their_lists(
            @ForAll("lives") DutyLife life, @ForAll("inspections") Inspection with) {
        Findings findings = with.of(life.register(), WINDOW);
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
