package org.linli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.actor.ActorReason;
import org.linli.actor.ActorRegister;
import org.linli.actor.Badge;
import org.linli.actor.BadgeSign;
import org.linli.actor.ItemId;
import org.linli.actor.ListedItem;
import org.linli.actor.Membership;
import org.linli.actor.Naming;
import org.linli.actor.Popolo;
import org.linli.actor.PopoloText;
import org.linli.actor.Powers;
import org.linli.actor.Role;
import org.linli.actor.Roster;
import org.linli.actor.RosterAuthority;
import org.linli.actor.Scope;
import org.linli.actor.Secondment;
import org.linli.actor.Standing;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.basics.Name;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.basics.WorkCalendar;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.territory.AreaIndex;
import org.linli.territory.AreaPlan;
import org.linli.territory.AreaShape;
import org.linli.territory.AreaTree;
import org.linli.territory.Datum;
import org.linli.territory.DivisionCode;
import org.linli.territory.DivisionList;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.EvidenceGrade;
import org.linli.territory.GeoJson;
import org.linli.territory.MalformedShapeException;
import org.linli.territory.PopulationBase;
import org.linli.territory.Roll;
import org.linli.territory.ShapeReason;
import org.linli.territory.Tenure;
import org.linli.trace.Act;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Mandate;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.RefusedException;

/** What docs/guide/actors-and-places.md shows, compiled and run. */
class ActorsAndPlacesGuideTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final ZoneId WUHAN = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");
    private static final Instant march = Instant.parse("2026-02-28T16:00:00Z");
    private static final ActorId registrar = ActorId.of("registrar");
    private static final ActorId street = ActorId.of("street-shuiguohu");
    private static final ActorId committee = ActorId.of("committee-dongting");
    private static final ActorId clerk = ActorId.of("staff-1");
    private static final ActorId gridWorker = ActorId.of("staff-2");
    private static final ActorId resident = ActorId.of("resident-7f3a");
    private static final AreaId dongting = AreaId.of("420106012021");
    private static final AreaId grid = AreaId.of("420106012021-g07");
    private static final String GRID_7 = "{\"type\":\"Polygon\",\"coordinates\":[[[114.35,30.54],[114.36,30.54],"
            + "[114.36,30.55],[114.35,30.55],[114.35,30.54]]]}";

    private final Clock clock = Clock.fixed(NOW, WUHAN);
    private Community community;

    @BeforeEach
    void open() throws IOException {
        // tag::authority
        Powers powers = Powers.of("dongting", "3")
                .withOpen("case.report")
                .withReserved("case.whistle", EnumSet.of(ActorKind.STREET_OFFICE, ActorKind.TOWNSHIP_GOVERNMENT))
                .withReserved("actor.register", EnumSet.of(ActorKind.STREET_OFFICE))
                .withEnforcement("inspection.fine");
        ActorRegister register = new ActorRegister();
        RosterAuthority authority = RosterAuthority.of(register::roster, powers);
        // end::authority
        community = Community.open(
                InMemoryJournal.create("guide", clock),
                clock,
                IdSource.seeded(1),
                new Community.Settings(
                        question -> question.act().actor().equals(registrar)
                                ? org.linli.trace.Authority.checkedByHost().mandate(question)
                                : authority.mandate(question),
                        WorkCalendar.weekdays(WUHAN),
                        Office.Settings.DEFAULT),
                register);
        // tag::register
        community
                .actors()
                .register(
                        committee,
                        ActorKind.RESIDENTS_COMMITTEE,
                        Naming.open(Name.of("东亭社区居民委员会")),
                        march,
                        community.act(registrar));
        community
                .actors()
                .register(
                        gridWorker,
                        ActorKind.STAFF_MEMBER,
                        Naming.personal(Personal.of(gridWorker, "name", Name.of("王小明"))),
                        march,
                        community.act(registrar));
        // end::register
        for (ActorId each : List.of(street)) {
            community
                    .actors()
                    .register(
                            each,
                            ActorKind.STREET_OFFICE,
                            Naming.open(Name.of("水果湖街道办事处")),
                            march,
                            community.act(registrar));
        }
        community.actors().register(clerk, ActorKind.STAFF_MEMBER, Naming.NONE, march, community.act(registrar));
        community.actors().register(resident, ActorKind.RESIDENT, Naming.NONE, march, community.act(registrar));
        // tag::join
        community
                .actors()
                .join(
                        gridWorker,
                        Membership.since(committee, Role.GRID_WORKER, march)
                                .withArea(grid)
                                .withEmployer(street),
                        community.act(registrar));
        community.actors().join(clerk, Membership.since(street, Role.OFFICER, march), community.act(registrar));
        community.catchUp(1_000);
        // end::join
        // tag::divisions
        DivisionList list = DivisionList.EMPTY
                .read("streets.csv", new StringReader("code,name\n420106012,水果湖街道\n"))
                .read("communities.csv", new StringReader("code,name\n420106012021,东亭社区\n"));
        assertEquals(List.of(), list.findings());
        community.places().takeOver(list, march, community.act(registrar));
        // end::divisions
    }

    @Test
    void each_block_of_the_guide_is_compiled() throws IOException {
        Snippets.assertCompiled(
                ROOT.resolve("docs/guide/actors-and-places.md"),
                Path.of(System.getProperty("basedir", ""))
                        .resolve("src/test/java/org/linli/docs/ActorsAndPlacesGuideTest.java"));
    }

    @Test
    void who_acts_as_whom() {
        // tag::standing
        Roster roster = community.roster();
        Act act = community.act(clerk).onBehalfOf(street);
        Standing standing = roster.standing(act, "case.whistle", Optional.empty(), Optional.empty());
        assertEquals(Standing.Ground.OFFICE, standing.ground());
        assertTrue(standing.principalKind().orElseThrow().mayWhistle());
        assertFalse(ActorKind.RESIDENTS_COMMITTEE.mayBeSummoned());
        // end::standing
        // tag::serving
        List<Roster.Serving> then = roster.serving(grid, Role.GRID_WORKER, march);
        assertEquals(gridWorker, then.get(0).actor());
        assertEquals(Optional.of(street), then.get(0).membership().employer());
        // end::serving
        // tag::refused
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> community
                        .actors()
                        .join(
                                resident,
                                Membership.since(committee, Role.GRID_WORKER, march),
                                community.act(registrar)));
        assertEquals(ActorReason.NO_EMPLOYER, refused.refusal().reason());
        // end::refused
        // tag::second
        Secondment sent = new Secondment(street, committee, Optional.of(grid), Validity.since(march));
        community.actors().second(clerk, sent, community.act(registrar));
        // end::second
        community.catchUp(1_000);
        assertFalse(community
                .roster()
                .standing(community.act(clerk).onBehalfOf(committee), "case.accept", Optional.empty(), Optional.empty())
                .holds());
        // tag::delegate
        TimeWindow untilNewYear = TimeWindow.of(NOW, Instant.parse("2026-12-31T16:00:00Z"));
        community
                .actors()
                .delegate(
                        resident,
                        gridWorker,
                        Scope.of("case.report", "case.follow_up"),
                        untilNewYear,
                        false,
                        community.act(resident));
        // end::delegate
        // tag::badge
        Badge badge = new Badge(committee, Personal.of(gridWorker, "badge", BadgeSign.PARTY_MEMBER), NOW);
        community.actors().showBadge(gridWorker, badge, community.act(gridWorker));
        assertEquals(List.of(badge), community.actors().get(gridWorker).badgesAt(committee, NOW));
        assertEquals(List.of(), community.actors().get(gridWorker).badgesAt(street, NOW));
        // end::badge
        Mandate mandate = Mandate.held(roster.basis());
        assertTrue(mandate.basis().toString().startsWith("roster.actors@"));
    }

    @Test
    void a_branch_and_its_lists() {
        ActorId branch = ActorId.of("branch-dongting");
        ActorId school = ActorId.of("branch-school-4");
        for (ActorId each : List.of(branch, school)) {
            community
                    .actors()
                    .register(
                            each,
                            ActorKind.PARTY_ORGANISATION,
                            Naming.open(Name.of(each.value())),
                            march,
                            community.act(registrar));
        }
        community.catchUp(1_000);
        // tag::branch
        community.branches().found(branch, true, community.act(registrar));
        community.branches().reportIn(branch, school, community.act(school));
        ItemId room = community
                .branches()
                .list(
                        branch,
                        ListedItem.ItemList.NEEDS,
                        Name.of("A room for the chess group"),
                        community.act(committee))
                .state()
                .id();
        community.branches().claim(room, community.act(school));
        community.branches().complete(room, community.act(school));
        // end::branch
        assertEquals(Optional.of(school), community.branches().get(room).claimant());
        // tag::popolo
        Popolo.Document document = Popolo.read(
                "{\"organizations\":[{\"id\":\"club\",\"name\":\"Chess club\",\"classification\":\"social_organisation\"}],"
                        + "\"persons\":[{\"id\":\"p-1\"}],"
                        + "\"memberships\":[{\"person_id\":\"p-1\",\"organization_id\":\"club\",\"role\":\"volunteer\"}]}",
                WUHAN,
                march);
        assertEquals(List.of(), document.findings());
        community.actors().takeOver(document, community.act(registrar));
        String written = PopoloText.write(List.of(community.actors().get(ActorId.of("club"))), WUHAN);
        // end::popolo
        assertTrue(written.contains("Chess club"));
    }

    @Test
    void where_a_point_lies() {
        // tag::grid
        AreaShape shape = GeoJson.read(GRID_7, Datum.GCJ_02);
        community
                .places()
                .establish(
                        grid,
                        AreaPlan.grid(dongting, Name.of("第七网格")).withShape(shape),
                        march,
                        community.act(registrar));
        community.catchUp(1_000);
        AreaIndex index = community.territory().index(AreaTree.GRID, clock.instant());
        AreaId here = index.first(GeoPoint.of(30.547, 114.349)).orElseThrow();
        List<AreaId> above = community.territory().above(here);
        // end::grid
        assertEquals(grid, here);
        assertEquals(List.of(dongting, AreaId.of("420106012")), above);
        // tag::datum
        MalformedShapeException silent = assertThrows(MalformedShapeException.class, () -> GeoJson.read(GRID_7));
        assertEquals(ShapeReason.NO_DATUM, silent.reason());
        // end::datum
        // tag::code
        DivisionCode code = DivisionCode.parse("420106012021");
        assertEquals(Optional.of(DivisionCode.parse("420106012000")), code.parent());
        // end::code
        // tag::dwelling
        DwellingId home = DwellingId.of("420106012021-b3-u1-0502");
        community
                .places()
                .record(home, new Dwelling.Address(dongting, "3", "1", "0502"), 8_950, community.act(registrar));
        community.places().putInGrid(home, here, community.act(registrar));
        community
                .places()
                .recordTenure(
                        home,
                        Tenure.since(resident, Tenure.Form.OWNER, EvidenceGrade.REGISTERED, march),
                        community.act(registrar));
        community.catchUp(1_000);
        Roll owners = Roll.of(
                community.dwellingsOf(dongting).stream()
                        .map(community.places()::get)
                        .toList(),
                EnumSet.of(Tenure.Form.OWNER, Tenure.Form.CO_OWNER),
                NOW,
                EvidenceGrade.DOCUMENTED);
        assertEquals(1, owners.persons());
        // end::dwelling
        // tag::population
        LocalDate today = LocalDate.of(2026, 11, 2);
        assertEquals(Optional.empty(), community.places().population(dongting).perPerson(12, "residents", today));
        community
                .places()
                .declare(
                        new PopulationBase(
                                dongting,
                                "residents",
                                LocalDate.of(2026, 10, 1),
                                12_000,
                                PopulationBase.SourceKind.REGISTER,
                                Name.of("Register of actual residents")),
                        community.act(registrar));
        assertEquals(
                1.0,
                community
                        .places()
                        .population(dongting)
                        .perPerson(12, "residents", today)
                        .orElseThrow()
                        .per(1_000));
        // end::population
    }
}
