package org.linli.deliberation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.actor.ActorKind;
import org.linli.actor.Roster;
import org.linli.actor.Ties;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.deliberation.design.Design;
import org.linli.deliberation.design.Designs;
import org.linli.deliberation.design.Role;
import org.linli.territory.Area;
import org.linli.territory.AreaLevel;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaTree;
import org.linli.territory.Territory;
import org.linli.trace.Digest;

/** The square in front of building 3: who has a say about it, and what is deliberated. */
final class Square {
    static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    static final ActorId COMMITTEE = ActorId.of("committee");
    static final ActorId FACILITATOR = ActorId.of("social-worker");
    static final ActorId LAWYER = ActorId.of("lawyer");
    static final ActorId BRANCH = ActorId.of("branch");
    static final ActorId ELDERS = ActorId.of("elders");
    static final ActorId PARENTS = ActorId.of("parents");
    static final ActorId PROPERTY = ActorId.of("property");
    static final ActorId PLATFORM = ActorId.of("platform");
    static final AreaId DONGTING = AreaId.of("420106012021");
    static final Digest REASONS = Digest.sha256("reasons".getBytes(StandardCharsets.UTF_8));

    private static final Validity ALWAYS = Validity.since(Instant.parse("2020-01-01T00:00:00Z"));

    private Square() {}

    static HallTerms terms() {
        return terms(Designs.examples());
    }

    static HallTerms terms(List<Design> designs) {
        Instant since = ALWAYS.from();
        Roster roster = Roster.of(
                "town",
                "1",
                Map.of(
                        COMMITTEE, Ties.of(ActorKind.RESIDENTS_COMMITTEE, since),
                        FACILITATOR, Ties.of(ActorKind.RESIDENT, since),
                        LAWYER, Ties.of(ActorKind.RESIDENT, since),
                        BRANCH, Ties.of(ActorKind.PARTY_ORGANISATION, since),
                        ELDERS, Ties.of(ActorKind.SOCIAL_ORGANISATION, since),
                        PARENTS, Ties.of(ActorKind.SOCIAL_ORGANISATION, since),
                        PROPERTY, Ties.of(ActorKind.PROPERTY_COMPANY, since)));
        Area dongting = Area.of(
                DONGTING,
                new AreaPlan(
                        AreaTree.ADMINISTRATIVE,
                        AreaLevel.COMMUNITY,
                        Name.of("东亭社区"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ALWAYS);
        return new HallTerms(DesignBook.of(designs), roster, Territory.of("1", Map.of(DONGTING, dongting)));
    }

    /** Convened with a post for every role that any design asks for. */
    static Convening convening(String design) {
        return Convening.of("The square in front of building 3", DONGTING, design)
                .withPost(Role.CONVENER, COMMITTEE)
                .withPost(Role.FACILITATOR, FACILITATOR)
                .withPost(Role.LEGAL_REVIEWER, LAWYER)
                .withPost(Role.PARTY_ORGANISATION, BRANCH)
                .withPost(Role.RESPONSIBLE, PROPERTY)
                .withParty(ELDERS, "to dance in the evening")
                .withParty(PARENTS, "a place for children to play");
    }
}
