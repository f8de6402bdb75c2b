package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.ActId;

class RosterTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId COMMITTEE = ActorId.of("committee");
    private static final ActorId CLERK = ActorId.of("clerk-1");
    private static final ActorId WALKER = ActorId.of("grid-worker-1");
    private static final ActorId INSPECTOR = ActorId.of("inspector-1");
    private static final ActorId OLD = ActorId.of("resident-1");
    private static final ActorId SON = ActorId.of("resident-2");
    private static final AreaId GRID = AreaId.of("g07");

    private static final Roster ROSTER = Roster.of(
            "test",
            "7",
            Map.of(
                    STREET, Ties.of(ActorKind.STREET_OFFICE, MARCH),
                    COMMITTEE, Ties.of(ActorKind.RESIDENTS_COMMITTEE, MARCH).alwaysBelow(Optional.of(STREET)),
                    CLERK,
                            Ties.of(ActorKind.STAFF_MEMBER, MARCH)
                                    .with(Membership.since(STREET, Role.OFFICER, MARCH)
                                            .until(JUNE)),
                    WALKER,
                            Ties.of(ActorKind.STAFF_MEMBER, MARCH)
                                    .with(Membership.since(COMMITTEE, Role.GRID_WORKER, MARCH)
                                            .withArea(GRID)
                                            .withEmployer(STREET)),
                    INSPECTOR,
                            Ties.of(ActorKind.STAFF_MEMBER, MARCH)
                                    .with(Membership.since(STREET, Role.OFFICER, MARCH))
                                    .with(Membership.since(STREET, Role.ENFORCEMENT_OFFICER, JUNE))
                                    .with(new Secondment(
                                            STREET,
                                            COMMITTEE,
                                            Optional.of(GRID),
                                            org.linli.basics.Validity.since(MARCH))),
                    OLD,
                            Ties.of(ActorKind.RESIDENT, MARCH)
                                    .with(new Delegation(
                                            DelegationId.of("d-1"),
                                            Optional.empty(),
                                            SON,
                                            Scope.of("case.*"),
                                            TimeWindow.of(MARCH, JUNE),
                                            true,
                                            Optional.empty())),
                    SON,
                            Ties.of(ActorKind.RESIDENT, MARCH)
                                    .with(new Delegation(
                                            DelegationId.of("d-2"),
                                            Optional.of(OLD),
                                            WALKER,
                                            Scope.of("case.report").in(GRID),
                                            TimeWindow.of(MARCH, LATER),
                                            false,
                                            Optional.empty()))));

    @Test
    void the_residents_committee_governs_itself_is_not_government_and_no_whistle_summons_it() {
        assertTrue(ActorKind.RESIDENTS_COMMITTEE.isSelfGoverning());
        assertFalse(ActorKind.RESIDENTS_COMMITTEE.isGovernment());
        assertFalse(ActorKind.RESIDENTS_COMMITTEE.mayBeSummoned());
        for (ActorKind kind : ActorKind.values()) {
            assertFalse(kind.isSelfGoverning() && (kind.isGovernment() || kind.mayBeSummoned()), kind::name);
            assertEquals(kind.isGovernment(), kind.sphere() == Sphere.GOVERNMENT, kind::name);
        }
    }

    @Test
    void only_streets_and_townships_whistle_and_they_are_not_summoned() {
        assertEquals(
                Set.of(ActorKind.STREET_OFFICE, ActorKind.TOWNSHIP_GOVERNMENT),
                EnumSet.allOf(ActorKind.class).stream()
                        .filter(ActorKind::mayWhistle)
                        .collect(Collectors.toSet()));
        assertFalse(ActorKind.STREET_OFFICE.mayBeSummoned());
        assertTrue(ActorKind.GOVERNMENT_DEPARTMENT.mayBeSummoned());
    }

    @Test
    void an_office_lets_somebody_act_in_a_name_as_long_as_it_lasts() {
        Standing inMay = standing(CLERK, STREET, "case.accept", JUNE.minusSeconds(1));
        assertTrue(inMay.holds());
        assertEquals(Standing.Ground.OFFICE, inMay.ground());
        assertEquals(Optional.of(ActorKind.STREET_OFFICE), inMay.principalKind());
        assertFalse(standing(CLERK, STREET, "case.accept", JUNE).holds());
        assertFalse(
                standing(CLERK, STREET, "case.accept", MARCH.minusSeconds(1)).holds());
    }

    @Test
    void a_secondment_gives_no_ground_and_leaves_the_powers_of_home() {
        assertFalse(standing(INSPECTOR, COMMITTEE, "case.accept", JUNE).holds());
        assertTrue(standing(INSPECTOR, STREET, "case.accept", JUNE).mayEnforce());
        assertFalse(standing(INSPECTOR, STREET, "case.accept", MARCH).mayEnforce());
    }

    @Test
    void a_grid_worker_enforces_nothing_and_does_not_act_for_whom_they_walk() {
        assertFalse(standing(WALKER, COMMITTEE, "case.accept", JUNE).holds());
        assertFalse(standing(WALKER, WALKER, "case.report", JUNE).mayEnforce());
        assertEquals(
                List.of(WALKER),
                ROSTER.serving(GRID, Role.GRID_WORKER, JUNE).stream()
                        .map(Roster.Serving::actor)
                        .toList());
        assertEquals(List.of(), ROSTER.serving(GRID, Role.GRID_WORKER, MARCH.minusSeconds(1)));
    }

    @Test
    void a_delegation_is_passed_on_only_where_that_was_allowed_and_each_link_covers_the_power() {
        Standing passedOn =
                ROSTER.standing(act(WALKER, OLD, MARCH), "case.report", Optional.empty(), Optional.of(GRID));
        assertEquals(
                List.of(OLD, SON),
                passedOn.chain().stream().map(Standing.Link::giver).toList());
        assertEquals(
                List.of(DelegationId.of("d-1"), DelegationId.of("d-2")),
                passedOn.chain().stream().map(each -> each.delegation().id()).toList());
        assertFalse(standing(WALKER, OLD, "case.report", MARCH).holds(), "no area, and one link names one");
        assertFalse(ROSTER.standing(act(WALKER, OLD, JUNE), "case.report", Optional.empty(), Optional.of(GRID))
                .holds());
        assertFalse(standing(SON, OLD, "vote.cast", MARCH).holds());
        assertFalse(standing(OLD, SON, "case.report", MARCH).holds(), "not the other way round");
    }

    @Test
    void what_somebody_gives_for_themselves_passes_on_nothing_that_others_have_given_them() {
        Map<ActorId, Ties> actors = new java.util.HashMap<>(ROSTER.actors());
        actors.put(
                SON,
                Ties.of(ActorKind.RESIDENT, MARCH)
                        .with(new Delegation(
                                DelegationId.of("d-3"),
                                Optional.empty(),
                                WALKER,
                                Scope.of("case.*"),
                                TimeWindow.of(MARCH, LATER),
                                true,
                                Optional.empty())));
        Roster own = Roster.of("test", "8", actors);
        Act forTheSon = act(WALKER, SON, MARCH);
        assertTrue(own.standing(forTheSon, "case.report", Optional.empty(), Optional.of(GRID))
                .holds());
        Act forTheOld = act(WALKER, OLD, MARCH);
        assertFalse(own.standing(forTheOld, "case.report", Optional.empty(), Optional.of(GRID))
                .holds());
    }

    @Test
    void who_is_a_grid_worker_enforces_nothing_even_by_an_office_recorded_elsewhere() {
        Map<ActorId, Ties> actors = new java.util.HashMap<>(ROSTER.actors());
        actors.put(
                INSPECTOR,
                Ties.of(ActorKind.STAFF_MEMBER, MARCH)
                        .with(Membership.since(STREET, Role.ENFORCEMENT_OFFICER, MARCH))
                        .with(Membership.since(COMMITTEE, Role.GRID_WORKER, MARCH)
                                .withEmployer(STREET)
                                .until(JUNE)));
        Roster both = Roster.of("test", "8", actors);
        Instant inMay = JUNE.minusSeconds(1);
        assertFalse(both.standing(act(INSPECTOR, STREET, inMay), "fine", Optional.empty(), Optional.empty())
                .mayEnforce());
        assertTrue(both.standing(act(INSPECTOR, STREET, JUNE), "fine", Optional.empty(), Optional.empty())
                .mayEnforce());
    }

    @Test
    void nobody_serves_longer_than_they_take_part() {
        Map<ActorId, Ties> actors = new java.util.HashMap<>(ROSTER.actors());
        actors.put(WALKER, ROSTER.tiesOf(WALKER).orElseThrow().until(JUNE));
        Roster departed = Roster.of("test", "8", actors);
        assertEquals(
                1,
                departed.serving(GRID, Role.GRID_WORKER, JUNE.minusSeconds(1)).size());
        assertEquals(List.of(), departed.serving(GRID, Role.GRID_WORKER, JUNE));
    }

    @Test
    void who_was_a_part_of_what_in_the_past_stays_so_after_a_reorganisation() {
        ActorId bureau = ActorId.of("bureau");
        Map<ActorId, Ties> actors = new java.util.HashMap<>(ROSTER.actors());
        actors.put(bureau, Ties.of(ActorKind.GOVERNMENT_DEPARTMENT, MARCH));
        actors.computeIfPresent(STREET, (id, ties) -> ties.below(Optional.of(bureau), MARCH));
        actors.computeIfPresent(COMMITTEE, (id, ties) -> ties.below(Optional.of(bureau), JUNE));
        actors.computeIfPresent(STREET, (id, ties) -> ties.below(Optional.empty(), LATER));
        Roster moved = Roster.of("test", "8", actors);
        Instant inMay = JUNE.minusSeconds(1);
        assertEquals(List.of(STREET, bureau), moved.above(COMMITTEE, inMay));
        assertEquals(List.of(bureau), moved.above(COMMITTEE, JUNE));
        assertTrue(moved.isPartOf(COMMITTEE, STREET, inMay));
        assertFalse(moved.isPartOf(COMMITTEE, STREET, JUNE));
        assertTrue(moved.isPartOf(WALKER, STREET, JUNE), "who employs somebody does not change by it");
        assertTrue(moved.isPartOf(STREET, bureau, LATER.minusSeconds(1)));
        assertFalse(moved.isPartOf(STREET, bureau, LATER));
        assertFalse(moved.isPartOf(COMMITTEE, STREET, MARCH.minusSeconds(1)), "nor was it before it began");
    }

    @Test
    void an_actor_is_a_part_of_one_organisation_at_a_time() {
        Ties plain = Ties.of(ActorKind.ENTERPRISE, MARCH);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ties(
                        plain.kind(),
                        plain.validity(),
                        List.of(PartOf.since(STREET, MARCH), PartOf.since(COMMITTEE, JUNE)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ties(
                        plain.kind(),
                        plain.validity(),
                        List.of(
                                PartOf.since(STREET, JUNE),
                                PartOf.since(COMMITTEE, MARCH).until(JUNE)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertEquals(
                List.of(PartOf.since(COMMITTEE, MARCH)),
                plain.below(Optional.of(STREET), JUNE)
                        .below(Optional.of(COMMITTEE), MARCH)
                        .partOf(),
                "what was to begin later does not come about");
    }

    @Test
    void a_circle_of_parents_in_a_roster_made_by_hand_ends() {
        ActorId one = ActorId.of("one");
        ActorId other = ActorId.of("other");
        Roster circle = Roster.of(
                "test",
                "1",
                Map.of(
                        one, Ties.of(ActorKind.ENTERPRISE, MARCH).alwaysBelow(Optional.of(other)),
                        other, Ties.of(ActorKind.ENTERPRISE, MARCH).alwaysBelow(Optional.of(one))));
        assertTrue(circle.isPartOf(one, other, MARCH));
        assertFalse(circle.isPartOf(one, STREET, MARCH));
    }

    @Test
    void somebody_who_is_not_on_the_roster_has_no_kind_and_no_standing() {
        Standing stranger = standing(ActorId.of("nobody"), ActorId.of("nobody"), "case.report", JUNE);
        assertEquals(Standing.Ground.OWN_NAME, stranger.ground());
        assertFalse(stranger.holds());
        assertEquals(List.of(STREET), ROSTER.above(COMMITTEE, JUNE));
        assertEquals("roster.test@7", ROSTER.basis().toString());
    }

    @Test
    void a_scope_names_its_powers() {
        assertThrows(IllegalArgumentException.class, () -> Scope.of());
        assertThrows(IllegalArgumentException.class, () -> Scope.of("*"));
    }

    private static Standing standing(ActorId actor, ActorId principal, String power, Instant at) {
        return ROSTER.standing(act(actor, principal, at), power, Optional.empty(), Optional.empty());
    }

    private static Act act(ActorId actor, ActorId principal, Instant at) {
        Act own = Act.of(ActId.of("a"), actor, at);
        return actor.equals(principal) ? own : own.onBehalfOf(principal);
    }
}
