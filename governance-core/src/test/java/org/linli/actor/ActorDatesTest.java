package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.testkit.HandClock;

/** What was announced for a later day holds from that day on; what is for organisations is not for households; what is passed on is named. */
class ActorDatesTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant SPRING = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2024-07-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId STREET = ActorId.of("street");
    private static final ActorId STATION = ActorId.of("station");
    private static final ActorId COMPANY = ActorId.of("company");
    private static final ActorId BRANCH = ActorId.of("branch");
    private static final ActorId HOME = ActorId.of("household-1");
    private static final ActorId WANG = ActorId.of("person-wang");
    private static final ActorId LI = ActorId.of("person-li");
    private static final ActorId ZHAO = ActorId.of("person-zhao");

    private final HandClock clock = new HandClock(MARCH);
    private final InMemoryJournal journal = InMemoryJournal.create("test", clock);
    private final Community community = Community.open(
            journal,
            clock,
            IdSource.seeded(1),
            new Community.Settings(
                    Authority.checkedByHost(), WorkCalendar.everyDay(ZoneOffset.UTC), Office.Settings.DEFAULT));
    private final ActorDesk actors = community.actors();
    private final BranchDesk branches = community.branches();

    @BeforeEach
    void a_neighbourhood() {
        organisation(STREET, ActorKind.STREET_OFFICE);
        organisation(STATION, ActorKind.RESIDENTS_COMMITTEE);
        organisation(COMPANY, ActorKind.PROPERTY_COMPANY);
        organisation(BRANCH, ActorKind.PARTY_ORGANISATION);
        for (ActorId each : List.of(HOME, WANG, LI, ZHAO)) {
            actors.register(
                    each,
                    each.equals(HOME) ? ActorKind.HOUSEHOLD : ActorKind.RESIDENT,
                    Naming.NONE,
                    LONG_AGO,
                    act(each));
        }
    }

    @Test
    void who_is_to_depart_in_july_takes_part_until_then_and_not_after() {
        actors.depart(COMPANY, JULY, act(COMPANY));
        Actor announced = actors.get(COMPANY);
        assertTrue(announced.takesPartAt(MARCH));
        assertFalse(announced.takesPartAt(JULY));
        actors.rename(COMPANY, Naming.open(Name.of("in liquidation")), act(COMPANY));
        actors.placeBelow(COMPANY, Optional.of(STREET), MARCH, act(COMPANY));
        actors.join(WANG, Membership.since(COMPANY, Role.OFFICER, MARCH), act(COMPANY));
        refused(
                ActorReason.DEPARTED,
                COMPANY,
                () -> actors.join(LI, Membership.since(COMPANY, Role.OFFICER, JULY), act(COMPANY)));
        refused(ActorReason.DEPARTED, COMPANY, () -> actors.depart(COMPANY, JULY, act(COMPANY)));
        clock.move(Duration.between(MARCH, JULY));
        refused(ActorReason.DEPARTED, COMPANY, () -> actors.rename(COMPANY, Naming.open(Name.of("x")), act(COMPANY)));
        refused(
                ActorReason.DEPARTED,
                COMPANY,
                () -> actors.placeBelow(STATION, Optional.of(COMPANY), JULY, act(STREET)));
    }

    @Test
    void a_reorganisation_rewrites_nothing_and_closes_no_circle_at_any_time() {
        actors.placeBelow(STATION, Optional.of(STREET), SPRING, act(STREET));
        actors.placeBelow(STATION, Optional.of(COMPANY), SUMMER, act(STREET));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.of(BRANCH), SUMMER, act(STREET)));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.empty(), SPRING.plusSeconds(9), act(STREET)));
        refused(
                ActorReason.PART_OF_NONE,
                BRANCH,
                () -> actors.placeBelow(BRANCH, Optional.empty(), SUMMER, act(STREET)));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                COMPANY,
                () -> actors.placeBelow(COMPANY, Optional.of(BRANCH), LONG_AGO.minusSeconds(1), act(STREET)));
        refused(
                ActorReason.CYCLIC,
                STATION,
                () -> actors.placeBelow(STREET, Optional.of(STATION), SUMMER.minusSeconds(1), act(STREET)));
        refused(
                ActorReason.CYCLIC,
                STATION,
                () -> actors.placeBelow(COMPANY, Optional.of(STATION), SPRING, act(STREET)));
        actors.placeBelow(STREET, Optional.of(STATION), SUMMER, act(STREET));
        actors.placeBelow(STREET, Optional.empty(), SUMMER.plusSeconds(9), act(STREET));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STREET,
                () -> actors.placeBelow(STREET, Optional.of(BRANCH), SUMMER.plusSeconds(8), act(STREET)));
        actors.placeBelow(STREET, Optional.of(BRANCH), SUMMER.plusSeconds(9), act(STREET));
        community.catchUp(1_000);
        Roster roster = community.roster();
        assertEquals(List.of(STREET), roster.above(STATION, SUMMER.minusSeconds(1)));
        assertEquals(List.of(COMPANY), roster.above(STATION, SUMMER));
        assertEquals(List.of(STATION, COMPANY), roster.above(STREET, SUMMER));
        assertEquals(List.of(BRANCH), roster.above(STREET, SUMMER.plusSeconds(9)));
    }

    @Test
    void what_has_not_begun_is_replaced_or_called_off() {
        Instant slip = Instant.parse("2206-01-01T00:00:00Z");
        actors.placeBelow(STATION, Optional.of(COMPANY), slip, act(STREET));
        actors.placeBelow(STATION, Optional.of(STREET), slip, act(STREET));
        actors.placeBelow(STATION, Optional.of(BRANCH), JULY, act(STREET));
        actors.placeBelow(STATION, Optional.empty(), JULY, act(STREET));
        assertEquals(List.of(), actors.get(STATION).ties().orElseThrow().partOf());
        refused(
                ActorReason.PART_OF_NONE,
                STATION,
                () -> actors.placeBelow(STATION, Optional.empty(), JULY, act(STREET)));
        actors.placeBelow(STATION, Optional.of(STREET), SPRING, act(STREET));
        actors.placeBelow(STATION, Optional.empty(), JULY, act(STREET));
        actors.placeBelow(STATION, Optional.of(COMPANY), SUMMER, act(STREET));
        assertEquals(
                List.of(PartOf.since(STREET, SPRING).until(SUMMER), PartOf.since(COMPANY, SUMMER)),
                actors.get(STATION).ties().orElseThrow().partOf(),
                "that it was to leave in July does not come about");
        actors.placeBelow(STATION, Optional.empty(), JULY, act(STREET));
        refused(
                ActorReason.PART_OF_NONE,
                STATION,
                () -> actors.placeBelow(STATION, Optional.empty(), JULY, act(STREET)));
        clock.move(Duration.between(MARCH, JULY));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.of(BRANCH), JULY.minusSeconds(1), act(STREET)));
        actors.placeBelow(STATION, Optional.of(BRANCH), JULY, act(STREET));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.of(STREET), JULY, act(STREET)));
    }

    @Test
    void a_part_ends_when_the_part_or_the_whole_departs() {
        actors.placeBelow(STATION, Optional.of(STREET), SPRING, act(STREET));
        actors.placeBelow(COMPANY, Optional.of(STATION), SPRING, act(STREET));
        actors.join(WANG, Membership.since(COMPANY, Role.EMPLOYEE, SPRING), act(COMPANY));
        actors.depart(STATION, SUMMER, act(STREET));
        community.catchUp(1_000);
        Roster roster = community.roster();
        Instant last = SUMMER.minusNanos(1_000);
        assertEquals(List.of(STATION, STREET), roster.above(COMPANY, last));
        assertEquals(List.of(STREET), roster.above(STATION, last));
        assertTrue(roster.isPartOf(WANG, STREET, last));
        assertTrue(roster.isPartOf(STATION, STREET, last));
        for (Instant at : List.of(SUMMER, SUMMER.plusNanos(1_000), JULY)) {
            assertEquals(List.of(), roster.above(COMPANY, at));
            assertEquals(List.of(), roster.above(STATION, at));
            assertFalse(roster.isPartOf(COMPANY, STATION, at), "the whole has departed");
            assertFalse(roster.isPartOf(STATION, STREET, at), "the part has departed");
            assertFalse(roster.isPartOf(WANG, STREET, at), "what stood between has departed");
            assertFalse(roster.isPartOf(WANG, STATION, at));
            assertTrue(roster.isPartOf(WANG, COMPANY, at));
            assertTrue(roster.isPartOf(STATION, STATION, at));
        }
        actors.depart(COMPANY, JULY, act(STREET));
        actors.depart(WANG, MARCH.plusSeconds(9), act(STREET));
        community.catchUp(1_000);
        assertTrue(community.roster().isPartOf(WANG, COMPANY, MARCH.plusSeconds(8)));
        assertFalse(community.roster().isPartOf(WANG, COMPANY, MARCH.plusSeconds(9)));
        actors.join(LI, Membership.since(COMPANY, Role.EMPLOYEE, SPRING), act(COMPANY));
        community.catchUp(1_000);
        assertTrue(community.roster().isPartOf(LI, COMPANY, JULY.minusNanos(1_000)));
        assertFalse(community.roster().isPartOf(LI, COMPANY, JULY), "who is still recorded in what has departed");
    }

    @Test
    void nobody_departs_before_what_is_known_of_them_began() {
        actors.placeBelow(STATION, Optional.of(STREET), SUMMER, act(STREET));
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, SPRING), act(STREET));
        actors.second(WANG, new Secondment(STREET, STATION, Optional.empty(), Validity.since(SUMMER)), act(STREET));
        actors.join(LI, Membership.since(STREET, Role.OFFICER, SUMMER), act(STREET));
        for (ActorId each : List.of(STATION, WANG, LI)) {
            refused(ActorReason.ENDS_TOO_EARLY, each, () -> actors.depart(each, SUMMER, act(STREET)));
            actors.depart(each, SUMMER.plusNanos(1_000), act(STREET));
        }
        actors.join(ZHAO, Membership.since(STREET, Role.OFFICER, JULY), act(STREET));
        actors.depart(ZHAO, MARCH, act(STREET));
        assertFalse(actors.get(ZHAO).serves(STREET, JULY), "what was to begin later does not come about");
    }

    @Test
    void half_a_microsecond_is_cut_off_before_anything_is_judged() {
        Instant late = MARCH.plusNanos(500);
        actors.placeBelow(STATION, Optional.of(STREET), LONG_AGO, act(STREET));
        actors.placeBelow(STATION, Optional.of(COMPANY), MARCH, act(STREET));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.of(BRANCH), late, act(STREET)));
        refused(
                ActorReason.BEGINS_TOO_EARLY,
                STATION,
                () -> actors.placeBelow(STATION, Optional.empty(), late, act(STREET)));
        actors.placeBelow(STATION, Optional.of(BRANCH), MARCH.plusNanos(1_500), act(STREET));
        community.catchUp(1_000);
        assertEquals(List.of(COMPANY), community.roster().above(STATION, late));
        assertEquals(List.of(BRANCH), community.roster().above(STATION, MARCH.plusNanos(1_000)));
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, MARCH), act(STREET));
        refused(
                ActorReason.ENDS_BEFORE_IT_STARTS,
                WANG,
                () -> actors.leave(WANG, STREET, Role.OFFICER, Optional.empty(), late, act(STREET)));
        actors.second(WANG, new Secondment(STREET, STATION, Optional.empty(), Validity.since(MARCH)), act(STREET));
        refused(ActorReason.ENDS_BEFORE_IT_STARTS, WANG, () -> actors.recall(WANG, STATION, late, act(STREET)));
        refused(
                ActorReason.ENDS_BEFORE_IT_STARTS,
                WANG,
                () -> actors.depart(WANG, LONG_AGO.plusNanos(500), act(STREET)));
    }

    @Test
    void what_begins_after_its_own_actor_has_gone_is_refused() {
        actors.depart(WANG, JULY, act(WANG));
        refused(
                ActorReason.DEPARTED,
                WANG,
                () -> actors.join(WANG, Membership.since(STREET, Role.OFFICER, JULY), act(STREET)));
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, JULY.minusSeconds(1)), act(STREET));
        refused(
                ActorReason.DEPARTED,
                WANG,
                () -> actors.delegate(
                        LI, WANG, Scope.of("case.*"), TimeWindow.of(JULY, JULY.plusSeconds(9)), false, act(LI)));
    }

    @Test
    void a_branch_goes_on_until_its_organisation_departs() {
        actors.depart(BRANCH, JULY, act(BRANCH));
        branches.found(BRANCH, true, act(STREET));
        branches.seat(BRANCH, WANG, STATION, act(BRANCH));
        actors.depart(LI, JULY, act(LI));
        branches.seat(BRANCH, LI, STATION, act(BRANCH));
        clock.move(Duration.between(MARCH, JULY));
        branches.unseat(BRANCH, LI, act(STREET));
        refused(ActorReason.DEPARTED, LI, () -> branches.seat(BRANCH, LI, STATION, act(STREET)));
    }

    @Test
    void a_household_is_no_organisation() {
        for (ActorId each : List.of(HOME, WANG)) {
            refused(
                    ActorReason.NOT_AN_ORGANISATION,
                    each,
                    () -> actors.placeBelow(each, Optional.of(STREET), MARCH, act(STREET)));
        }
        refused(
                ActorReason.NOT_AN_ORGANISATION,
                HOME,
                () -> actors.placeBelow(COMPANY, Optional.of(HOME), MARCH, act(STREET)));
        refused(
                ActorReason.NOT_AN_ORGANISATION,
                HOME,
                () -> actors.join(
                        WANG, Membership.since(STATION, Role.GRID_WORKER, MARCH).withEmployer(HOME), act(STREET)));
        refused(
                ActorReason.NOT_AN_ORGANISATION,
                HOME,
                () -> actors.join(WANG, Membership.since(HOME, Role.MEMBER, MARCH), act(WANG)));
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, MARCH), act(STREET));
        actors.join(WANG, Membership.since(HOME, Role.HOUSEHOLDER, MARCH), act(WANG));
        refused(
                ActorReason.NOT_AN_ORGANISATION,
                HOME,
                () -> actors.second(
                        WANG, new Secondment(STREET, HOME, Optional.empty(), Validity.since(MARCH)), act(STREET)));
        refused(
                ActorReason.NOT_AN_ORGANISATION,
                HOME,
                () -> actors.second(
                        WANG, new Secondment(HOME, STREET, Optional.empty(), Validity.since(MARCH)), act(STREET)));
        branches.found(BRANCH, true, act(STREET));
        refused(ActorReason.NOT_AN_ORGANISATION, HOME, () -> branches.seat(BRANCH, WANG, HOME, act(BRANCH)));
    }

    @Test
    void a_grid_worker_becomes_an_enforcement_officer_only_afterwards() {
        Membership walking = Membership.since(STATION, Role.GRID_WORKER, MARCH)
                .withArea(AreaId.of("g-1"))
                .withEmployer(STREET);
        actors.join(WANG, walking.until(JULY), act(STREET));
        refused(
                ActorReason.ROLES_EXCLUDE_EACH_OTHER,
                WANG,
                () -> actors.join(
                        WANG, Membership.since(STREET, Role.ENFORCEMENT_OFFICER, JULY.minusSeconds(1)), act(STREET)));
        actors.join(WANG, Membership.since(STREET, Role.ENFORCEMENT_OFFICER, JULY), act(STREET));
        refused(
                ActorReason.ROLES_EXCLUDE_EACH_OTHER,
                WANG,
                () -> actors.join(
                        WANG, Membership.since(STATION, Role.GRID_WORKER, JULY).withEmployer(STREET), act(STREET)));
    }

    @Test
    void whoever_passes_on_names_the_principal_and_the_chain_shows_everybody() {
        TimeWindow year = TimeWindow.of(MARCH, MARCH.plus(Duration.ofDays(365)));
        actors.delegate(WANG, LI, Scope.of("case.*"), year, true, act(WANG));
        actors.passOn(LI, WANG, ZHAO, Scope.of("case.report"), year, false, act(LI));
        community.catchUp(1_000);
        Standing standing = community
                .roster()
                .standing(act(ZHAO).onBehalfOf(WANG), "case.report", Optional.empty(), Optional.empty());
        assertTrue(standing.holds());
        assertEquals(
                List.of(WANG, LI),
                standing.chain().stream().map(Standing.Link::giver).toList());
        assertEquals(Optional.of(WANG), standing.chain().get(1).delegation().principal());
        assertFalse(
                community
                        .roster()
                        .standing(act(ZHAO).onBehalfOf(LI), "case.report", Optional.empty(), Optional.empty())
                        .holds(),
                "for the principal, and not for who passed it on");
        refused(
                ActorReason.NOT_TO_BE_PASSED_ON,
                ZHAO,
                () -> actors.passOn(ZHAO, WANG, STREET, Scope.of("case.report"), year, false, act(ZHAO)));
        refused(
                ActorReason.NOT_TO_BE_PASSED_ON,
                LI,
                () -> actors.passOn(
                        LI,
                        WANG,
                        STREET,
                        Scope.of("case.report"),
                        TimeWindow.of(year.endExclusive(), year.endExclusive().plusSeconds(1)),
                        false,
                        act(LI)));
        refused(
                ActorReason.DELEGATED_TO_ONESELF,
                LI,
                () -> actors.passOn(LI, WANG, WANG, Scope.of("case.report"), year, false, act(LI)));
    }

    private void organisation(ActorId id, ActorKind kind) {
        actors.register(id, kind, Naming.open(Name.of(id.value())), LONG_AGO, act(id));
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private void refused(ActorReason reason, ActorId about, Runnable command) {
        long before = journal.size();
        RefusedException refused = assertThrows(RefusedException.class, command::run, reason.code());
        assertEquals(reason, refused.refusal().reason());
        assertEquals(about.value(), refused.refusal().subject().id());
        assertEquals(before, journal.size(), "a refusal writes nothing");
    }
}
