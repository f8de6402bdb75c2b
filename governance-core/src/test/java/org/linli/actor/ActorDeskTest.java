package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.linli.trace.Asked;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Refusal;
import org.linli.trace.RefusedException;
import org.linli.trace.TraceReason;
import org.linli.trace.testkit.HandClock;

class ActorDeskTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final ActorId STREET = ActorId.of("street-shuiguohu");
    private static final ActorId BUREAU = ActorId.of("bureau-urban");
    private static final ActorId STATION = ActorId.of("station-dongting");
    private static final ActorId BRANCH = ActorId.of("branch-dongting");
    private static final ActorId SCHOOL_BRANCH = ActorId.of("branch-school");
    private static final ActorId HOME = ActorId.of("household-1");
    private static final ActorId WANG = ActorId.of("person-wang");
    private static final ActorId LI = ActorId.of("person-li");
    private static final ActorId ZHAO = ActorId.of("person-zhao");
    private static final ActorId GONE = ActorId.of("company-gone");

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
        organisation(BUREAU, ActorKind.GOVERNMENT_DEPARTMENT);
        organisation(STATION, ActorKind.RESIDENTS_COMMITTEE);
        organisation(BRANCH, ActorKind.PARTY_ORGANISATION);
        organisation(SCHOOL_BRANCH, ActorKind.PARTY_ORGANISATION);
        organisation(GONE, ActorKind.ENTERPRISE);
        actors.depart(GONE, MARCH, act(GONE));
        actors.register(HOME, ActorKind.HOUSEHOLD, Naming.NONE, LONG_AGO, act(HOME));
        for (ActorId person : List.of(WANG, LI, ZHAO)) {
            actors.register(
                    person,
                    ActorKind.RESIDENT,
                    Naming.personal(Personal.of(person, "name", Name.of("Wang Xiaoming"))),
                    LONG_AGO,
                    act(person));
        }
    }

    @Test
    void a_grid_worker_has_an_employer_and_is_found_in_the_grid_on_any_day() {
        AreaId grid = AreaId.of("420106012021-g07");
        actors.join(
                WANG,
                Membership.since(STATION, Role.GRID_WORKER, MARCH)
                        .withArea(grid)
                        .withEmployer(STREET),
                act(STREET));
        clock.move(Duration.ofDays(30));
        Instant april = clock.instant();
        actors.leave(WANG, STATION, Role.GRID_WORKER, Optional.of(grid), april, act(STREET));
        community.catchUp(1_000);
        Roster roster = community.roster();
        assertEquals(
                List.of(WANG),
                roster.serving(grid, Role.GRID_WORKER, april.minusSeconds(1)).stream()
                        .map(Roster.Serving::actor)
                        .toList());
        assertEquals(List.of(), roster.serving(grid, Role.GRID_WORKER, april));
        assertTrue(roster.basis().toString().matches("roster\\.actors@\\d+"));
    }

    @Test
    void a_secondment_moves_tasks_and_neither_home_nor_powers() {
        RosterAuthority authority =
                RosterAuthority.of(community::roster, Powers.of("test", "1").withEnforcement("inspection.fine"));
        actors.join(LI, Membership.since(BUREAU, Role.ENFORCEMENT_OFFICER, MARCH), act(BUREAU));
        actors.second(LI, new Secondment(BUREAU, STATION, Optional.empty(), Validity.since(MARCH)), act(BUREAU));
        community.catchUp(1_000);
        assertTrue(mandate(authority, LI, BUREAU, "inspection.fine").held(), "powers stay");
        assertFalse(mandate(authority, LI, STATION, "case.accept").held(), "no new ones come");
        assertEquals(
                Optional.of(STATION),
                mandate(authority, LI, STATION, "case.accept").responsibleInstead());
        assertTrue(actors.get(LI).serves(STATION, MARCH));
    }

    @Test
    void the_authority_reserves_the_whistle_opens_reporting_and_names_both_versions() {
        Powers powers = Powers.of("dongting", "3")
                .withOpen("case.report")
                .withReserved("case.whistle", EnumSet.of(ActorKind.STREET_OFFICE, ActorKind.TOWNSHIP_GOVERNMENT));
        RosterAuthority authority = RosterAuthority.of(community::roster, powers);
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, MARCH), act(STREET));
        actors.join(LI, Membership.since(STATION, Role.GRID_WORKER, MARCH).withEmployer(STREET), act(STREET));
        community.catchUp(1_000);
        Mandate whistle = mandate(authority, WANG, STREET, "case.whistle");
        assertTrue(whistle.held());
        assertTrue(whistle.basis().toString().matches("authority\\.dongting@3\\.roster\\.actors-\\d+"));
        assertFalse(mandate(authority, STATION, STATION, "case.whistle").held());
        assertFalse(mandate(authority, LI, STREET, "case.whistle").held(), "employed by, not acting for");
        ActorId stranger = ActorId.of("stranger");
        assertTrue(mandate(authority, stranger, stranger, "case.report").held());
        assertFalse(mandate(authority, stranger, stranger, "case.accept").held());
        assertFalse(mandate(authority, stranger, WANG, "case.report").held());
        assertTrue(mandate(authority, ZHAO, ZHAO, "case.follow_up").held(), "not mentioned, and on the roster");
    }

    @Test
    void delegation_lets_an_agent_act_until_it_runs_out_or_is_revoked() {
        RosterAuthority authority = RosterAuthority.of(community::roster, Powers.of("test", "1"));
        TimeWindow year = TimeWindow.of(MARCH, MARCH.plus(Duration.ofDays(365)));
        Act giving = act(WANG);
        actors.delegate(WANG, LI, Scope.of("case.*"), year, false, giving);
        community.catchUp(1_000);
        assertTrue(mandate(authority, LI, WANG, "case.report").held());
        assertFalse(mandate(authority, LI, WANG, "vote.cast").held());
        clock.move(Duration.ofDays(1));
        actors.revoke(WANG, DelegationId.from(giving.id()), act(WANG));
        community.catchUp(1_000);
        assertFalse(mandate(authority, LI, WANG, "case.report").held());
    }

    @Test
    void a_badge_is_consented_shown_where_somebody_serves_and_nowhere_else_and_the_roster_does_not_know_it() {
        actors.join(WANG, Membership.since(BRANCH, Role.PARTY_MEMBER, MARCH), act(BRANCH));
        community.catchUp(1_000);
        Roster before = community.roster();
        Badge badge = new Badge(BRANCH, Personal.of(WANG, "badge", BadgeSign.PARTY_MEMBER), MARCH);
        Actor shown = actors.showBadge(WANG, badge, act(WANG)).state();
        assertEquals(List.of(badge), shown.badgesAt(BRANCH, MARCH));
        assertEquals(List.of(), shown.badgesAt(STATION, MARCH));
        assertEquals(
                Optional.of(BadgeSign.PARTY_MEMBER),
                shown.badgesAt(BRANCH, MARCH).get(0).sign().reveal(Purpose.of("group-page")));
        community.catchUp(1_000);
        assertEquals(before.actors(), community.roster().actors(), "nothing that is decided by the roster changes");
        clock.move(Duration.ofDays(1));
        Actor left = actors.leave(WANG, BRANCH, Role.PARTY_MEMBER, Optional.empty(), clock.instant(), act(BRANCH))
                .state();
        assertEquals(List.of(), left.badgesAt(BRANCH, clock.instant()), "serves there no more");
    }

    @Test
    void units_report_in_claim_what_is_listed_give_it_back_or_do_it() {
        branches.found(BRANCH, true, act(STREET));
        branches.reportIn(BRANCH, SCHOOL_BRANCH, act(SCHOOL_BRANCH));
        branches.seat(BRANCH, LI, SCHOOL_BRANCH, act(BRANCH));
        ItemId item = branches.list(
                        BRANCH, ListedItem.ItemList.NEEDS, Name.of("A room for the chess group"), act(STATION))
                .state()
                .id();
        branches.claim(item, act(SCHOOL_BRANCH));
        branches.release(item, act(SCHOOL_BRANCH));
        branches.claim(item, act(LI));
        assertEquals(Optional.of(LI), branches.get(item).claimant());
        assertEquals(
                ListedItem.ItemStage.DONE,
                branches.complete(item, act(LI)).state().stage());
        clock.move(Duration.ofDays(1));
        branches.unseat(BRANCH, LI, act(BRANCH));
        branches.reportOut(BRANCH, SCHOOL_BRANCH, act(SCHOOL_BRANCH));
        PartyBranch after = branches.get(BRANCH);
        assertTrue(after.greater());
        assertTrue(after.seats(LI, MARCH));
        assertFalse(after.seats(LI, clock.instant()));
        assertFalse(after.hasReported(SCHOOL_BRANCH, clock.instant()));
    }

    /** One refused attempt for each reason; what is refused appends nothing. */
    @Test
    void each_reason_is_given_and_names_the_one_at_fault() {
        actors.join(WANG, Membership.since(STREET, Role.OFFICER, MARCH), act(STREET));
        actors.placeBelow(STATION, Optional.of(STREET), MARCH, act(STREET));
        TimeWindow week = TimeWindow.of(MARCH, MARCH.plus(Duration.ofDays(7)));
        actors.delegate(WANG, LI, Scope.of("case.*"), week, true, act(WANG));
        actors.delegate(LI, ZHAO, Scope.of("case.*"), week, true, act(LI));
        actors.second(WANG, new Secondment(STREET, STATION, Optional.empty(), Validity.since(MARCH)), act(STREET));
        branches.found(BRANCH, false, act(BRANCH));
        branches.reportIn(BRANCH, SCHOOL_BRANCH, act(SCHOOL_BRANCH));
        ItemId item = branches.list(BRANCH, ListedItem.ItemList.PROJECTS, Name.of("Benches"), act(STATION))
                .state()
                .id();
        ItemId claimed = branches.list(BRANCH, ListedItem.ItemList.PROJECTS, Name.of("Lamps"), act(STATION))
                .state()
                .id();
        branches.claim(claimed, act(SCHOOL_BRANCH));
        ActorId nobody = ActorId.of("nobody");
        Personal<Name> name = Personal.of(ZHAO, "name", Name.of("zhao"));
        Badge badge = new Badge(STATION, Personal.of(ZHAO, "badge", BadgeSign.VOLUNTEER), MARCH);
        Act tomorrow = Act.of(org.linli.trace.ActId.of("x-1"), WANG, MARCH.plus(Duration.ofDays(1)));
        Act yesterday = Act.of(org.linli.trace.ActId.of("x-2"), WANG, MARCH.minus(Duration.ofDays(1)));

        Set<ActorReason> left = EnumSet.allOf(ActorReason.class);
        List<Object[]> tries = new ArrayList<>();
        tries.add(new Object[] {
            ActorReason.UNKNOWN_ACTOR, nobody, (Runnable) () -> actors.rename(nobody, Naming.NONE, act(nobody))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_REGISTERED,
            WANG,
            (Runnable) () -> actors.register(WANG, ActorKind.RESIDENT, Naming.NONE, MARCH, act(WANG))
        });
        tries.add(new Object[] {
            ActorReason.DEPARTED,
            GONE,
            (Runnable) () -> actors.join(WANG, Membership.since(GONE, Role.EMPLOYEE, MARCH), act(WANG))
        });
        tries.add(new Object[] {
            ActorReason.DATED_IN_FUTURE, WANG, (Runnable) () -> actors.rename(WANG, Naming.NONE, tomorrow)
        });
        tries.add(new Object[] {
            ActorReason.CLOCK_RAN_BACKWARDS, WANG, (Runnable) () -> actors.rename(WANG, Naming.NONE, yesterday)
        });
        tries.add(new Object[] {
            ActorReason.PERSON_NAMED_OPENLY,
            WANG,
            (Runnable) () -> actors.rename(WANG, Naming.open(Name.of("Wang")), act(WANG))
        });
        tries.add(new Object[] {
            ActorReason.ORGANISATION_UNNAMED,
            STREET,
            (Runnable) () -> actors.rename(STREET, Naming.personal(name), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NOT_AN_ORGANISATION,
            ZHAO,
            (Runnable) () -> actors.join(WANG, Membership.since(ZHAO, Role.MEMBER, MARCH), act(WANG))
        });
        tries.add(new Object[] {
            ActorReason.ROLE_DOES_NOT_FIT,
            ZHAO,
            (Runnable) () -> actors.join(ZHAO, Membership.since(STATION, Role.ENFORCEMENT_OFFICER, MARCH), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NO_EMPLOYER,
            ZHAO,
            (Runnable) () -> actors.join(ZHAO, Membership.since(STATION, Role.GRID_WORKER, MARCH), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_A_MEMBER,
            WANG,
            (Runnable) () -> actors.join(WANG, Membership.since(STREET, Role.OFFICER, MARCH), act(STREET))
        });
        actors.join(LI, Membership.since(BUREAU, Role.ENFORCEMENT_OFFICER, MARCH), act(BUREAU));
        tries.add(new Object[] {
            ActorReason.ROLES_EXCLUDE_EACH_OTHER,
            LI,
            (Runnable) () -> actors.join(
                    LI, Membership.since(STATION, Role.GRID_WORKER, MARCH).withEmployer(STREET), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NOT_TO_BE_PASSED_ON,
            ZHAO,
            (Runnable) () -> actors.passOn(ZHAO, WANG, LI, Scope.of("case.*"), week, false, act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.NOT_A_MEMBER,
            ZHAO,
            (Runnable) () -> actors.leave(ZHAO, STREET, Role.OFFICER, Optional.empty(), MARCH, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.ENDS_BEFORE_IT_STARTS,
            WANG,
            (Runnable) () -> actors.leave(WANG, STREET, Role.OFFICER, Optional.empty(), LONG_AGO, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.ENDS_TOO_EARLY, WANG, (Runnable) () -> actors.depart(WANG, LONG_AGO.plusSeconds(1), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.BEGINS_TOO_EARLY,
            ZHAO,
            (Runnable) () ->
                    actors.join(ZHAO, Membership.since(STREET, Role.EMPLOYEE, LONG_AGO.minusSeconds(1)), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.CYCLIC,
            STATION,
            (Runnable) () -> actors.placeBelow(STREET, Optional.of(STATION), MARCH, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.PART_OF_NONE,
            STREET,
            (Runnable) () -> actors.placeBelow(STREET, Optional.empty(), MARCH, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NOT_OF_THE_HOME_UNIT,
            ZHAO,
            (Runnable) () -> actors.second(
                    ZHAO, new Secondment(STREET, STATION, Optional.empty(), Validity.since(MARCH)), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_SECONDED,
            WANG,
            (Runnable) () -> actors.second(
                    WANG, new Secondment(STREET, BUREAU, Optional.empty(), Validity.since(MARCH)), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NOT_SECONDED, ZHAO, (Runnable) () -> actors.recall(ZHAO, STATION, MARCH, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.DELEGATED_TO_ONESELF,
            ZHAO,
            (Runnable) () -> actors.delegate(ZHAO, ZHAO, Scope.of("case.*"), week, false, act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.DELEGATION_CYCLE,
            WANG,
            (Runnable) () -> actors.delegate(ZHAO, WANG, Scope.of("vote.cast"), week, false, act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.UNKNOWN_DELEGATION,
            ZHAO,
            (Runnable) () -> actors.revoke(ZHAO, DelegationId.of("none"), act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.NOT_THEIR_OWN,
            ZHAO,
            (Runnable) () -> actors.showBadge(ZHAO, badge, act(WANG).onBehalfOf(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.NOT_SERVING_THERE, ZHAO, (Runnable) () -> actors.showBadge(ZHAO, badge, act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.NO_SUCH_BADGE, ZHAO, (Runnable) () -> actors.hideBadge(ZHAO, STATION, act(ZHAO))
        });
        tries.add(new Object[] {
            ActorReason.UNKNOWN_BRANCH,
            SCHOOL_BRANCH,
            (Runnable) () -> branches.reportIn(SCHOOL_BRANCH, BRANCH, act(BRANCH))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_FOUNDED, BRANCH, (Runnable) () -> branches.found(BRANCH, true, act(BRANCH))
        });
        tries.add(new Object[] {
            ActorReason.NOT_A_PARTY_ORGANISATION, STREET, (Runnable) () -> branches.found(STREET, true, act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.NO_GREATER_COMMITTEE,
            BRANCH,
            (Runnable) () -> branches.seat(BRANCH, LI, SCHOOL_BRANCH, act(BRANCH))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_THERE,
            BRANCH,
            (Runnable) () -> branches.reportIn(BRANCH, SCHOOL_BRANCH, act(SCHOOL_BRANCH))
        });
        tries.add(new Object[] {ActorReason.NOT_THERE, BRANCH, (Runnable) () -> branches.claim(item, act(STREET))});
        tries.add(new Object[] {
            ActorReason.UNKNOWN_ITEM, null, (Runnable) () -> branches.claim(ItemId.of("none"), act(STREET))
        });
        tries.add(new Object[] {
            ActorReason.ALREADY_LISTED,
            null,
            (Runnable) () -> branches.list(
                    BRANCH,
                    ListedItem.ItemList.NEEDS,
                    Name.of("Again"),
                    new Act(org.linli.trace.ActId.of(item.value()), WANG, Optional.empty(), MARCH, Optional.empty()))
        });
        tries.add(new Object[] {
            ActorReason.ITEM_NOT_AT_THIS_STAGE, null, (Runnable) () -> branches.claim(claimed, act(SCHOOL_BRANCH))
        });
        tries.add(new Object[] {
            ActorReason.NOT_THE_CLAIMANT, null, (Runnable) () -> branches.complete(claimed, act(STATION))
        });
        tries.add(new Object[] {ActorReason.NOT_THE_LISTER, null, (Runnable) () -> branches.withdraw(item, act(STREET))
        });
        for (Object[] each : tries) {
            ActorReason expected = (ActorReason) each[0];
            if (expected == ActorReason.ALREADY_LISTED) {
                continue; // an item's id is its act's, so this is a repeated act; see the next test
            }
            long size = journal.size();
            Refusal refusal = assertThrows(RefusedException.class, ((Runnable) each[2])::run, expected::name)
                    .refusal();
            assertEquals(expected, refusal.reason());
            if (each[1] != null) {
                assertEquals(((ActorId) each[1]).value(), refusal.subject().id(), expected::name);
            }
            assertFalse(refusal.summarize().contains("Xiaoming"), "no personal data");
            assertEquals(size, journal.size(), expected::name);
            left.remove(expected);
        }
        assertEquals(EnumSet.of(ActorReason.ALREADY_LISTED), left);
    }

    @Test
    void rules_refuse_to_list_an_item_twice_and_whoever_has_no_mandate() {
        Act act = act(STATION);
        ListedItem listed = ListedItem.blank(ItemId.of("i"))
                .with(new ListedItem.Listing(BRANCH, ListedItem.ItemList.NEEDS, Name.of("Benches"), STATION))
                .at(ListedItem.ItemStage.LISTED, Optional.empty(), act);
        Asked asked = new Asked(Mandate.held(org.linli.trace.Basis.of("t", "1")), act, MARCH);
        org.linli.trace.Ruling<ItemFact> ruling =
                BranchRules.list(listed, listed.listing().orElseThrow(), PartyBranch.blank(BRANCH), asked);
        assertEquals(
                ActorReason.ALREADY_LISTED,
                ((org.linli.trace.Ruling.Refused<ItemFact>) ruling).refusal().reason());
        ActorDesk strict = ActorDesk.at(community.office(), Authority.ownBehalf(), clock);
        assertEquals(
                TraceReason.NO_MANDATE,
                assertThrows(RefusedException.class, () -> strict.rename(WANG, Naming.NONE, act(LI).onBehalfOf(WANG)))
                        .refusal()
                        .reason());
    }

    @Test
    void a_name_has_no_control_characters_and_no_marks_that_turn_the_writing() {
        for (String bad :
                List.of("a\u0000b", "a\nb", "a\u202Eb", "a\u200Fb", "\u2066a", "a\u200Bb", "", " a", "a ", "\uD800")) {
            String message = assertThrows(IllegalArgumentException.class, () -> Name.of(bad))
                    .getMessage();
            assertTrue(message.startsWith("The name must"), message);
        }
        assertEquals("欧阳 \uD869\uDEA5", Name.parse("欧阳 \uD869\uDEA5").toString());
    }

    private void organisation(ActorId id, ActorKind kind) {
        actors.register(id, kind, Naming.open(Name.of(id.value())), LONG_AGO, act(id));
    }

    private Act act(ActorId actor) {
        return community.act(actor);
    }

    private Mandate mandate(Authority authority, ActorId actor, ActorId principal, String power) {
        Act own = act(actor);
        return authority.mandate(new Authority.Question(
                actor.equals(principal) ? own : own.onBehalfOf(principal),
                power,
                Actor.KIND.subject(actor),
                Optional.empty(),
                Optional.empty()));
    }
}
