package org.linli.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.Naming;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.WorkCalendar;
import org.linli.choice.voting.DualMajority;
import org.linli.community.Community;
import org.linli.community.HallRoom;
import org.linli.deliberation.design.CompetentBody;
import org.linli.deliberation.design.DecisionRule;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.DesignCheck;
import org.linli.deliberation.design.DesignFinding;
import org.linli.deliberation.design.Designs;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.LegalSource;
import org.linli.deliberation.design.Phase;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.PhaseKind;
import org.linli.deliberation.design.PhaseLength;
import org.linli.deliberation.design.Role;
import org.linli.deliberation.design.Way;
import org.linli.docs.testkit.Snippets;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.testkit.HandClock;

/** Every block of the guide about deliberation, compiled and run. */
class HallGuideTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final Community community = Community.open(
            InMemoryJournal.create(),
            clock,
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
    private final ActorId platform = ActorId.of("platform");
    private final AreaId dongting = AreaId.of("420106012021");
    private final ActorId committee = ActorId.of("committee");
    private final ActorId socialWorker = ActorId.of("social-worker-1");
    private final ActorId lawyer = ActorId.of("lawyer-1");
    private final ActorId elders = ActorId.of("dancers");
    private final ActorId parents = ActorId.of("parents");
    private final Digest reasons = Digest.sha256("lawful".getBytes(StandardCharsets.UTF_8));

    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/deliberation.md"),
                module.resolve("src/test/java/org/linli/deliberation/HallGuideTest.java"));
    }

    private void settleIn() {
        Instant since = clock.instant();
        community
                .places()
                .establish(
                        dongting,
                        new AreaPlan(
                                AreaTree.ADMINISTRATIVE,
                                AreaLevel.COMMUNITY,
                                Name.of("东亭社区"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        since,
                        community.act(platform));
        join(committee, ActorKind.RESIDENTS_COMMITTEE, "东亭社区居民委员会");
        join(elders, ActorKind.SOCIAL_ORGANISATION, "舞蹈队");
        join(parents, ActorKind.SOCIAL_ORGANISATION, "家长会");
        person(socialWorker);
        person(lawyer);
        community.catchUp(1_000);
    }

    private void join(ActorId id, ActorKind kind, String name) {
        community.actors().register(id, kind, Naming.open(Name.of(name)), clock.instant(), community.act(platform));
    }

    private void person(ActorId id) {
        community
                .actors()
                .register(
                        id,
                        ActorKind.RESIDENT,
                        Naming.personal(Personal.of(id, "name", Name.of("somebody"))),
                        clock.instant(),
                        community.act(platform));
    }

    @Test
    void what_the_guide_shows_happens() {
        settleIn();
        // tag::book
        DesignBook book = DesignBook.of(
                Designs.residentsCouncil(), Designs.ownersDecision(new DualMajority.Item(8)), Designs.emergency());
        // end::book

        // tag::convene
        HallRoom room = community.openHall(() -> book, platform);
        CouncilHall hall = room.hall();
        DeliberationId square = hall.convene(
                        Convening.of("The square in front of building 3", dongting, "residents-council")
                                .withPost(Role.CONVENER, committee)
                                .withPost(Role.FACILITATOR, socialWorker)
                                .withPost(Role.LEGAL_REVIEWER, lawyer)
                                .withParty(elders, "to dance in the evening")
                                .withParty(parents, "a place for children to play"),
                        community.act(committee))
                .state()
                .id();
        hall.open(square, PhaseId.of("inform"), community.act(committee));
        // end::convene

        // tag::settle
        clock.move(Duration.ofDays(3));
        community.catchUp(1_000);
        community.settle(clock.instant(), 100);
        List<PhaseId> next = hall.ahead(square);
        // end::settle
        assertEquals(List.of(PhaseId.of("statements")), next);
        assertEquals(0, community.settle(clock.instant(), 100), "once");
        hall.open(square, PhaseId.of("statements"), community.act(committee));
        community.catchUp(1_000);
        assertEquals(1, room.open().all().size());
        clock.move(Duration.ofDays(7));
        assertEquals(1, community.settle(clock.instant(), 100));
        hall.open(square, PhaseId.of("proposals"), community.act(committee));
        clock.move(Duration.ofDays(7));
        hall.close(square, community.act(committee));

        // tag::gate
        hall.examine(square, PhaseId.of("decide"), Gate.Kind.LEGALITY, true, reasons, community.act(lawyer));
        hall.open(square, PhaseId.of("decide"), community.act(committee));
        // end::gate
        community.catchUp(1_000);
        assertEquals(PhaseKind.DECIDE, room.open().all().get(0).kind());
    }

    @Test
    void a_hasty_design_is_found_out() {
        // tag::check
        DecisionRule majority = Designs.majorityOfThosePresent(
                CompetentBody.RESIDENTS_ASSEMBLY, LegalSource.charter("议事规则 §4", "2026-01-01"));
        Design hasty = Design.of(
                "hasty",
                "1",
                "Hasty",
                "草率",
                Phase.deciding("decide", "all vote at once", "立即表决", PhaseLength.of(Duration.ofDays(1)), majority)
                        .then(Way.ifAdopted("end")),
                Phase.of("end", PhaseKind.CARRY_OUT, "done", "落实", PhaseLength.of(Duration.ofDays(30))));
        for (DesignFinding finding : DesignCheck.of(hasty)) {
            System.out.println(finding);
        }
        // end::check
        assertEquals(
                Set.of(
                        DesignFinding.Kind.NO_WAY_IF_NOT_ADOPTED,
                        DesignFinding.Kind.NO_LEGALITY_CHECK,
                        DesignFinding.Kind.NOT_PUBLISHED),
                DesignCheck.of(hasty).stream().map(DesignFinding::kind).collect(Collectors.toSet()));
    }
}
