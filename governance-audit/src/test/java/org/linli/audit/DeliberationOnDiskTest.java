package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.deliberation.Convening;
import org.linli.deliberation.CouncilHall;
import org.linli.deliberation.Deliberation;
import org.linli.deliberation.DeliberationId;
import org.linli.deliberation.DeliberationStage;
import org.linli.deliberation.DesignBook;
import org.linli.deliberation.HallTerms;
import org.linli.deliberation.design.Designs;
import org.linli.deliberation.design.Gate;
import org.linli.deliberation.design.PhaseId;
import org.linli.deliberation.design.Role;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.Digest;
import org.linli.trace.FactCatalog;
import org.linli.trace.Office;

/** A deliberation is read back from the durable log as it was left, every kind of fact of it. */
class DeliberationOnDiskTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final ActorId COMMITTEE = ActorId.of("committee");
    private static final ActorId LAWYER = ActorId.of("lawyer");
    private static final ActorId FACILITATOR = ActorId.of("social-worker");
    private static final AreaId DONGTING = AreaId.of("420106012021");
    private static final Digest REASONS = Digest.sha256("reasons".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private Instant now = MORNING;
    private int acts;

    private Act act(ActorId actor) {
        return Act.of(ActId.of("act-" + acts++), actor, now);
    }

    private static HallTerms terms() {
        Validity always = Validity.since(MORNING);
        Area dongting = Area.of(
                DONGTING,
                new AreaPlan(
                        AreaTree.ADMINISTRATIVE,
                        AreaLevel.COMMUNITY,
                        Name.of("东亭社区"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                always);
        return new HallTerms(
                DesignBook.of(Designs.residentsCouncil()),
                Roster.of(
                        "town",
                        "1",
                        Map.of(
                                COMMITTEE, Ties.of(ActorKind.RESIDENTS_COMMITTEE, MORNING),
                                LAWYER, Ties.of(ActorKind.RESIDENT, MORNING),
                                FACILITATOR, Ties.of(ActorKind.RESIDENT, MORNING))),
                Territory.of("1", Map.of(DONGTING, dongting)));
    }

    private TraceLog open() {
        return TraceLog.open(
                folder.resolve("log"), FactCatalog.load(), Clock.fixed(now, ZoneOffset.UTC), TraceLog.Settings.DEFAULT);
    }

    private CouncilHall hall(TraceLog log) {
        HallTerms terms = terms();
        return CouncilHall.at(
                Office.over(log),
                Authority.ownBehalf(),
                () -> terms,
                Clock.fixed(MORNING.plusSeconds(400_000_000), ZoneOffset.UTC));
    }

    private void through(CouncilHall hall, DeliberationId id, String phase) {
        now = hall.open(id, PhaseId.of(phase), act(COMMITTEE))
                .state()
                .course()
                .open()
                .orElseThrow()
                .closesAt();
        hall.close(id, act(COMMITTEE));
    }

    @Test
    void what_was_said_of_it_is_read_back() {
        PhaseId decide = PhaseId.of("decide");
        Convening convening = Convening.of("The square", DONGTING, "residents-council")
                .about(MatterId.of("square"))
                .withPost(Role.CONVENER, COMMITTEE)
                .withPost(Role.LEGAL_REVIEWER, LAWYER)
                .withPost(Role.FACILITATOR, FACILITATOR);
        Deliberation left;
        Deliberation other;
        try (TraceLog log = open()) {
            CouncilHall hall = hall(log);
            DeliberationId id = hall.convene(convening, act(COMMITTEE)).state().id();
            through(hall, id, "inform");
            hall.open(id, PhaseId.of("statements"), act(COMMITTEE));
            now = hall.extend(id, REASONS, act(COMMITTEE))
                    .state()
                    .course()
                    .open()
                    .orElseThrow()
                    .closesAt();
            hall.close(id, act(COMMITTEE));
            through(hall, id, "proposals");
            hall.examine(id, decide, Gate.Kind.LEGALITY, false, REASONS, act(LAWYER));
            through(hall, id, "proposals");
            hall.examine(id, decide, Gate.Kind.LEGALITY, true, REASONS, act(LAWYER));
            through(hall, id, "decide");
            left = hall.conclude(id, true, REASONS, act(COMMITTEE)).state();
            DeliberationId off = hall.convene(convening, act(COMMITTEE)).state().id();
            other = hall.cancel(off, REASONS, act(COMMITTEE)).state();
        }
        try (TraceLog log = open()) {
            assertEquals(left, hall(log).get(left.id()));
            assertEquals(other, hall(log).get(other.id()));
            assertEquals(List.of(PhaseId.of("publish")), hall(log).ahead(left.id()));
            assertEquals(DeliberationStage.CANCELLED, other.stage());
            assertTrue(log.verify().isSound());
        }
    }
}
